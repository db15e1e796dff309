package org.junheng.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;
import static org.junheng.web.Posted.classOf;
import static org.junheng.web.Posted.school;
import static org.junheng.web.Posted.schools;
import static org.junheng.web.Posted.with;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junheng.app.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Decisions over HTTP, from what is posted to what comes back. */
class DecisionsTest {
  private final RunningService service = RunningService.shared();

  @Test
  void aDecisionHasAnIdAndTheTimeItWasMade() {
    JsonNode decision = json(service.post("/v1/decisions", school("'kind': 'primary'")));

    assertThat(UUID.fromString(decision.path("id").asString())).isNotNull();
    assertThat(OffsetDateTime.parse(decision.path("decidedAt").asString()))
        .isBetween(
            OffsetDateTime.now().minus(Duration.ofMinutes(1)),
            OffsetDateTime.now().plus(Duration.ofMinutes(1)));
  }

  @Test
  void twoDecisionsOfTheSameFactsHaveDifferentIds() {
    String request = school("'kind': 'primary'");

    assertThat(json(service.post("/v1/decisions", request)).path("id"))
        .isNotEqualTo(json(service.post("/v1/decisions", request)).path("id"));
  }

  @Test
  void anEvaluationHasNeitherIdNorTimeAndElseIsTheSame() {
    String request = school("'kind': 'primary'");
    JsonNode decision = json(service.post("/v1/decisions", request));
    JsonNode evaluation = json(service.post("/v1/evaluations", request));

    assertThat(evaluation.propertyNames()).doesNotContain("id", "decidedAt");
    assertThat(evaluation.path("findings")).isEqualTo(decision.path("findings"));
    assertThat(evaluation.path("counts")).isEqualTo(decision.path("counts"));
  }

  @Test
  void theAnswerSaysByWhichDocumentDayAndRuleSetItWasDecided() {
    HttpResponse<String> response =
        service.post("/v1/decisions", with("'asOf': '2024-04-18'", school("'kind': 'primary'")));
    JsonNode decision = json(response);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(decision.path("pack").asString()).isEqualTo("plan2024");
    assertThat(decision.path("document").path("number").asString()).isEqualTo("济任政办字〔2024〕10号");
    assertThat(decision.path("asOf").asString()).isEqualTo("2024-04-18");
    assertThat(decision.path("ruleSet").asString())
        .hasSize(64)
        .isEqualTo(response.headers().firstValue("Junheng-Rule-Set").orElseThrow());
  }

  @Test
  void withoutAnAsOfTheCountDateIsTheDay() {
    JsonNode decision = json(service.post("/v1/decisions", school("'kind': 'primary'")));

    assertThat(decision.path("asOf").asString()).isEqualTo("2025-09-01");
  }

  @Test
  void aClassOf46IsUnmetByOneUnderTheRuleAndClauseThatItNames() {
    JsonNode finding = finding(classOf(46), "size.class.primary");

    assertThat(finding.path("outcome").asString()).isEqualTo("UNMET");
    assertThat(finding.path("actual").decimalValue()).isEqualTo("46");
    assertThat(finding.path("required").toString())
        .isEqualTo("{\"operator\":\"<=\",\"value\":45,\"unit\":\"人\"}");
    assertThat(finding.path("gap").decimalValue()).isEqualTo("1");
    assertThat(finding.path("evidence").toString())
        .isEqualTo("[{\"field\":\"students\",\"label\":\"班级学生数\",\"value\":46,\"unit\":\"人\"}]");
    assertThat(finding.path("subject").toString())
        .isEqualTo(
            "{\"type\":\"SchoolClass\",\"label\":\"3年级1班\",\"path\":\"/schools/0/classes/0\","
                + "\"school\":{\"id\":\"9999990001\",\"name\":\"示例小学\"}}");
    assertThat(finding.path("rule").path("file").asString()).isEqualTo("plan2024/size.drl");
    assertThat(finding.path("source").path("clause").asString()).isEqualTo("三(二)3");
    assertThat(finding.propertyNames()).doesNotContain("reason", "missing", "exact");
  }

  @ParameterizedTest
  @CsvSource({"44, MET", "45, MET", "46, UNMET"})
  void theLimitOfAClassItselfIsMet(int students, String outcome) {
    assertThat(finding(classOf(students), "size.class.primary").path("outcome").asString())
        .isEqualTo(outcome);
  }

  @Test
  void aMissingFigureIsNamedByItsPlaceInTheRequest() {
    String request =
        school("'kind': 'primary', 'classes': [{'stage': 'primary', 'grade': 3, 'name': '1班'}]");
    JsonNode finding = finding(request, "size.class.primary");

    assertThat(finding.path("outcome").asString()).isEqualTo("UNDETERMINED");
    assertThat(finding.path("missing").path(0).path("pointer").asString())
        .isEqualTo("/facts/schools/0/classes/0/students");
    assertThat(finding.path("reason").asString()).contains("班级学生数");
    assertThat(finding.path("required").path("value").decimalValue()).isEqualTo("45");
    assertThat(finding.propertyNames()).doesNotContain("actual", "gap");
  }

  @Test
  void aFigureJustBelowItsLimitIsUnmetThoughRoundingWouldMeetIt() {
    String request =
        school(
            "'kind': 'special', 'publicFundsPaid': 23999.99,"
                + " 'stages': [{'stage': 'primary', 'students': 3}]");
    HttpResponse<String> response = service.post("/v1/evaluations", request);
    JsonNode finding = Posted.finding(json(response), "funding.special-education");

    assertThat(finding.path("outcome").asString()).isEqualTo("UNMET");
    assertThat(finding.path("actual").toString()).isEqualTo("8000.00");
    assertThat(finding.path("exact").asString()).isEqualTo("2399999/300");
    assertThat(finding.path("gap").decimalValue()).isEqualTo("0.004");
    assertThat(finding.path("roundingSensitive").asBoolean()).isTrue();
    assertThat(finding.path("evidence").path(0).path("value").toString()).isEqualTo("23999.99");
  }

  @Test
  void numbersNeverComeWithAnExponent() {
    String request =
        with(
            "'options': {'trace': 'all'}",
            school(
                "'kind': 'special', 'publicFundsPaid': 1e9,"
                    + " 'stages': [{'stage': 'primary', 'students': 1}]"));
    HttpResponse<String> response = service.post("/v1/evaluations", request);

    assertThat(response.body())
        .contains("1000000000")
        .doesNotContainPattern("[:,\\[]-?\\d+(\\.\\d+)?[eE]");
  }

  @Test
  void aCampusOfTheBoundaryYearIsShownTheOtherReading() {
    String request =
        school(
            "'kind': 'primary', 'builtYear': 2010,"
                + " 'stages': [{'stage': 'primary', 'students': 2100}]");
    JsonNode finding = finding(request, "size.school.old");

    assertThat(finding.path("outcome").asString()).isEqualTo("MET");
    assertThat(finding.path("reading").asString()).contains("2010年当年");
    JsonNode other = finding.path("otherReading");
    assertThat(other.path("target").asString()).isEqualTo("size.school.new");
    assertThat(other.path("outcome").asString()).isEqualTo("UNMET");
    assertThat(other.path("actual").decimalValue()).isEqualByComparingTo("2100");
    assertThat(other.path("required").toString())
        .isEqualTo("{\"operator\":\"<=\",\"value\":2000,\"unit\":\"人\"}");
  }

  @Test
  void anAttestedTargetShowsTheAnswer() {
    String request =
        school("'kind': 'primary', 'attestations': {'school.charter': {'answer': false}}");
    JsonNode decision = json(service.post("/v1/evaluations", request));
    JsonNode finding = Posted.finding(decision, "school.charter");

    assertThat(finding.path("outcome").asString()).isEqualTo("UNMET");
    assertThat(finding.path("answer").toString()).isEqualTo("false");
    assertThat(decision.path("warnings").path(0).path("pointer").asString())
        .isEqualTo("/facts/schools/0/attestations/school.charter");
    assertThat(decision.path("warnings").path(0).path("code").asString())
        .isEqualTo("attestation.unsupported");
  }

  @Test
  void aShareOfTheDistrictNamesThePartsThatAreBelowByThemselves() {
    String school =
        "{'id': '%s', 'name': '%s', 'kind': 'primary', 'owner': 'public', 'boarding': false,"
            + " 'location': 'urban', 'stages': [{'stage': 'primary', 'pupilsAdmitted': 50,"
            + " 'pupilsAdmittedFromCatchment': %d}]}";
    String request = schools(String.format(school + "," + school, "1", "甲小学", 50, "2", "乙小学", 49));
    JsonNode finding = finding(request, "admission.nearby.primary");

    assertThat(finding.path("actual").toString()).isEqualTo("99.0");
    assertThat(finding.path("below").toString())
        .isEqualTo("[{\"label\":\"乙小学：小学\",\"path\":\"/schools/1/stages/0\",\"actual\":98.0}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNMET", "UNDETERMINED", "NOT_JUDGED"})
  void onlyTheOutcomesAskedForAreListedAndAllAreCounted(String outcome) {
    String all = classOf(46);
    JsonNode whole = json(service.post("/v1/evaluations", all));
    JsonNode part =
        json(
            service.post(
                "/v1/evaluations", with("'options': {'outcomes': ['" + outcome + "']}", all)));

    assertThat(part.path("counts")).isEqualTo(whole.path("counts"));
    assertThat(part.path("verdict")).isEqualTo(whole.path("verdict"));
    assertThat(part.path("schools")).isEqualTo(whole.path("schools"));
    assertThat(part.path("findings").size())
        .isEqualTo(part.path("counts").path(outcome).asInt())
        .isPositive();
    assertThat(part.path("findings"))
        .allSatisfy(finding -> assertThat(finding.path("outcome").asString()).isEqualTo(outcome));
  }

  @Test
  void reasonsAreChineseUnlessTheCallerPrefersEnglish() {
    HttpResponse<String> chinese = service.post("/v1/evaluations", classOf(46));
    HttpResponse<String> english =
        service.post("/v1/evaluations", classOf(46), "Accept-Language", "en-GB, zh;q=0.5");

    assertThat(Posted.finding(json(chinese), "layout.plan").path("reason").asString())
        .contains("没有");
    assertThat(Posted.finding(json(english), "layout.plan").path("reason").asString())
        .contains("not judged");
    assertThat(chinese.headers().firstValue("Content-Language")).contains("zh-CN");
    assertThat(english.headers().firstValue("Content-Language")).contains("en");
  }

  @Test
  void theExampleDistrictIsJudgedTargetByTarget() throws IOException {
    HttpResponse<String> response =
        service.post(
            "/v1/decisions", BodyPublishers.ofFile(Path.of("docs/examples/district.json")));
    JsonNode decision = json(response);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(decision.path("schools").size()).isEqualTo(90);
    assertThat(targets(decision)).hasSize(76);
    assertThat(decision.path("counts").path("ERROR").asInt()).isZero();
    int counted = 0;
    for (JsonNode count : decision.path("counts")) {
      counted += count.asInt();
    }
    assertThat(decision.path("findings").size()).isEqualTo(counted);
  }

  private static List<String> targets(JsonNode decision) {
    return StreamSupport.stream(decision.path("findings").spliterator(), false)
        .map(finding -> finding.path("target").asString())
        .distinct()
        .toList();
  }

  private JsonNode finding(String request, String target) {
    return Posted.finding(json(service.post("/v1/evaluations", request)), target);
  }
}
