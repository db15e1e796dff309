package org.junheng.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junheng.app.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is wrong in a request is said at its place, with a stable code, in two languages. */
class ProblemsTest {
  private static final String DISTRICT =
      "'district': {'code': '1', 'name': '甲', 'year': 2025, 'countDate': '2025-09-01'}";
  private static final String FACTS = "'facts': {" + DISTRICT + "}";

  private final RunningService service = RunningService.shared();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'pack': 'plan2024'}                                | facts-missing     | /facts",
        "{FACTS}                                             | pack-missing      | /pack",
        "{'pack': null, FACTS}                               | pack-missing      | /pack",
        "{'pack': 'plan2042', FACTS}                         | pack-unknown      | /pack",
        "{'pack': 2024, FACTS}                               | facts.not-a-text  | /pack",
        "{'pack': 'plan2024', 'asof': '2025-09-01', FACTS}   | unknown-member    | /asof",
        "{'pack': 'plan2024', 'remedies': true, FACTS}       | unknown-member    | /remedies",
        "{'pack': 'plan2024', 'asOf': '2025-02-29', FACTS}   | as-of             | /asOf",
        "{'pack': 'plan2024', 'asOf': '2025-9-1', FACTS}     | as-of             | /asOf",
        "{'pack': 'plan2024', 'asOf': 20250901, FACTS}       | as-of             | /asOf",
        "{'pack': 'plan2024', 'asOf': '1999-12-31', FACTS}   | as-of-range       | /asOf",
        "{'pack': 'plan2024', 'asOf': '2101-01-01', FACTS}   | as-of-range       | /asOf",
        "{'pack': 'plan2024', 'asOf': '2024-04-17', FACTS}   | no-rule-in-force  | /asOf",
        "{'pack': 'plan2024', FACTS, 'options': []}          | facts.not-an-object | /options",
        "{'pack': 'plan2024', FACTS, 'options': {'trace': 'every'}}  | trace | /options/trace",
        "{'pack': 'plan2024', FACTS, 'options': {'remedie': true}}   | unknown-member | /options/remedie",
        "{'pack': 'plan2024', FACTS, 'options': {'remedies': 'yes'}} | facts.not-yes-no | /options/remedies",
        "{'pack': 'plan2024', FACTS, 'options': {'outcomes': 'MET'}} | facts.not-a-list | /options/outcomes",
        "{'pack': 'plan2024', FACTS, 'options': {'outcomes': ['MET', 'UNMT']}} | outcome | /options/outcomes/1",
        "{'pack': 'plan2024', 'pack': 'plan2024', FACTS}     | json.duplicate-key | /pack",
        "[]                                                  | not-an-object     | ``",
        "'plan2024'                                          | not-an-object     | ``",
      })
  void aMistakeInTheEnvelopeIsNamed(String body, String code, String pointer) {
    HttpResponse<String> response = service.post("/v1/decisions", body.replace("FACTS", FACTS));
    JsonNode problem = json(response);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(problem.path("code").asString()).isEqualTo(code);
    assertThat(problem.path("type").asString()).isEqualTo("urn:junheng:problem:" + code);
    assertThat(problem.path("status").asInt()).isEqualTo(422);
    assertThat(problem.path("instance").asString()).isEqualTo("/v1/decisions");
    assertThat(problem.path("errors")).hasSize(1);
    assertThat(problem.path("errors").path(0).path("pointer").asString()).isEqualTo(pointer);
    assertThat(problem.path("errors").path(0).path("code").asString()).isEqualTo(code);
    assertThat(problem.path("errors").path(0).path("message")).isEqualTo(problem.path("detail"));
  }

  @Test
  void aMisspeltNameComesWithTheOneThatWasMeant() {
    assertThat(detail("{'pack': 'plan2042', " + FACTS + "}")).contains("plan2024");
    assertThat(detail("{'pakc': 'plan2024', 'pack': 'plan2024', " + FACTS + "}")).contains("pack");
    assertThat(detail("{'pack': 'plan2024', " + FACTS + ", 'options': {'outcomes': ['UNMT']}}"))
        .contains("UNMET");
  }

  @Test
  void whereNoRuleIsInForceTheFirstDayIsNamed() {
    assertThat(detail("{'pack': 'plan2024', 'asOf': '2024-04-17', " + FACTS + "}"))
        .contains("2024-04-18");
    String early = FACTS.replace("2025-09-01", "2023-09-01");
    JsonNode problem = json(service.post("/v1/decisions", "{'pack': 'plan2024', " + early + "}"));
    assertThat(problem.path("errors").path(0).path("pointer").asString())
        .isEqualTo("/facts/district/countDate");
  }

  @Test
  void everyMistakeInTheFactsIsReportedAtOnceAtItsPlace() {
    String body =
        """
        {'pack': 'plan2024', 'facts': {'district': {'code': '1', 'name': '甲', 'year': '2025', 'countDate': '2025-09-31'},
         'schools': [{'id': 'a', 'name': 'b', 'kind': 'primry', 'teachingArea': -1, 'teachingArea': 2,
           'stages': [{'stage': 'primary', 'studnets': 3}, {'stage': 'primary'}],
           'attestations': {'school.chater': {'answer': true}}}]}}
        """;
    HttpResponse<String> response = service.post("/v1/decisions", body);
    JsonNode problem = json(response);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(problem.path("code").asString()).isEqualTo("facts-invalid");
    assertThat(problem.path("detail").asString()).contains("8");
    assertThat(errors(problem))
        .containsExactlyInAnyOrder(
            "/facts/schools/0/teachingArea json.duplicate-key",
            "/facts/district/year facts.not-a-number",
            "/facts/district/countDate facts.no-such-day",
            "/facts/schools/0/kind facts.unknown-word-suggestion",
            "/facts/schools/0/teachingArea facts.out-of-range",
            "/facts/schools/0/stages/0/studnets facts.unknown-field-suggestion",
            "/facts/schools/0/stages/1 facts.twice",
            "/facts/schools/0/attestations/school.chater attestation.unknown-suggestion");
  }

  @Test
  void mistakesInEnvelopeAndFactsAreReportedTogether() {
    JsonNode problem =
        json(service.post("/v1/decisions", "{'pack': 'plan9', 'facts': {'district': {}}, 'x': 1}"));

    assertThat(problem.path("code").asString()).isEqualTo("request-invalid");
    assertThat(errors(problem))
        .contains(
            "/x unknown-member", "/pack pack-unknown", "/facts/district/countDate facts.required");
  }

  @Test
  void ofVeryManyMistakesTheFirstThousandAreListedAndAllAreCounted() {
    StringBuilder members = new StringBuilder();
    for (int i = 0; i < 1500; i++) {
      members.append(", 'unheardOf").append(i).append("': 1");
    }
    JsonNode problem =
        json(
            service.post(
                "/v1/decisions",
                "{'pack': 'plan2024', " + FACTS.replace("'}", "'" + members + "}") + "}"));

    assertThat(problem.path("errors").size()).isEqualTo(1000);
    assertThat(problem.path("detail").asString()).contains("1500");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'pack': 'plan2024'            | 1 | 20",
        "{'pack': plan2024}             | 1 | 10",
        "{'pack': 'plan2024',}          | 1 | 21",
        "{'pack': 'plan2024'} {}        | 1 | 22",
        "{'pack': 1e99999999999}        | 1 | 10",
        "{'pack': 01}                   | 1 | 11",
        "``                             | 1 | 1",
      })
  void whatIsNotJsonIsRefusedWithLineAndColumn(String body, int line, int column) {
    HttpResponse<String> response = service.post("/v1/decisions", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).path("code").asString()).isEqualTo("malformed-json");
    assertThat(json(response).path("detail").asString())
        .contains("第 " + line + " 行第 " + column + " 列");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'a':",
        "{'a': tru}",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[",
        "{'a': 1234567890123456789012345678901234567890123}"
      })
  void whatTheParserFoundIsSaidWithoutTheNamesOfItsParts(String body) {
    assertThat(json(service.post("/v1/decisions", body)).path("detail").asString())
        .doesNotContain("`", "Source", "Constraints", "Feature", "tools.jackson");
  }

  @Test
  void problemsAreToldInEnglishToThoseWhoPreferIt() {
    HttpResponse<String> response =
        service.post(
            "/v1/decisions", "{'pack': 'plan2042', " + FACTS + "}", "Accept-Language", "en");
    JsonNode problem = json(response);

    assertThat(problem.path("title").asString()).isEqualTo("Mistakes in the request");
    assertThat(problem.path("detail").asString()).contains("There is no pack “plan2042”");
    assertThat(response.headers().firstValue("Content-Language")).contains("en");
  }

  @ParameterizedTest
  @CsvSource({
    "'en-US,en;q=0.9,zh;q=0.8', en",
    "'zh-CN,zh;q=0.9,en;q=0.8', zh-CN",
    "'fr,en;q=0.1', en",
    "'fr', zh-CN",
    "'*', zh-CN",
    "'en;q=0', zh-CN",
    "'en;q=', zh-CN",
    "'zh;q=0.1, en;q=0.2', en",
  })
  void theCallersPreferenceDecidesTheLanguageAndChineseIsTheDefault(String header, String tag) {
    assertThat(
            service
                .get("/v1/nothing", "Accept-Language", header)
                .headers()
                .firstValue("Content-Language"))
        .contains(tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/json;charset=GBK", "application/xml"})
  void onlyJsonInUtf8IsRead(String type) {
    HttpResponse<String> response =
        service.send(
            service
                .request("/v1/decisions")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{}")));

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(json(response).path("code").asString()).isEqualTo("media-type");
  }

  @Test
  void aBodyWithoutAContentTypeIsNotRead() {
    HttpResponse<String> response =
        service.send(service.request("/v1/decisions").POST(BodyPublishers.ofString("{}")));

    assertThat(response.statusCode()).isEqualTo(415);
  }

  @Test
  void jsonInUtf8MayCallItselfThat() {
    HttpResponse<String> response =
        service.send(
            service
                .request("/v1/evaluations")
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(
                    BodyPublishers.ofString(
                        ("{'pack': 'plan2024', " + FACTS + "}").replace('\'', '"'))));

    assertThat(response.statusCode()).isEqualTo(200);
  }

  private String detail(String body) {
    return json(service.post("/v1/decisions", body)).path("detail").asString();
  }

  private static List<String> errors(JsonNode problem) {
    return StreamSupport.stream(problem.path("errors").spliterator(), false)
        .map(error -> error.path("pointer").asString() + " " + error.path("code").asString())
        .toList();
  }
}
