package org.junheng.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/**
 * The signed head of the log. Kept elsewhere it shows later that nothing up to it was taken away or
 * changed.
 *
 * @param logId which log
 * @param size the last position
 * @param head hash of the entry there
 * @param time when it was signed, to the millisecond
 * @param keyId by which key
 * @param signature Ed25519 over the text without its last line, 64 bytes as base64
 */
public record Checkpoint(
    UUID logId, long size, String head, Instant time, String keyId, String signature) {
  static final String FORMAT = "junheng-checkpoint/1";

  public Checkpoint {
    if (size < 1 || !Hash.isOne(head) || !Hash.isOne(keyId)) {
      throw new IllegalArgumentException("no checkpoint");
    }
  }

  /**
   * Lines, each ended by a line feed: {@code junheng-checkpoint/1}, log id, size, hash of the head,
   * time, key id, signature.
   */
  public String text() {
    return signed(logId, size, head, time, keyId) + signature + "\n";
  }

  /** What the signature is over. */
  String signed() {
    return signed(logId, size, head, time, keyId);
  }

  static String signed(UUID logId, long size, String head, Instant time, String keyId) {
    return String.join(
        "\n",
        FORMAT,
        logId.toString(),
        Long.toString(size),
        head,
        EntryHeader.time(time),
        keyId,
        "");
  }

  /**
   * Reads what {@link #text} gives, and nothing else.
   *
   * @throws IllegalArgumentException if this is no such text
   */
  public static Checkpoint parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length != 8 || !lines[0].equals(FORMAT)) {
      throw new IllegalArgumentException("no " + FORMAT);
    }
    try {
      Checkpoint read =
          new Checkpoint(
              UUID.fromString(lines[1]),
              Long.parseLong(lines[2]),
              lines[3],
              Instant.parse(lines[4]),
              lines[5],
              lines[6]);
      Base64Text.read(lines[6]);
      if (!read.text().equals(text)) {
        throw new IllegalArgumentException("not written as " + FORMAT + " is");
      }
      return read;
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
