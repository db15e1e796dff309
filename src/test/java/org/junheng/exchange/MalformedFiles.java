package org.junheng.exchange;

import static org.junheng.exchange.SmallWorkbooks.cell;
import static org.junheng.exchange.SmallWorkbooks.made;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junheng.decision.ShippedRules;
import org.junheng.facts.StrictJson;

/** Files that are broken, dangerous, or filled in wrongly, each with what is to be said of it. */
public final class MalformedFiles {
  private static final String SCHOOL = "学校";

  private static final List<Malformed> ALL = List.copyOf(new MalformedFiles().files);

  private final List<Malformed> files = new ArrayList<>();
  private final byte[] filled = filled();

  /**
   * One of them.
   *
   * @param code of the first thing that is said
   */
  public record Malformed(String what, String name, byte[] content, String code) {
    @Override
    public String toString() {
      return what + ": " + code;
    }
  }

  private MalformedFiles() {
    kinds();
    packages();
    tables();
    cells();
    rows();
  }

  public static List<Malformed> all() {
    return ALL;
  }

  /** The template, filled with the example school. */
  static byte[] filled() {
    try (InputStream in = Files.newInputStream(Path.of("docs", "examples", "school.json"));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Workbooks.filled(ShippedRules.maker().ruleSet(), StrictJson.read(in, new ArrayList<>()), out);
      return out.toByteArray();
    } catch (IOException | StrictJson.Malformed e) {
      throw new AssertionError(e);
    }
  }

  private void add(String what, String name, byte[] content, String code) {
    files.add(new Malformed(what, name, content, code));
  }

  private void add(String what, String name, String content, String code) {
    add(what, name, content.getBytes(StandardCharsets.UTF_8), code);
  }

  private void changed(String what, String code, Consumer<XSSFWorkbook> change) {
    add(what, "school.xlsx", SmallWorkbooks.changed(filled, change), code);
  }

  private void kinds() {
    add("nothing at all", "a.xlsx", "", "import.empty");
    add("blanks and line breaks", "a.csv", " \n\n ", "import.empty");
    add("a workbook without a cell", "a.xlsx", made(w -> w.createSheet("a")), "import.empty");
    add("an old workbook", "a.xls", old(), "import.old-workbook");
    add("an old workbook called new", "a.xlsx", old(), "import.old-workbook");
    add("a password", "a.xlsx", encrypted(filled), "import.encrypted");
    add("PDF", "a.xlsx", "%PDF-1.7 …", "import.other-kind");
    add("RTF", "a.csv", "{\\rtf1 …}", "import.other-kind");
    add("an archive of another kind", "a.zip", "Rar!\u001A\u0007", "import.other-kind");
    add("HTML called a workbook", "a.xls", "<html><table></table></html>", "import.other-kind");
    add("XML of 2003", "a.xls", "<?xml version='1.0'?><Workbook/>", "import.other-kind");
    add("JSON called CSV", "a.csv", "{\"pack\": \"plan2024\"}", "import.other-kind");
    add("CSV called a workbook", "a.xlsx", "学校代码,学校名称\n1,甲\n", "import.wrong-extension");
    add("a workbook called CSV", "a.csv", filled, "import.wrong-extension");
    add(
        "an archive called a workbook",
        "a.xlsx",
        zip(Map.of("学校.csv", bytes("a"))),
        "import.wrong-extension");
  }

  private void packages() {
    add("macros", "a.xlsm", with("xl/vbaProject.bin", bytes("x")), "import.macros");
    add(
        "macros in a workbook that is said to have none",
        "a.xlsx",
        with("xl/vbaProject.bin", bytes("x")),
        "import.macros");
    add(
        "a macro sheet",
        "a.xlsx",
        with("xl/macrosheets/sheet1.xml", bytes("<a/>")),
        "import.macros");
    add(
        "a binary workbook",
        "a.xlsb",
        zip(Map.of("xl/workbook.bin", bytes("x"))),
        "import.other-kind");
    add("OpenDocument", "a.ods", zip(Map.of("content.xml", bytes("<a/>"))), "import.other-kind");
    add(
        "a text document",
        "a.docx",
        zip(Map.of("word/document.xml", bytes("<a/>"))),
        "import.not-a-workbook");
    add("half a file", "a.xlsx", Arrays.copyOf(filled, filled.length / 2), "import.damaged");
    add("a bomb", "a.xlsx", with("xl/media/image1.png", new byte[40 * 1024 * 1024]), "import.bomb");
    add("a bomb of CSV", "a.zip", zip(Map.of("学校.csv", new byte[40 * 1024 * 1024])), "import.bomb");
    add(
        "a part with a password",
        "a.zip",
        locked(zip(Map.of("学校.csv", bytes("a")))),
        "import.encrypted");
    add("a workbook's part with a password", "a.xlsx", locked(filled), "import.encrypted");
    add(
        "a document type",
        "a.xlsx",
        patched(
            "xl/workbook.xml",
            "<workbook ",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><workbook "),
        "import.document-type");
    add(
        "a document type among the strings",
        "a.xlsx",
        patched("xl/sharedStrings.xml", "<sst ", "<!DOCTYPE sst><sst "),
        "import.document-type");
    add(
        "XML that is none",
        "a.xlsx",
        patched("xl/worksheets/sheet1.xml", "</sheetData>", ""),
        "import.damaged");
    add(
        "a sheet that is not there",
        "a.xlsx",
        patched("xl/_rels/workbook.xml.rels", "sheet1.xml", "sheet99.xml"),
        "import.damaged");
    add("a part twice", "a.xlsx", with("XL/WORKBOOK.XML", bytes("<a/>")), "import.damaged");
    add("strings that are not there", "a.xlsx", emptied("xl/sharedStrings.xml"), "import.damaged");
  }

  private void tables() {
    add("an open quotation mark", "a.csv", "学校代码,学校名称\n1,\"甲\n2,乙\n", "import.csv");
    add("no text at all", "a.csv", new byte[] {1, 0, 2, 0, 3}, "import.not-a-table");
    add(
        "an unknown encoding",
        "a.csv",
        new byte[] {'a', ',', (byte) 0xFF, (byte) 0xFF, '\n'},
        "import.encoding");
    add("a table of something else", "a.csv", "水果,价格\n苹果,3\n", "import.no-layout");
  }

  private void cells() {
    changed(
        "words for a number", "cell.not-a-number", w -> school(w, "普通教室数").setCellValue("约36间"));
    changed("a number that became a day", "cell.day-for-number", MalformedFiles::day);
    changed("an error", "cell.error", w -> error(w));
    changed("a formula without result", "cell.no-result", MalformedFiles::unfinished);
    changed("a formula into another workbook", "cell.other-workbook", MalformedFiles::linked);
    changed("an unknown word", "cell.unknown-word", w -> school(w, "办学类型").setCellValue("幼儿园"));
    changed(
        "a word with a slip",
        "cell.unknown-word-suggestion",
        w -> school(w, "办学类型").setCellValue("初级中校"));
    changed("neither yes nor no", "cell.not-yes-no", w -> school(w, "寄宿制").setCellValue("有时"));
    changed(
        "a code that lost digits",
        "cell.long-code",
        w -> school(w, "学校代码").setCellValue(3.7081100010000001e17));
    changed(
        "a code that was shortened",
        "cell.shortened",
        w -> school(w, "学校代码").setCellValue("3.70811E+11"));
    changed("half a room", "facts.not-whole", w -> school(w, "普通教室数").setCellValue(35.5));
    changed(
        "less than nothing", "facts.out-of-range", w -> school(w, "教学及辅助用房面积").setCellValue(-1));
    changed("no name", "facts.required", w -> school(w, "学校名称").setBlank());
    changed("no such day", "cell.not-a-day", w -> district(w, "统计时点").setCellValue("2025-02-30"));
    changed(
        "no such document",
        "problem.pack-unknown",
        w -> district(w, "政策文件").setCellValue("plan2042"));
    changed(
        "a day without rules",
        "problem.no-rule-in-force",
        w -> district(w, "判定日期").setCellValue("2001-01-01"));
    changed("another word than none", "cell.only-none", w -> school(w, "班级是否没有").setCellValue("没"));
  }

  private void rows() {
    changed(
        "a class of a school that is not there",
        "import.no-such-holder",
        w -> cell(w.getSheet("班级"), "学校代码", 1).setCellValue("0000"));
    changed(
        "a class of nobody",
        "import.belongs-nowhere",
        w -> cell(w.getSheet("班级"), "学校代码", 1).setBlank());
    changed("a school twice", "facts.twice", MalformedFiles::twice);
    changed(
        "a column twice",
        "import.column-twice",
        w -> cell(w.getSheet(SCHOOL), "举办者", 0).setCellValue("办学类型"));
    changed(
        "a sheet twice", "import.sheet-twice", w -> w.cloneSheet(w.getSheetIndex(SCHOOL), "学校副本"));
    changed(
        "a target that is not there",
        "attestation.unknown",
        w -> cell(w.getSheet("答复"), "目标", 1).setCellValue("no.such.target.at.all"));
    changed(
        "a target twice",
        "import.attested-twice",
        w ->
            cell(w.getSheet("答复"), "目标", 2)
                .setCellValue(cell(w.getSheet("答复"), "目标", 1).getStringCellValue()));
    changed(
        "an answer to nothing",
        "import.no-target",
        w -> cell(w.getSheet("答复"), "目标", 1).setBlank());
  }

  private static XSSFCell school(XSSFWorkbook workbook, String header) {
    return (XSSFCell) cell(workbook.getSheet(SCHOOL), header, 1);
  }

  private static XSSFCell district(XSSFWorkbook workbook, String label) {
    var row = cell(workbook.getSheet("区县"), label, 0).getRow();
    return (XSSFCell) (row.getCell(1) == null ? row.createCell(1) : row.getCell(1));
  }

  private static void day(XSSFWorkbook workbook) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat("m\"月\"d\"日\""));
    school(workbook, "普通教室数").setCellValue(45720);
    school(workbook, "普通教室数").setCellStyle(style);
  }

  private static void unfinished(XSSFWorkbook workbook) {
    school(workbook, "普通教室数").setBlank();
    school(workbook, "普通教室数").setCellFormula("B4+1");
  }

  private static void error(XSSFWorkbook workbook) {
    school(workbook, "普通教室数").setCellFormula("1/0");
    workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
  }

  private static void linked(XSSFWorkbook workbook) {
    XSSFCell cell = school(workbook, "普通教室数");
    cell.setCellFormula("B4");
    cell.getCTCell().getF().setStringValue("[1]Sheet1!$A$1");
    cell.getCTCell().setV("36");
  }

  private static void twice(XSSFWorkbook workbook) {
    var sheet = workbook.getSheet(SCHOOL);
    var first = school(workbook, "学校代码").getRow();
    var second = sheet.createRow(first.getRowNum() + 1);
    for (String header : List.of("学校代码", "学校名称", "办学类型")) {
      int column = school(workbook, header).getColumnIndex();
      second.createCell(column).setCellValue(first.getCell(column).getStringCellValue());
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] old() {
    try (HSSFWorkbook workbook = new HSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      workbook.createSheet("a").createRow(0).createCell(0).setCellValue("学校");
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] encrypted(byte[] content) {
    try (POIFSFileSystem files = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("secret");
      try (OutputStream encrypting = encryptor.getDataStream(files)) {
        encrypting.write(content);
      }
      files.writeFilesystem(out);
      return out.toByteArray();
    } catch (IOException | java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Says of every part that it is encrypted, in both places where an archive says so. */
  private static byte[] locked(byte[] archive) {
    byte[] locked = archive.clone();
    for (int i = 0; i + 9 < locked.length; i++) {
      if (locked[i] == 'P' && locked[i + 1] == 'K') {
        if (locked[i + 2] == 3 && locked[i + 3] == 4) {
          locked[i + 6] |= 1;
        } else if (locked[i + 2] == 1 && locked[i + 3] == 2) {
          locked[i + 8] |= 1;
        }
      }
    }
    return locked;
  }

  private byte[] with(String part, byte[] content) {
    Map<String, byte[]> parts = parts(filled);
    parts.put(part, content);
    return zip(parts);
  }

  private byte[] emptied(String part) {
    Map<String, byte[]> parts = parts(filled);
    parts.put(
        part, bytes("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>"));
    return zip(parts);
  }

  private byte[] patched(String part, String from, String to) {
    Map<String, byte[]> parts = parts(filled);
    String text = new String(parts.get(part), StandardCharsets.UTF_8);
    if (!text.contains(from)) {
      throw new AssertionError(part + " has no " + from);
    }
    parts.put(part, bytes(text.replace(from, to)));
    return zip(parts);
  }

  private static Map<String, byte[]> parts(byte[] content) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipFile zip = Archives.open(content)) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    } catch (IOException | Unreadable e) {
      throw new AssertionError(e);
    }
    return parts;
  }

  static byte[] zip(Map<String, byte[]> parts) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream();
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
      zip.finish();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
