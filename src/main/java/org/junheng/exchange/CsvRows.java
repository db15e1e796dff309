package org.junheng.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** Rows of a CSV file of any length. */
final class CsvRows implements SheetRows {
  private static final int CHUNK = 64 * 1024;
  private static final int WIDEST = 16_384;
  private static final CsvMapper MAPPER =
      CsvMapper.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).build();
  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

  private final String name;
  private final String fileName;
  private final MappingIterator<String[]> rows;
  private int row = -1;

  private CsvRows(String fileName, MappingIterator<String[]> rows) {
    this.fileName = fileName;
    int dot = fileName.lastIndexOf('.');
    String stem = dot < 0 ? fileName : fileName.substring(0, dot);
    this.name = stem.isEmpty() ? "CSV" : stem;
    this.rows = rows;
  }

  static CsvRows open(Path file, String fileName) throws IOException, Unreadable {
    Charset charset = charset(file).orElseThrow(() -> new Unreadable("import.encoding"));
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(file, charset));
    return new CsvRows(
        fileName,
        MAPPER.readerFor(String[].class).with(schema).<String[]>readValues(reader(file, charset)));
  }

  /** By the mark at the beginning, or else the first in which the whole file can be read. */
  private static Optional<Charset> charset(Path file) throws IOException {
    byte[] mark;
    try (var in = Files.newInputStream(file)) {
      mark = in.readNBytes(2);
    }
    if (mark.length == 2
        && ((mark[0] & 0xFF) == 0xFF && (mark[1] & 0xFF) == 0xFE
            || (mark[0] & 0xFF) == 0xFE && (mark[1] & 0xFF) == 0xFF)) {
      return Optional.of(StandardCharsets.UTF_16);
    }
    for (Charset charset : CHARSETS) {
      if (isReadable(file, charset)) {
        return Optional.of(charset);
      }
    }
    return Optional.empty();
  }

  private static boolean isReadable(Path file, Charset charset) throws IOException {
    char[] chunk = new char[CHUNK];
    try (Reader reader = reader(file, charset)) {
      while (reader.read(chunk) >= 0) {
        // only looked through
      }
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static BufferedReader reader(Path file, Charset charset) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(file),
                charset
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    reader.mark(1);
    if (reader.read() != 0xFEFF) {
      reader.reset();
    }
    return reader;
  }

  private static char separator(Path file, Charset charset) throws IOException {
    try (BufferedReader reader = reader(file, charset)) {
      String line = reader.readLine();
      while (line != null && line.isBlank()) {
        line = reader.readLine();
      }
      return line != null && line.contains("\t") && !line.contains(",") ? '\t' : ',';
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Grid.Merge> merges() {
    return List.of();
  }

  @Override
  public Optional<SheetRow> next() throws Unreadable {
    try {
      while (rows.hasNextValue()) {
        row++;
        String[] texts = rows.nextValue();
        if (texts.length > WIDEST) {
          throw new Unreadable("import.not-a-table");
        }
        @Nullable CellValue[] cells = new CellValue[texts.length];
        boolean blank = true;
        for (int column = 0; column < texts.length; column++) {
          if (texts[column] != null && !texts[column].isBlank()) {
            cells[column] = new CellValue.Text(texts[column].strip());
            blank = false;
          }
        }
        if (!blank) {
          return Optional.of(new SheetRow(row, cells));
        }
      }
      return Optional.empty();
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new Unreadable("import.csv", fileName, line);
    }
  }

  @Override
  public OptionalLong expected() {
    return OptionalLong.empty();
  }

  @Override
  public List<Message> notes() {
    return List.of();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
