package org.junheng.rules.authoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import org.junheng.rules.Comparison;
import org.junheng.rules.Measure;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleSet;

/**
 * The questions whose answers make a new target, each with what an empty answer means and with its
 * check against the rule set. Whoever asks them, on a command line or on a page, goes through them
 * in order and hands all answers in at the end.
 */
public final class NewTargetQuestions {
  private final Pack pack;
  private final LocalDate today;
  private final List<Question> questions = new ArrayList<>();

  /**
   * @param today when the author holds the rule against the clause
   */
  public NewTargetQuestions(RuleSet rules, Pack pack, LocalDate today) {
    AnswerCheck check = new AnswerCheck(rules);
    this.pack = pack;
    this.today = today;
    Predicate<Map<String, String>> always = answers -> true;
    Predicate<Map<String, String>> measured =
        answers -> !answer(answers, "measure").equals(AnswerCheck.ATTESTED);
    ask("id", Message.of("new.ask-id"), always, a -> "", (answer, a) -> check.id(answer));
    ask(
        "title",
        Message.of("new.ask-title"),
        always,
        a -> "",
        (answer, a) -> AnswerCheck.text(answer));
    ask(
        "english",
        Message.of("new.ask-english"),
        always,
        a -> "",
        (answer, a) -> AnswerCheck.optionalText(answer));
    ask(
        "chapter",
        Message.of("new.ask-chapter"),
        always,
        this::chapter,
        (answer, a) -> AnswerCheck.chapter(answer));
    ask(
        "clause",
        Message.of("new.ask-clause"),
        always,
        a -> "",
        (answer, a) -> AnswerCheck.text(answer));
    ask(
        "clauseTitle",
        Message.of("new.ask-clause-title"),
        this::isNewClause,
        a -> answer(a, "title"),
        (answer, a) -> AnswerCheck.text(answer));
    ask(
        "demands",
        Message.of("new.ask-demands"),
        always,
        a -> answer(a, "title"),
        (answer, a) -> AnswerCheck.text(answer));
    ask(
        "subject",
        Message.of("new.ask-subject", check.typeNames()),
        always,
        a -> "School",
        (answer, a) -> check.subject(answer));
    ask(
        "conditions",
        Message.of("new.ask-conditions"),
        always,
        a -> "",
        (answer, a) -> check.conditions(answer, answer(a, "subject")));
    ask(
        "measure",
        Message.of("new.ask-measure", String.join(", ", AnswerCheck.MEASURES)),
        always,
        a -> AnswerCheck.PLAIN,
        (answer, a) -> check.measure(answer, answer(a, "subject")));
    ask(
        "figures",
        Message.of("new.ask-figures"),
        measured,
        a -> "",
        (answer, a) ->
            check.figures(answer, answer(a, "subject"), measure(a) == Measure.PLAIN ? 1 : 2));
    ask(
        "group",
        Message.of("new.ask-group"),
        a -> measure(a) == Measure.PER_GROUP,
        a -> "",
        (answer, a) -> AnswerCheck.group(answer));
    ask(
        "comparison",
        Message.of("new.ask-comparison", String.join(", ", AnswerCheck.COMPARISONS)),
        measured,
        a -> Comparison.AT_LEAST.method(),
        (answer, a) -> AnswerCheck.comparison(answer));
    ask(
        "limit",
        Message.of("new.ask-limit"),
        measured,
        a -> "",
        (answer, a) -> AnswerCheck.limit(answer));
    ask(
        "from",
        Message.of("new.ask-from"),
        always,
        a -> today.toString(),
        (answer, a) -> AnswerCheck.day(answer));
  }

  private void ask(
      String key,
      Message text,
      Predicate<Map<String, String>> asked,
      Function<Map<String, String>, String> suggestion,
      BiFunction<String, Map<String, String>, Optional<Message>> fault) {
    questions.add(new Question(key, text, asked, suggestion, fault));
  }

  /** In the order in which they are to be asked. */
  public List<Question> all() {
    return List.copyOf(questions);
  }

  /** The target that the answers, all without a fault, describe. */
  public NewTarget target(Map<String, String> answers) {
    return new NewTarget(
        pack.id(),
        answer(answers, "chapter"),
        answer(answers, "id"),
        answer(answers, "title"),
        answer(answers, "english"),
        new NewTarget.CitedClause(
            answer(answers, "clause"), answer(answers, "clauseTitle"), answer(answers, "demands")),
        answer(answers, "subject"),
        AnswerCheck.conditions(answer(answers, "conditions")),
        demand(answers),
        LocalDate.parse(answer(answers, "from")),
        today);
  }

  private NewTarget.Demand demand(Map<String, String> answers) {
    Measure measure = measure(answers);
    if (measure == null) {
      return new NewTarget.Attested();
    }
    List<String> figures = AnswerCheck.listed(answer(answers, "figures"));
    return new NewTarget.Measured(
        measure,
        figures.get(0),
        measure == Measure.PLAIN ? null : figures.get(1),
        measure == Measure.PER_GROUP ? Integer.parseInt(answer(answers, "group")) : 1,
        Stream.of(Comparison.values())
            .filter(each -> each.method().equals(answer(answers, "comparison")))
            .findFirst()
            .orElseThrow(),
        new BigDecimal(answer(answers, "limit")));
  }

  private String answer(Map<String, String> answers, String key) {
    String given = answers.getOrDefault(key, "").strip();
    return given.isEmpty()
        ? questions.stream()
            .filter(question -> question.key().equals(key))
            .findFirst()
            .map(question -> question.suggested(answers))
            .orElse("")
        : given;
  }

  private @Nullable Measure measure(Map<String, String> answers) {
    String word = answer(answers, "measure");
    return Stream.of(Measure.values())
        .filter(each -> word.equals(each == Measure.PLAIN ? AnswerCheck.PLAIN : each.method()))
        .findFirst()
        .orElse(null);
  }

  /** The chapter whose targets have most of the id in common: that of its first word. */
  private String chapter(Map<String, String> answers) {
    String first = answer(answers, "id").split("[.-]")[0];
    return pack.rules().stream()
        .filter(rule -> rule.id().split("[.-]")[0].equals(first))
        .map(rule -> rule.file().replaceAll(".*/|\\.drl$", ""))
        .findFirst()
        .orElse(first);
  }

  private boolean isNewClause(Map<String, String> answers) {
    return !pack.clauses().containsKey(answer(answers, "clause"));
  }
}
