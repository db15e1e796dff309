package org.junheng.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.audit.Discrepancy.Kind.ARCHIVE_CHANGED;
import static org.junheng.audit.Discrepancy.Kind.ARCHIVE_MISSING;
import static org.junheng.audit.Discrepancy.Kind.BODY_CHANGED;
import static org.junheng.audit.Discrepancy.Kind.BODY_MISSING;
import static org.junheng.audit.Discrepancy.Kind.CHAIN_BROKEN;
import static org.junheng.audit.Discrepancy.Kind.CHECKPOINT_NOT_IN_CHAIN;
import static org.junheng.audit.Discrepancy.Kind.CHECKPOINT_SIGNATURE_WRONG;
import static org.junheng.audit.Discrepancy.Kind.FILE_CHANGED;
import static org.junheng.audit.Discrepancy.Kind.FORMAT_UNKNOWN;
import static org.junheng.audit.Discrepancy.Kind.HEADER_CHANGED;
import static org.junheng.audit.Discrepancy.Kind.LABELS_CHANGED;
import static org.junheng.audit.Discrepancy.Kind.LOG_SHORTER_THAN_CHECKPOINT;
import static org.junheng.audit.Discrepancy.Kind.OPENING_MISSING;
import static org.junheng.audit.Discrepancy.Kind.OPENING_WRONG;
import static org.junheng.audit.Discrepancy.Kind.OTHER_KEY;
import static org.junheng.audit.Discrepancy.Kind.OTHER_LOG;
import static org.junheng.audit.Discrepancy.Kind.POSITION_DUPLICATED;
import static org.junheng.audit.Discrepancy.Kind.POSITION_MISSING;
import static org.junheng.audit.Discrepancy.Kind.POSITION_REORDERED;
import static org.junheng.audit.Discrepancy.Kind.RECORD_TORN;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junheng.audit.Discrepancy.Kind;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What somebody can do who can write the database or an exported file. Each forgery is looked for
 * by the verifier on the store, by the same on an export, and by the verifier in Python on that
 * export.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgeriesTest {
  @TempDir static Path folder;
  private Specimen original;
  private Specimen log;
  private int number;

  @BeforeAll
  void make() throws Exception {
    original = Specimen.in(folder);
  }

  @BeforeEach
  void copy() throws Exception {
    log = original.copy(folder.resolve("forged" + number++));
  }

  /** What all verifiers find, without and with what an auditor kept elsewhere. */
  private void found(Set<Kind> alone, Set<Kind> withOutsideCheckpoint) throws Exception {
    Expected outside = new Expected(List.of(log.outside()), Set.of());
    try (LogReader reader = LogReader.open(log.settings())) {
      assertThat(Specimen.kinds(reader.verify(Expected.NOTHING))).as("store").isEqualTo(alone);
      assertThat(Specimen.kinds(reader.verify(outside)))
          .as("store, with an outside checkpoint")
          .isEqualTo(withOutsideCheckpoint);
    }
    foundIn(log.export(false), alone, withOutsideCheckpoint);
  }

  private void foundIn(Path export, Set<Kind> alone, Set<Kind> withOutsideCheckpoint)
      throws Exception {
    Expected outside = new Expected(List.of(log.outside()), Set.of());
    assertThat(Specimen.kinds(LogReader.verify(export, Expected.NOTHING)))
        .as("export")
        .isEqualTo(alone);
    assertThat(Specimen.kinds(LogReader.verify(export, outside)))
        .as("export, with an outside checkpoint")
        .isEqualTo(withOutsideCheckpoint);
    if (PythonVerifier.isPresent()) {
      PythonVerifier.Answer answer = PythonVerifier.run(export);
      assertThat(answer.kinds()).as("Python: %s", answer.lines()).isEqualTo(alone);
      assertThat(answer.status()).isEqualTo(alone.isEmpty() ? 0 : 1);
      PythonVerifier.Answer more =
          PythonVerifier.run(export, "--checkpoint", log.checkpointFile().toString());
      assertThat(more.kinds())
          .as("Python, with an outside checkpoint: %s", more.lines())
          .isEqualTo(withOutsideCheckpoint);
    }
  }

  /** The same in every case: no outside checkpoint is needed. */
  private void found(Kind... kinds) throws Exception {
    found(Set.of(kinds), Set.of(kinds));
  }

  @Test
  void theVerifierInPythonIsRun() {
    Assumptions.assumeTrue(PythonVerifier.isPresent(), "python3 is not on this machine");
  }

  @Test
  void theVerifierInPythonIsAnAfternoonsWork() throws Exception {
    assertThat(Files.readAllLines(PythonVerifier.SCRIPT).size()).isLessThan(300);
  }

  @Test
  void anUntouchedLogIsIntactAndSaysWhatCannotBeKnown() throws Exception {
    found();
    Verification alone = LogReader.verify(log.export(false), Expected.NOTHING);
    assertThat(alone.unknown())
        .extracting(message -> message.code())
        .containsExactly("audit.unknown-end", "audit.unknown-keys");
    assertThat(alone.signedUpTo()).isEqualTo(Specimen.LAST);
    assertThat(alone.bodies()).isEqualTo(Specimen.LAST);
    assertThat(
            LogReader.verify(
                    log.export(true), new Expected(List.of(log.outside()), Set.of(log.key().id())))
                .unknown())
        .isEmpty();
  }

  @Test
  void aMaskedExportVerifiesAndHoldsNoSealedValue() throws Exception {
    Path masked = log.export(true);
    foundIn(masked, Set.of(), Set.of());
    assertThat(Files.readString(masked)).doesNotContain("王校长").doesNotContain("salt");
    assertThat(Files.readString(log.export(false))).contains("王校长").contains("salt");
  }

  @Test
  void editAFinding() throws Exception {
    log.forge("UPDATE body SET body = replace(body, 'UNMET', 'MET') WHERE position = 7");
    found(BODY_CHANGED);
  }

  @Test
  void editFacts() throws Exception {
    log.forge("UPDATE body SET body = replace(body, '407', '507') WHERE position = 7");
    found(BODY_CHANGED);
  }

  @Test
  void editFactsAndTheHashOfTheirHeader() throws Exception {
    log.forge("UPDATE body SET body = replace(body, '407', '507') WHERE position = 7");
    String hash;
    try (LogReader reader = LogReader.open(log.settings())) {
      hash = Hash.of(reader.entry(7).orElseThrow().body());
    }
    log.forge("UPDATE entry SET body_hash = '" + hash + "' WHERE position = 7");
    found(HEADER_CHANGED);
  }

  @Test
  void editFactsAndChainTheRestAnew() throws Exception {
    log.forge("UPDATE body SET body = replace(body, '407', '507') WHERE position = 7");
    log.rechain(7);
    found(CHECKPOINT_NOT_IN_CHAIN);
  }

  @Test
  void editFactsChainTheRestAnewAndTakeTheCheckpointsAwayNeedsAnOutsideCheckpoint()
      throws Exception {
    log.forge(
        "UPDATE body SET body = replace(body, '407', '507') WHERE position = 7",
        "DELETE FROM checkpoint WHERE size > 6");
    log.rechain(7);
    found(Set.of(), Set.of(CHECKPOINT_NOT_IN_CHAIN));
    assertThat(LogReader.verify(log.export(false), Expected.NOTHING).unknown())
        .extracting(message -> message.code())
        .contains("audit.unknown-unsigned");
  }

  @Test
  void editTheTime() throws Exception {
    log.forge("UPDATE entry SET recorded_at = '2020-01-01T00:00:00.000Z' WHERE position = 8");
    found(HEADER_CHANGED);
  }

  @Test
  void delete() throws Exception {
    log.forge("DELETE FROM body WHERE position = 8", "DELETE FROM entry WHERE position = 8");
    found(POSITION_MISSING);
  }

  @Test
  void deleteAndCloseTheGap() throws Exception {
    log.forge(
        "DELETE FROM body WHERE position = 8",
        "DELETE FROM entry WHERE position = 8",
        "UPDATE entry SET position = position - 1 WHERE position > 8",
        "UPDATE body SET position = position - 1 WHERE position > 8");
    found(HEADER_CHANGED, CHAIN_BROKEN, LOG_SHORTER_THAN_CHECKPOINT);
  }

  @Test
  void deleteABodyAlone() throws Exception {
    log.forge("DELETE FROM body WHERE position = 8");
    found(BODY_MISSING);
  }

  @Test
  void reorder() throws Exception {
    log.forge(
        "UPDATE entry SET position = -8 WHERE position = 8",
        "UPDATE entry SET position = 8 WHERE position = 9",
        "UPDATE entry SET position = 9 WHERE position = -8",
        "UPDATE body SET position = -8 WHERE position = 8",
        "UPDATE body SET position = 8 WHERE position = 9",
        "UPDATE body SET position = 9 WHERE position = -8");
    found(HEADER_CHANGED, CHAIN_BROKEN);
  }

  @Test
  void insert() throws Exception {
    log.forge(
        "UPDATE entry SET position = -position - 1 WHERE position > 8",
        "UPDATE entry SET position = -position WHERE position < 0",
        "UPDATE body SET position = -position - 1 WHERE position > 8",
        "UPDATE body SET position = -position WHERE position < 0",
        "INSERT INTO entry SELECT 9, kind, '00000000-0000-4000-8000-000000000000', recorded_at,"
            + " body_hash, hash, hash FROM entry WHERE position = 8",
        "INSERT INTO body SELECT 9, body, openings FROM body WHERE position = 8");
    found(HEADER_CHANGED, CHECKPOINT_NOT_IN_CHAIN);
  }

  @Test
  void duplicate() throws Exception {
    log.forge(
        "INSERT INTO entry SELECT 13, kind, '00000000-0000-4000-8000-000000000000', recorded_at,"
            + " body_hash, previous, hash FROM entry WHERE position = 12",
        "INSERT INTO body SELECT 13, body, openings FROM body WHERE position = 12");
    found(HEADER_CHANGED, CHAIN_BROKEN);
  }

  @Test
  void swapTwoReceipts() throws Exception {
    log.forge(
        "CREATE TEMP TABLE swap AS SELECT position, hash FROM entry",
        "UPDATE entry SET hash = (SELECT hash FROM swap WHERE swap.position = 9) WHERE position = 8",
        "UPDATE entry SET hash = (SELECT hash FROM swap WHERE swap.position = 8) WHERE position ="
            + " 9");
    found(HEADER_CHANGED, CHAIN_BROKEN);
  }

  @Test
  void truncateTheTail() throws Exception {
    log.forge("DELETE FROM body WHERE position > 9", "DELETE FROM entry WHERE position > 9");
    // The checkpoint after the tail was forgotten; an export can't reach it.
    try (LogReader reader = LogReader.open(log.settings())) {
      assertThat(Specimen.kinds(reader.verify(Expected.NOTHING)))
          .containsExactly(LOG_SHORTER_THAN_CHECKPOINT);
    }
    foundIn(
        log.export(false),
        Set.of(LOG_SHORTER_THAN_CHECKPOINT),
        Set.of(LOG_SHORTER_THAN_CHECKPOINT));
  }

  @Test
  void truncateTheTailAndItsCheckpointsNeedsAnOutsideCheckpoint() throws Exception {
    log.forge(
        "DELETE FROM body WHERE position > 9",
        "DELETE FROM entry WHERE position > 9",
        "DELETE FROM checkpoint WHERE size > 9");
    found(Set.of(), Set.of(LOG_SHORTER_THAN_CHECKPOINT));
  }

  @Test
  void rollBackToAnOldCopyNeedsAnOutsideCheckpoint() throws Exception {
    log = new Specimen(log.old(), log.old(), log.outside(), log.key());
    found(Set.of(), Set.of(LOG_SHORTER_THAN_CHECKPOINT));
    assertThat(LogReader.verify(log.export(false), Expected.NOTHING).unknown())
        .extracting(message -> message.code())
        .contains("audit.unknown-end");
  }

  @Test
  void chainAnewWithANewKeyNeedsAnOutsideCheckpointOrATrustedKey() throws Exception {
    SigningKey other = SigningKey.in(Files.createDirectory(log.folder().resolve("other")));
    log.forge(
        "UPDATE body SET body = replace(replace(body, '%s', '%s'), '%s', '%s') WHERE position = 1"
            .formatted(
                log.key().id(), other.key().id(), log.key().publicKey(), other.key().publicKey()),
        "DELETE FROM checkpoint",
        "UPDATE body SET body = replace(body, 'UNMET', 'MET') WHERE position = 7");
    log.rechain(1);
    log.sign(other);
    found(Set.of(), Set.of(OTHER_KEY, CHECKPOINT_NOT_IN_CHAIN));

    Path export = log.export(false);
    Expected trusted = new Expected(List.of(), Set.of(log.key().id()));
    assertThat(Specimen.kinds(LogReader.verify(export, trusted))).containsExactly(OTHER_KEY);
    if (PythonVerifier.isPresent()) {
      assertThat(PythonVerifier.run(export, "--key", log.key().publicKey()).kinds())
          .containsExactly(OTHER_KEY);
      assertThat(PythonVerifier.run(export, "--key", log.key().id()).kinds())
          .containsExactly(OTHER_KEY);
    }
  }

  @Test
  void aCheckpointOfAnotherLog() throws Exception {
    Specimen other = Specimen.in(Files.createDirectory(log.folder().resolve("other-log")));
    log = new Specimen(log.folder(), log.old(), other.outside(), log.key());
    found(Set.of(), Set.of(OTHER_LOG, CHECKPOINT_NOT_IN_CHAIN));
  }

  @Test
  void anotherSignature() throws Exception {
    SigningKey other = SigningKey.in(Files.createDirectory(log.folder().resolve("other")));
    String signed = log.outside().signed();
    log.forge(
        "UPDATE checkpoint SET text = '%s' WHERE size = 12"
            .formatted(signed + other.sign(signed) + "\n"));
    found(CHECKPOINT_SIGNATURE_WRONG);
  }

  @Test
  void oneByteOfAnArchivedRuleSet() throws Exception {
    log.forge("UPDATE archive SET content = x'706c616e'");
    found(ARCHIVE_CHANGED);
    try (LogReader reader = LogReader.open(log.settings())) {
      String hash = Bodies.archived(reader.entry(2).orElseThrow().body());
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> reader.archived(hash))
          .isInstanceOf(LogDamaged.class);
    }
  }

  @Test
  void anArchivedRuleSetThatIsGone() throws Exception {
    log.forge("DELETE FROM archive");
    try (LogReader reader = LogReader.open(log.settings())) {
      assertThat(Specimen.kinds(reader.verify(Expected.NOTHING))).containsExactly(ARCHIVE_MISSING);
    }
    Path export = edit(lines -> lines.removeIf(line -> line.startsWith("{\"archived\"")));
    foundIn(export, Set.of(ARCHIVE_MISSING), Set.of(ARCHIVE_MISSING));
  }

  @Test
  void anotherSealedValue() throws Exception {
    log.forge("UPDATE body SET openings = replace(openings, '王', '李') WHERE position = 7");
    found(OPENING_WRONG);
  }

  @Test
  void aSealedValueThatIsGone() throws Exception {
    log.forge("UPDATE body SET openings = NULL WHERE position = 7");
    found(OPENING_MISSING);
  }

  @Test
  void aFormatThatNobodyKnows() throws Exception {
    log.forge("UPDATE entry SET kind = 'Decision!' WHERE position = 7");
    found(HEADER_CHANGED, FORMAT_UNKNOWN);
  }

  @Test
  void aDecisionHiddenFromLookUp() throws Exception {
    log.forge("UPDATE label SET value = 'other' WHERE name = 'n' AND value = '7'");
    try (LogReader reader = LogReader.open(log.settings())) {
      assertThat(
              reader.verify(
                  Expected.NOTHING,
                  entry ->
                      entry.header().kind().equals("decision")
                          ? Set.of(new Label("n", "" + entry.header().position()))
                          : Set.of()))
          .extracting(Specimen::kinds)
          .isEqualTo(Set.of(LABELS_CHANGED));
    }
  }

  @Test
  void aLineOfAnExportTakenOut() throws Exception {
    Path export = edit(lines -> lines.remove(line(lines, 8)));
    foundIn(export, Set.of(POSITION_MISSING), Set.of(POSITION_MISSING));
  }

  @Test
  void aLineOfAnExportThatStandsTwice() throws Exception {
    Path export = edit(lines -> lines.add(line(lines, 8) + 2, lines.get(line(lines, 8))));
    foundIn(export, Set.of(POSITION_DUPLICATED), Set.of(POSITION_DUPLICATED));
  }

  @Test
  void twoLinesOfAnExportInAnotherOrder() throws Exception {
    Path export = edit(lines -> lines.add(line(lines, 8) + 1, lines.remove(line(lines, 8))));
    foundIn(export, Set.of(POSITION_REORDERED), Set.of(POSITION_REORDERED));
  }

  @Test
  void anExportThatBreaksOff() throws Exception {
    Path export = log.export(false);
    String text = Files.readString(export);
    Files.writeString(export, text.substring(0, text.length() / 2));
    assertThat(Specimen.kinds(LogReader.verify(export, Expected.NOTHING)))
        .contains(RECORD_TORN, POSITION_MISSING);
    if (PythonVerifier.isPresent()) {
      assertThat(PythonVerifier.run(export).kinds()).contains(RECORD_TORN, POSITION_MISSING);
    }
  }

  @Test
  void aTailOfAnExportThatIsGoneWithItsEnd() throws Exception {
    Path export = edit(lines -> lines.subList(line(lines, 10), lines.size()).clear());
    foundIn(
        export, Set.of(POSITION_MISSING), Set.of(POSITION_MISSING, LOG_SHORTER_THAN_CHECKPOINT));
  }

  @Test
  void whatFollowsTheEndOfAnExport() throws Exception {
    Path export = log.export(false);
    List<String> lines = Files.readAllLines(export);
    Files.writeString(export, Files.readString(export) + lines.get(lines.size() - 1) + "\n");
    assertThat(Specimen.kinds(LogReader.verify(export, Expected.NOTHING))).contains(FILE_CHANGED);
    if (PythonVerifier.isPresent()) {
      assertThat(PythonVerifier.run(export).kinds()).contains(FILE_CHANGED);
    }
  }

  /** Changes the lines of an export, all but the last one, which is made right again. */
  private Path edit(Consumer<List<String>> change) throws Exception {
    Path export = original.copy(folder.resolve("edited" + number++)).export(false);
    List<String> lines = new ArrayList<>(Files.readAllLines(export));
    lines.remove(lines.size() - 1);
    change.accept(lines);
    String text = String.join("\n", lines) + "\n";
    String end = "{\"lines\":%d,\"sha256\":\"%s\"}\n".formatted(lines.size(), Hash.of(text));
    return Files.write(export, (text + end).getBytes(StandardCharsets.UTF_8));
  }

  private static int line(List<String> lines, long position) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("\"position\":" + position + ",")) {
        return i;
      }
    }
    throw new IllegalArgumentException("no entry " + position);
  }
}
