package org.junheng.exchange;

/**
 * A column, or a sheet, whose content was not taken over.
 *
 * @param header as read; empty where the column has none
 * @param filled how many of its cells hold something
 */
public record Unmapped(CellPlace place, String header, int filled) {}
