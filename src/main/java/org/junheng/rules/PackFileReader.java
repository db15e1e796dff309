package org.junheng.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import org.junheng.rules.yaml.YamlNode;
import org.junheng.rules.yaml.YamlTree;

/** Reads {@code pack.yaml}, refusing keys it does not know and telling every mistake. */
final class PackFileReader {
  private static final List<String> KEYS =
      List.of("id", "document", "schoolSystem", "extends", "comparesWith", "clauses");
  private static final List<String> DOCUMENT = List.of("number", "title", "issuer", "issued");
  private static final List<String> CLAUSE =
      List.of("id", "title", "offices", "demands", "noRule", "notRuled", "otherNumbers", "checked");
  private static final List<String> CHECKED = List.of("on", "entry", "rules");

  private final RuleFiles source;
  private final List<RuleProblem> problems;

  PackFileReader(RuleFiles source, List<RuleProblem> problems) {
    this.source = source;
    this.problems = problems;
  }

  /** The file as far as it could be read; nothing where it is no YAML or not there. */
  Optional<PackFile> read(String folder) {
    String name = folder + "/pack.yaml";
    if (!source.files().containsKey(name)) {
      problems.add(new RuleProblem(name, 1, 1, Message.of("pack.missing", folder)));
      return Optional.empty();
    }
    return source
        .text(name, problems)
        .flatMap(text -> YamlTree.read(name, text, problems))
        .flatMap(tree -> read(folder, tree.node(problems)));
  }

  private Optional<PackFile> read(String folder, YamlNode root) {
    if (!root.isMapOf(KEYS)) {
      return Optional.empty();
    }
    String id = required(root, "id");
    if (!id.isEmpty() && !id.equals(folder)) {
      at(root, "id").problem("pack.id", id, folder);
    }
    Set<String> lost = new HashSet<>();
    List<Clause> clauses = clauses(root, lost);
    return Optional.of(
        new PackFile(
            document(root),
            optional(root, "schoolSystem"),
            root.get("extends") == null ? null : optional(root, "extends"),
            at(root, "extends").at(),
            texts(root, "comparesWith"),
            at(root, "comparesWith").at(),
            clauses,
            lost));
  }

  private static YamlNode at(YamlNode node, String key) {
    YamlNode value = node.get(key);
    return value == null ? node : value;
  }

  /** A text that must be there; empty with a problem where it is not. */
  private static String required(YamlNode node, String key) {
    YamlNode value = node.get(key);
    if (value == null) {
      node.problem("pack.missing-key", key);
      return "";
    }
    String text = value.text();
    return text == null ? "" : text.strip();
  }

  private static String optional(YamlNode node, String key) {
    YamlNode value = node.get(key);
    String text = value == null ? null : value.text();
    return text == null ? "" : text;
  }

  /** A list of texts; one that is absent or empty is empty. */
  private static List<String> texts(YamlNode node, String key) {
    YamlNode value = node.get(key);
    if (value == null || (value.json().isArray() && value.json().isEmpty())) {
      return List.of();
    }
    List<String> texts = value.texts();
    return texts == null ? List.of() : texts;
  }

  private static @Nullable LocalDate day(YamlNode node, String key) {
    YamlNode value = node.get(key);
    return value == null ? null : value.day();
  }

  private static Pack.Document document(YamlNode root) {
    YamlNode node = root.get("document");
    if (node == null) {
      root.problem("pack.missing-key", "document");
    }
    if (node == null || !node.isMapOf(DOCUMENT)) {
      return new Pack.Document("", "", "", null);
    }
    return new Pack.Document(
        optional(node, "number"),
        required(node, "title"),
        optional(node, "issuer"),
        day(node, "issued"));
  }

  private static List<Clause> clauses(YamlNode root, Set<String> lost) {
    List<Clause> clauses = new ArrayList<>();
    YamlNode list = root.get("clauses");
    if (list == null || !list.json().isArray() || list.json().isEmpty()) {
      (list == null ? root : list).problem("pack.no-clauses");
      return clauses;
    }
    Set<String> seen = new HashSet<>();
    for (YamlNode node : list.elements()) {
      if (!node.isMapOf(CLAUSE)) {
        continue;
      }
      String id = required(node, "id");
      String title = required(node, "title");
      String demands = required(node, "demands");
      if (!id.isEmpty() && !seen.add(id)) {
        at(node, "id").problem("pack.clause-twice", id);
      }
      if (id.isEmpty() || title.isEmpty() || demands.isEmpty()) {
        lost.add(id);
        continue;
      }
      clauses.add(
          new Clause(
              id,
              title,
              texts(node, "offices"),
              demands,
              optional(node, "noRule"),
              texts(node, "notRuled"),
              texts(node, "otherNumbers"),
              checked(node.get("checked"))));
    }
    return clauses;
  }

  private static Clause.@Nullable Checked checked(@Nullable YamlNode node) {
    if (node == null || !node.isMapOf(CHECKED)) {
      return null;
    }
    LocalDate on = day(node, "on");
    if (node.get("on") == null) {
      node.problem("pack.missing-key", "on");
    }
    String entry = required(node, "entry");
    return on == null || entry.isEmpty()
        ? null
        : new Clause.Checked(on, entry, texts(node, "rules"));
  }
}
