package org.junheng.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junheng.app.RunningService;
import org.junheng.decision.district.ExampleFacts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The district as a whole and each school's ledger, over HTTP, of a recorded decision. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DistrictTest {
  private static final String CODE = "950001";

  private final RunningService service = RunningService.shared();
  private final ObjectNode facts = facts();
  private String id = "";

  /**
   * Two primary schools, a nine-year school with something to escape in its name, a special one.
   */
  private static ObjectNode facts() {
    ObjectNode facts = ExampleFacts.some(CODE, i -> i == 0 || i == 1 || i == 70 || i == 86);
    ((ObjectNode) facts.at("/schools/2")).put("name", "安居<script>alert(1)</script>\"学校");
    return facts;
  }

  static ObjectNode request(String pack, JsonNode facts) {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("pack", pack);
    request.set("facts", facts);
    return request;
  }

  private String decided(String pack, JsonNode facts) {
    HttpResponse<String> response = service.post("/v1/decisions", request(pack, facts));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response).path("id").asString();
  }

  @BeforeAll
  void decide() {
    id = decided("national2017", facts);
  }

  private JsonNode got(String path, String... headers) {
    HttpResponse<String> response = service.get(path, headers);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response);
  }

  private static List<String> texts(JsonNode list, String pointer) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(each -> each.at(pointer).asString())
        .toList();
  }

  @Test
  void theReportIsAWorkbookToSave() {
    HttpResponse<String> response = service.get("/v1/decisions/" + id + "/report.xlsx");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    assertThat(response.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"report.xlsx\"");
    assertThat(response.body()).startsWith("PK");
    assertThat(service.get("/v1/decisions/" + id + "/report.xlsx?a=1").statusCode()).isEqualTo(400);
  }

  @Test
  void theTablesOfADecisionAreThoseOfItsFacts() {
    JsonNode tables = got("/v1/decisions/" + id + "/tables");

    assertThat(tables)
        .isEqualTo(json(service.post("/v1/evaluations/tables", request("national2017", facts))));
    assertThat(texts(tables.path("schools"), "/stage"))
        .containsExactly("primary", "primary", "primary", "junior");
    assertThat(tables.path("balance")).hasSize(14);
    assertThat(tables.at("/district/name").asString())
        .isEqualTo(facts.at("/district/name").asString());
  }

  @Test
  void aPackWithoutIndicatorsHasNoTables() {
    String plan = decided("plan2024", facts);
    HttpResponse<String> response = service.get("/v1/decisions/" + plan + "/tables");

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(json(response).path("code").asString()).isEqualTo("no-indicators");
    assertThat(service.get("/v1/decisions/nobody/tables").statusCode()).isEqualTo(404);
  }

  @Test
  void theSummarySaysWhatHoldsTheDistrictBack() {
    JsonNode summary = got("/v1/decisions/" + id + "/summary");
    JsonNode tables = got("/v1/decisions/" + id + "/tables");

    assertThat(summary.path("outcome").asString()).isEqualTo("UNMET");
    assertThat(summary.path("passing")).isEqualTo(tables.path("passing"));
    assertThat(summary.path("failing")).hasSize(tables.at("/passing/2/failing").asInt());
    List<String> over = new ArrayList<>();
    tables
        .path("balance")
        .forEach(
            each -> {
              if (each.path("outcome").asString().equals("UNMET")) {
                over.add(each.path("target").asString());
              }
            });
    assertThat(texts(summary.path("overLimit"), "/target")).isEqualTo(over);
    assertThat(texts(summary.path("obstacles"), "/target"))
        .containsAll(over)
        .doesNotContain("national.backbone.primary", "national.multimedia.primary");
    JsonNode colours = got("/v1/decisions/" + id + "/colours");
    assertThat(summary.path("colours")).isEqualTo(colours.path("counts"));
    assertThat(colours.path("schools")).hasSize(4);
  }

  @Test
  void aVetoAloneHoldsTheDistrictBack() {
    ObjectNode vetoed = facts.deepCopy();
    vetoed.withObject("/district/attestations/national.veto.exams").put("answer", true);

    JsonNode summary =
        json(service.post("/v1/evaluations/summary", request("national2017", vetoed)));

    assertThat(
            StreamSupport.stream(summary.path("obstacles").spliterator(), false)
                .filter(each -> each.path("kind").asString().equals("VETO"))
                .map(each -> each.path("target").asString()))
        .containsExactly("national.veto.exams");
    assertThat(
            json(service.post(
                    "/v1/evaluations/summary",
                    request("national2017", vetoed),
                    "Accept-Language",
                    "en"))
                .path("sentence")
                .asString())
        .startsWith("It would not pass today");
  }

  private String ledgerPath(int school) {
    return "/v1/decisions/"
        + id
        + "/schools/"
        + facts.at("/schools/" + school + "/id").asString()
        + "/ledger";
  }

  @Test
  void theLedgerOfASchoolListsWhatItDoesNotReachAndWhoIsResponsible() {
    JsonNode decision = got("/v1/decisions/" + id);
    JsonNode ledger = got(ledgerPath(1));

    List<String> expected = new ArrayList<>();
    for (String outcome : List.of("UNMET", "ERROR", "BEHIND", "UNDETERMINED")) {
      for (JsonNode finding : decision.path("findings")) {
        if (finding.path("outcome").asString().equals(outcome)
            && finding.at("/subject/path").asString().startsWith("/schools/1")) {
          expected.add(
              finding.path("target").asString() + " " + finding.at("/subject/path").asString());
        }
      }
    }
    assertThat(expected).isNotEmpty();
    assertThat(
            StreamSupport.stream(ledger.path("entries").spliterator(), false)
                .map(
                    entry ->
                        entry.at("/finding/target").asString()
                            + " "
                            + entry.at("/finding/subject/path").asString()))
        .isEqualTo(expected);
    assertThat(ledger.path("verdict")).isEqualTo(decision.at("/schools/1/verdict"));
    assertThat(ledger.path("counts")).isEqualTo(decision.at("/schools/1/counts"));
    assertThat(ledger.at("/entries/0/clauseTitle").asString()).isNotEmpty();
    assertThat(service.get("/v1/decisions/" + id + "/schools/0/ledger").statusCode())
        .isEqualTo(404);
  }

  @Test
  void thePlanNamesTheOfficesOfAClause() {
    ObjectNode other = ExampleFacts.some("950002", i -> i == 1);
    String plan = decided("plan2024", other);

    JsonNode ledger =
        got(
            "/v1/decisions/"
                + plan
                + "/schools/"
                + other.at("/schools/0/id").asString()
                + "/ledger");

    assertThat(ledger.path("entries")).isNotEmpty();
    ledger
        .path("entries")
        .forEach(entry -> assertThat(entry.path("offices")).as(entry.toString()).isNotEmpty());
  }

  @Test
  void theLedgerIsAlsoAPageToPrint() {
    HttpResponse<String> page = service.get(ledgerPath(2), "Accept", "text/html");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "style-src 'self'");
    assertThat(page.body())
        .contains(
            "一校一策台账", "Ledger of the school", "安居&lt;script&gt;alert(1)&lt;/script&gt;&quot;学校")
        .doesNotContain("<script", " style=", "<style");
    assertThat(service.get("/assets/ledger.css").body()).contains("@page", "A4");
    assertThat(service.get("/assets/other.css").statusCode()).isEqualTo(404);
    JsonNode ledger = got(ledgerPath(2), "Accept", "*/*");
    assertThat(page.body().split("<th scope=\"row\"", -1))
        .hasSize(ledger.path("entries").size() + 1);
  }

  @Test
  void thePageSpeaksTheLanguageOfItsAddress() {
    assertThat(service.get(ledgerPath(1) + "?lang=en", "Accept", "text/html").body())
        .contains("lang=\"en\"", "Unmet");
    assertThat(service.get(ledgerPath(1) + "?lang=zh", "Accept", "text/html").body())
        .contains("lang=\"zh-CN\"", "不达标");
    assertThat(service.get(ledgerPath(0) + "?lang=fr", "Accept", "text/html").statusCode())
        .isEqualTo(422);
  }

  private static ObjectNode inYear(String code, int year, Consumer<ObjectNode> change) {
    ObjectNode facts = ExampleFacts.some(code, i -> i == 0 || i == 1 || i == 70);
    ((ObjectNode) facts.get("district")).put("year", year).put("countDate", year + "-09-01");
    change.accept(facts);
    return facts;
  }

  @Test
  void schoolsAreRankedAndTheirProgressIsTold() {
    String earlier = decided("national2017", inYear("950003", 2024, facts -> {}));
    String later =
        decided(
            "national2017",
            inYear(
                "950003",
                2025,
                facts -> {
                  ((ObjectNode) facts.at("/schools/0")).put("multimediaRooms", 0);
                  ((tools.jackson.databind.node.ArrayNode) facts.get("schools")).remove(1);
                }));

    JsonNode alone = got("/v1/decisions/" + earlier + "/ranking");
    JsonNode ranking = got("/v1/decisions/" + later + "/ranking?since=" + earlier);

    assertThat(alone.path("schools")).hasSize(3);
    assertThat(alone.has("since")).isFalse();
    JsonNode before = null;
    for (JsonNode each : alone.path("schools")) {
      if (before != null) {
        assertThat(
                before.path("met").asLong() * each.path("judged").asLong()
                    >= each.path("met").asLong() * before.path("judged").asLong())
            .isTrue();
      }
      before = each;
    }
    assertThat(ranking.at("/since/decision").asString()).isEqualTo(earlier);
    assertThat(ranking.path("gone")).hasSize(1);
    JsonNode lost =
        Posted.first(ranking.path("schools"), "rank", ranking.path("schools").size() + "");
    assertThat(texts(ranking.path("schools"), "/school/id")).hasSize(2);
    assertThat(lost.path("lost").toString()).contains("national.multimedia.primary");
  }

  @Test
  void onlyDecisionsAboutTheSameDistrictByTheSamePackAreCompared() {
    String other = decided("plan2024", ExampleFacts.some("950004", i -> i == 0));

    HttpResponse<String> response = service.get("/v1/decisions/" + id + "/ranking?since=" + other);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(json(response).path("code").asString()).isEqualTo("earlier-other");
  }

  @Test
  void relapsesOfTheWholeDistrictAreListed() {
    decided("national2017", inYear("950005", 2024, facts -> {}));
    decided(
        "national2017",
        inYear(
            "950005",
            2025,
            facts -> ((ObjectNode) facts.at("/schools/0")).put("multimediaRooms", 0)));

    JsonNode relapses = got("/v1/districts/950005/relapses?pack=national2017");

    assertThat(relapses.path("countDates")).hasSize(2);
    assertThat(texts(relapses.path("schools"), "/id"))
        .containsExactly(facts.at("/schools/0/id").asString());
    JsonNode relapse =
        Posted.first(relapses.at("/schools/0/relapses"), "target", "national.multimedia.primary");
    assertThat(relapse.path("lastMet").asString()).isEqualTo("2024-09-01");
    assertThat(relapse.path("lost").asString()).isEqualTo("2025-09-01");
    assertThat(service.get("/v1/districts/000000/relapses?pack=national2017").statusCode())
        .isEqualTo(404);
    assertThat(service.get("/v1/districts/950005/relapses").statusCode()).isEqualTo(400);
  }
}
