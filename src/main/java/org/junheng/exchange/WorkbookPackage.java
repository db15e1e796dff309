package org.junheng.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a workbook, looked through before anything is read from them.
 *
 * <p>Refused are macros, encryption, document types (through which XML could ask for other files),
 * and what unpacks to more than the limits. Looked up are the things that the reader of cells does
 * not tell: merged cells, hidden rows and columns.
 */
final class WorkbookPackage {
  private static final Pattern CELLS =
      Pattern.compile("([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})");
  private static final int MOST_MERGES = 20_000;
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Limits limits;
  private final Map<String, Layout> layouts = new HashMap<>();
  private boolean from1904;
  private boolean linked;

  /**
   * How a sheet is laid out.
   *
   * @param hiddenRows how many
   * @param hiddenColumns how many
   * @param rows how many are written down, hidden or not
   */
  record Layout(List<Grid.Merge> merges, int hiddenRows, int hiddenColumns, int rows) {}

  private WorkbookPackage(Limits limits) {
    this.limits = limits;
  }

  /** Looks through all parts. */
  static WorkbookPackage of(ZipFile zip, Limits limits) throws IOException, Unreadable {
    WorkbookPackage read = new WorkbookPackage(limits);
    read.look(zip);
    return read;
  }

  /** The layout of a sheet by the id of its relation in the workbook. */
  Layout layout(String relation) {
    return layouts.getOrDefault(relation, new Layout(List.of(), 0, 0, 0));
  }

  boolean from1904() {
    return from1904;
  }

  /** Whether it has links to other workbooks. */
  boolean linked() {
    return linked;
  }

  private void look(ZipFile zip) throws IOException, Unreadable {
    List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
    if (entries.size() > limits.parts()) {
      throw new Unreadable("import.too-many-parts", entries.size(), limits.parts());
    }
    Set<String> names = new HashSet<>();
    for (ZipArchiveEntry entry : entries) {
      String name = entry.getName();
      if (!names.add(name.toLowerCase(java.util.Locale.ROOT))) {
        throw new Unreadable("import.damaged", name);
      }
      if (name.endsWith("vbaProject.bin") || name.startsWith("xl/macrosheets/")) {
        throw new Unreadable("import.macros");
      }
      linked |= name.startsWith("xl/externalLinks/");
    }
    Archives.measure(zip, entries, limits);
    if (zip.getEntry("xl/workbook.xml") == null) {
      throw new Unreadable("import.not-a-workbook");
    }
    for (ZipArchiveEntry entry : entries) {
      if (entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels")) {
        scan(zip, entry.getName(), reader -> {});
      }
    }
    layouts(zip);
  }

  private void layouts(ZipFile zip) throws IOException, Unreadable {
    Map<String, String> targets = new HashMap<>();
    scan(
        zip,
        "xl/_rels/workbook.xml.rels",
        reader -> {
          if (reader.getLocalName().equals("Relationship")) {
            targets.put(attribute(reader, "Id"), attribute(reader, "Target"));
          }
        });
    List<String> relations = new ArrayList<>();
    scan(
        zip,
        "xl/workbook.xml",
        reader -> {
          if (reader.getLocalName().equals("sheet")) {
            String id = reader.getAttributeValue(RELATIONS, "id");
            relations.add(id == null ? attribute(reader, "id") : id);
          } else if (reader.getLocalName().equals("workbookPr")) {
            from1904 = Set.of("1", "true").contains(attribute(reader, "date1904"));
          }
        });
    for (String relation : relations) {
      String target = targets.getOrDefault(relation, "");
      String part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
      if (zip.getEntry(part) == null) {
        throw new Unreadable("import.damaged", part);
      }
      layouts.put(relation, layout(zip, part));
    }
  }

  private static Layout layout(ZipFile zip, String part) throws IOException, Unreadable {
    List<Grid.Merge> merges = new ArrayList<>();
    int[] hidden = new int[2];
    int[] rows = new int[1];
    scan(
        zip,
        part,
        reader -> {
          switch (reader.getLocalName()) {
            case "mergeCell" -> merge(attribute(reader, "ref")).ifPresent(merges::add);
            case "row" -> {
              rows[0]++;
              hidden[0] += isHidden(reader) ? 1 : 0;
            }
            case "col" -> hidden[1] += isHidden(reader) ? 1 : 0;
            default -> {}
          }
        });
    if (merges.size() > MOST_MERGES) {
      throw new Unreadable("import.too-many-merges", merges.size(), MOST_MERGES);
    }
    return new Layout(merges, hidden[0], hidden[1], rows[0]);
  }

  private static boolean isHidden(XMLStreamReader reader) {
    return Set.of("1", "true").contains(attribute(reader, "hidden"));
  }

  private static Optional<Grid.Merge> merge(String reference) {
    Matcher cells = CELLS.matcher(reference);
    return cells.matches()
        ? Optional.of(
            new Grid.Merge(
                Integer.parseInt(cells.group(2)) - 1,
                column(cells.group(1)),
                Integer.parseInt(cells.group(4)) - 1,
                column(cells.group(3))))
        : Optional.empty();
  }

  private static int column(String letters) {
    int column = 0;
    for (char letter : letters.toCharArray()) {
      column = column * 26 + letter - 'A' + 1;
    }
    return column - 1;
  }

  private static String attribute(XMLStreamReader reader, String name) {
    @Nullable String value = reader.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private interface Element {
    void begins(XMLStreamReader reader);
  }

  /** Reads a part to its end; whoever needs no element still gets to know that it is sound. */
  private static void scan(ZipFile zip, String part, Element element)
      throws IOException, Unreadable {
    ZipArchiveEntry entry = zip.getEntry(part);
    if (entry == null) {
      throw new Unreadable("import.damaged", part);
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream in = zip.getInputStream(entry)) {
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD) {
          throw new Unreadable("import.document-type", part);
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          element.begins(reader);
        }
      }
    } catch (XMLStreamException e) {
      throw new Unreadable("import.damaged", part);
    }
  }
}
