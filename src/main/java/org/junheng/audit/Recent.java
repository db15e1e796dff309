package org.junheng.audit;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Map;

/** The postings of one batch in one row, until they are folded into rows of their own. */
final class Recent {
  private static final int HEAD = Long.BYTES + Integer.BYTES;

  private Recent() {}

  /** Takes the positions of one label: bit n stands for the row's first position + n. */
  interface Taking {
    void take(long labelId, BitSet positions);
  }

  static byte[] write(Map<Long, BitSet> byLabel) {
    int size = 0;
    for (BitSet each : byLabel.values()) {
      size += HEAD + (each.length() + Byte.SIZE - 1) / Byte.SIZE;
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    byLabel.forEach(
        (labelId, positions) -> {
          byte[] bits = positions.toByteArray();
          out.putLong(labelId).putInt(bits.length).put(bits);
        });
    return out.array();
  }

  static void read(byte[] row, Taking taking) {
    ByteBuffer in = ByteBuffer.wrap(row);
    while (in.hasRemaining()) {
      long labelId = in.getLong();
      int length = in.getInt();
      taking.take(labelId, BitSet.valueOf(in.slice(in.position(), length)));
      in.position(in.position() + length);
    }
  }

  /** The positions of one label; empty where no entry of the batch has it. */
  static BitSet positions(byte[] row, long labelId) {
    ByteBuffer in = ByteBuffer.wrap(row);
    while (in.hasRemaining()) {
      long id = in.getLong();
      int length = in.getInt();
      if (id == labelId) {
        return BitSet.valueOf(in.slice(in.position(), length));
      }
      in.position(in.position() + length);
    }
    return new BitSet();
  }
}
