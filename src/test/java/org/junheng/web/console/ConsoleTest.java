package org.junheng.web.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junheng.app.RunningService;
import org.junheng.decision.district.ExampleFacts;
import org.junheng.decision.district.Ranking;
import org.junheng.decision.record.DecisionSummary;
import org.junheng.decision.record.RecordedEntry;
import org.junheng.identity.Actor;
import org.junheng.web.RecordedAnswers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The console in a real browser: from the empty service to a decision taken apart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleTest {
  private static final String SCHOOL = "3708110055";
  private static final String HOSTILE = "安居<script>window.hacked=1</script>\"'&小学";

  /** Words of programs, and English where Chinese was asked for. */
  private static final Pattern NOT_FOR_PEOPLE =
      Pattern.compile(
          "\\?\\?|\\bnull\\b|.{0,20}\\b(MET|UNMET|BEHIND|UNDETERMINED|NOT_APPLICABLE|NOT_JUDGED|ERROR)\\b"
              + "|.{0,20}(?<![.\\w])(primary|junior|true|false|anonymous|Overview)(?![.\\w])");

  private RunningService service;
  private Browser browser;
  private String decision = "";

  @BeforeAll
  void start() {
    service = RunningService.started("--junheng.rules.folder=" + ConsoleRules.folder());
    browser = Browser.of(service);
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
    service.close();
  }

  @Test
  @Order(1)
  void anEmptyServiceShowsTheExampleDistrictAfterOneClick() {
    try (Browser.Look look = browser.look(1366)) {
      look.open("/").isInOrder("start");
      assertThat(look.page().url()).endsWith("/console");
      look.page().locator("button.main").click();
      PlaywrightAssertions.assertThat(look.page().locator("h1")).containsText("任城区（示例）");
      look.settled();

      assertThat(look.text()).contains("差在哪里", "三色台账", "先看这些学校");
      JsonNode listed = json(service.get("/v1/decisions"));
      assertThat(listed.path("decisions")).hasSize(1);
      decision = listed.at("/decisions/0/id").asString();
      assertThat(look.page().url()).contains(decision);
    }
    recordedAYearBefore();
  }

  /** The same district a year before, when fewer had so many students. */
  private void recordedAYearBefore() {
    ObjectNode district = service.bean(org.junheng.web.console.ExampleFacts.class).facts();
    district.findValues("attestations").forEach(answers -> ((ObjectNode) answers).removeAll());
    ((ObjectNode) district.path("district")).put("year", 2024).put("countDate", "2024-09-01");
    for (int i = 0; i < 20; i++) {
      JsonNode stage = district.path("schools").path(i).path("stages").path(0);
      if (stage.path("students").asInt(0) > 10) {
        ((ObjectNode) stage).put("students", stage.path("students").asInt() / 2);
      }
    }
    post("national2017", district);
  }

  private String post(String pack, JsonNode facts) {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("pack", pack);
    request.set("facts", facts);
    HttpResponse<String> response = service.post("/v1/decisions", request);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response).path("id").asString();
  }

  private Map<String, String> pages() {
    String at = "/console/decisions/" + decision;
    String path = URLEncoder.encode("/schools/54", StandardCharsets.UTF_8);
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("overview", "/console?decision=" + decision);
    pages.put("schools", "/console/schools?decision=" + decision);
    pages.put("school", at + "/schools/" + SCHOOL);
    pages.put("trace", at + "/schools/" + SCHOOL + "/trace");
    pages.put("target", at + "/targets/national.size.class.primary?outcome=ALL");
    pages.put("finding", at + "/finding?target=national.training.budget&path=" + path);
    pages.put("decision", at);
    pages.put("audit", "/console/audit");
    pages.put("log", "/console/audit/log");
    pages.put("trouble", "/console/nothing");
    return pages;
  }

  @ParameterizedTest(name = "{0} wide")
  @ValueSource(ints = {1366, 390})
  @Order(2)
  void everyPageIsWholeReadableAndQuietLightAndDark(int width) {
    try (Browser.Look look = browser.look(width)) {
      pages()
          .forEach(
              (name, path) -> {
                look.open(path);
                if (name.equals("trouble")) {
                  // The browser itself says that the page is not there.
                  look.troubles();
                }
                look.isInOrder(name);
                look.turn(true).isInOrder(name);
                look.turn(false);
                assertThat(
                        NOT_FOR_PEOPLE
                            .matcher(look.text())
                            .results()
                            .map(found -> found.group())
                            .distinct())
                    .as(name)
                    .isEmpty();
              });
    }
  }

  @Test
  @Order(3)
  void readersOfEnglishGetEnglishAndKeepIt() {
    try (Browser.Look look = browser.look(1366)) {
      look.open("/console?decision=" + decision);
      look.page().locator("a.language").click();
      PlaywrightAssertions.assertThat(look.page().locator("nav").first()).containsText("Overview");
      assertThat(look.page().url()).contains("decision=" + decision).doesNotContain("lang=");
      look.open("/console/audit").isInOrder("audit-en");
      assertThat(look.text()).contains("Find decisions");
    }
  }

  @Test
  @Order(3)
  void theThemeIsChosenOnThePageAndKept() {
    try (Browser.Look look = browser.look(1366)) {
      look.open("/console/audit/log");
      look.page().locator(".themes a").nth(2).click();
      assertThat(look.page().locator("html").getAttribute("data-theme")).isEqualTo("dark");
      look.open("/console/schools?decision=" + decision);
      assertThat(look.page().locator("html").getAttribute("data-theme")).isEqualTo("dark");
    }
  }

  @Test
  @Order(3)
  void aChangedFigureTurnsTheVerdictAtOnceAndIsNotRecorded() {
    int before = json(service.get("/v1/audit/entries")).path("entries").size();
    try (Browser.Look look = browser.look(1366)) {
      look.open("/console/decisions/" + decision + "/schools/" + SCHOOL);
      look.page().locator("input[name$='/teacherTrainingFunds']").fill("1");
      PlaywrightAssertions.assertThat(look.page().locator("#tried")).containsText("改了 1 处");
      PlaywrightAssertions.assertThat(look.page().locator("#tried")).containsText("试算不作记录");
      PlaywrightAssertions.assertThat(look.page().locator("#tried .flips")).containsText("教师培训经费");
      look.isInOrder("school-what-if");
      look.page().locator("button[type=reset]").click();
      PlaywrightAssertions.assertThat(look.page().locator("#tried")).containsText("还没有改动");
      assertThat(look.troubles()).isEmpty();
    }
    assertThat(json(service.get("/v1/audit/entries")).path("entries")).hasSize(before);
  }

  @Test
  @Order(3)
  void aPartOfTheHeatMapShowsItsTargetsWithoutLeavingThePage() {
    try (Browser.Look look = browser.look(1366)) {
      look.open("/console?decision=" + decision);
      String address = look.page().url();
      look.page().locator("#heat .chips a").nth(1).click();
      PlaywrightAssertions.assertThat(look.page().locator("#heat .chips a").nth(1))
          .hasAttribute("aria-current", "true");
      look.page().locator("#heat summary").click();
      PlaywrightAssertions.assertThat(look.page().locator("#heat-table")).containsText("达标");
      assertThat(look.page().url()).isEqualTo(address);
      look.isInOrder("overview-part");
    }
  }

  @Test
  @Order(3)
  void anAuditorFindsADecisionReplaysItAndVerifiesTheLog() {
    try (Browser.Look look = browser.look(1366)) {
      look.open("/console/audit");
      look.page().locator("input[name=school]").fill(SCHOOL);
      look.page().locator("select[name=verdict]").selectOption("UNMET");
      look.page().locator("form.filter button").click();
      assertThat(look.page().locator("tbody tr").count()).isEqualTo(2);
      look.page().locator("tbody th a").last().click();
      look.page().waitForURL("**/console/decisions/" + decision);
      look.page().locator("form[action$='/replay'] button").click();
      PlaywrightAssertions.assertThat(look.page().locator("#replayed")).containsText("完全一致");
      look.isInOrder("decision-replayed");
      look.open("/console/audit/log");
      look.page().locator("form[action$='/checkpoint'] button").click();
      PlaywrightAssertions.assertThat(look.page().locator("#checkpoint pre"))
          .containsText("junheng-checkpoint/1");
      look.page().locator("textarea").fill(look.page().locator("#checkpoint pre").innerText());
      look.page().locator("form[action$='/verify'] button").click();
      PlaywrightAssertions.assertThat(look.page().locator("#verified")).containsText("没有发现改动");
      look.isInOrder("log-verified");
    }
  }

  @Test
  @Order(3)
  void theKeyboardIsEnough() {
    try (Browser.Look look = browser.look(1366)) {
      look.open("/console?decision=" + decision);
      look.page().keyboard().press("Tab");
      assertThat(look.page().evaluate("() => document.activeElement.className")).isEqualTo("skip");
      look.page().keyboard().press("Enter");
      assertThat(look.page().evaluate("() => document.activeElement.id")).isEqualTo("main");
    }
  }

  @Test
  @Order(3)
  void theMenuOpensOnATelephone() {
    try (Browser.Look look = browser.look(390)) {
      look.open("/console?decision=" + decision);
      PlaywrightAssertions.assertThat(look.page().locator("#navigation")).isHidden();
      look.page().locator("button.menu").click();
      PlaywrightAssertions.assertThat(look.page().locator("#navigation")).isVisible();
      look.isInOrder("menu");
    }
  }

  @Test
  @Order(4)
  void aNameThatIsAScriptIsShownAndNotRun() {
    ObjectNode facts = ExampleFacts.some("950077", i -> i < 3);
    facts.findValues("attestations").forEach(answers -> ((ObjectNode) answers).removeAll());
    ((ObjectNode) facts.path("district")).put("name", "县" + HOSTILE);
    ((ObjectNode) facts.at("/schools/0")).put("name", HOSTILE);
    String id = post("national2017", facts);
    String school = facts.at("/schools/0/id").asString();
    String at = "/console/decisions/" + id;
    try (Browser.Look look = browser.look(1366)) {
      for (String path :
          List.of(
              "/console?decision=" + id,
              "/console/schools?decision=" + id,
              at,
              at + "/schools/" + school,
              at + "/schools/" + school + "/trace",
              at + "/targets/national.size.class.primary?outcome=ALL",
              at + "/finding?target=national.training.budget&path=%2Fschools%2F0",
              "/console/audit?district=950077",
              "/console/schools?decision=" + id + "&name=%3Cscript%3Ewindow.hacked=1%3C/script%3E",
              "/console/audit?school=%3Cscript%3Ewindow.hacked=1%3C/script%3E")) {
        look.open(path);
        assertThat(look.page().evaluate("() => window.hacked === undefined"))
            .as(path)
            .isEqualTo(true);
        assertThat(look.troubles()).as(path).isEmpty();
      }
      look.open(at + "/schools/" + school);
      assertThat(look.text()).contains(HOSTILE);
    }
  }

  @Test
  @Order(3)
  void progressSaysOfSchoolsWhatTheRankingSays() throws Exception {
    Shown now = shown(decision);
    UUID before =
        now.entry().decision().id().equals(listed().get(0)) ? listed().get(1) : listed().get(0);
    Shown then = shown(before.toString());
    Ranking ranking = Ranking.of(now.decision(), then.decision(), before);
    Progress progress =
        Progress.of(
            DistrictView.of(now, Locale.SIMPLIFIED_CHINESE),
            DistrictView.of(then, Locale.SIMPLIFIED_CHINESE),
            service.bean(RecordedAnswers.class).records().relapses("370811", "national2017"));

    assertThat(progress.gained() + progress.lost()).isPositive();
    assertThat(progress.gained())
        .isEqualTo(
            ranking.schools().stream()
                .mapToInt(each -> each.gained() == null ? 0 : each.gained().size())
                .sum());
    assertThat(progress.lost())
        .isEqualTo(
            ranking.schools().stream()
                .mapToInt(each -> each.lost() == null ? 0 : each.lost().size())
                .sum());
    assertThat(progress.since()).isEqualTo("2024-09-01");
    for (Progress.Moved moved :
        Stream.concat(progress.up().stream(), progress.down().stream()).toList()) {
      assertThat(ranking.schools())
          .filteredOn(each -> moved.id().equals(each.school().id()))
          .singleElement()
          .satisfies(each -> assertThat(each.movement()).isEqualTo(moved.movement()));
    }
    assertThat(progress.down()).isNotEmpty();
  }

  private List<UUID> listed() {
    List<UUID> ids = new ArrayList<>();
    json(service.get("/v1/decisions?district=370811"))
        .path("decisions")
        .forEach(each -> ids.add(UUID.fromString(each.path("id").asString())));
    return ids;
  }

  private Shown shown(String id) throws Exception {
    RecordedAnswers answers = service.bean(RecordedAnswers.class);
    RecordedEntry entry = answers.find(id, Actor.anonymous(Set.of()));
    RecordedAnswers.Told told = answers.told(entry);
    return Shown.of(entry, told.decision(), told.ruleSet());
  }

  @Test
  @Order(3)
  void aListSaysOfADecisionWhatItSaysItself() throws Exception {
    RecordedAnswers answers = service.bean(RecordedAnswers.class);
    for (UUID id : listed()) {
      RecordedEntry entry = answers.find(id.toString(), Actor.anonymous(Set.of()));
      assertThat(answers.records().summary(entry.header())).contains(DecisionSummary.of(entry));
    }
    assertThat(answers.records().nameOf("370811")).isEqualTo("任城区（示例）");
    assertThat(answers.records().nameOf("000000")).isEmpty();
  }

  @Test
  @Order(4)
  void aDistrictIsShownWholeRightAfterItWasRecordedAndItsSchoolsPageByPage() {
    ObjectNode facts = ExampleFacts.some("950078", i -> i < 60);
    facts.findValues("attestations").forEach(answers -> ((ObjectNode) answers).removeAll());
    ((ObjectNode) facts.path("district")).put("name", "齐河县");
    String id = post("national2017", facts);

    HttpResponse<String> overview = service.get("/console?decision=" + id);

    assertThat(overview.body())
        .contains("差在哪里", ">950078 齐河县</option>", ">370811 任城区（示例）</option>")
        .doesNotContain("load delay");
    HttpResponse<String> first = service.get("/console/schools?decision=" + id);
    HttpResponse<String> last = service.get("/console/schools?decision=" + id + "&page=2");
    assertThat(rows(first) + rows(last)).isEqualTo(60);
    assertThat(rows(first)).isEqualTo(50);
    assertThat(last.body()).contains("page=1");
  }

  @Test
  @Order(5)
  void ofAWholeDistrictItIsKnownWhatCameLater() throws Exception {
    ObjectNode facts = ExampleFacts.some("950076", i -> i < 30);
    facts.findValues("attestations").forEach(answers -> ((ObjectNode) answers).removeAll());
    UUID first = UUID.fromString(post("national2017", facts));
    RecordedAnswers answers = service.bean(RecordedAnswers.class);
    RecordedEntry entry = answers.find(first.toString(), Actor.anonymous(Set.of()));
    assertThat(answers.records().supersededBy(entry)).isEmpty();

    ObjectNode yearBefore = facts.deepCopy();
    ((ObjectNode) yearBefore.path("district")).put("year", 2024).put("countDate", "2024-09-01");
    post("national2017", yearBefore);
    assertThat(answers.records().supersededBy(entry)).isEmpty();

    ((ObjectNode) facts.at("/schools/7")).put("name", "改名小学");
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("pack", "national2017");
    request.putObject("correction").put("reason", "学校改名");
    request.set("facts", facts);
    UUID second =
        UUID.fromString(json(service.post("/v1/decisions", request)).path("id").asString());
    assertThat(answers.records().supersededBy(entry)).containsExactly(second);
  }

  private static long rows(HttpResponse<String> page) {
    return Pattern.compile("<th scope=\"row\">").matcher(page.body()).results().count();
  }

  @Test
  @Order(4)
  void whatNobodyCanSayYetIsNotRedOnTheHeatMap() {
    ObjectNode facts = ExampleFacts.some("950079", i -> i < 3);
    facts.findValues("attestations").forEach(answers -> ((ObjectNode) answers).removeAll());
    for (JsonNode school : facts.path("schools")) {
      for (String list : List.of("stages", "classes", "grades", "rooms")) {
        ((ObjectNode) school).remove(list);
      }
    }
    String id = post("national2017", facts);
    try (Browser.Look look = browser.look(1366)) {
      look.open("/console?decision=" + id);
      look.page().locator("#heat summary").click();
      assertThat(look.page().locator("#heat-table td.undetermined").count()).isPositive();
      assertThat(look.page().locator("#heat .key").innerText()).contains("缺数据", "不适用或未判");
      look.isInOrder("overview-open");
    }
  }

  @Test
  @Order(4)
  void withoutScriptsEverythingIsReadAllTheSame() {
    for (String path : pages().values()) {
      HttpResponse<String> page = service.get(path);
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
          .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
          .contains("frame-ancestors 'none'");
      assertThat(page.body())
          .as(path)
          .startsWith("<!DOCTYPE html>")
          .doesNotContainPattern("<script(?! src=\"/assets/)")
          .doesNotContainPattern("\\s(style|on[a-z]+)=")
          .doesNotContainPattern("(src|href)=\"(https?:)?//");
    }
    HttpResponse<String> tried =
        service.send(
            service
                .request(
                    "/console/decisions/" + decision + "/schools/" + SCHOOL + "/what-if",
                    "Content-Type",
                    "application/x-www-form-urlencoded")
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        "%2Fschools%2F54%2FteacherTrainingFunds=1")));
    assertThat(tried.body()).contains("<html", "改了 1 处");
  }
}
