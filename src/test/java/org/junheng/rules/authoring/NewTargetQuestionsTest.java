package org.junheng.rules.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
    answers.put("figures", "multimediaRooms, classrooms");
    answers.put("group", "12");
    answers.put("limit", "3");

    assertThat(asked(answers))
        .containsExactly(
            "id",
            "title",
            "english",
            "chapter",
            "clause",
            "demands",
            "subject",
            "conditions",
            "measure",
            "figures",
            "group",
            "comparison",
            "limit",
            "from");
    assertThat(faults(answers)).isEmpty();
    assertThat(questions.target(answers))
        .isEqualTo(
            new NewTarget(
                "plan2024",
                "rooms",
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
        Map.of("id", "meals.open", "title", "明厨亮灶", "clause", "五(一)", "measure", "attested"));

    assertThat(asked(answers))
        .containsExactly(
            "id",
            "title",
            "english",
            "chapter",
            "clause",
            "clauseTitle",
            "demands",
            "subject",
            "conditions",
            "measure",
            "from");
    assertThat(questions.target(answers).demand()).isEqualTo(new NewTarget.Attested());
    assertThat(questions.target(answers).chapter()).isEqualTo("meals");
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
          figures    ¦ teachers                   ¦ fine
          figures    ¦ teachers, classrooms       ¦ new.figures
          figures    ¦ teacher                    ¦ new.field
          figures    ¦ kind                       ¦ new.not-a-figure
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
    assertThat(question("figures").faultOf("teacher", Map.of()).orElseThrow().chinese())
        .contains("teachers？");
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
