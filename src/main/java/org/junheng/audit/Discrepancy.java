package org.junheng.audit;

import org.junheng.message.Message;

/**
 * Something that an untouched log does not have.
 *
 * @param kind what kind of thing
 * @param position of the entry, or 0 where none can be named
 * @param message what, where and why it matters
 */
public record Discrepancy(Kind kind, long position, Message message) {
  /** Kinds of discrepancies; the other verifiers use the same names. */
  public enum Kind {
    /** The body does not have the hash that the header states. */
    BODY_CHANGED,
    /** There is no body, and no retention entry says that it was dropped. */
    BODY_MISSING,
    /** The header does not have its hash. */
    HEADER_CHANGED,
    /** The entry does not follow the one before it. */
    CHAIN_BROKEN,
    /** Positions are left out. */
    POSITION_MISSING,
    /** A position stands twice. */
    POSITION_DUPLICATED,
    /** A position comes after a higher one. */
    POSITION_REORDERED,
    /** Written in a format that this program does not know, or that is none. */
    FORMAT_UNKNOWN,
    /** A record that ends in its midst, or a file that does. */
    RECORD_TORN,
    /** The file is not the one that was written. */
    FILE_CHANGED,
    /** A checkpoint is not signed by the key that it names. */
    CHECKPOINT_SIGNATURE_WRONG,
    /** The entry at the checkpoint's position is another one. */
    CHECKPOINT_NOT_IN_CHAIN,
    /** The log ends before the checkpoint: entries were cut off, or an old copy was put back. */
    LOG_SHORTER_THAN_CHECKPOINT,
    /** Signed by a key that is not one of this log, or not one of those expected. */
    OTHER_KEY,
    /** An entry or checkpoint of another log. */
    OTHER_LOG,
    /** Archived content does not have its hash. */
    ARCHIVE_CHANGED,
    /** Content that an entry says was archived is not there. */
    ARCHIVE_MISSING,
    /** An opening does not open the commitment at its place. */
    OPENING_WRONG,
    /** A commitment lacks its opening where openings are kept. */
    OPENING_MISSING,
    /** The labels are not those of the body. */
    LABELS_CHANGED
  }
}
