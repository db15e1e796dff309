package org.junheng.decision.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junheng.audit.Entry;
import org.junheng.audit.EntryHeader;
import org.junheng.audit.Sealing;
import org.junheng.facts.Fault;
import org.junheng.facts.StrictJson;
import tools.jackson.databind.JsonNode;

/**
 * A decision with its place in the log.
 *
 * @param header the place
 */
public record RecordedEntry(RecordedDecision decision, EntryHeader header) {
  /** Kind of the log's entries that hold decisions. */
  public static final String KIND = "decision";

  /**
   * Reads what the log holds.
   *
   * @throws Dropped where its body is gone by retention
   * @throws IllegalArgumentException where the body is not that of a decision, or an opening does
   *     not belong to it
   */
  public static RecordedEntry of(Entry entry) throws Dropped {
    String body = entry.body();
    if (body == null) {
      throw new Dropped(entry.header());
    }
    JsonNode tree = Sealing.unseal(parse(body), entry.openings());
    return new RecordedEntry(DecisionBody.read(tree), entry.header());
  }

  /** The tree of a body. */
  public static JsonNode parse(String body) {
    List<Fault> faults = new ArrayList<>();
    try (InputStream in = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))) {
      JsonNode tree = StrictJson.read(in, faults);
      if (faults.isEmpty()) {
        return tree;
      }
    } catch (IOException | StrictJson.Malformed e) {
      throw new IllegalArgumentException("not the body of a decision", e);
    }
    throw new IllegalArgumentException("a key stands twice");
  }

  /** The decision was made, but what it said has been dropped after its time. */
  public static final class Dropped extends Exception {
    private static final long serialVersionUID = 1;
    private final transient EntryHeader header;

    Dropped(EntryHeader header) {
      super("dropped: entry " + header.position());
      this.header = header;
    }

    public EntryHeader header() {
      return header;
    }
  }
}
