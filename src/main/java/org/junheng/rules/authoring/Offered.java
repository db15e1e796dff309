package org.junheng.rules.authoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldKind;
import org.junheng.message.Message;
import org.junheng.rules.Comparison;
import org.junheng.rules.Measure;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;

/** What can be chosen for a new target, and what is the likely choice. */
final class Offered {
  static final String ANY_OF = "in";
  static final String NONE_OF = "not in";
  private static final int MOST_CLAUSES = 4;
  private static final String NEW_CHAPTER = "targets";

  private final RuleSet rules;
  private final Pack pack;
  private final Map<String, List<Rule>> chapters;

  Offered(RuleSet rules, Pack pack) {
    this.rules = rules;
    this.pack = pack;
    this.chapters =
        pack.rules().stream()
            .filter(rule -> rule.file().startsWith(pack.id() + "/"))
            .collect(
                Collectors.groupingBy(
                    rule -> rule.file().replaceAll(".*/|\\.drl$", ""),
                    LinkedHashMap::new,
                    Collectors.toList()));
  }

  List<Option> clauses() {
    return pack.clauses().values().stream()
        .map(
            clause -> {
              String text = clause.id() + " " + clause.title();
              return new Option(clause.id(), text, text, null);
            })
        .toList();
  }

  /** The rule files with the clauses that they hold, and a new one. */
  List<Option> chapters() {
    List<Option> options = new ArrayList<>();
    chapters.forEach(
        (name, held) -> {
          Set<String> clauses = new LinkedHashSet<>();
          held.forEach(rule -> clauses.add(rule.head().clause()));
          String some = clauses.stream().limit(MOST_CLAUSES).collect(Collectors.joining("、"));
          options.add(
              Option.of(
                  name,
                  Message.of(
                      clauses.size() > MOST_CLAUSES ? "new.chapter-of-more" : "new.chapter-of",
                      name + ".drl",
                      some)));
        });
    String fresh = newChapter();
    options.add(Option.of(fresh, Message.of("new.chapter-new", fresh + ".drl")));
    return options;
  }

  private String newChapter() {
    return Stream.iterate(1, n -> n + 1)
        .map(n -> n == 1 ? NEW_CHAPTER : NEW_CHAPTER + "-" + n)
        .filter(name -> !chapters.containsKey(name))
        .findFirst()
        .orElseThrow();
  }

  /** The file with most rules of the clause, else of the clause nearest to it by its number. */
  String chapter(String clause) {
    return chapters.entrySet().stream()
        .filter(each -> nearness(each.getValue(), clause) > 0)
        .max(
            Comparator.comparing(
                    (Map.Entry<String, List<Rule>> each) -> nearness(each.getValue(), clause))
                .thenComparing(
                    each ->
                        each.getValue().stream()
                            .filter(rule -> rule.head().clause().equals(clause))
                            .count()))
        .map(Map.Entry::getKey)
        .orElseGet(this::newChapter);
  }

  /** How long a beginning of its number the clause has in common with one of theirs. */
  private static int nearness(List<Rule> held, String clause) {
    return held.stream()
        .mapToInt(
            rule -> {
              String other = rule.head().clause();
              int common = 0;
              while (common < Math.min(other.length(), clause.length())
                  && other.charAt(common) == clause.charAt(common)) {
                common++;
              }
              return other.equals(clause) ? Integer.MAX_VALUE : common;
            })
        .max()
        .orElse(0);
  }

  /** An id that no rule has: the first word of most in the chapter, and a number. */
  String id(String chapter) {
    Map<String, Long> words =
        chapters.getOrDefault(chapter, List.of()).stream()
            .collect(
                Collectors.groupingBy(
                    rule -> rule.id().split("[.-]")[0], LinkedHashMap::new, Collectors.counting()));
    String word =
        words.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(chapter.replaceAll("-+", "-").replaceAll("^-|-$", ""));
    Predicate<String> taken =
        id -> rules.packs().values().stream().anyMatch(each -> each.rule(id).isPresent());
    return Stream.iterate(1, n -> n + 1)
        .map(n -> word + ".new-" + n)
        .filter(taken.negate())
        .findFirst()
        .orElseThrow();
  }

  List<Option> subjects() {
    return rules.vocabulary().types().stream()
        .map(type -> new Option(type.name(), type.label(), type.english(), null))
        .toList();
  }

  List<Option> measures(String subject) {
    boolean attestable = rules.vocabulary().type(subject).filter(FactType::attestable).isPresent();
    List<Option> options = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      options.add(Option.of(AnswerCheck.word(measure), label(measure)));
    }
    if (attestable) {
      options.add(Option.of(AnswerCheck.ATTESTED, Message.of("new.measure-attested")));
    }
    return options;
  }

  private static Message label(Measure measure) {
    return Message.of(
        switch (measure) {
          case PLAIN -> "new.measure-plain";
          case PERCENT -> "new.measure-percent";
          case PER_HUNDRED -> "new.measure-per-hundred";
          case EACH -> "new.measure-each";
          case PER_GROUP -> "new.measure-per-group";
        });
  }

  static List<Option> comparisons() {
    return Stream.of(Comparison.values())
        .map(each -> new Option(each.method(), each.chinese(), each.english(), null))
        .toList();
  }

  /** The figures of the subject, then those of what it belongs to. */
  List<Option> figures(String subject) {
    return fields(subject, field -> field.kind().isNumber() && !field.identity()).stream()
        .map(Place::option)
        .toList();
  }

  /** What a condition can look at. */
  List<Answering.ConditionField> conditionFields(String subject) {
    return fields(subject, field -> operators(field).size() > 0).stream()
        .map(
            place ->
                new Answering.ConditionField(
                    place.option(),
                    operators(place.field()),
                    values(place.field()),
                    place.field().values().size() > 1,
                    place.field().kind().isNumber()
                        ? Answering.Typed.WHOLE_NUMBER
                        : Answering.Typed.TEXT))
        .toList();
  }

  /** A field as a rule names it from the subject. */
  private record Place(FactType type, FactField field, String path) {
    Option option() {
      String unit = field.unit().isEmpty() ? "" : "（" + field.unit() + "）";
      String english = field.english().isEmpty() ? field.name() : field.english();
      return new Option(path, field.label() + unit, english, type);
    }
  }

  private List<Place> fields(String subject, Predicate<FactField> wanted) {
    List<Place> places = new ArrayList<>();
    String path = "";
    FactType type = rules.vocabulary().type(subject).orElse(null);
    while (type != null) {
      for (FactField field : type.submitted()) {
        if (wanted.test(field)) {
          places.add(new Place(type, field, path + field.name()));
        }
      }
      FactField up = type.parentField();
      path += up == null ? "" : up.name() + ".";
      type = type.parent();
    }
    return places;
  }

  private static List<Option> operators(FactField field) {
    return switch (field.kind()) {
      case TEXT ->
          field.values().size() > 1
              ? List.of(
                  Option.of(ANY_OF, Message.of("new.any-of")),
                  Option.of(NONE_OF, Message.of("new.none-of")))
              : List.of(
                  Option.of("==", Message.of("new.is")), Option.of("!=", Message.of("new.is-not")));
      case COUNT, MEASURE ->
          List.of(
              Option.of(">=", Message.of("new.at-least")),
              Option.of("<=", Message.of("new.at-most")),
              Option.of(">", Message.of("new.more-than")),
              Option.of("<", Message.of("new.less-than")),
              Option.of("==", Message.of("new.equal")),
              Option.of("!=", Message.of("new.not-equal")));
      case YES_NO -> List.of(Option.of("==", Message.of("new.is")));
      case DAY, PARENT -> List.of();
    };
  }

  private static List<Option> values(FactField field) {
    if (field.kind() == FieldKind.YES_NO) {
      return List.of(
          Option.of("true", Message.of("new.yes")), Option.of("false", Message.of("new.no")));
    }
    return field.values().entrySet().stream()
        .map(each -> new Option(each.getKey(), each.getValue(), each.getKey(), null))
        .toList();
  }
}
