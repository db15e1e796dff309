package org.junheng.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Works the example of {@code docs/audit.md} out again and holds the page against the program. */
class AuditPageTest {
  private static final Path PAGE = Path.of("docs/audit.md");
  private static final Path EXAMPLE = Path.of("docs/audit/example.ndjson");
  private static final Path CHECKPOINT = Path.of("docs/audit/example-checkpoint.txt");

  /** RFC 8032, section 7.1, test 1. */
  private static final String SECRET =
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

  private static final String PUBLIC =
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

  private static final UUID LOG = UUID.fromString("6f1c2a50-9b1d-4f0e-8a53-2d7b40c1e9aa");

  @TempDir Path folder;

  @Test
  void theExampleComesOutAsItIsWritten() throws Exception {
    SigningKey key = key();
    Opening opening = new Opening("AAECAwQFBgcICQoLDA0ODw", "\"王校长\"");
    SortedMap<String, Opening> openings = new TreeMap<>();
    openings.put("/facts/signatory", opening);
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("verdict", "UNMET");
    ObjectNode facts = body.putObject("facts").put("students", 402);
    facts.putObject("signatory").put("commitment", opening.commitment());
    Draft first = Introductions.log(LOG, Instant.parse("2026-11-23T08:15:30.100Z"), key.key());
    Draft second =
        Draft.of(
                "decision",
                UUID.fromString("0b5e7c1e-3f3c-4c60-9a54-6a1f0d5b7e21"),
                CanonicalJson.text(body))
            .opening(new Openings(openings));
    EntryHeader one =
        EntryHeader.of(
            LOG,
            1,
            first,
            Instant.parse("2026-11-23T08:15:30.123Z"),
            Hash.of(first.body()),
            Hash.NONE);
    EntryHeader two =
        EntryHeader.of(
            LOG,
            2,
            second,
            Instant.parse("2026-11-23T08:16:02.007Z"),
            Hash.of(second.body()),
            one.hash());
    String signed =
        Checkpoint.signed(
            LOG, 2, two.hash(), Instant.parse("2026-11-23T08:17:00Z"), key.key().id());
    Checkpoint checkpoint = Checkpoint.parse(signed + key.sign(signed) + "\n");

    assertThat(export(one, first, two, second, checkpoint)).isEqualTo(Files.readString(EXAMPLE));
    assertThat(Files.readString(CHECKPOINT)).isEqualTo(checkpoint.text());
    assertThat(Files.readString(PAGE))
        .contains(
            second.body(),
            checkpoint.text(),
            "junheng-commitment/1\n" + opening.salt() + "\n" + opening.value() + "\n",
            "`" + two.hash() + "`",
            String.join(
                "\n",
                "junheng-entry/1",
                LOG.toString(),
                "2",
                "decision",
                second.id().toString(),
                "2026-11-23T08:16:02.007Z",
                two.bodyHash(),
                two.previous(),
                ""));
  }

  @Test
  void bothVerifiersFindTheExampleIntact() throws Exception {
    Expected expected =
        new Expected(List.of(Checkpoint.parse(Files.readString(CHECKPOINT))), Set.of());
    Verification verification = LogReader.verify(EXAMPLE, expected);

    assertThat(verification.discrepancies()).isEmpty();
    assertThat(verification.unknown()).isEmpty();
    if (PythonVerifier.isPresent()) {
      PythonVerifier.Answer answer =
          PythonVerifier.run(EXAMPLE, "--checkpoint", CHECKPOINT.toString());
      assertThat(answer.lines()).hasSize(1).first().asString().startsWith("intact from 1 to 2,");
    }
  }

  @Test
  void thePageAndTheScriptKnowEveryCode() throws Exception {
    String page = Files.readString(PAGE);
    String script = Files.readString(PythonVerifier.SCRIPT);
    for (Discrepancy.Kind kind : Discrepancy.Kind.values()) {
      assertThat(page).contains(kind.name());
      if (kind != Discrepancy.Kind.LABELS_CHANGED) {
        assertThat(script).contains("\"" + kind.name() + "\"");
      }
    }
  }

  private SigningKey key() throws Exception {
    String pem = "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n";
    HexFormat hex = HexFormat.of();
    Files.writeString(
        folder.resolve(SigningKey.FILE),
        pem.formatted(
                "PRIVATE KEY",
                Base64.getEncoder()
                    .encodeToString(hex.parseHex("302e020100300506032b657004220420" + SECRET)))
            + pem.formatted(
                "PUBLIC KEY",
                Base64.getEncoder()
                    .encodeToString(hex.parseHex("302a300506032b6570032100" + PUBLIC))));
    return SigningKey.in(folder);
  }

  /** Puts the entries into a store, as they would stand there, and exports it. */
  private String export(
      EntryHeader one, Draft first, EntryHeader two, Draft second, Checkpoint checkpoint)
      throws Exception {
    try (SqliteStore store = new SqliteStore(folder)) {
      store.open();
      store.write(
          connection -> {
            insert(connection, one, first, null);
            insert(connection, two, second, second.openings().text());
            LabelIndex.Batch labels = new LabelIndex().new Batch(1);
            labels.add(1, first.kind(), first.labels());
            labels.add(2, second.kind(), second.labels());
            labels.write(connection);
            try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO checkpoint (size, text) VALUES (2, ?)")) {
              insert.setString(1, checkpoint.text());
              return insert.executeUpdate();
            }
          });
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new LogReader(store.reads(), store::reason, () -> {}).export(new Export(1, 2, false), out);
      return out.toString(StandardCharsets.UTF_8);
    }
  }

  private static void insert(
      Connection connection, EntryHeader header, Draft draft, String openings)
      throws java.sql.SQLException {
    try (PreparedStatement entry =
            connection.prepareStatement("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)");
        PreparedStatement body = connection.prepareStatement("INSERT INTO body VALUES (?, ?, ?)")) {
      entry.setLong(1, header.position());
      entry.setString(2, header.kind());
      entry.setString(3, header.id().toString());
      entry.setString(4, EntryHeader.time(header.recordedAt()));
      entry.setString(5, header.bodyHash());
      entry.setString(6, header.previous());
      entry.setString(7, header.hash());
      entry.executeUpdate();
      body.setLong(1, header.position());
      body.setString(2, draft.body());
      body.setString(3, openings);
      body.executeUpdate();
    }
  }
}
