package org.junheng.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junheng.app.RunningService;
import org.junheng.decision.district.ExampleFacts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What would be if some facts of a recorded decision were others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatIfTest {
  private static final String CODE = "960001";

  private final RunningService service = RunningService.shared();
  private final ObjectNode facts = ExampleFacts.some(CODE, i -> i == 0 || i == 1 || i == 70);
  private final String school = facts.at("/schools/0/id").asString();
  private String id = "";

  @BeforeAll
  void decide() {
    HttpResponse<String> response =
        service.post("/v1/decisions", DistrictTest.request("national2017", facts));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    id = json(response).path("id").asString();
  }

  private HttpResponse<String> asked(String changes) {
    return service.post(
        "/v1/evaluations", "{'basedOn': '" + id + "', 'changes': [" + changes + "]}");
  }

  private JsonNode answered(String changes) {
    HttpResponse<String> response = asked(changes);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response);
  }

  private JsonNode evaluated(JsonNode whole) {
    return json(service.post("/v1/evaluations", DistrictTest.request("national2017", whole)));
  }

  private String students(int number) {
    return "{'subject': 'Stage', 'where': {'school': '"
        + school
        + "', 'stage': 'primary'}, 'field': 'students', 'value': "
        + number
        + "}";
  }

  /**
   * Without what the record does not keep: the order in which answers stood, by which doubts are
   * told, and the zeros behind 720.0, which is the same number as 720.
   */
  private static String same(JsonNode json) {
    ObjectNode result = (ObjectNode) json.deepCopy();
    List<String> warnings = new ArrayList<>();
    result.remove("warnings").forEach(each -> warnings.add(each.toString()));
    return (result + "" + warnings.stream().sorted().toList())
        .replaceAll("(\\.\\d*?)0+(?=[,}\\]])", "$1")
        .replaceAll("\\.(?=[,}\\]])", "");
  }

  @Test
  void itComesOutAsIfTheChangedFactsHadBeenSubmittedWhole() {
    ObjectNode changed = facts.deepCopy();
    ((ObjectNode) changed.at("/schools/0/stages/0")).put("students", 3000);
    ((ObjectNode) changed.at("/schools/1")).remove("equipmentValue");
    ((ObjectNode) changed.at("/district/attestations/national.veto.exams")).put("answer", true);

    JsonNode answer =
        answered(
            students(3000)
                + ", {'pointer': '/schools/1/equipmentValue', 'value': null}"
                + ", {'subject': 'District', 'attestation': 'national.veto.exams', 'value': true}");

    assertThat(same(answer.path("after"))).isEqualTo(same(evaluated(changed)));
    assertThat(same(answer.path("before"))).isEqualTo(same(evaluated(facts)));
  }

  @Test
  void theDifferencesAreThoseBetweenTheTwoResults() {
    JsonNode answer = answered(students(3000));

    Map<String, JsonNode> before = byKey(answer.at("/before/findings"));
    TreeSet<String> flipped = new TreeSet<>();
    TreeSet<String> figures = new TreeSet<>();
    byKey(answer.at("/after/findings"))
        .forEach(
            (key, now) -> {
              JsonNode then = before.get(key);
              if (!then.path("outcome").equals(now.path("outcome"))) {
                flipped.add(key);
              } else if (!then.path("actual").equals(now.path("actual"))
                  || !then.path("exact").equals(now.path("exact"))) {
                figures.add(key);
              }
            });
    assertThat(flipped).contains("national.six-of-seven /schools/0/stages/0");
    assertThat(byKey(answer.path("flipped")).keySet()).isEqualTo(flipped);
    assertThat(byKey(answer.path("figures")).keySet()).isEqualTo(figures);
    assertThat(answer.at("/verdict/before")).isEqualTo(answer.at("/before/verdict"));
    assertThat(answer.at("/verdict/after")).isEqualTo(answer.at("/after/verdict"));
    JsonNode turn = Posted.first(answer.path("schools"), "id", school);
    assertThat(turn.path("colourAfter").asString()).isEqualTo("red");
    assertThat(answer.at("/changes/0/pointer").asString())
        .isEqualTo("/schools/0/stages/0/students");
    assertThat(answer.at("/changes/0/from")).isEqualTo(facts.at("/schools/0/stages/0/students"));
    assertThat(answer.at("/changes/0/to").asInt()).isEqualTo(3000);
    assertThat(answer.at("/basedOn/decision").asString()).isEqualTo(id);
  }

  private static Map<String, JsonNode> byKey(JsonNode findings) {
    Map<String, JsonNode> byKey = new java.util.TreeMap<>();
    findings.forEach(
        each ->
            byKey.put(
                each.path("target").asString() + " " + each.at("/subject/path").asString(), each));
    return byKey;
  }

  @Test
  void nextYearsEnrolmentOfTheWholeDistrictIsJudged() {
    ObjectNode changed = facts.deepCopy();
    for (JsonNode each : changed.path("schools")) {
      for (JsonNode stage : each.path("stages")) {
        if (stage.path("stage").asString().equals("primary")) {
          ((ObjectNode) stage)
              .put(
                  "students",
                  stage
                      .path("students")
                      .decimalValue()
                      .multiply(new BigDecimal("1.075"))
                      .setScale(0, RoundingMode.HALF_UP)
                      .intValueExact());
        }
      }
    }
    String more =
        "{'subject': 'Stage', 'where': {'stage': 'primary'}, 'field': 'students', 'factor': 1.075}";

    JsonNode answer = answered(more);

    assertThat(answer.path("changes")).hasSize(3);
    assertThat(same(answer.path("after"))).isEqualTo(same(evaluated(changed)));
    assertThat(
            json(
                service.post(
                    "/v1/evaluations/tables",
                    "{'basedOn': '" + id + "', 'changes': [" + more + "]}")))
        .isEqualTo(
            json(
                service.post(
                    "/v1/evaluations/tables", DistrictTest.request("national2017", changed))));
  }

  @Test
  void changesBuildOnOneAnother() {
    int students = facts.at("/schools/0/stages/0/students").asInt();

    JsonNode answer =
        answered(
            students(100)
                + ", {'subject': 'Stage', 'where': {'school': '"
                + school
                + "'}, 'field': 'students', 'add': 20}");

    assertThat(answer.at("/changes/0/from").asInt()).isEqualTo(students);
    assertThat(answer.at("/changes/1/from").asInt()).isEqualTo(100);
    assertThat(answer.at("/changes/1/to").asInt()).isEqualTo(120);
  }

  @Test
  void somethingNewCanBeAddedToAList() {
    int rooms = facts.at("/schools/0/rooms").size();

    JsonNode answer =
        answered(
            "{'pointer': '/schools/0/rooms/-', 'value': {'kind': 'music', 'name': '新音乐教室', 'area': 100}}");

    assertThat(answer.at("/changes/0/pointer").asString()).isEqualTo("/schools/0/rooms/" + rooms);
    assertThat(answer.path("flipped").toString()).contains("/schools/0/rooms/" + rooms);
  }

  @Test
  void anotherPackAndAnotherDayCanBeAskedFor() {
    HttpResponse<String> response =
        service.post(
            "/v1/evaluations",
            "{'basedOn': '"
                + id
                + "', 'pack': 'plan2024', 'asOf': '2025-10-01', 'options': {'outcomes': ['UNMET']}, 'changes': ["
                + students(500)
                + "]}");

    JsonNode answer = json(response);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(answer.path("pack").asString()).isEqualTo("plan2024");
    assertThat(answer.path("asOf").asString()).isEqualTo("2025-10-01");
    answer
        .at("/after/findings")
        .forEach(each -> assertThat(each.path("outcome").asString()).isEqualTo("UNMET"));
  }

  @Test
  void nothingIsStored() {
    answered(students(700));

    assertThat(json(service.get("/v1/decisions?district=" + CODE)).path("decisions")).hasSize(1);
    assertThat(json(service.get("/v1/decisions/" + id)).path("id").asString()).isEqualTo(id);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "an unknown type | {'subject': 'Stag', 'field': 'students', 'value': 1} | /changes/0/subject | whatif.subject",
        "an unknown field | {'subject': 'Stage', 'field': 'pupils', 'value': 1} | /changes/0/field | whatif.field",
        "nobody chosen | {'subject': 'Stage', 'where': {'school': 'x'}, 'field': 'students', 'value': 1} | /changes/0/where | whatif.nobody",
        "chosen by what is not there | {'subject': 'Stage', 'where': {'scool': 'x'}, 'field': 'students', 'value': 1} | /changes/0/where/scool | unknown-member",
        "chosen by a list | {'subject': 'Stage', 'where': {'school': []}, 'field': 'students', 'value': 1} | /changes/0/where/school | whatif.where-value",
        "two operations | {'subject': 'Stage', 'field': 'students', 'value': 1, 'add': 2} | /changes/0 | whatif.one-operation",
        "no operation | {'subject': 'Stage', 'field': 'students'} | /changes/0 | whatif.one-operation",
        "neither field nor answer | {'subject': 'Stage', 'value': 1} | /changes/0 | whatif.field-or-attestation",
        "a factor that is no number | {'subject': 'Stage', 'field': 'students', 'factor': 'much'} | /changes/0/factor | whatif.number",
        "a factor beyond all measure | {'subject': 'Stage', 'field': 'students', 'factor': 1e99999} | /changes/0/factor | whatif.number",
        "a factor of a word | {'subject': 'School', 'field': 'kind', 'factor': 2} | /changes/0/factor | whatif.number",
        "more of what is missing | {'subject': 'School', 'field': 'leasedSportsArea', 'add': 2} | /changes/0/add | whatif.nothing-there",
        "an answer that is none | {'subject': 'District', 'attestation': 'national.layout', 'value': 3} | /changes/0/value | whatif.answer",
        "a place that is not there | {'pointer': '/schools/9/name', 'value': 'x'} | /changes/0/pointer | whatif.no-such-place",
        "no pointer | {'pointer': 'schools', 'value': 'x'} | /changes/0/pointer | whatif.no-such-place",
        "an element taken away | {'pointer': '/schools/0', 'value': null} | /changes/0/pointer | whatif.no-such-place",
        "a place without a value | {'pointer': '/schools/0/name'} | /changes/0 | whatif.value-missing",
        "a member that is not known | {'pointer': '/schools/0/name', 'valeu': 'x'} | /changes/0/valeu | unknown-member",
        "what the facts do not allow | {'subject': 'Stage', 'field': 'students', 'value': -1} | /changes/0 | facts.out-of-range",
        "an answer to what is not asked | {'subject': 'District', 'attestation': 'national.lay', 'value': true} | /changes/0 | attestation.unknown-suggestion",
        "no object | 3 | /changes/0 | facts.not-an-object",
      })
  void aBadChangeIsRefusedWithItsPlace(
      String sentence, String change, String pointer, String code) {
    HttpResponse<String> response = asked(change);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
    JsonNode errors = json(response).path("errors");
    assertThat(errors.get(0).path("pointer").asString()).isEqualTo(pointer);
    assertThat(errors.get(0).path("code").asString()).isEqualTo(code);
    assertThat(errors.get(0).path("message").asString()).containsPattern("\\p{IsHan}");
  }

  @Test
  void everyBadChangeIsTold() {
    JsonNode errors =
        json(asked("{'subject': 'Stag', 'field': 'students', 'value': 1}, 3, " + students(-5)))
            .path("errors");

    assertThat(errors)
        .extracting(each -> each.path("pointer").asString())
        .containsExactly("/changes/0/subject", "/changes/1", "/changes/2");
  }

  @Test
  void whatCannotStandBesideABaseIsRefused() {
    ObjectNode request = DistrictTest.request("national2017", facts).put("basedOn", id);
    request.putArray("changes").addObject().put("pointer", "/schools/0/name").put("value", "新名");
    ObjectNode withoutBase = JsonNodeFactory.instance.objectNode();
    withoutBase.set("changes", request.get("changes"));
    ObjectNode unknown = withoutBase.deepCopy().put("basedOn", "nobody");
    ObjectNode none = JsonNodeFactory.instance.objectNode().put("basedOn", id);
    none.putArray("changes");

    assertThat(json(service.post("/v1/evaluations", request)).at("/errors/0/code").asString())
        .isEqualTo("whatif.beside-base");
    assertThat(json(service.post("/v1/evaluations", withoutBase)).path("code").asString())
        .isEqualTo("whatif.no-based-on");
    assertThat(service.post("/v1/evaluations", unknown).statusCode()).isEqualTo(404);
    assertThat(json(service.post("/v1/evaluations", none)).at("/errors/0/code").asString())
        .isEqualTo("whatif.changes");
  }
}
