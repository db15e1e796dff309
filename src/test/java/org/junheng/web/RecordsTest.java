package org.junheng.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junheng.app.RunningService;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Decisions of the past over HTTP: recorded, found, told and made again. */
class RecordsTest {
  private static final AtomicInteger SCHOOLS = new AtomicInteger();

  private final RunningService service = RunningService.shared();

  /** A school that no other test has. */
  private static String newSchool() {
    return "8888%06d".formatted(SCHOOLS.incrementAndGet());
  }

  private static String request(String school, String countDate, int students, String more) {
    return "{'pack': 'plan2024', "
        + more
        + "'facts': {'district': {'code': '370811', 'name': '任城区', 'year': 2025, 'countDate': '"
        + countDate
        + "'}, 'schools': [{'id': '"
        + school
        + "', 'name': '示例小学', 'kind': 'primary', 'classes': [{'stage': 'primary', 'grade': 3,"
        + " 'name': '1班', 'students': "
        + students
        + "}]}]}}";
  }

  private static String request(String school, int students) {
    return request(school, "2025-09-01", students, "");
  }

  private static String correcting(String school, int students) {
    return request(school, "2025-09-01", students, "'correction': {'reason': '一班转走一人'}, ");
  }

  private JsonNode decided(String request) {
    HttpResponse<String> response = service.post("/v1/decisions", request);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response);
  }

  private static String id(JsonNode decision) {
    return decision.path("id").asString();
  }

  @Test
  void aDecisionIsRecordedBeforeItIsAnsweredAndNamesItsPlace() {
    HttpResponse<String> response = service.post("/v1/decisions", request(newSchool(), 46));
    JsonNode decision = json(response);

    assertThat(decision.at("/receipt/kind").asString()).isEqualTo("decision");
    assertThat(decision.at("/receipt/id")).isEqualTo(decision.path("id"));
    assertThat(decision.at("/receipt/hash").asString()).matches("[0-9a-f]{64}");
    assertThat(response.headers().firstValue("Location")).contains("/v1/decisions/" + id(decision));
    assertThat(json(service.get("/v1/decisions/" + id(decision) + "/receipt")))
        .isEqualTo(decision.path("receipt"));
  }

  @Test
  void itIsToldAgainWordForWord() {
    JsonNode decision = decided(request(newSchool(), 46));

    assertThat(json(service.get("/v1/decisions/" + id(decision)))).isEqualTo(decision);
  }

  @Test
  void itIsToldInTheLanguageOfWhoeverAsks() {
    JsonNode decision = decided(request(newSchool(), 46));
    JsonNode english = json(service.get("/v1/decisions/" + id(decision), "Accept-Language", "en"));

    assertThat(english.path("findings").toString()).contains("missing");
    assertThat(english.path("receipt")).isEqualTo(decision.path("receipt"));
  }

  @Test
  void onlyTheFindingsOfOneOutcomeAreListedWhereThatIsAsked() {
    JsonNode decision = decided(request(newSchool(), 46));
    JsonNode unmet = json(service.get("/v1/decisions/" + id(decision) + "?outcome=UNMET"));

    assertThat(unmet.path("findings").size()).isEqualTo(1);
    assertThat(unmet.path("counts")).isEqualTo(decision.path("counts"));
  }

  @Test
  void theTraceShowsForEachRuleWhatItSaw() {
    String school = newSchool();
    JsonNode decision = decided(request(school, 46));
    JsonNode trace =
        json(
            service.get(
                "/v1/decisions/"
                    + id(decision)
                    + "/trace?target=size.class.primary&school="
                    + school));

    assertThat(trace.path("fired").size()).isEqualTo(1);
    assertThat(trace.at("/fired/0/bindings/$students").asInt()).isEqualTo(46);
    assertThat(trace.path("rules").size()).isEqualTo(1);
    assertThat(trace.at("/rules/0/outcome").asString()).isEqualTo("UNMET");
    assertThat(trace.at("/rules/0/conditions").size()).isGreaterThan(1);
  }

  @Test
  void aReplayFindsTheSame() {
    JsonNode decision = decided(request(newSchool(), 46));
    JsonNode replay = json(service.post("/v1/decisions/" + id(decision) + "/replay", ""));

    assertThat(replay.path("identical").asBoolean()).isTrue();
    assertThat(replay.path("compared").asInt()).isGreaterThan(76);
    assertThat(replay.path("differences").size()).isZero();
  }

  @Test
  void otherFiguresForTheSameCountDateNeedAReasonAndBothStay() {
    String school = newSchool();
    JsonNode first = decided(request(school, 46));
    HttpResponse<String> refused = service.post("/v1/decisions", request(school, 45));
    JsonNode second = decided(correcting(school, 45));

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(json(refused).path("code").asString()).isEqualTo("already-decided");
    assertThat(json(refused).path("detail").asString()).contains(id(first));
    assertThat(second.at("/correction/supersedes/0").asString()).isEqualTo(id(first));
    assertThat(second.at("/correction/reason").asString()).isEqualTo("一班转走一人");
    JsonNode before = json(service.get("/v1/decisions/" + id(first)));
    assertThat(before.at("/supersededBy/0").asString()).isEqualTo(id(second));
    assertThat(before.at("/findings")).isEqualTo(first.at("/findings"));
  }

  @Test
  void theSameFiguresAgainNeedNone() {
    String school = newSchool();
    decided(request(school, 46));

    assertThat(decided(request(school, 46)).has("correction")).isFalse();
  }

  @Test
  void anotherCountDateOrAnotherSchoolIsNoCorrection() {
    String school = newSchool();
    decided(request(school, 46));

    assertThat(decided(request(school, "2026-09-01", 44, "")).has("correction")).isFalse();
    assertThat(decided(request(newSchool(), 44)).has("correction")).isFalse();
  }

  @Test
  void aReasonWithoutWordsOrForAnEvaluationIsRefused() {
    String blank = request(newSchool(), "2025-09-01", 46, "'correction': {'reason': ' '}, ");

    assertThat(json(service.post("/v1/decisions", blank)).at("/errors/0/pointer").asString())
        .isEqualTo("/correction/reason");
    assertThat(
            json(service.post("/v1/evaluations", correcting(newSchool(), 46)))
                .path("code")
                .asString())
        .isEqualTo("nothing-to-correct");
  }

  @Test
  void ofManyAtTheSameTimeOnlyOneIsTheFirst() throws Exception {
    String school = newSchool();
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String request = request(school, 40 + i);
        answers.add(callers.submit(() -> service.post("/v1/decisions", request).statusCode()));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
      assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void decisionsAreFoundBySchoolTargetAndOutcome() {
    String school = newSchool();
    JsonNode first = decided(request(school, 46));
    JsonNode second = decided(correcting(school, 45));

    assertThat(found("school=" + school)).containsExactly(id(second), id(first));
    assertThat(found("school=" + school + "&target=size.class.primary&outcome=UNMET"))
        .containsExactly(id(first));
    assertThat(found("school=" + school + "&rule=size.class.primary&outcome=MET"))
        .containsExactly(id(second));
    assertThat(found("school=" + school + "&outcome=ERROR")).isEmpty();
    assertThat(found("school=" + school + "&verdict=UNMET")).containsExactly(id(first));
    assertThat(found("school=" + school + "&pack=plan2024&district=370811&sender=anonymous"))
        .hasSize(2);
    assertThat(found("school=" + school + "&from=2020-01-01&to=2021-01-01")).isEmpty();
    assertThat(found("school=" + school + "&from=2020-01-01T00:00:00%2B08:00")).hasSize(2);
    assertThat(found("school=" + school + "&ruleSet=" + first.path("ruleSet").asString()))
        .hasSize(2);
  }

  @Test
  void pagesFollowEachOtherByCursorAndLeaveNothingOut() {
    String school = newSchool();
    List<String> ids = new ArrayList<>();
    for (int year = 2020; year < 2025; year++) {
      // Before 2024 no rule of the plan was in force.
      ids.add(0, id(decided(request(school, year + 5 + "-09-01", 44, "'asOf': '2025-09-01', "))));
    }
    List<String> found = new ArrayList<>();
    String conditions = "/v1/decisions?limit=2&school=" + school;
    String cursor = "";
    int pages = 0;
    do {
      JsonNode page = json(service.get(conditions + cursor));
      page.path("decisions").forEach(each -> found.add(id(each)));
      cursor =
          page.has("next")
              ? "&cursor=" + URLEncoder.encode(page.path("next").asString(), StandardCharsets.UTF_8)
              : "";
      pages++;
    } while (!cursor.isEmpty());

    assertThat(found).isEqualTo(ids);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void theHistoryOfASchoolShowsWhatWasMetLostAndRegained() {
    String school = newSchool();
    int[] students = {46, 45, 47, 44};
    for (int i = 0; i < students.length; i++) {
      decided(request(school, 2025 + i + "-09-01", students[i], ""));
    }
    decided(request(school, "2028-09-01", 46, "'correction': {'reason': '复核时补报一人'}, "));
    JsonNode history = json(service.get("/v1/schools/" + school + "/history?pack=plan2024"));
    JsonNode target = null;
    for (JsonNode each : history.path("targets")) {
      target = each.path("target").asString().equals("size.class.primary") ? each : target;
    }

    assertThat(history.path("decisions").size()).isEqualTo(4);
    assertThat(history.at("/decisions/3/earlier").size()).isEqualTo(1);
    assertThat(target.path("points").findValuesAsString("change"))
        .containsExactly("FIRST", "MET", "LOST", "SAME");
    assertThat(target.path("relapsed").asBoolean()).isTrue();
  }

  @Test
  void theSameKeyGivesTheStoredDecisionAgain() {
    String school = newSchool();
    String key = UUID.randomUUID().toString();
    HttpResponse<String> first =
        service.post("/v1/decisions", request(school, 46), "Idempotency-Key", key);
    HttpResponse<String> again =
        service.post(
            "/v1/decisions", request(school, 46).replace(", ", ",   "), "Idempotency-Key", key);
    HttpResponse<String> other =
        service.post("/v1/decisions", request(school, 45), "Idempotency-Key", key);

    assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(found("school=" + school)).hasSize(1);
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(json(other).path("code").asString()).isEqualTo("key-taken");
  }

  @Test
  void underOneKeyManyAtTheSameTimeMakeOneDecision() throws Exception {
    String school = newSchool();
    String key = UUID.randomUUID().toString();
    String request = request(school, 46);
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answers.add(
            callers.submit(
                () -> service.post("/v1/decisions", request, "Idempotency-Key", key).statusCode()));
      }
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isIn(200, 409);
      }
      assertThat(found("school=" + school)).hasSize(1);
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void aRefusedRequestUsesUpNoKey() {
    String key = UUID.randomUUID().toString();

    assertThat(service.post("/v1/decisions", "{'pack': 'x'}", "Idempotency-Key", key).statusCode())
        .isEqualTo(422);
    assertThat(
            service
                .post("/v1/decisions", request(newSchool(), 46), "Idempotency-Key", key)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aKeyOrRequestIdOfAnotherFormIsRefused() {
    assertThat(
            service
                .post("/v1/decisions", request(newSchool(), 46), "Idempotency-Key", "two words")
                .statusCode())
        .isEqualTo(400);
    assertThat(
            service
                .post("/v1/decisions", request(newSchool(), 46), "X-Request-Id", "<script>")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void theRequestIdComesBack() {
    HttpResponse<String> response =
        service.post("/v1/decisions", request(newSchool(), 46), "X-Request-Id", "sis-2025-0042");

    assertThat(response.headers().firstValue("X-Request-Id")).contains("sis-2025-0042");
  }

  @Test
  void theLogVerifiesAgainstACheckpointOfBefore() {
    decided(request(newSchool(), 46));
    JsonNode checkpoint = json(service.post("/v1/audit/checkpoint", ""));
    decided(request(newSchool(), 46));
    JsonNode found =
        json(
            service.post(
                "/v1/audit/verify",
                "{'checkpoints': ['"
                    + checkpoint.path("text").asString().replace("\n", "\\n")
                    + "'], 'keys': ['"
                    + checkpoint.path("keyId").asString()
                    + "']}"));

    assertThat(found.path("intact").asBoolean()).as(found.toString()).isTrue();
    assertThat(found.path("last").asLong()).isGreaterThan(checkpoint.path("size").asLong());
    assertThat(json(service.get("/v1/audit/checkpoint")).path("signature"))
        .isEqualTo(checkpoint.path("signature"));
  }

  @Test
  void anExportHoldsEveryEntryAndMaskedItLeavesPayOut() {
    String pay =
        "{'pack': 'plan2024', 'facts': {'district': {'code': '370899', 'name': '某区', 'year': 2025,"
            + " 'countDate': '2025-09-01', 'averageTeacherPay': 987654.32,"
            + " 'averageCivilServantPay': 876543.21, 'attestations': {'layout.plan':"
            + " {'answer': true, 'by': '某某处室', 'evidence': '某文〔2025〕1号'}}}}}";
    JsonNode decision = decided(pay);
    long position = decision.at("/receipt/position").asLong();
    String range = "?first=" + position + "&last=" + position;
    String masked = service.get("/v1/audit/export" + range).body();
    String whole = service.get("/v1/audit/export" + range + "&masked=false").body();

    assertThat(masked)
        .contains("commitment")
        .doesNotContain("987654.32", "876543.21", "某某处室", "某文");
    assertThat(whole).contains("987654.32", "876543.21", "某某处室", "某文");
    assertThat(json(service.get("/v1/decisions/" + id(decision)))).isEqualTo(decision);
  }

  @Test
  void entriesAreListedByKind() {
    decided(request(newSchool(), 46));
    JsonNode rules = json(service.get("/v1/audit/entries?kind=rule-set"));
    JsonNode decisions = json(service.get("/v1/audit/entries?kind=decision&limit=1"));

    assertThat(rules.path("entries").size()).isPositive();
    assertThat(decisions.path("entries").size()).isEqualTo(1);
    assertThat(decisions.path("next").asLong()).isPositive();
  }

  private List<String> found(String conditions) {
    HttpResponse<String> response = service.get("/v1/decisions?" + conditions);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    json(response).path("decisions").forEach(each -> ids.add(id(each)));
    return ids;
  }
}
