package org.junheng.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.EntryHeader;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.record.ArchivedRules;
import org.junheng.decision.record.RecordedDecisions;
import org.junheng.decision.record.RecordedEntry;
import org.junheng.decision.record.Replay;
import org.junheng.message.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "replay",
    header = "重算判定 / Make decisions again",
    description = {
      "用存档的规则集和当时的数据重算，逐条与记录核对；有一处不同，退出码为 1。",
      "Judge the recorded facts by the archived rule set again and compare every finding; ends with 1 where anything differs."
    })
final class ReplayDecisions implements Callable<Integer> {
  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      description = {"判定的编号；不写则重算全部。", "Ids of decisions; all by default."})
  private List<UUID> ids = List.of();

  @Spec private @Nullable CommandSpec spec;

  private int same;
  private int other;
  private int dropped;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (LogReader reader = data.open();
        ArchivedRules rules = new ArchivedRules(reader)) {
      RecordedDecisions records = new RecordedDecisions(reader, rules);
      if (ids.isEmpty()) {
        all(reader, records, out);
      }
      for (UUID id : ids) {
        Optional<RecordedEntry> entry = find(records, id);
        if (entry.isPresent()) {
          replay(records, entry.get(), out);
        } else if (dropped == 0) {
          Bilingual.print(err, Message.of("problem.decision-unknown", id));
          return ExitCode.FAILED;
        }
      }
      Bilingual.print(out, Message.of("audit.replayed", same, other, dropped));
      return other == 0 ? ExitCode.DONE : ExitCode.FAILED;
    } catch (LogUnavailable e) {
      Bilingual.print(err, e.reason());
      return ExitCode.FAILED;
    }
  }

  private Optional<RecordedEntry> find(RecordedDecisions records, UUID id) throws LogUnavailable {
    try {
      return records.find(id);
    } catch (RecordedEntry.Dropped e) {
      dropped++;
      return Optional.empty();
    }
  }

  private void all(LogReader reader, RecordedDecisions records, PrintWriter out)
      throws LogUnavailable {
    long last = reader.head().map(EntryHeader::position).orElse(0L);
    List<LogUnavailable> away = new ArrayList<>();
    reader.each(
        1,
        last,
        entry -> {
          if (!entry.header().kind().equals(RecordedEntry.KIND) || !away.isEmpty()) {
            return;
          }
          try {
            replay(records, RecordedEntry.of(entry), out);
          } catch (RecordedEntry.Dropped e) {
            dropped++;
          } catch (LogUnavailable e) {
            away.add(e);
          }
        });
    if (!away.isEmpty()) {
      throw away.get(0);
    }
  }

  private void replay(RecordedDecisions records, RecordedEntry entry, PrintWriter out)
      throws LogUnavailable {
    try {
      Replay replay = records.replay(entry.decision(), Optional.empty());
      if (replay.isIdentical()) {
        same++;
        return;
      }
      other++;
      out.println(entry.decision().id());
      replay
          .faults()
          .forEach(fault -> out.println("  " + fault.pointer() + ": " + fault.message().chinese()));
      for (Replay.Difference each : replay.differences()) {
        out.println("  " + each.what() + " " + each.target() + " " + each.subject());
        out.println("    " + Message.of("audit.recorded", said(each.recorded())).chinese());
        out.println("    " + Message.of("audit.again", said(each.replayed())).chinese());
      }
    } catch (ArchivedRules.Unusable e) {
      other++;
      out.println(entry.decision().id() + "\n  " + e.reason().chinese());
    }
  }

  private static String said(@Nullable Object what) {
    return what == null ? "—" : what.toString();
  }
}
