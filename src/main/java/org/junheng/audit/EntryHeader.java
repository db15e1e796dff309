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
 * @param hash of this header; all hashes are SHA-256 as 64 hexadecimal digits
 */
public record EntryHeader(
    long position,
    String kind,
    UUID id,
    Instant recordedAt,
    String bodyHash,
    String previous,
    String hash) {
  static final String FORMAT = "junheng-entry/1";

  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** Makes the header of an entry that follows another one. */
  static EntryHeader of(
      UUID logId, long position, Draft draft, Instant at, String bodyHash, String previous) {
    String hash =
        hash(
            logId.toString(),
            position,
            draft.kind(),
            draft.id().toString(),
            time(at),
            bodyHash,
            previous);
    return new EntryHeader(position, draft.kind(), draft.id(), at, bodyHash, previous, hash);
  }

  /**
   * SHA-256 over these lines, each ended by a line feed: {@code junheng-entry/1}, log id, position,
   * kind, id, time, hash of the body, hash of the entry before.
   */
  static String hash(
      String logId,
      long position,
      String kind,
      String id,
      String recordedAt,
      String bodyHash,
      String previous) {
    return Hash.of(
        String.join(
            "\n",
            FORMAT,
            logId,
            Long.toString(position),
            kind,
            id,
            recordedAt,
            bodyHash,
            previous,
            ""));
  }

  /** How times are written in everything that is hashed: {@code 2026-11-23T08:15:30.123Z}. */
  public static String time(Instant instant) {
    return MILLISECONDS.format(instant);
  }
}
