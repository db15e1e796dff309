package org.junheng.rules.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * The text of a {@code pack.yaml} with the lines of its clauses, so that one entry can be changed
 * and everything else, comments included, stays as somebody wrote it.
 */
public final class PackText {
  private static final YAMLFactory YAML = new YAMLFactory();
  private static final Pattern PLAIN = Pattern.compile("[\\p{IsHan}A-Za-z][^:#\"\\r\\n]*");
  private static final Set<String> WORDS_OF_YAML =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private final List<String> lines;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private int end;

  /** Lines are counted from 0 here. */
  private static final class Entry {
    final int first;
    final int indent;
    final Map<String, Integer> keys = new LinkedHashMap<>();
    int last;

    Entry(int first, int indent) {
      this.first = first;
      this.indent = indent;
    }
  }

  private PackText(List<String> lines) {
    this.lines = lines;
    this.end = lines.size();
    read();
    Entry before = null;
    for (Entry entry : entries.values()) {
      if (before != null) {
        before.last = lastWritten(entry.first - 1);
      }
      before = entry;
    }
    if (before != null) {
      before.last = lastWritten(end - 1);
    }
  }

  /**
   * @param text well-formed
   */
  public static PackText of(String text) {
    return new PackText(new ArrayList<>(text.lines().toList()));
  }

  private void read() {
    try (JsonParser parser = YAML.createParser(ObjectReadContext.empty(), text())) {
      int depth = 0;
      boolean inClauses = false;
      @Nullable Entry entry = null;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        int line = parser.currentTokenLocation().getLineNr() - 1;
        if (token == JsonToken.PROPERTY_NAME && depth == 1) {
          end = inClauses ? line : end;
          inClauses = parser.currentName().equals("clauses");
        } else if (token == JsonToken.PROPERTY_NAME && depth == 3 && inClauses) {
          if (entry == null) {
            entry = new Entry(line, parser.currentTokenLocation().getColumnNr() - 1);
          }
          entry.keys.put(parser.currentName(), line);
        } else if (token == JsonToken.VALUE_STRING
            && depth == 3
            && entry != null
            && "id".equals(parser.currentName())) {
          entries.put(parser.getString(), entry);
        }
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
          entry = depth == 2 ? null : entry;
        }
      }
    }
  }

  private int lastWritten(int from) {
    int line = from;
    while (line > 0 && (lines.get(line).isBlank() || lines.get(line).strip().startsWith("#"))) {
      line--;
    }
    return line;
  }

  public boolean has(String clause) {
    return entries.containsKey(clause);
  }

  /** Line of a key of a clause, from 1; that of the clause where it has no such key. */
  public int line(String clause, String key) {
    Entry entry = entries.get(clause);
    return entry == null ? 1 : 1 + entry.keys.getOrDefault(key, entry.first);
  }

  /**
   * A copy in which the clause says this under the key, at the end if it said nothing there.
   *
   * @param value as YAML; of several lines, the later ones with their indentation below the key's
   */
  public PackText with(String clause, String key, List<String> value) {
    Entry entry = Objects.requireNonNull(entries.get(clause));
    if (isInBraces(entry)) {
      return without(clause, key).inBraces(clause, key, value);
    }
    PackText without = entry.keys.containsKey(key) ? without(clause, key) : this;
    Integer stood = entry.keys.get(key);
    int at = stood == null ? without.entry(clause).last + 1 : stood;
    List<String> changed = new ArrayList<>(without.lines);
    String indent = " ".repeat(entry.indent);
    List<String> written = new ArrayList<>();
    written.add(indent + key + ":" + (value.get(0).isEmpty() ? "" : " " + value.get(0)));
    value.stream().skip(1).forEach(line -> written.add(indent + line));
    changed.addAll(at, written);
    return new PackText(changed);
  }

  /** A copy in which the clause says nothing under the key. */
  public PackText without(String clause, String key) {
    Entry entry = entry(clause);
    Integer from = entry.keys.get(key);
    if (from == null) {
      return this;
    }
    if (isInBraces(entry)) {
      List<String> changed = new ArrayList<>(lines);
      changed.set(
          from, lines.get(from).replaceFirst(",\\s*" + Pattern.quote(key) + ":\\s*\\{[^}]*}", ""));
      return new PackText(changed);
    }
    int to =
        entry.keys.values().stream()
            .mapToInt(Integer::intValue)
            .filter(line -> line > from)
            .min()
            .orElse(entry.last + 1);
    List<String> changed = new ArrayList<>(lines);
    changed.subList(from, to).clear();
    return new PackText(changed);
  }

  /** Whether the clause is written as {@code - {id: …, title: …}}. */
  private boolean isInBraces(Entry entry) {
    return lines.get(entry.first).substring(0, entry.indent).contains("{");
  }

  private PackText inBraces(String clause, String key, List<String> value) {
    Entry entry = entry(clause);
    String line = lines.get(entry.last);
    int brace = line.lastIndexOf('}');
    String written = String.join(", ", value.stream().map(String::strip).toList());
    String said = value.size() == 1 ? written : "{" + written.replaceFirst("^, ", "") + "}";
    List<String> changed = new ArrayList<>(lines);
    changed.set(
        entry.last, line.substring(0, brace) + ", " + key + ": " + said + line.substring(brace));
    return new PackText(changed);
  }

  /** A copy with a further clause behind the last. */
  public PackText withClause(String id, String title, String demands) {
    List<String> changed = new ArrayList<>(lines.subList(0, lastWritten(end - 1) + 1));
    int indent = entries.values().stream().mapToInt(entry -> entry.indent).findFirst().orElse(4);
    String inner = " ".repeat(indent);
    changed.add(" ".repeat(Math.max(0, indent - 2)) + "- id: " + scalar(id));
    changed.add(inner + "title: " + scalar(title));
    changed.add(inner + "demands: " + scalar(demands));
    changed.addAll(lines.subList(end, lines.size()));
    return new PackText(changed);
  }

  private Entry entry(String clause) {
    return Objects.requireNonNull(entries.get(clause));
  }

  /** A text as a scalar on one line, quoted where it has to be. */
  public static String scalar(String text) {
    boolean plain =
        PLAIN.matcher(text).matches() && !WORDS_OF_YAML.contains(text) && text.equals(text.strip());
    return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  public String text() {
    return String.join("\n", lines) + "\n";
  }
}
