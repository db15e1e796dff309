package org.junheng.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import org.junheng.exchange.SheetRows.SheetRow;
import org.junheng.facts.FactType;
import org.junheng.message.Message;
import org.junheng.rules.RuleSet;
import org.junheng.rules.forms.Form;
import org.junheng.rules.forms.Source;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schools of a file that lists them a row each, one at a time: each becomes a request of its
 * own. Only the headers and one row are in memory.
 */
public final class SchoolRows implements AutoCloseable {
  /** Headers begin among the first rows; this many are looked at. */
  private static final int HEAD = 25;

  /** A national list of schools has some hundred columns; none is unpacked to the disk. */
  private static final Limits LIMITS = new Limits(16L << 30, Integer.MAX_VALUE, 5_000);

  private final RuleSet ruleSet;
  private final Map<String, String> given;
  private final FactType school;
  private final Form form;
  private final SheetRows rows;
  private final Closeable file;
  private final Grid head;
  private final RowsImport.Header header;
  private final Map<Source.Address, Integer> columns;
  private final ImportBuilder ofFile;
  private final Map<Integer, Integer> left = new HashMap<>();
  private int next;
  private final List<SheetRow> buffered;
  private long skipped;

  /**
   * A school.
   *
   * @param number of its row, from 1 as people see it
   * @param request {@code {pack?, asOf?, facts}} of this school alone
   * @param faults cells that could not be read
   * @param places where each value was read
   */
  public record SchoolRow(long number, ObjectNode request, List<CellFault> faults, Places places) {}

  private record Head(Grid grid, List<SheetRow> rows) {}

  private SchoolRows(
      RuleSet ruleSet,
      Map<String, String> given,
      Form form,
      SheetRows rows,
      Closeable file,
      Head head,
      List<Message> notes) {
    this.ruleSet = ruleSet;
    this.given = given;
    this.school = ruleSet.besideRoot().get(0);
    this.form = form;
    this.rows = rows;
    this.file = file;
    this.head = head.grid;
    this.buffered = head.rows;
    this.header = RowsImport.header(form, head.grid).orElseThrow();
    this.ofFile = new ImportBuilder();
    notes.forEach(ofFile::note);
    this.columns = RowsImport.columns(form, head.grid, header, ofFile);
  }

  /**
   * Opens a file.
   *
   * @param name as its owner calls it
   * @param given what the file need not say itself, as for {@link Importer#read}
   * @return nothing where the file has another layout, or is of a kind that cannot be read row by
   *     row; then {@link Importer} reads it, or tells why not
   * @throws Unreadable where it is damaged, or should not be read
   */
  public static Optional<SchoolRows> open(
      Path file, String name, RuleSet ruleSet, Map<String, String> given)
      throws IOException, Unreadable {
    byte[] first;
    try (var in = Files.newInputStream(file)) {
      first = in.readNBytes(8);
    }
    String latin = new String(first, StandardCharsets.ISO_8859_1);
    String kind = new DataFile(name, first).extension();
    if (latin.startsWith("PK") && kind.equals("xlsx")) {
      return workbook(file, ruleSet, given);
    }
    if (latin.startsWith("PK") || latin.isBlank() || !Set.of("csv", "tsv", "txt").contains(kind)) {
      return Optional.empty();
    }
    CsvRows rows = CsvRows.open(file, name);
    return opened(List.of(rows), rows::close, ruleSet, given, List.of());
  }

  private static Optional<SchoolRows> workbook(
      Path file, RuleSet ruleSet, Map<String, String> given) throws IOException, Unreadable {
    WorkbookPackage parts;
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      if (zip.getEntry("xl/workbook.xml") == null) {
        return Optional.empty();
      }
      // Looked through before the reader of cells gets to see it.
      parts = WorkbookPackage.of(zip, LIMITS);
    }
    @Nullable ReadableWorkbook workbook = null;
    try {
      workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
      List<Message> notes = new ArrayList<>();
      List<SheetRows> sheets = new ArrayList<>();
      for (Sheet sheet : workbook.getSheets().toList()) {
        if (sheet.getVisibility() == SheetVisibility.VISIBLE) {
          sheets.add(new WorkbookRows(sheet, parts));
        } else {
          notes.add(Message.of("import.hidden-sheet", sheet.getName()));
        }
      }
      if (parts.linked()) {
        notes.add(Message.of("import.links"));
      }
      Optional<SchoolRows> opened = opened(sheets, workbook, ruleSet, given, notes);
      workbook = opened.isPresent() ? null : workbook;
      return opened;
    } catch (UncheckedIOException | ExcelReaderException e) {
      throw new Unreadable("import.damaged", "xl");
    } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
      throw new Unreadable("import.damaged", "xl/worksheets");
    } finally {
      if (workbook != null) {
        workbook.close();
      }
    }
  }

  private static Optional<SchoolRows> opened(
      List<? extends SheetRows> sheets,
      Closeable file,
      RuleSet ruleSet,
      Map<String, String> given,
      List<Message> notes)
      throws IOException, Unreadable {
    List<Head> heads = new ArrayList<>();
    for (SheetRows sheet : sheets) {
      heads.add(head(sheet));
    }
    Optional<Form> form = Importer.listing(heads.stream().map(Head::grid).toList(), ruleSet);
    if (form.isEmpty()) {
      return Optional.empty();
    }
    @Nullable SchoolRows opened = null;
    for (int i = 0; i < sheets.size(); i++) {
      if (RowsImport.header(form.get(), heads.get(i).grid).isEmpty()) {
        sheets.get(i).close();
      } else if (opened == null) {
        opened =
            new SchoolRows(ruleSet, given, form.get(), sheets.get(i), file, heads.get(i), notes);
      } else {
        throw new Unreadable("import.several-lists", opened.rows.name(), sheets.get(i).name());
      }
    }
    return Optional.ofNullable(opened);
  }

  private static Head head(SheetRows sheet) throws IOException, Unreadable {
    Grid grid = new Grid(sheet.name(), sheet.merges());
    List<SheetRow> rows = new ArrayList<>();
    for (Optional<SheetRow> row = sheet.next(); row.isPresent(); row = sheet.next()) {
      rows.add(row.get());
      if (row.get().number() >= HEAD) {
        break;
      }
      grid.put(row.get().number(), row.get().cells());
    }
    return new Head(grid, rows);
  }

  /** The next school; nothing at the end. */
  public Optional<SchoolRow> next() throws IOException, Unreadable {
    for (Optional<SheetRow> row = row(); row.isPresent(); row = row()) {
      if (row.get().number() > header.bottom() && isSchool(row.get())) {
        return Optional.of(school(row.get()));
      }
    }
    return Optional.empty();
  }

  private Optional<SheetRow> row() throws IOException, Unreadable {
    return next < buffered.size() ? Optional.of(buffered.get(next++)) : rows.next();
  }

  private boolean isSchool(SheetRow row) {
    if (row.number() == header.bottom() + 1 && Numbering.isOne(head, row.number())) {
      return false;
    }
    String first = "";
    for (int column = 0; column < row.cells().length && first.isEmpty(); column++) {
      CellValue value = row.at(column);
      first = value == null ? "" : Wording.plain(value.shown());
    }
    String text = first;
    boolean isSkipped =
        form.skip().stream().anyMatch(word -> RowsImport.isSkipped(text, Wording.plain(word)));
    skipped += isSkipped ? 1 : 0;
    return !isSkipped;
  }

  private SchoolRow school(SheetRow row) {
    ImportBuilder builder = new ImportBuilder();
    Importer.given(given, ruleSet, builder);
    ofFile.faults().forEach(fault -> builder.fault(fault.cell().orElse(null), "", fault.message()));
    Set<CellPlace> used =
        new SchoolBuilder(form, builder, new RowCells(row), head.place(row.number(), 0))
            .add(school);
    for (int column = 0; column < row.cells().length; column++) {
      if (row.at(column) != null && !used.contains(head.place(row.number(), column))) {
        left.merge(column, 1, Integer::sum);
      }
    }
    Import read = builder.build(form.id(), List.of(head));
    return new SchoolRow(row.number() + 1L, read.request(), read.faults(), read.places());
  }

  private final class RowCells implements SchoolBuilder.Cells {
    private final SheetRow row;

    RowCells(SheetRow row) {
      this.row = row;
    }

    @Override
    public Optional<CellPlace> place(Source.Address address) {
      return Optional.ofNullable(columns.get(address))
          .map(column -> head.place(row.number(), column));
    }

    @Override
    public @Nullable CellValue value(CellPlace place) {
      return row.at(place.column() - 1);
    }
  }

  /** How many there are about, where that is known before they are read. */
  public OptionalLong expected() {
    OptionalLong all = rows.expected();
    return all.isPresent()
        ? OptionalLong.of(Math.max(0, all.getAsLong() - header.bottom() - 1))
        : all;
  }

  /** What somebody should know who handed the file in, as far as it has been read. */
  public List<Message> notes() {
    List<Message> notes = new ArrayList<>(ofFile.notes());
    notes.addAll(rows.notes());
    if (skipped > 0) {
      notes.add(Message.of("import.rows-skipped", rows.name(), skipped));
    }
    return notes;
  }

  /** Columns with content that was not taken over, as far as it has been read. */
  public List<Unmapped> unmapped() {
    List<Unmapped> columnsLeft = new ArrayList<>();
    new HashSet<>(left.keySet())
        .stream()
            .sorted()
            .forEach(
                column ->
                    columnsLeft.add(
                        new Unmapped(
                            head.place(header.bottom(), column),
                            column < head.width() ? header.paths().path(column) : "",
                            left.getOrDefault(column, 0))));
    return columnsLeft;
  }

  @Override
  public void close() throws IOException {
    rows.close();
    file.close();
  }
}
