package org.junheng.rules.authoring;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldPath;
import org.junheng.message.Message;
import org.junheng.message.Nearest;
import org.junheng.rules.Comparison;
import org.junheng.rules.Measure;
import org.junheng.rules.RuleSet;

/** Says what is wrong with the answers that make a new target. */
final class AnswerCheck {
  static final String PLAIN = "plain";
  static final String ATTESTED = "attested";
  static final List<String> MEASURES =
      Stream.concat(Stream.of(Measure.values()).map(AnswerCheck::word), Stream.of(ATTESTED))
          .toList();
  static final List<String> COMPARISONS =
      Stream.of(Comparison.values()).map(Comparison::method).toList();

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:[.-][a-z0-9]+)*");
  private static final Pattern CONDITION =
      Pattern.compile(
          "\\s*([A-Za-z][A-Za-z0-9.]*)\\s*(==|!=|<=|>=|<|>|\\bnot\\s+in\\b|\\bin\\b)\\s*(.+?)\\s*");

  private final RuleSet rules;

  AnswerCheck(RuleSet rules) {
    this.rules = rules;
  }

  /** What is answered for a measure. */
  static String word(Measure measure) {
    return measure == Measure.PLAIN ? PLAIN : measure.method();
  }

  String typeNames() {
    return String.join(", ", rules.vocabulary().types().stream().map(FactType::name).toList());
  }

  Optional<Message> id(String id) {
    if (!ID.matcher(id).matches() || id.length() > 80) {
      return Optional.of(Message.of("new.id", id));
    }
    boolean taken = rules.packs().values().stream().anyMatch(each -> each.rule(id).isPresent());
    return taken ? Optional.of(Message.of("new.id-taken", id)) : Optional.empty();
  }

  static Optional<Message> text(String text) {
    return text.isBlank() ? Optional.of(Message.of("new.empty")) : optionalText(text);
  }

  static Optional<Message> optionalText(String text) {
    return text.matches("[^\"\\\\\\r\\n]*")
        ? Optional.empty()
        : Optional.of(Message.of("new.text"));
  }

  static Optional<Message> chapter(String chapter) {
    return chapter.matches("[a-z][a-z0-9-]{0,40}")
        ? Optional.empty()
        : Optional.of(Message.of("new.chapter", chapter));
  }

  Optional<Message> subject(String type) {
    List<String> known = rules.vocabulary().types().stream().map(FactType::name).toList();
    return known.contains(type)
        ? Optional.empty()
        : Optional.of(Message.of("new.subject", type, Nearest.to(type, known).orElse(typeNames())));
  }

  Optional<Message> conditions(String text, String subject) {
    for (String part : parts(text)) {
      Matcher matcher = CONDITION.matcher(part);
      if (!matcher.matches() || !isOneOrMembership(matcher)) {
        return Optional.of(Message.of("new.condition", part.strip()));
      }
      Optional<Message> fault = fieldFault(matcher.group(1), subject, false);
      if (fault.isEmpty()) {
        fault = values(matcher, subject);
      }
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  /** Only {@code in} takes several values. */
  private static boolean isOneOrMembership(Matcher condition) {
    int values = listed(condition.group(3)).size();
    return values == 1 || (values > 1 && condition.group(2).endsWith("in"));
  }

  private Optional<Message> values(Matcher condition, String subject) {
    FactField field = field(condition.group(1), subject).orElseThrow();
    boolean ordered = condition.group(2).startsWith("<") || condition.group(2).startsWith(">");
    for (String value : listed(condition.group(3))) {
      boolean fits =
          switch (field.kind()) {
            case TEXT ->
                field.values().isEmpty()
                    ? optionalText(value).isEmpty()
                    : field.values().containsKey(value);
            case COUNT, MEASURE -> value.matches("[0-9]{1,9}");
            case YES_NO -> value.equals("true") || value.equals("false");
            case DAY, PARENT -> false;
          };
      if (!fits || (ordered && !field.kind().isNumber())) {
        String known = String.join(", ", field.values().keySet());
        return Optional.of(Message.of("new.value", field.label(), value, known));
      }
    }
    return Optional.empty();
  }

  Optional<Message> measure(String word, String subject) {
    if (!MEASURES.contains(word)) {
      return Optional.of(Message.of("new.choice", word, String.join(", ", MEASURES)));
    }
    boolean attestable = rules.vocabulary().type(subject).filter(FactType::attestable).isPresent();
    return word.equals(ATTESTED) && !attestable
        ? Optional.of(Message.of("new.not-attestable", subject))
        : Optional.empty();
  }

  Optional<Message> figure(String name, String subject) {
    return fieldFault(name, subject, true);
  }

  private Optional<Message> fieldFault(String name, String subject, boolean number) {
    Optional<FactField> field = field(name, subject);
    if (field.isEmpty()) {
      List<String> known =
          rules.vocabulary().type(subject).orElseThrow().submitted().stream()
              .map(FactField::name)
              .toList();
      return Optional.of(
          Message.of("new.field", name, Nearest.to(name, known).orElse(String.join(", ", known))));
    }
    return number && !field.get().kind().isNumber()
        ? Optional.of(Message.of("new.not-a-figure", name))
        : Optional.empty();
  }

  private Optional<FactField> field(String name, String subject) {
    return rules
        .vocabulary()
        .type(subject)
        .flatMap(type -> type.path(List.of(name.split("\\."))))
        .map(FieldPath::field);
  }

  static Optional<Message> group(String text) {
    return text.matches("[1-9][0-9]{0,5}")
        ? Optional.empty()
        : Optional.of(Message.of("new.group", text));
  }

  static Optional<Message> comparison(String word) {
    return COMPARISONS.contains(word)
        ? Optional.empty()
        : Optional.of(Message.of("new.choice", word, String.join(", ", COMPARISONS)));
  }

  static Optional<Message> limit(String text) {
    return text.matches("(?:0|[1-9][0-9]{0,8})(?:\\.[0-9]{1,6})?")
        ? Optional.empty()
        : Optional.of(Message.of("new.limit", text));
  }

  static Optional<Message> day(String text) {
    try {
      LocalDate.parse(text);
      return Optional.empty();
    } catch (DateTimeException e) {
      return Optional.of(Message.of("new.day", text));
    }
  }

  /** The conditions of an answer without a fault. */
  static List<NewTarget.Condition> conditions(String text) {
    List<NewTarget.Condition> conditions = new ArrayList<>();
    for (String part : parts(text)) {
      Matcher matcher = CONDITION.matcher(part);
      if (matcher.matches()) {
        String operator = matcher.group(2).replaceAll("\\s+", " ");
        conditions.add(new NewTarget.Condition(matcher.group(1), operator, matcher.group(3)));
      }
    }
    return conditions;
  }

  private static List<String> parts(String text) {
    return Stream.of(text.split("[;；]")).filter(part -> !part.isBlank()).toList();
  }

  static List<String> listed(String text) {
    return Stream.of(text.split("[,，]"))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
