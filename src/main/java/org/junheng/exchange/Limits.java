package org.junheng.exchange;

/**
 * How much of a file is read.
 *
 * @param unpacked bytes of all parts of a workbook or archive together
 * @param cells that hold something
 * @param parts of a workbook or archive
 */
public record Limits(long unpacked, int cells, int parts) {
  /** A workbook of 64 MB at most is usually ten times that when unpacked. */
  public static final Limits DEFAULT = new Limits(1L << 30, 5_000_000, 5_000);
}
