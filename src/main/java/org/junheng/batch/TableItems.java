package org.junheng.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junheng.exchange.CellFault;
import org.junheng.exchange.DataFile;
import org.junheng.exchange.Import;
import org.junheng.exchange.Importer;
import org.junheng.exchange.Limits;
import org.junheng.exchange.Places;
import org.junheng.exchange.SchoolRows;
import org.junheng.exchange.Unmapped;
import org.junheng.exchange.Unreadable;
import org.junheng.facts.Fault;
import org.junheng.message.Message;
import org.junheng.rules.RuleSet;

/**
 * What a workbook or CSV file holds: where it lists schools a row each, an item a school; the
 * template and the forms of one school are one item as a whole.
 */
public final class TableItems implements Items {
  /** A workbook that is not read row by row is read into memory. */
  private static final long LARGEST_WHOLE = 64L * 1024 * 1024;

  private final @Nullable SchoolRows rows;
  private final long from;
  private @Nullable Item whole;
  private final List<Message> notesOfWhole;
  private final List<Unmapped> unmappedOfWhole;

  /** A row could not be read, and none after it. */
  public static final class Broken extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Message reason;

    Broken(Unreadable cause) {
      super(cause);
      this.reason = cause.reason();
    }

    public Message reason() {
      return reason;
    }
  }

  private TableItems(
      @Nullable SchoolRows rows,
      @Nullable Item whole,
      long from,
      List<Message> notes,
      List<Unmapped> unmapped) {
    this.rows = rows;
    this.whole = whole;
    this.from = from;
    this.notesOfWhole = notes;
    this.unmappedOfWhole = unmapped;
  }

  /**
   * Opens a file.
   *
   * @param name as its owner calls it
   * @param given what the file need not say itself: {@code pack}, {@code asOf}, fields of the root
   * @param from number of the first row that is wanted
   * @throws Unreadable where nothing can be read, or should not be
   */
  public static TableItems open(
      Path file, String name, RuleSet ruleSet, Map<String, String> given, long from)
      throws IOException, Unreadable {
    Optional<SchoolRows> rows = SchoolRows.open(file, name, ruleSet, given);
    if (rows.isPresent()) {
      return new TableItems(rows.get(), null, from, List.of(), List.of());
    }
    if (Files.size(file) > LARGEST_WHOLE) {
      throw Unreadable.tooLarge(LARGEST_WHOLE);
    }
    Import read =
        Importer.read(new DataFile(name, Files.readAllBytes(file)), ruleSet, given, Limits.DEFAULT);
    Item.Read item =
        new Item.Read(1, read.request(), placed(read.faults()), placing(read.places()));
    return new TableItems(null, from > 1 ? null : item, from, read.notes(), read.unmapped());
  }

  @Override
  public Optional<Item> next() throws IOException {
    if (rows == null) {
      Optional<Item> only = Optional.ofNullable(whole);
      whole = null;
      return only;
    }
    try {
      for (Optional<SchoolRows.SchoolRow> row = rows.next(); row.isPresent(); row = rows.next()) {
        if (row.get().number() >= from) {
          SchoolRows.SchoolRow read = row.get();
          return Optional.of(
              new Item.Read(
                  read.number(), read.request(), placed(read.faults()), placing(read.places())));
        }
      }
      return Optional.empty();
    } catch (Unreadable e) {
      throw new Broken(e);
    }
  }

  private static List<Fault> placed(List<CellFault> faults) {
    return faults.stream().map(fault -> new Fault(fault.pointer(), fault.placed())).toList();
  }

  /** Leads a fault of the request back to the cell that it comes from. */
  private static UnaryOperator<Fault> placing(Places places) {
    return fault ->
        new Fault(
            fault.pointer(),
            new CellFault(places.of(fault.pointer()).orElse(null), fault.pointer(), fault.message())
                .placed());
  }

  @Override
  public OptionalLong expected() {
    return rows == null ? OptionalLong.of(1) : rows.expected();
  }

  /** What somebody should know who handed the file in, as far as it has been read. */
  public List<Message> notes() {
    return rows == null ? notesOfWhole : rows.notes();
  }

  /** All that its owner should know, each column that was not taken over included. */
  public List<Message> told() {
    List<Message> told = new ArrayList<>(notes());
    for (Unmapped column : unmapped()) {
      if (column.filled() > 0) {
        told.add(
            Message.of(
                "command.unmapped",
                column.place().sheet(),
                column.place().address(),
                column.header().isEmpty() ? "—" : column.header(),
                column.filled()));
      }
    }
    return told;
  }

  /** Columns with content that was not taken over, as far as it has been read. */
  public List<Unmapped> unmapped() {
    return rows == null ? unmappedOfWhole : rows.unmapped();
  }

  @Override
  public void close() throws IOException {
    if (rows != null) {
      rows.close();
    }
  }
}
