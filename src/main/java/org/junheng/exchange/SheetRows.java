package org.junheng.exchange;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;

/** The rows of one sheet, one after another; those that hold nothing are left out. */
interface SheetRows extends AutoCloseable {
  /**
   * A row.
   *
   * @param number from 0
   */
  record SheetRow(int number, @Nullable CellValue[] cells) {
    @Nullable CellValue at(int column) {
      return column < cells.length ? cells[column] : null;
    }
  }

  /** Name of the sheet. */
  String name();

  List<Grid.Merge> merges();

  /** The next one; nothing at the end. */
  Optional<SheetRow> next() throws IOException, Unreadable;

  /** How many rows there are, where that is known. */
  OptionalLong expected();

  /** What somebody should know who handed the file in, as far as it has been read. */
  List<Message> notes();

  @Override
  void close() throws IOException;
}
