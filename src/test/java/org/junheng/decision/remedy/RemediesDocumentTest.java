package org.junheng.decision.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionDocument;
import org.junheng.decision.DecisionRequestReader;
import org.junheng.decision.DocumentJson;
import org.junheng.decision.ShippedRules;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The remedies as a caller reads them. */
class RemediesDocumentTest {
  // 900 pupils, 40 of the 45 special classes …: 4.2 × 900 ÷ 100 = 37.8, so 38 teachers.
  private static final String FACTS =
      """
      {'district': {'code': '1', 'name': '区', 'year': 2025, 'countDate': '2025-09-01',
                    'juniorCohort': 100, 'juniorDeceased': 0, 'juniorGraduates': 90,
                    'juniorMovedIn': 0, 'juniorMovedOut': 0},
       'schools': [{'id': 's1', 'name': '一小', 'kind': 'primary', 'builtYear': 2018,
         'rooms': [], 'attestations': {'school.charter': {'answer': false}},
         'stages': [{'stage': 'primary', 'students': 900, 'fullTimeTeachers': 36,
                     'certifiedTeachers': 36, 'aboveDegreeTeachers': 35}],
         'classes': [{'stage': 'primary', 'grade': 1, 'name': '1班', 'students': 48}]}]}
      """;

  private static JsonNode document(boolean asked, Locale language) {
    ObjectNode body = (ObjectNode) ShippedRules.json("{'pack': 'plan2024'}");
    body.set("facts", ShippedRules.json(FACTS));
    body.putObject("options").put("remedies", asked);
    DecisionRequestReader.Result result =
        DecisionRequestReader.read(body, List.of(), ShippedRules.maker());
    DecisionRequestReader.Result.Accepted accepted = (DecisionRequestReader.Result.Accepted) result;
    Decision decision = ShippedRules.maker().decide(accepted.request());
    return DocumentJson.mapper()
        .valueToTree(
            DecisionDocument.of(
                decision, ShippedRules.maker().ruleSet(), accepted.request(), language));
  }

  private static JsonNode remedies(JsonNode document, String target) {
    for (JsonNode finding : document.get("findings")) {
      if (finding.get("target").stringValue().equals(target)) {
        return finding.path("remedies");
      }
    }
    throw new AssertionError(target);
  }

  private static List<String> sentences(JsonNode remedies) {
    List<String> sentences = new ArrayList<>();
    remedies
        .path("alternatives")
        .forEach(each -> sentences.add(each.get("sentence").stringValue()));
    return sentences;
  }

  @Test
  void aFindingNamesItsWaysTheCheapestFirst() {
    // Of 36 teachers one is not above the required degree, so that training is not enough: 38 − 35
    // = 3.
    // 35 teachers are enough for 833 pupils: 833 × 4.2 ÷ 100 = 34.986; 67 have to move.
    JsonNode document = document(true, Locale.CHINESE);

    assertThat(sentences(remedies(document, "staff.above-degree.primary")))
        .containsExactly("招聘高于规定学历的专任教师3人，约 360000 元", "分流67名学生到有余量的学校，约 402000 元");
    JsonNode hire = remedies(document, "staff.above-degree.primary").get("alternatives").get(0);
    assertThat(hire.get("action").stringValue()).isEqualTo("hire-above-degree");
    assertThat(hire.get("changes")).hasSize(3);
    JsonNode change = hire.get("changes").get(0);
    assertThat(change.get("subject").get("path").stringValue()).isEqualTo("/schools/0/stages/0");
    assertThat(change.get("field").stringValue()).isEqualTo("aboveDegreeTeachers");
    assertThat(change.get("from").intValue()).isEqualTo(35);
    assertThat(change.get("by").intValue()).isEqualTo(3);
    assertThat(change.get("to").intValue()).isEqualTo(38);
    assertThat(change.get("sentence").stringValue())
        .isEqualTo("一小 小学：高于规定学历的专任教师数由 35 加到 38（加 3 人）");
  }

  @Test
  void englishReadersGetEnglish() {
    assertThat(sentences(remedies(document(true, Locale.ENGLISH), "staff.above-degree.primary")))
        .containsExactly(
            "hire 3 full-time teachers above the required degree, about 360000 yuan",
            "move 67 students to schools that have room, about 402000 yuan");
  }

  @Test
  void moreThingsOfAKindAreNumbered() {
    JsonNode rooms = remedies(document(true, Locale.CHINESE), "rooms.music.count");

    JsonNode change = rooms.get("alternatives").get(0).get("changes").get(0);
    assertThat(change.get("field").stringValue()).isEqualTo("rooms");
    assertThat(change.get("words").get("kind").stringValue()).isEqualTo("music");
    assertThat(change.get("to").intValue()).isEqualTo(1);
  }

  @Test
  void anAnswerIsGivenOnceItIsDone() {
    JsonNode charter = remedies(document(true, Locale.CHINESE), "school.charter");

    assertThat(
            charter.get("alternatives").get(0).get("changes").get(0).get("answer").booleanValue())
        .isTrue();
    assertThat(sentences(charter)).containsExactly("一小：做到“学校已制定章程”，由部门确认为“是”");
  }

  @Test
  void whatNobodyCanChangeSaysWhy() {
    JsonNode retention = remedies(document(true, Locale.CHINESE), "retention.junior");

    assertThat(retention.get("alternatives")).isNull();
    assertThat(retention.get("reason").stringValue()).contains("已成事实");
  }

  @Test
  void nobodyGetsThemWhoDidNotAsk() {
    JsonNode document = document(false, Locale.CHINESE);

    assertThat(remedies(document, "staff.above-degree.primary").isMissingNode()).isTrue();
  }

  @Test
  void whatIsMetNeedsNone() {
    assertThat(remedies(document(true, Locale.CHINESE), "staff.certified").isMissingNode())
        .isTrue();
  }
}
