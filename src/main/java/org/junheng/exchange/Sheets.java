package org.junheng.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junheng.message.Message;

/** Opens whatever was handed in by what it is, not by what it is called. */
final class Sheets {
  private static final Set<String> OF_WORKBOOKS = Set.of("xlsx", "xlsm", "xltx", "xltm");
  private static final Set<String> OF_TEXTS = Set.of("csv", "txt", "tsv");

  /** First bytes of files that hold no tables, as Latin-1 text, with the name of their kind. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "%PDF",
          "PDF",
          "{\\rtf",
          "RTF",
          "\u0089PNG",
          "PNG",
          "\u00FF\u00D8\u00FF",
          "JPEG",
          "Rar!",
          "RAR",
          "7z\u00BC\u00AF",
          "7z",
          "\u001F\u008B",
          "gzip");

  private Sheets() {}

  /**
   * @param notes receives what somebody should know who handed the file in
   */
  static List<Grid> of(DataFile file, Limits limits, List<Message> notes) throws Unreadable {
    byte[] content = file.content();
    if (content.length == 0) {
      throw new Unreadable("import.empty");
    }
    String latin = new String(content, 0, Math.min(content.length, 8), StandardCharsets.ISO_8859_1);
    if (latin.startsWith("\u00D0\u00CF\u0011\u00E0")) {
      boolean encrypted =
          new String(content, StandardCharsets.ISO_8859_1)
              .contains(
                  new String(
                      "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE),
                      StandardCharsets.ISO_8859_1));
      throw new Unreadable(encrypted ? "import.encrypted" : "import.old-workbook");
    }
    for (Map.Entry<String, String> other : OTHERS.entrySet()) {
      if (latin.startsWith(other.getKey())) {
        throw new Unreadable("import.other-kind", other.getValue());
      }
    }
    if (latin.startsWith("PK")) {
      return zipped(file, limits, notes);
    }
    if (OF_WORKBOOKS.contains(file.extension())) {
      throw new Unreadable("import.wrong-extension", file.name(), "CSV");
    }
    String text = CsvFiles.text(content).orElse("").strip().toLowerCase(Locale.ROOT);
    if (text.startsWith("<")) {
      throw new Unreadable("import.other-kind", text.startsWith("<?xml") ? "XML" : "HTML");
    }
    if (text.startsWith("{")) {
      throw new Unreadable("import.other-kind", "JSON");
    }
    return List.of(CsvFiles.read(file, limits));
  }

  private static List<Grid> zipped(DataFile file, Limits limits, List<Message> notes)
      throws Unreadable {
    try (ZipFile zip = Archives.open(file.content())) {
      if (CsvFiles.isArchive(zip)) {
        if (OF_WORKBOOKS.contains(file.extension()) || OF_TEXTS.contains(file.extension())) {
          throw new Unreadable("import.wrong-extension", file.name(), "ZIP");
        }
        return CsvFiles.archive(zip, limits);
      }
      if (zip.getEntry("xl/workbook.bin") != null) {
        throw new Unreadable("import.other-kind", "XLSB");
      }
      if (zip.getEntry("content.xml") != null) {
        throw new Unreadable("import.other-kind", "ODS");
      }
    } catch (IOException e) {
      throw new Unreadable("import.damaged", "ZIP");
    }
    if (OF_TEXTS.contains(file.extension())) {
      throw new Unreadable("import.wrong-extension", file.name(), "XLSX");
    }
    return WorkbookReader.read(file.content(), limits, notes);
  }
}
