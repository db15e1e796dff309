package org.junheng.decision.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junheng.audit.AuditLog;
import org.junheng.audit.Discrepancy;
import org.junheng.audit.EntryHeader;
import org.junheng.audit.Expected;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogSettings;
import org.junheng.audit.Logs;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.DecisionRequest;
import org.junheng.decision.ShippedRules;
import org.junheng.facts.Submission;
import org.junheng.facts.SubmissionReader;
import org.junheng.oracle.RandomSubmissions;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleSetReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decisions under several rule sets, made again years later, that is by another process that has
 * the data folder and nothing else. How many is told by {@code junheng.replays}.
 */
class ReplayManyTest {
  private static final int DECISIONS = Integer.getInteger("junheng.replays", 500);

  @TempDir Path folder;

  @Test
  void everyDecisionUnderThreeRuleSetsComesOutTheSame() throws Exception {
    LogSettings settings = LogSettings.sqlite(folder);
    List<DecisionMaker> makers = makers();
    try (DecisionLog log =
        new DecisionLog(AuditLog.open(settings, Clock.systemUTC()), Clock.systemDefaultZone())) {
      SplittableRandom random = new SplittableRandom(20261125);
      for (int i = 0; i < DECISIONS; i++) {
        record(log, makers.get(i % makers.size()), RandomSubmissions.next(random), i);
      }
    }
    makers.subList(1, makers.size()).forEach(DecisionMaker::close);

    try (LogReader reader = LogReader.open(settings);
        ArchivedRules rules = new ArchivedRules(reader)) {
      RecordedDecisions records = new RecordedDecisions(reader, rules);
      int[] same = {0};
      List<String> different = new ArrayList<>();
      reader.each(
          1,
          reader.head().map(EntryHeader::position).orElseThrow(),
          entry -> {
            if (entry.header().kind().equals(RecordedEntry.KIND)) {
              Replay replay = replay(records, entry);
              if (replay.isIdentical()) {
                same[0]++;
              } else {
                different.add(entry.header().position() + " " + replay);
              }
            }
          });
      assertThat(different).isEmpty();
      assertThat(same[0]).isEqualTo(DECISIONS);
      assertThat(reader.verify(Expected.NOTHING, DecisionLabels::of).discrepancies()).isEmpty();
    }
    oneByteOfARuleSetIsNoticed(settings, makers.get(1).ruleSet().id());
  }

  private static Replay replay(RecordedDecisions records, org.junheng.audit.Entry entry) {
    try {
      return records.replay(RecordedEntry.of(entry).decision(), Optional.empty());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void oneByteOfARuleSetIsNoticed(LogSettings settings, String ruleSet)
      throws Exception {
    changeOneByte(settings, ruleSet);

    try (LogReader reader = LogReader.open(settings);
        ArchivedRules rules = new ArchivedRules(reader)) {
      assertThatThrownBy(() -> rules.with(ruleSet, Optional.empty(), maker -> ""))
          .isInstanceOfSatisfying(
              ArchivedRules.Unusable.class,
              e -> assertThat(e.reason().code()).isEqualTo("record.rule-set-damaged"));
      assertThat(reader.verify(Expected.NOTHING).discrepancies())
          .extracting(Discrepancy::kind)
          .contains(Discrepancy.Kind.ARCHIVE_CHANGED);
    }
  }

  /** As somebody could who has the file and a database tool. */
  private static void changeOneByte(LogSettings settings, String ruleSet) throws SQLException {
    Logs.execute(
        settings,
        "DROP TRIGGER archive_is_not_changed",
        "UPDATE archive SET content = CAST(replace(CAST(content AS TEXT), '44);', '43);') AS BLOB)"
            + " WHERE hash = '"
            + ruleSet
            + "'");
  }

  private static void record(DecisionLog log, DecisionMaker maker, ObjectNode facts, int number)
      throws Exception {
    // No two about the same, so that none is a correction.
    ((ObjectNode) facts.get("district")).put("code", "%06d".formatted(number));
    Pack pack = maker.pack("plan2024").orElseThrow();
    SubmissionReader.Result read = maker.reader(pack).read(facts, "/facts");
    Submission submission = ((SubmissionReader.Result.Accepted) read).submission();
    DecisionRequest request =
        DecisionRequest.of(pack, DecisionMaker.countDate(submission), submission);
    DecisionLog.Outcome outcome =
        log.record(
            maker.decide(pack, submission, request.asOf(), true),
            request,
            maker,
            new DecisionLog.Circumstances(
                facts, Sender.anonymous("local"), "request " + number, null, null));
    assertThat(outcome).isInstanceOf(DecisionLog.Outcome.Recorded.class);
  }

  /** The shipped rules, and two later sets: classes of 44, and schools of 1900 besides. */
  private static List<DecisionMaker> makers() {
    RuleFiles shipped = ShippedRules.maker().ruleSet().source();
    RuleFiles smaller = changed(shipped, "require.atMost($class, $students, 45)", "44)");
    RuleFiles smallest = changed(smaller, "require.atMost($school, $students, 2000)", "1900)");
    List<DecisionMaker> makers = new ArrayList<>(List.of(ShippedRules.maker()));
    for (RuleFiles files : List.of(smaller, smallest)) {
      makers.add(DecisionMaker.of(ShippedRules.sound(RuleSetReader.read(files))));
    }
    return makers;
  }

  private static RuleFiles changed(RuleFiles files, String demand, String limit) {
    TreeMap<String, byte[]> changed = new TreeMap<>(files.files());
    String text = new String(changed.get("plan2024/size.drl"), StandardCharsets.UTF_8);
    assertThat(text).contains(demand);
    String other = demand.substring(0, demand.lastIndexOf(' ') + 1) + limit;
    changed.put("plan2024/size.drl", text.replace(demand, other).getBytes(StandardCharsets.UTF_8));
    return new RuleFiles(changed);
  }
}
