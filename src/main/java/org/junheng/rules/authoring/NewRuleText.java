package org.junheng.rules.authoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldKind;
import org.junheng.facts.Vocabulary;
import org.junheng.rules.Measure;

/** Writes a new target as a rule, and puts it into its chapter. */
final class NewRuleText {
  private final NewTarget target;
  private final FactType subject;
  private final Map<String, String> variables = new HashMap<>();

  NewRuleText(NewTarget target, Vocabulary vocabulary) {
    this.target = target;
    this.subject = vocabulary.type(target.subject()).orElseThrow();
    variables.put("this", variable(subject.name()));
  }

  /**
   * The chapter with the rule at its end.
   *
   * @param chapter its text so far; empty for a new one
   */
  String in(String chapter) {
    String header =
        chapter.isBlank()
            ? "package " + target.pack() + "\nglobal org.junheng.rules.Require require\n"
            : chapter;
    String imported = "import facts." + subject.name();
    if (header.lines().noneMatch(line -> line.strip().equals(imported))) {
      header = withImport(header, imported);
    }
    return header + "\n" + rule();
  }

  /** In alphabetical order among the imports, of which accumulate functions come last. */
  private static String withImport(String chapter, String imported) {
    List<String> lines = new ArrayList<>(chapter.lines().toList());
    int at = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("package ")
          || (line.startsWith("import facts.") && line.compareTo(imported) < 0)) {
        at = i + 1;
      }
    }
    lines.add(at, imported);
    return String.join("\n", lines) + "\n";
  }

  private String rule() {
    List<String> items = new ArrayList<>();
    target.conditions().forEach(condition -> items.add(condition(condition)));
    String demand = demand(items);
    String pattern = variables.get("this") + " : " + subject.name();
    return "rule \""
        + target.id()
        + "\"\n"
        + annotation("title", target.title())
        + (target.english().isEmpty() ? "" : annotation("english", target.english()))
        + annotation("clause", target.clause().id())
        + "date-effective \""
        + target.from()
        + "\"\nwhen\n"
        + pattern
        + "( "
        + String.join(", ", items)
        + " )\nthen\n"
        + demand
        + ";\nend\n";
  }

  private static String annotation(String name, String text) {
    return "@" + name + "(\"" + text + "\")\n";
  }

  private String condition(NewTarget.Condition condition) {
    List<String> values =
        condition.values().stream().map(value -> literal(condition.field(), value)).toList();
    return condition.field()
        + " "
        + condition.operator()
        + " "
        + (condition.isMembership()
            ? values.stream().collect(Collectors.joining(", ", "(", ")"))
            : String.join(", ", values));
  }

  private String literal(String field, String value) {
    boolean text =
        subject
            .path(List.of(field.split("\\.")))
            .map(path -> path.field() != null && path.field().kind() == FieldKind.TEXT)
            .orElse(false);
    return text ? "\"" + value + "\"" : value;
  }

  private String demand(List<String> items) {
    String who = variables.get("this");
    if (!(target.demand() instanceof NewTarget.Measured measured)) {
      return "require.attested(" + who + ")";
    }
    String limit = measured.limit().toPlainString();
    String amount = bound(measured.amount(), items);
    String compared = "." + measured.comparison().method() + "(";
    String count = measured.count();
    if (count == null) {
      return "require" + compared + who + ", " + amount + ", " + limit + ")";
    }
    String group = measured.measure() == Measure.PER_GROUP ? measured.group() + ", " : "";
    return "require."
        + measured.measure().method()
        + "("
        + String.join(", ", List.of(who, group + amount, bound(count, items)))
        + ")"
        + compared
        + limit
        + ")";
  }

  /** The variable of a field, bound at the end of the pattern the first time. */
  private String bound(String field, List<String> items) {
    String known = variables.get(field);
    if (known != null) {
      return known;
    }
    String name = variable(field.substring(field.lastIndexOf('.') + 1));
    while (variables.containsValue(name)) {
      name += "OfIt";
    }
    variables.put(field, name);
    items.add(name + " : " + field);
    return name;
  }

  private static String variable(String name) {
    return "$" + Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
