package org.junheng.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * What the chain is made of: each header holds the hash of the one before it.
 *
 * @param position 1, 2, 3 and so on without gaps
 * @param kind what kind of entry
 * @param id names the entry
 * @param recordedAt when it was recorded, to the millisecond
 * @param bodyHash SHA-256 of the body's bytes in UTF-8
 * @param previous hash of the entry before, 64 zeros before the first
 * @param hash of this header, see {@link #hash(String, long, String, UUID, Instant, String,
 *     String)}; all hashes are 64 hexadecimal digits
 */
public record EntryHeader(
    long position,
    String kind,
    UUID id,
    Instant recordedAt,
    String bodyHash,
    String previous,
    String hash) {
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** Makes the header of an entry that follows another one. */
  static EntryHeader of(
      UUID logId, long position, String kind, UUID id, Instant at, String body, String previous) {
    return new EntryHeader(
        position, kind, id, at, body, previous, hash(logId, position, kind, id, at, body, previous));
  }

  /**
   * SHA-256 over these lines, each ended by a line feed: {@code junheng-entry/1}, log id, position,
   * kind, id, time, hash of the body, hash of the entry before.
   */
  static String hash(
      UUID logId,
      long position,
      String kind,
      UUID id,
      Instant recordedAt,
      String bodyHash,
      String previous) {
    return Hash.of(
        String.join(
            "\n",
            "junheng-entry/1",
            logId.toString(),
            Long.toString(position),
            kind,
            id.toString(),
            time(recordedAt),
            bodyHash,
            previous,
            ""));
  }

  /** How times are written in everything that is hashed: {@code 2026-11-23T08:15:30.123Z}. */
  public static String time(Instant instant) {
    return MILLISECONDS.format(instant);
  }
}
