package org.junheng.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogDamaged;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.record.ArchivedRules;
import org.junheng.message.Message;
import org.junheng.publishing.Publication;
import org.junheng.publishing.PublicationLog;
import org.junheng.rules.RuleFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "fetch",
    header = "取回现行规则 / Fetch the rules in force",
    description = {
      "从数据文件夹的存档里取出现行规则（或 --id 指明的规则集），写进文件夹：多出的规则文件删去，别的文件不动。文件夹里有存档没有的改动时不写，除非用 --force。",
      "Write the rules in force, or those of --id, from the archive of the data folder into a folder; other rule files there are removed, all else stays. Refuses where the folder holds an edit that is in no archive, unless --force is given."
    })
final class FetchRules implements Callable<Integer> {
  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = {"规则集的编号，缺省为现行的。", "Id of the rule set; the one in force by default."})
  private @Nullable String id;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      required = true,
      description = {"写到哪个文件夹。", "The folder to write to."})
  private @Nullable Path output;

  @Option(
      names = "--force",
      description = {"存档里没有的改动也盖掉。", "Overwrite edits that are in no archive."})
  private boolean force;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Path folder = Objects.requireNonNull(output);
    try (LogReader reader = data.open();
        ArchivedRules archive = new ArchivedRules(reader)) {
      Optional<String> wanted = Optional.ofNullable(id);
      if (wanted.isEmpty()) {
        PublicationLog published = new PublicationLog(reader);
        published.refresh();
        wanted = published.inForce(Instant.now()).map(Publication::ruleSet);
      }
      Optional<RuleFiles> files = wanted.isEmpty() ? Optional.empty() : archive.files(wanted.get());
      if (files.isEmpty()) {
        Bilingual.print(
            err,
            wanted.isEmpty()
                ? Message.of("publication.none")
                : Message.of("publication.not-archived", wanted.get()));
        return ExitCode.FAILED;
      }
      if (!force && holdsAnEdit(folder, archive)) {
        Bilingual.print(err, Message.of("publication.unsaved-edit", folder));
        return ExitCode.REFUSED;
      }
      files.get().writeTo(folder);
      Bilingual.print(
          out, Message.of("publication.fetched", files.get().files().size(), folder, wanted.get()));
      return ExitCode.DONE;
    } catch (LogUnavailable e) {
      Bilingual.print(err, e.reason());
    } catch (LogDamaged e) {
      Bilingual.print(err, e.reason());
    } catch (IOException e) {
      Bilingual.print(err, Message.of("command.not-written", folder));
    }
    return ExitCode.FAILED;
  }

  private static boolean holdsAnEdit(Path folder, ArchivedRules archive)
      throws IOException, LogUnavailable {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    RuleFiles there = RuleFiles.read(folder, new ArrayList<>());
    return !there.files().isEmpty() && archive.files(there.id()).isEmpty();
  }
}
