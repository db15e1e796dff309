package org.junheng.web.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactType;
import org.junheng.message.Message;
import org.junheng.rules.authoring.Answering;
import org.junheng.rules.authoring.NewTarget;
import org.junheng.rules.authoring.NewTargetQuestions;
import org.junheng.rules.authoring.Option;
import org.junheng.rules.authoring.Question;
import org.springframework.util.MultiValueMap;

/**
 * The questions for a new target as a form: what has a closed set of answers is chosen, and what is
 * offered depends on what was chosen before.
 *
 * @param answers by the keys of the questions; where nothing was answered, what that means
 * @param open the field of a condition that is not finished; null where all are
 */
record NewTargetForm(
    NewTargetQuestions questions,
    MultiValueMap<String, String> given,
    Map<String, String> answers,
    @Nullable Option open) {
  private static final int MOST_CONDITIONS = 8;
  private static final String CONDITION = "condition-";

  /** Other questions, or what they offer, depend on these. */
  private static final Set<String> LEADING = Set.of("clause", "chapter", "subject", "measure");

  /**
   * A question of the form.
   *
   * @param kind how it is answered: {@code text number day choice conditions}
   * @param suggestion what an empty answer means, in words; empty where there has to be one
   * @param other whether another word can be typed beside the choices: what was
   * @param leading whether the form has to be made again once it is answered
   */
  record Asked(
      String key,
      String text,
      String kind,
      String answer,
      String suggestion,
      @Nullable String other,
      List<Group> groups,
      List<Row> rows,
      boolean leading,
      String fault) {}

  /** Choices that belong together; without a label where they are not divided. */
  record Group(String label, List<Choice> choices) {}

  /** What can be chosen. */
  record Choice(String word, String label, boolean chosen) {}

  /**
   * A condition.
   *
   * @param number it has in the form, from 1
   * @param name what its inputs' names begin with
   * @param fields what it can look at
   * @param operators none before a field is chosen
   * @param values none where one is typed
   * @param several whether more than one of the values can be chosen
   */
  record Row(
      int number,
      String name,
      List<Group> fields,
      List<Choice> operators,
      List<Choice> values,
      boolean several,
      boolean whole,
      String typed) {}

  static NewTargetForm of(NewTargetQuestions questions, MultiValueMap<String, String> given) {
    Map<String, String> answers = new LinkedHashMap<>();
    Option open = null;
    for (Question question : questions.all()) {
      if (!question.isAsked(answers)) {
        continue;
      }
      String answer = first(given, question.key());
      if (question.answeredBy(answers) instanceof Answering.Conditions conditions) {
        List<NewTarget.Condition> whole = new ArrayList<>();
        for (int i = 0; i < MOST_CONDITIONS; i++) {
          String name = CONDITION + i;
          Answering.ConditionField field =
              conditions.field(first(given, name + "-field")).orElse(null);
          if (field != null) {
            List<String> values = values(field, given, name);
            if (values.isEmpty()) {
              open = open == null ? field.field() : open;
            } else {
              whole.add(field.condition(operator(field, given, name), values));
            }
          }
        }
        answer = Answering.Conditions.answer(whole);
      } else if (question.answeredBy(answers) instanceof Answering.OneOf one) {
        answer = chosen(one, given, question.key());
      }
      answers.put(question.key(), answer.isEmpty() ? question.suggested(answers) : answer);
    }
    return new NewTargetForm(questions, given, answers, open);
  }

  private static String first(MultiValueMap<String, String> given, String name) {
    return Objects.requireNonNullElse(given.getFirst(name), "").strip();
  }

  /** One of the options; what was chosen of another list before is chosen no more. */
  private static String chosen(
      Answering.OneOf one, MultiValueMap<String, String> given, String key) {
    String other = one.others() ? first(given, key + "-other") : "";
    String word = first(given, key);
    boolean offered = one.options().stream().anyMatch(option -> option.word().equals(word));
    return !other.isEmpty() ? other : offered ? word : "";
  }

  private static String operator(
      Answering.ConditionField field, MultiValueMap<String, String> given, String name) {
    String wanted = first(given, name + "-operator");
    return field.operators().stream()
        .map(Option::word)
        .filter(wanted::equals)
        .findFirst()
        .orElse(field.operators().get(0).word());
  }

  private static List<String> values(
      Answering.ConditionField field, MultiValueMap<String, String> given, String name) {
    List<String> values =
        given.getOrDefault(name + "-value", List.of()).stream()
            .map(String::strip)
            .filter(value -> !value.isEmpty())
            .filter(
                value ->
                    field.values().isEmpty()
                        || field.values().stream().anyMatch(option -> option.word().equals(value)))
            .distinct()
            .toList();
    return field.several() ? values : values.stream().limit(1).toList();
  }

  /** Whether every question is answered without a fault. */
  boolean isWhole() {
    return open == null
        && questions.all().stream()
            .filter(question -> question.isAsked(answers))
            .allMatch(question -> fault(question).isEmpty());
  }

  private Optional<Message> fault(Question question) {
    String answer = answers.getOrDefault(question.key(), "");
    Optional<Message> fault = question.faultOf(answer, answers);
    return fault.isPresent() && answer.isEmpty()
        ? Optional.of(
            Message.of(
                question.answeredBy(answers) instanceof Answering.OneOf
                    ? "new.not-chosen"
                    : "new.empty"))
        : fault;
  }

  /**
   * The questions that are to be answered.
   *
   * @param told whether the faults of what was answered are told
   * @param all whether those of what was not answered are told too
   */
  List<Asked> asked(boolean told, boolean all, Locale language) {
    List<Asked> asked = new ArrayList<>();
    for (Question question : questions.all()) {
      if (question.isAsked(answers)) {
        asked.add(asked(question, told, all, language));
      }
    }
    return asked;
  }

  private Asked asked(Question question, boolean told, boolean all, Locale language) {
    Answering answering = question.answeredBy(answers);
    String given = first(this.given, question.key());
    String answer = answers.getOrDefault(question.key(), "");
    String other = null;
    List<Group> groups = List.of();
    List<Row> rows = List.of();
    String kind = "text";
    boolean answered = !given.isEmpty();
    String suggestion = question.suggested(answers);
    if (answering instanceof Answering.OneOf one) {
      kind = "choice";
      String usual = suggestion;
      groups =
          groups(
              one.options().stream()
                  .filter(option -> !option.word().equals(usual) || given.equals(usual))
                  .toList(),
              answered ? answer : "",
              language);
      other = one.others() ? first(this.given, question.key() + "-other") : null;
      answered = answered || other != null && !other.isEmpty();
      suggestion =
          one.options().stream()
              .filter(option -> option.word().equals(usual))
              .map(option -> option.label(language))
              .findFirst()
              .orElse("");
    } else if (answering instanceof Answering.Conditions conditions) {
      kind = "conditions";
      rows = rows(conditions, language);
      answered = rows.size() > 1;
    } else {
      kind =
          switch ((Answering.Typed) answering) {
            case TEXT -> "text";
            case WHOLE_NUMBER, NUMBER -> "number";
            case DAY -> "day";
          };
    }
    Optional<Message> fault =
        kind.equals("conditions") && open != null
            ? Optional.of(Message.of("new.condition-open", open.label(language)))
            : fault(question);
    return new Asked(
        question.key(),
        question.text().in(language),
        kind,
        kind.equals("day") ? answer : given,
        kind.equals("day") ? "" : suggestion,
        other,
        groups,
        rows,
        LEADING.contains(question.key()),
        told && (all || answered) ? fault.map(each -> each.in(language)).orElse("") : "");
  }

  private List<Row> rows(Answering.Conditions conditions, Locale language) {
    List<Row> rows = new ArrayList<>();
    List<Option> fields = conditions.fields().stream().map(each -> each.field()).toList();
    for (int i = 0; i < MOST_CONDITIONS; i++) {
      String name = CONDITION + i;
      Optional<Answering.ConditionField> chosen = conditions.field(first(given, name + "-field"));
      if (chosen.isPresent()) {
        Answering.ConditionField field = chosen.get();
        List<String> values = values(field, given, name);
        String operator = operator(field, given, name);
        rows.add(
            new Row(
                rows.size() + 1,
                CONDITION + rows.size(),
                groups(fields, field.field().word(), language),
                choices(field.operators(), List.of(operator), language),
                choices(field.values(), values, language),
                field.several(),
                field.typed() == Answering.Typed.WHOLE_NUMBER,
                field.values().isEmpty() ? String.join("", values) : ""));
      }
    }
    if (rows.size() < MOST_CONDITIONS) {
      rows.add(
          new Row(
              rows.size() + 1,
              CONDITION + rows.size(),
              groups(fields, "", language),
              List.of(),
              List.of(),
              false,
              false,
              ""));
    }
    return rows;
  }

  private static List<Group> groups(List<Option> options, String chosen, Locale language) {
    Map<String, List<Option>> divided = new LinkedHashMap<>();
    for (Option option : options) {
      FactType group = option.group();
      String label =
          group == null
              ? ""
              : language.getLanguage().equals("en") ? group.english() : group.label();
      divided.computeIfAbsent(label, each -> new ArrayList<>()).add(option);
    }
    List<Group> groups = new ArrayList<>();
    divided.forEach(
        (label, of) -> groups.add(new Group(label, choices(of, List.of(chosen), language))));
    return groups;
  }

  private static List<Choice> choices(List<Option> options, List<String> chosen, Locale language) {
    return options.stream()
        .map(
            option ->
                new Choice(option.word(), option.label(language), chosen.contains(option.word())))
        .toList();
  }
}
