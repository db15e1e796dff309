package org.junheng.app;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogUnavailable;
import org.junheng.message.Message;
import org.junheng.publishing.Publication;
import org.junheng.publishing.PublicationLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    header = "发布历史 / History of publications",
    description = {
      "从新到旧，一次发布一行：生效时间、规则集、怎样发布的、谁改的、谁批准的、原因；现行的前面有星号。",
      "Newest first, one a line; an asterisk marks what is in force."
    })
final class ListPublications implements Callable<Integer> {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (LogReader reader = data.open()) {
      PublicationLog published = new PublicationLog(reader);
      published.refresh();
      Publication now = published.inForce(Instant.now()).orElse(null);
      List<Publication> all = new ArrayList<>(published.all());
      Collections.reverse(all);
      all.forEach(each -> out.println(line(each, each.equals(now))));
      Bilingual.print(out, Message.of("publication.listed", all.size()));
      return ExitCode.DONE;
    } catch (LogUnavailable e) {
      Bilingual.print(spec.commandLine().getErr(), e.reason());
      return ExitCode.FAILED;
    }
  }

  private static String line(Publication publication, boolean inForce) {
    Publication.Person approver = publication.approver();
    return (inForce ? "* " : "  ")
        + String.join(
            "  ",
            TIME.format(publication.effective().atZone(ZoneId.systemDefault())),
            publication.ruleSet(),
            publication.kind().label().chinese(),
            publication.author().name(),
            approver == null ? "—" : approver.name(),
            publication.reason());
  }
}
