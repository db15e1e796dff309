package org.junheng.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exports of a part, retention, and the smallest change of a file. */
class ExportTest {
  /** How far apart the places are that are changed; {@code junheng.bytes.apart=1} is every byte. */
  private static final int APART = Integer.getInteger("junheng.bytes.apart", 23);

  @TempDir Path folder;

  private Path export(LogReader reader, Export export) throws Exception {
    Path file = Files.createTempFile(folder, "export", ".ndjson");
    try (OutputStream out = Files.newOutputStream(file)) {
      reader.export(export, out);
    }
    return file;
  }

  @Test
  void aPartIsAnchoredByTheHashBeforeItAndReachesToTheNextSignature() throws Exception {
    Specimen log = Specimen.in(folder);
    try (LogReader reader = LogReader.open(log.settings())) {
      Path file = export(reader, new Export(5, 8, false));
      Expected outside = new Expected(List.of(log.outside()), Set.of(log.key().id()));
      Verification verification = LogReader.verify(file, outside);

      assertThat(verification.discrepancies()).isEmpty();
      assertThat(verification.first()).isEqualTo(5);
      assertThat(verification.last()).isEqualTo(12);
      assertThat(verification.bodies()).isEqualTo(4);
      assertThat(verification.signedUpTo()).isEqualTo(12);
      assertThat(verification.unknown())
          .extracting(message -> message.code())
          .containsExactly("audit.unknown-before");
      if (PythonVerifier.isPresent()) {
        PythonVerifier.Answer answer =
            PythonVerifier.run(file, "--checkpoint", log.checkpointFile().toString());
        assertThat(answer.lines().get(answer.lines().size() - 1))
            .startsWith("intact from 5 to 12,")
            .endsWith("4 bodies, signed up to 12");
      }
      assertThatThrownBy(() -> export(reader, new Export(13, 14, false)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void bodiesAreDroppedOnlyAfterAFullExportAndTheChainStillVerifies(Logs.Kind kind)
      throws Exception {
    LogSettings settings = Logs.fresh(kind, folder);
    try (AuditLog log = Logs.open(settings)) {
      for (int i = 0; i < 6; i++) {
        Logs.record(log, Logs.draft(i == 2 ? "rule-set" : "decision", "{\"n\":" + i + "}"));
      }
      Path full = export(log.reader(), new Export(2, 6, false));
      Path masked = export(log.reader(), new Export(2, 6, true));
      Path spoilt =
          Files.writeString(
              folder.resolve("spoilt"),
              Files.readString(full).replace("\\\"n\\\":1", "\\\"n\\\":7"));
      for (Path bad : List.of(masked, spoilt)) {
        assertThatThrownBy(() -> log.drop(new Retention(bad, Set.of("decision"), "王", "期满")))
            .isInstanceOf(IllegalArgumentException.class);
      }
      assertThatThrownBy(() -> log.drop(new Retention(full, Set.of("log"), "王", "期满")))
          .isInstanceOf(IllegalArgumentException.class);

      EntryHeader dropped = log.drop(new Retention(full, Set.of("decision"), "王", "期满"));

      assertThat(dropped.kind()).isEqualTo("retention");
      assertThat(log.reader().entry(dropped.position()).orElseThrow().body())
          .contains("王", "期满", "\"first\":2", "\"last\":6");
      List<Long> without = new ArrayList<>();
      log.reader()
          .each(
              1,
              Long.MAX_VALUE,
              entry -> {
                if (entry.body() == null) {
                  without.add(entry.header().position());
                }
              });
      assertThat(without).containsExactly(2L, 3L, 5L, 6L);
      Verification verification = log.reader().verify(Expected.NOTHING);
      assertThat(verification.discrepancies()).isEmpty();
      assertThat(verification.dropped()).isEqualTo(4);

      Path after = export(log.reader(), new Export(1, Long.MAX_VALUE, false));
      assertThat(LogReader.verify(after, Expected.NOTHING).discrepancies()).isEmpty();
      if (PythonVerifier.isPresent()) {
        assertThat(PythonVerifier.run(after).kinds()).isEmpty();
      }
      // What is gone can't be dropped once more, and what is not covered can't be deleted.
      assertThatThrownBy(() -> log.drop(new Retention(after, Set.of("rule-set"), "王", "期满")))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Logs.execute(settings, "DELETE FROM body WHERE position = 7"))
          .isInstanceOf(java.sql.SQLException.class);
      assertThatThrownBy(() -> Logs.execute(settings, "DELETE FROM body WHERE position = 4"))
          .isInstanceOf(java.sql.SQLException.class);
    }
  }

  @Test
  void anExportOfAnotherLogAllowsNoDrop() throws Exception {
    Specimen other = Specimen.in(folder.resolve("other"));
    Path file = other.export(false);
    try (AuditLog log = Logs.open(Logs.fresh(Logs.Kind.SQLITE, folder))) {
      assertThatThrownBy(() -> log.drop(new Retention(file, Set.of("decision"), "王", "期满")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("another log");
    }
  }

  @Test
  void anyChangedByteIsFound() throws Exception {
    Specimen log = Specimen.in(folder);
    byte[] bytes = Files.readAllBytes(log.export(false));
    Path changed = folder.resolve("changed.ndjson");
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = random.nextInt(APART); i < bytes.length; i += APART) {
      byte[] copy = bytes.clone();
      copy[i] ^= (byte) (1 + random.nextInt(255));
      Files.write(changed, copy);
      assertThat(LogReader.verify(changed, Expected.NOTHING).isIntact())
          .as("byte %d of %d, seed %d", i, bytes.length, seed)
          .isFalse();
    }
    for (int i = 0; PythonVerifier.isPresent() && i < 8; i++) {
      byte[] copy = bytes.clone();
      int place = random.nextInt(bytes.length);
      copy[place] ^= (byte) (1 + random.nextInt(255));
      Files.write(changed, copy);
      assertThat(PythonVerifier.run(changed).status())
          .as("byte %d of %d, seed %d", place, bytes.length, seed)
          .isEqualTo(1);
    }
  }

  /** Whoever changes a record can also make the hash of the file right again. */
  @Test
  void anyChangedByteOfAnEntryIsFoundAlsoWhereTheEndOfTheFileWasMadeToFit() throws Exception {
    Specimen log = Specimen.in(folder);
    String text = Files.readString(log.export(false), StandardCharsets.UTF_8);
    int start = text.indexOf('\n') + 1;
    int end = text.lastIndexOf('\n', text.length() - 2) + 1;
    byte[] bytes = text.substring(0, end).getBytes(StandardCharsets.UTF_8);
    long lines = text.substring(0, end).lines().count();
    Path changed = folder.resolve("changed.ndjson");
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = start + random.nextInt(APART); i < bytes.length; i += APART) {
      byte[] copy = bytes.clone();
      copy[i] ^= (byte) (1 + random.nextInt(127));
      if (copy[i] == '\n' || bytes[i] == '\n') {
        continue;
      }
      try (OutputStream out = Files.newOutputStream(changed)) {
        out.write(copy);
        out.write(
            "{\"lines\":%d,\"sha256\":\"%s\"}\n"
                .formatted(lines, Hash.of(copy))
                .getBytes(StandardCharsets.UTF_8));
      }
      assertThat(LogReader.verify(changed, Expected.NOTHING).isIntact())
          .as("byte %d of %d, seed %d", i, bytes.length, seed)
          .isFalse();
    }
  }
}
