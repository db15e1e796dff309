package org.junheng.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** CSV, a sheet a file; each cell of it is a text. */
final class CsvFiles {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int WIDEST = 16_384;
  private static final CsvMapper MAPPER =
      CsvMapper.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).build();

  private final Limits limits;
  private int cells;

  private CsvFiles(Limits limits) {
    this.limits = limits;
  }

  static Grid read(DataFile file, Limits limits) throws Unreadable {
    return new CsvFiles(limits).grid(file);
  }

  /** Whether an archive holds CSV files and nothing else that counts. */
  static boolean isArchive(ZipFile zip) {
    List<ZipArchiveEntry> files =
        Collections.list(zip.getEntries()).stream().filter(CsvFiles::counts).toList();
    return !files.isEmpty() && files.stream().allMatch(CsvFiles::isCsv);
  }

  /** The files of an archive. */
  static List<Grid> archive(ZipFile zip, Limits limits) throws Unreadable {
    List<ZipArchiveEntry> files =
        Collections.list(zip.getEntries()).stream().filter(CsvFiles::counts).toList();
    if (files.size() > limits.parts()) {
      throw new Unreadable("import.too-many-parts", files.size(), limits.parts());
    }
    Archives.measure(zip, files, limits);
    CsvFiles reader = new CsvFiles(limits);
    List<Grid> grids = new ArrayList<>();
    for (ZipArchiveEntry entry : files) {
      try (InputStream in = zip.getInputStream(entry)) {
        // Windows names the files of an archive in its own encoding.
        String name =
            decoded(entry.getRawName(), StandardCharsets.UTF_8)
                .or(() -> decoded(entry.getRawName(), GB18030))
                .orElse(entry.getName());
        grids.add(reader.grid(new DataFile(name, in.readAllBytes())));
      } catch (IOException e) {
        throw new Unreadable("import.damaged", entry.getName());
      }
    }
    return grids;
  }

  private static boolean counts(ZipArchiveEntry entry) {
    String name = entry.getName();
    return !entry.isDirectory() && !name.startsWith("__MACOSX/") && !name.endsWith(".DS_Store");
  }

  private static boolean isCsv(ZipArchiveEntry entry) {
    return entry.getName().toLowerCase(java.util.Locale.ROOT).endsWith(".csv");
  }

  private Grid grid(DataFile file) throws Unreadable {
    String text = text(file.content()).orElseThrow(() -> new Unreadable("import.encoding"));
    if (text.indexOf('\0') >= 0) {
      throw new Unreadable("import.not-a-table");
    }
    Grid grid = new Grid(file.stem().isEmpty() ? "CSV" : file.stem(), List.of());
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(text));
    try (MappingIterator<String[]> rows =
        MAPPER.readerFor(String[].class).with(schema).readValues(text)) {
      for (int row = 0; rows.hasNextValue(); row++) {
        String[] texts = rows.nextValue();
        if (texts.length > WIDEST) {
          throw new Unreadable("import.not-a-table");
        }
        @Nullable CellValue[] values = new CellValue[texts.length];
        boolean blank = true;
        for (int column = 0; column < texts.length; column++) {
          if (texts[column] != null && !texts[column].isBlank()) {
            values[column] = new CellValue.Text(texts[column].strip());
            blank = false;
            cells++;
          }
        }
        if (cells > limits.cells()) {
          throw new Unreadable("import.too-many-cells", limits.cells());
        }
        if (!blank) {
          grid.put(row, values);
        }
      }
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new Unreadable("import.csv", file.name(), line);
    }
    return grid;
  }

  private static char separator(String text) {
    String line = text.lines().filter(each -> !each.isBlank()).findFirst().orElse("");
    return line.contains("\t") && !line.contains(",") ? '\t' : ',';
  }

  /** By the mark at the beginning, or else as UTF-8, or else as what Chinese Windows writes. */
  static Optional<String> text(byte[] content) {
    if (begins(content, 0xEF, 0xBB, 0xBF)) {
      return decoded(content, StandardCharsets.UTF_8).map(text -> text.substring(1));
    }
    if (begins(content, 0xFF, 0xFE) || begins(content, 0xFE, 0xFF)) {
      return decoded(content, StandardCharsets.UTF_16);
    }
    return decoded(content, StandardCharsets.UTF_8).or(() -> decoded(content, GB18030));
  }

  private static boolean begins(byte[] content, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (content.length <= i || (content[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> decoded(byte[] content, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(content))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
