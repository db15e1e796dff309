package org.junheng.web.console;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junheng.facts.AttestedTarget;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldKind;
import org.junheng.facts.Range;
import org.junheng.message.Message;
import org.junheng.rules.Demand;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleSet;

/** The form in which a school's facts are filled in, made of the fact types of a rule set. */
final class FactForm {
  private final RuleSet ruleSet;
  private final Pack pack;
  private final Locale language;
  private final Map<String, String> values;

  /**
   * @param values what stands in it already, by the names of the fields
   */
  FactForm(RuleSet ruleSet, Pack pack, Locale language, Map<String, String> values) {
    this.ruleSet = ruleSet;
    this.pack = pack;
    this.language = language;
    this.values = values;
  }

  /**
   * A field to be filled in.
   *
   * @param name under which it is sent: its place in the facts
   * @param hint unit, range and what to mind
   * @param keyboard numeric, decimal or text
   * @param options to choose from; empty where anything may be typed
   */
  record Field(
      String name,
      String label,
      String unit,
      String hint,
      boolean required,
      boolean day,
      String keyboard,
      List<Option> options,
      String value) {}

  /** A word to choose. */
  record Option(String word, String label, boolean chosen) {}

  /** An office's answer to a target. */
  record Question(String id, String title, List<Field> fields) {}

  /**
   * One fact.
   *
   * @param needed what must be filled in
   * @param more what may be
   */
  record Entry(
      String path,
      String label,
      List<Field> needed,
      List<Field> more,
      List<Question> questions,
      List<Section> sections) {
    /** Whether any of what may be filled in is. */
    public boolean hasMore() {
      return more.stream().anyMatch(field -> !field.value().isEmpty());
    }
  }

  /**
   * The facts of a type below another.
   *
   * @param next number of the row that is added next
   */
  record Section(String path, String label, boolean none, List<Entry> entries, int next) {}

  /** The district, and below it its lists. */
  Entry root() {
    FactType root = ruleSet.vocabulary().root();
    return entry(root, "/" + root.memberName(), root.label());
  }

  /** What stands beside the district: schools, of which an empty form has one. */
  List<Section> beside() {
    return ruleSet.vocabulary().root().children().stream()
        .filter(FactType::besideRoot)
        .map(type -> section(type, "/" + type.list(), true))
        .toList();
  }

  /**
   * A row to be added.
   *
   * @param path of it: {@code /schools/0/classes/3}
   * @throws IllegalArgumentException where there can be no such row
   */
  Entry entry(String path) {
    FactType type = ruleSet.vocabulary().root();
    String[] steps = path.split("/", -1);
    int step = 1;
    if (steps.length > 2 && steps[1].equals(type.memberName())) {
      step = 2;
    }
    for (; step + 1 < steps.length; step += 2) {
      String list = steps[step];
      boolean number = steps[step + 1].matches("\\d{1,5}");
      type =
          type.children().stream()
              .filter(child -> number && child.list().equals(list))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException(path));
    }
    if (type.isRoot() || step != steps.length) {
      throw new IllegalArgumentException(path);
    }
    return entry(type, path, label(type));
  }

  private Section section(FactType type, String path, boolean one) {
    Pattern row = Pattern.compile(Pattern.quote(path) + "/(\\d{1,5})(?:/.*|$)");
    TreeSet<Integer> rows = new TreeSet<>();
    for (String name : values.keySet()) {
      Matcher matcher = row.matcher(name);
      if (matcher.matches()) {
        rows.add(Integer.valueOf(matcher.group(1)));
      }
    }
    if (one && rows.isEmpty()) {
      rows.add(0);
    }
    List<Entry> entries = new ArrayList<>();
    rows.forEach(number -> entries.add(entry(type, path + "/" + number, label(type))));
    return new Section(
        path,
        label(type),
        FormFacts.NONE.equals(values.get(path)),
        entries,
        rows.isEmpty() ? 0 : rows.last() + 1);
  }

  private String label(FactType type) {
    return isEnglish() && !type.english().isEmpty() ? type.english() : type.label();
  }

  private Entry entry(FactType type, String path, String label) {
    List<Field> needed = new ArrayList<>();
    List<Field> more = new ArrayList<>();
    // What a row of a list is about is always asked for; so is all of a small one.
    boolean small = type.submitted().size() <= 8;
    for (FactField field : type.submitted()) {
      (field.required() || field.identity() || small ? needed : more).add(field(field, path));
    }
    return new Entry(
        path,
        label,
        needed,
        more,
        questions(type, path),
        type.children().stream()
            .filter(child -> !child.besideRoot())
            .map(child -> section(child, path + "/" + child.list(), false))
            .toList());
  }

  private Field field(FactField field, String path) {
    String name = path + "/" + field.name();
    List<String> hints = new ArrayList<>();
    if (!field.note().isEmpty() && !isEnglish()) {
      hints.add(field.note());
    }
    range(field.range()).ifPresent(hints::add);
    return new Field(
        name,
        isEnglish() && !field.english().isEmpty() ? field.english() : field.label(),
        field.unit(),
        String.join("；", hints),
        field.required(),
        field.kind() == FieldKind.DAY,
        field.kind() == FieldKind.COUNT
            ? "numeric"
            : field.kind() == FieldKind.MEASURE ? "decimal" : "text",
        options(field, values.getOrDefault(name, "")),
        values.getOrDefault(name, ""));
  }

  private Optional<String> range(Range range) {
    BigDecimal least = range.least();
    BigDecimal greatest = range.greatest();
    if (least != null && greatest != null) {
      return Optional.of(
          Message.of("console.range", least.toPlainString(), greatest.toPlainString())
              .in(language));
    }
    if (least != null) {
      return Optional.of(Message.of("console.range-least", least.toPlainString()).in(language));
    }
    return Optional.ofNullable(greatest)
        .map(most -> Message.of("console.range-greatest", most.toPlainString()).in(language));
  }

  private List<Option> options(FactField field, String value) {
    if (field.kind() == FieldKind.YES_NO) {
      return yesNo(value);
    }
    return field.values().entrySet().stream()
        .map(
            each ->
                new Option(
                    each.getKey(),
                    isEnglish() ? each.getKey() : each.getValue(),
                    each.getKey().equals(value)))
        .toList();
  }

  private List<Option> yesNo(String value) {
    return List.of(
        new Option("true", Message.of("console.yes").in(language), value.equals("true")),
        new Option("false", Message.of("console.no").in(language), value.equals("false")));
  }

  /** The targets of this document that an office answers for. */
  private List<Question> questions(FactType type, String path) {
    return ruleSet.attestedTargets().stream()
        .filter(target -> target.type().equals(type.name()) && isAsked(target))
        .map(target -> question(target, path + "/attestations/" + target.id()))
        .toList();
  }

  private boolean isAsked(AttestedTarget target) {
    return pack.rule(target.id())
        .filter(rule -> rule.demand() instanceof Demand.Attested)
        .isPresent();
  }

  private Question question(AttestedTarget target, String path) {
    String answer = path + "/answer";
    return new Question(
        target.id(),
        isEnglish() && !target.english().isEmpty() ? target.english() : target.title(),
        List.of(
            answered(
                answer,
                Message.of("word.attestation-answer"),
                yesNo(values.getOrDefault(answer, ""))),
            answered(path + "/by", Message.of("word.attestation-by"), List.of()),
            answered(path + "/on", Message.of("word.attestation-on"), List.of()),
            answered(path + "/evidence", Message.of("word.attestation-evidence"), List.of())));
  }

  private Field answered(String name, Message label, List<Option> options) {
    return new Field(
        name,
        label.in(language),
        "",
        "",
        false,
        name.endsWith("/on"),
        "text",
        options,
        values.getOrDefault(name, ""));
  }

  private boolean isEnglish() {
    return language.getLanguage().equals("en");
  }
}
