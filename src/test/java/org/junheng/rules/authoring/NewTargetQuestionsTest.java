package org.junheng.rules.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junheng.decision.ShippedRules;
import org.junheng.rules.Comparison;
import org.junheng.rules.Measure;
import org.junheng.rules.RuleSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conversation that leads to a new target. */
class NewTargetQuestionsTest {
  private static final RuleSet RULES = ShippedRules.sound(ShippedRules.read(Path.of("rules")));
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private final NewTargetQuestions questions =
      new NewTargetQuestions(RULES, RULES.pack("plan2024").orElseThrow(), TODAY);

  @Test
  void theAnswersMakeATarget() {
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("id", "rooms.multimedia");
    answers.put("title", "每12个班配备多媒体教室3间以上");
    answers.put("clause", "三(一)4");
    answers.put("conditions", "kind not in senior, vocational; builtYear > 2010");
    answers.put("measure", "per");
    answers.put("amount", "multimediaRooms");
    answers.put("count", "classrooms");
    answers.put("group", "12");
    answers.put("limit", "3");

    assertThat(asked(answers))
        .containsExactly(
            "title",
            "english",
            "clause",
            "demands",
            "chapter",
            "id",
            "subject",
            "conditions",
            "measure",
            "amount",
            "count",
            "group",
            "comparison",
            "limit",
            "from");
    assertThat(faults(answers)).isEmpty();
    assertThat(questions.target(answers))
        .isEqualTo(
            new NewTarget(
                "plan2024",
                "equipment",
                "rooms.multimedia",
                "每12个班配备多媒体教室3间以上",
                "",
                new NewTarget.CitedClause("三(一)4", "每12个班配备多媒体教室3间以上", "每12个班配备多媒体教室3间以上"),
                "School",
                List.of(
                    new NewTarget.Condition("kind", "not in", "senior, vocational"),
                    new NewTarget.Condition("builtYear", ">", "2010")),
                new NewTarget.Measured(
                    Measure.PER_GROUP,
                    "multimediaRooms",
                    "classrooms",
                    12,
                    Comparison.AT_LEAST,
                    BigDecimal.valueOf(3)),
                TODAY,
                TODAY));
  }

  @Test
  void anAttestedTargetOfANewClauseIsAskedOtherThings() {
    Map<String, String> answers = new HashMap<>();
    answers.putAll(
        Map.of("id", "meals.open", "title", "明厨亮灶", "clause", "九(一)", "measure", "attested"));

    assertThat(asked(answers))
        .containsExactly(
            "title",
            "english",
            "clause",
            "clauseTitle",
            "demands",
            "chapter",
            "id",
            "subject",
            "conditions",
            "measure",
            "from");
    assertThat(questions.target(answers).demand()).isEqualTo(new NewTarget.Attested());
    assertThat(questions.target(answers).chapter()).isEqualTo("targets");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '¦',
      nullValues = "fine",
      textBlock =
          """
          id         ¦ library.books              ¦ fine
          id         ¦ Library                    ¦ new.id
          id         ¦ size.class.primary         ¦ new.id-taken
          title      ¦ ''                         ¦ new.empty
          title      ¦ 说"好"                      ¦ new.text
          english    ¦ ''                         ¦ fine
          chapter    ¦ ../size                    ¦ new.chapter
          subject    ¦ Schol                      ¦ new.subject
          conditions ¦ ''                         ¦ fine
          conditions ¦ boarding == true           ¦ fine
          conditions ¦ district.schoolSystem == 5-4 ¦ fine
          conditions ¦ kind is primary            ¦ new.condition
          conditions ¦ kind == primary, junior    ¦ new.condition
          conditions ¦ kind in ,                  ¦ new.condition
          conditions ¦ name == a" b               ¦ new.value
          conditions ¦ knd == primary             ¦ new.field
          conditions ¦ kind == primery            ¦ new.value
          conditions ¦ builtYear > 2010.5         ¦ new.value
          conditions ¦ boarding == 1              ¦ new.value
          conditions ¦ kind > primary             ¦ new.value
          measure    ¦ ratio                      ¦ new.choice
          measure    ¦ attested                   ¦ fine
          amount     ¦ teachers                   ¦ fine
          amount     ¦ teacher                    ¦ new.field
          count      ¦ kind                       ¦ new.not-a-figure
          group      ¦ 0                          ¦ new.group
          comparison ¦ greater                    ¦ new.choice
          limit      ¦ 4.50                       ¦ fine
          limit      ¦ 4,5                        ¦ new.limit
          limit      ¦ -1                         ¦ new.limit
          from       ¦ 2026-02-30                 ¦ new.day
          """)
  void anAnswerIsChecked(String key, String answer, String code) {
    assertThat(question(key).faultOf(answer, Map.of()).map(fault -> fault.code()))
        .isEqualTo(Optional.ofNullable(code));
  }

  @Test
  void whoCannotBeAttestedForIsSaid() {
    assertThat(question("measure").faultOf("attested", Map.of("subject", "Room")))
        .hasValueSatisfying(fault -> assertThat(fault.code()).isEqualTo("new.not-attestable"));
  }

  @Test
  void whatIsNearIsSuggested() {
    assertThat(question("amount").faultOf("teacher", Map.of()).orElseThrow().chinese())
        .contains("teachers？");
  }

  @Test
  void whatCanBeChosenDependsOnWhatWasAnsweredBefore() {
    Map<String, String> answers = Map.of("subject", "Stage", "clause", "三(一)4");

    assertThat(words("subject", Map.of())).contains("School", "District", "Grade");
    assertThat(words("amount", answers))
        .contains("students", "school.teachingArea", "school.district.teachersInPost")
        .doesNotContain("stage", "school.name");
    assertThat(words("measure", answers)).contains("plain", "per100").doesNotContain("attested");
    assertThat(words("measure", Map.of("subject", "District"))).contains("attested");
    assertThat(question("chapter").suggested(answers)).isEqualTo("equipment");
    assertThat(question("id").suggested(answers)).isEqualTo("equipment.new-1");
    assertThat(words("chapter", answers)).contains("rooms", "equipment", "targets");
  }

  @Test
  void everyOptionReadsInBothLanguagesAndIsAnAnswerWithoutAFault() {
    for (String subject : words("subject", Map.of())) {
      Map<String, String> answers = Map.of("subject", subject, "measure", "each");
      for (Question question : questions.all()) {
        if (question.answeredBy(answers) instanceof Answering.OneOf one) {
          for (Option option : one.options()) {
            assertThat(option.label(Locale.CHINESE)).as(option.word()).isNotBlank();
            assertThat(option.label(Locale.ENGLISH)).as(option.word()).isNotBlank();
            assertThat(question.faultOf(option.word(), answers)).as(option.word()).isEmpty();
          }
        }
      }
    }
  }

  @Test
  void conditionsThatAreChosenAreAnAnswerWithoutAFault() {
    for (String subject : words("subject", Map.of())) {
      Map<String, String> answers = Map.of("subject", subject);
      Answering.Conditions conditions =
          (Answering.Conditions) question("conditions").answeredBy(answers);
      List<NewTarget.Condition> all = new ArrayList<>();
      for (Answering.ConditionField field : conditions.fields()) {
        List<String> values = field.values().stream().map(Option::word).toList();
        String typed = field.typed() == Answering.Typed.WHOLE_NUMBER ? "3" : "甲";
        for (Option operator : field.operators()) {
          all.add(
              field.condition(operator.word(), List.of(values.isEmpty() ? typed : values.get(0))));
          if (field.several()) {
            all.add(field.condition(operator.word(), values));
          }
        }
      }
      String answer = Answering.Conditions.answer(all);
      assertThat(question("conditions").faultOf(answer, answers)).as(answer).isEmpty();
      assertThat(AnswerCheck.conditions(answer)).isEqualTo(all);
    }
  }

  private List<String> words(String key, Map<String, String> answers) {
    return ((Answering.OneOf) question(key).answeredBy(answers))
        .options().stream().map(Option::word).toList();
  }

  private List<String> asked(Map<String, String> answers) {
    return questions.all().stream()
        .filter(question -> question.isAsked(answers))
        .map(Question::key)
        .toList();
  }

  private List<String> faults(Map<String, String> answers) {
    List<String> faults = new ArrayList<>();
    for (Question question : questions.all()) {
      if (question.isAsked(answers)) {
        String answer = answers.getOrDefault(question.key(), question.suggested(answers));
        question.faultOf(answer, answers).ifPresent(fault -> faults.add(fault.toString()));
      }
    }
    return faults;
  }

  private Question question(String key) {
    return questions.all().stream()
        .filter(question -> question.key().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
