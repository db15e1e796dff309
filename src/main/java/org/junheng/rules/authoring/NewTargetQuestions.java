package org.junheng.rules.authoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final Function<Map<String, String>, Answering> TEXT =
      answers -> Answering.Typed.TEXT;

  private final Pack pack;
  private final LocalDate today;
  private final List<Question> questions = new ArrayList<>();

  /**
   * @param today when the author holds the rule against the clause
   */
  public NewTargetQuestions(RuleSet rules, Pack pack, LocalDate today) {
    AnswerCheck check = new AnswerCheck(rules);
    Offered offered = new Offered(rules, pack);
    this.pack = pack;
    this.today = today;
    Predicate<Map<String, String>> always = answers -> true;
    ask("title", Message.of("new.ask-title"), TEXT, always, a -> "", AnswerCheck::text);
    ask("english", Message.of("new.ask-english"), TEXT, always, a -> "", AnswerCheck::optionalText);
    ask(
        "clause",
        Message.of("new.ask-clause"),
        a -> new Answering.OneOf(offered.clauses(), true),
        always,
        a -> "",
        AnswerCheck::text);
    ask(
        "clauseTitle",
        Message.of("new.ask-clause-title"),
        TEXT,
        this::isNewClause,
        a -> answer(a, "title"),
        AnswerCheck::text);
    ask(
        "demands",
        Message.of("new.ask-demands"),
        TEXT,
        always,
        a -> answer(a, "title"),
        AnswerCheck::text);
    ask(
        "chapter",
        Message.of("new.ask-chapter"),
        a -> new Answering.OneOf(offered.chapters(), false),
        always,
        a -> offered.chapter(answer(a, "clause")),
        AnswerCheck::chapter);
    ask(
        "id",
        Message.of("new.ask-id"),
        TEXT,
        always,
        a -> offered.id(answer(a, "chapter")),
        check::id);
    whatIsDemanded(check, offered);
    ask(
        "from",
        Message.of("new.ask-from"),
        a -> Answering.Typed.DAY,
        always,
        a -> today.toString(),
        AnswerCheck::day);
  }

  private void whatIsDemanded(AnswerCheck check, Offered offered) {
    Predicate<Map<String, String>> always = answers -> true;
    Predicate<Map<String, String>> measured =
        answers -> !answer(answers, "measure").equals(AnswerCheck.ATTESTED);
    Predicate<Map<String, String>> ratio =
        answers -> measure(answers) != null && measure(answers) != Measure.PLAIN;
    Function<Map<String, String>, Answering> figures =
        a -> new Answering.OneOf(offered.figures(answer(a, "subject")), false);
    ask(
        "subject",
        Message.of("new.ask-subject"),
        a -> new Answering.OneOf(offered.subjects(), false),
        always,
        a -> "School",
        check::subject);
    questions.add(
        new Question(
            "conditions",
            Message.of("new.ask-conditions"),
            a -> new Answering.Conditions(offered.conditionFields(answer(a, "subject"))),
            always,
            a -> "",
            (answer, a) -> check.conditions(answer, answer(a, "subject"))));
    questions.add(
        new Question(
            "measure",
            Message.of("new.ask-measure"),
            a -> new Answering.OneOf(offered.measures(answer(a, "subject")), false),
            always,
            a -> AnswerCheck.PLAIN,
            (answer, a) -> check.measure(answer, answer(a, "subject"))));
    questions.add(
        new Question(
            "amount",
            Message.of("new.ask-amount"),
            figures,
            measured,
            a -> "",
            (answer, a) -> check.figure(answer, answer(a, "subject"))));
    questions.add(
        new Question(
            "count",
            Message.of("new.ask-count"),
            figures,
            ratio,
            a -> "",
            (answer, a) -> check.figure(answer, answer(a, "subject"))));
    ask(
        "group",
        Message.of("new.ask-group"),
        a -> Answering.Typed.WHOLE_NUMBER,
        a -> measure(a) == Measure.PER_GROUP,
        a -> "",
        AnswerCheck::group);
    ask(
        "comparison",
        Message.of("new.ask-comparison"),
        a -> new Answering.OneOf(Offered.comparisons(), false),
        measured,
        a -> Comparison.AT_LEAST.method(),
        AnswerCheck::comparison);
    ask(
        "limit",
        Message.of("new.ask-limit"),
        a -> Answering.Typed.NUMBER,
        measured,
        a -> "",
        AnswerCheck::limit);
  }

  private void ask(
      String key,
      Message text,
      Function<Map<String, String>, Answering> answering,
      Predicate<Map<String, String>> asked,
      Function<Map<String, String>, String> suggestion,
      Function<String, Optional<Message>> fault) {
    questions.add(
        new Question(
            key, text, answering, asked, suggestion, (answer, before) -> fault.apply(answer)));
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
    return new NewTarget.Measured(
        measure,
        answer(answers, "amount"),
        measure == Measure.PLAIN ? null : answer(answers, "count"),
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
        .filter(each -> word.equals(AnswerCheck.word(each)))
        .findFirst()
        .orElse(null);
  }

  private boolean isNewClause(Map<String, String> answers) {
    return !pack.clauses().containsKey(answer(answers, "clause"));
  }
}
