package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junheng.audit.Export;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogSettings;
import org.junheng.decision.record.DecisionLog;
import org.junheng.identity.Refusals;
import org.junheng.identity.Role;
import org.junheng.identity.SignIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** A service from its first start without accounts to one in which everybody says who they are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AccessTest {
  private static final String OWN = Staff.PASSWORD;

  @TempDir static Path data;

  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final List<String> secrets = new ArrayList<>();
  private RunningService service;
  private Staff staff;

  @BeforeAll
  void start() {
    logged.start();
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(logged);
    service = RunningService.small(RunningService.DATA + data);
  }

  @AfterAll
  void stop() {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(logged);
    service.close();
  }

  private static String facts(String district) {
    return facts(district, 1);
  }

  private static String facts(String district, int school) {
    return ("{'pack':'yicheng2024','facts':{'district':{'code':'"
        + district
        + "','name':'示例区','year':2025,'countDate':'2025-09-01'},'schools':[{'id':'"
        + district
        + school
        + "','name':'示例小学','kind':'primary','classes':[]}]}}");
  }

  private static void isProblem(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(json(response).path("code").asString()).isEqualTo(code);
  }

  @Test
  @Order(1)
  void withoutAccountsWhoeverIsAtTheMachineMayDoAllButAdminister() {
    assertThat(service.get("/v1/packs").statusCode()).isEqualTo(200);
    HttpResponse<String> decided = service.post("/v1/decisions", facts("100"));
    assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
    assertThat(json(service.get("/v1/me")).path("person").asString()).isEqualTo("anonymous");
    isProblem(service.get("/v1/accounts"), 403, "administrator-first");
    assertThat(json(service.get("/actuator/health/readiness")).has("components")).isTrue();
  }

  @Test
  @Order(1)
  void aSiteThatLeadsItsNameHereReadsNothing() throws IOException {
    String request = "GET /v1/packs HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket("127.0.0.1", service.uri("/").getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 403").contains("\"code\":\"other-host\"");
    }
  }

  @Test
  @Order(1)
  void aPageOfAnotherSiteWritesNothing() {
    isProblem(
        service.post("/v1/decisions", facts("100"), "Sec-Fetch-Site", "cross-site"),
        403,
        "other-origin");
    isProblem(
        service.post("/v1/decisions", facts("100"), "Origin", "https://evil.example"),
        403,
        "other-origin");
    isProblem(service.post("/v1/decisions", facts("100"), "Origin", "null"), 403, "other-origin");
    String own = "http://127.0.0.1:" + service.uri("/").getPort();
    assertThat(service.post("/v1/evaluations", facts("100"), "Origin", own).statusCode())
        .isEqualTo(200);
  }

  @Test
  @Order(2)
  void theFirstPasswordLetsTheAdministratorInToSetTheirOwnAndNothingElse() {
    String first = service.bean(SignIn.class).firstPassword().orElseThrow();
    secrets.add(first);
    assertThat(service.bean(SignIn.class).firstPassword()).isEmpty();
    Browser browser = new Browser(service);

    assertThat(browser.signIn("administrator", "wrong password").statusCode()).isEqualTo(401);
    assertThat(
            browser
                .formAsItIs("/login", "username", "administrator", "password", first)
                .statusCode())
        .isEqualTo(403);
    HttpResponse<String> welcome = browser.signIn("administrator", first);
    assertThat(welcome.uri().getPath()).isEqualTo("/account");
    assertThat(welcome.body()).contains("口令是别人给的", "New password");
    JsonNode me = json(browser.get("/v1/me"));
    assertThat(me.path("person").asString()).isEqualTo("administrator");
    assertThat(me.path("mustChangePassword").asBoolean()).isTrue();
    isProblem(browser.get("/v1/packs"), 403, "password-first");
    isProblem(browser.get("/v1/accounts"), 403, "password-first");

    assertThat(browser.changePassword(first, "short").statusCode()).isEqualTo(422);
    assertThat(browser.changePassword(first, "my administrator word").statusCode()).isEqualTo(422);
    assertThat(browser.changePassword("something else", OWN).statusCode()).isEqualTo(422);
    assertThat(service.get("/v1/packs").statusCode()).isEqualTo(200);
    String session = browser.cookie("junheng-session");
    assertThat(browser.changePassword(first, OWN).statusCode()).isEqualTo(200);
    assertThat(browser.cookie("junheng-session")).isNotEqualTo(session);
    assertThat(browser.get("/v1/accounts").statusCode()).isEqualTo(200);
    staff = Staff.of(service);
    secrets.add(OWN);

    assertThat(new Browser(service).signIn("administrator", first).statusCode()).isEqualTo(401);
  }

  @Test
  @Order(3)
  void fromThenOnEverybodySaysWhoTheyAre() {
    HttpResponse<String> refused = service.get("/v1/packs");
    isProblem(refused, 401, "sign-in");
    assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
    isProblem(service.post("/v1/decisions", facts("100")), 401, "sign-in");
    isProblem(service.get("/v1/nothing"), 401, "sign-in");
    isProblem(service.get("/openapi.json"), 401, "sign-in");
    assertThat(service.get("/actuator/health").statusCode()).isEqualTo(200);
    assertThat(json(service.get("/actuator/health/readiness")).has("components")).isFalse();
    assertThat(service.get("/assets/ledger.css").statusCode()).isEqualTo(200);
    HttpResponse<String> page = new Browser(service).page("/v1/packs");
    assertThat(page.uri().getPath()).isEqualTo("/login");
    assertThat(page.body()).contains("登录", "Sign in").doesNotContain("<script", "style=");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
  }

  @Test
  @Order(4)
  void theAdministratorMakesAccountsAndSeesPasswordsAndKeysOnce() {
    Browser admin = staff.administrator();
    HttpResponse<String> created =
        admin.json(
            "POST",
            "/v1/accounts",
            "{'name':'李明','title':'任城区教体局 李明','kind':'PERSON','roles':['SUBMITTER'],"
                + "'districts':['370811'],'reason':'新来的'}");
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    String once = json(created).path("oneTimePassword").asString();
    secrets.add(once);
    String path = created.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> one = admin.get(path);
    assertThat(json(one).path("name").asString()).isEqualTo("李明");
    assertThat(one.body()).doesNotContain("argon2", once);

    Browser person = new Browser(service);
    person.signIn("李明", once);
    assertThat(person.changePassword(once, OWN).statusCode()).isEqualTo(200);
    assertThat(json(person.get("/v1/me")).path("roles").get(0).asString()).isEqualTo("SUBMITTER");
    isProblem(person.get("/v1/accounts"), 403, "not-allowed");
    isProblem(person.get("/v1/audit/entries"), 403, "not-allowed");

    HttpResponse<String> made =
        person.json("POST", "/v1/keys", "{'note':'学籍系统','roles':['SUBMITTER']}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String secret = json(made).path("secret").asString();
    secrets.add(secret);
    assertThat(person.get("/v1/keys").body()).doesNotContain(secret);
    JsonNode me = json(service.get("/v1/me", "Authorization", "Bearer " + secret));
    assertThat(me.path("person").asString()).isEqualTo("李明");
    assertThat(me.path("key").asString()).isNotEmpty();
    isProblem(
        person.json("POST", "/v1/keys", "{'note':'x','roles':['ADMINISTRATOR']}"),
        422,
        "identity.key-roles");
    isProblem(
        admin.json("POST", "/v1/keys", "{'account':'李明','note':'x','roles':['SUBMITTER']}"),
        403,
        "identity.key-of-other");
  }

  @Test
  @Order(5)
  void aKeyMakesNoKeys() throws Exception {
    String key = staff.key("administrator", Set.of(Role.ADMINISTRATOR), null, null);
    isProblem(
        service.post("/v1/keys", "{'note':'x','roles':['ADMINISTRATOR']}", "Authorization", key),
        403,
        "identity.key-of-other");
  }

  @Test
  @Order(5)
  void aBrowserProvesThatAPageOfOursSent() {
    Browser admin = staff.administrator();
    isProblem(
        admin.send(
            service
                .request("/v1/accounts", "Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))),
        403,
        "csrf");
    HttpResponse<String> form = admin.formAsItIs("/console/accounts", "name", "乙");
    assertThat(form.statusCode()).isEqualTo(403);
    assertThat(form.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(form.body()).contains("什么也没有改", "nothing has changed", "href=\"/\"");
    HttpResponse<String> ended = new Browser(service).formAsItIs("/console/accounts", "name", "乙");
    assertThat(ended.statusCode()).isEqualTo(401);
    assertThat(ended.body()).contains("登录已经过期", "href=\"/login\"");
  }

  @Test
  @Order(5)
  void revokedExpiredAndUnknownKeysOpenNothing() throws Exception {
    staff.system("学籍系统", Set.of(Role.SUBMITTER), null);
    String key = staff.key("学籍系统", Set.of(Role.SUBMITTER), null, null);
    assertThat(service.get("/v1/packs", "Authorization", key).statusCode()).isEqualTo(200);
    HttpResponse<String> revoked =
        staff
            .administrator()
            .json("POST", "/v1/keys/" + Staff.idOf(key) + "/revoke", "{'reason':'丢了'}");
    assertThat(revoked.statusCode()).as(revoked.body()).isEqualTo(200);
    isProblem(service.get("/v1/packs", "Authorization", key), 401, "key-revoked");

    String soon = staff.key("学籍系统", Set.of(Role.SUBMITTER), null, Instant.now().plusMillis(700));
    HttpResponse<String> answer = service.get("/v1/packs", "Authorization", soon);
    while (answer.statusCode() == 200) {
      Thread.sleep(50);
      answer = service.get("/v1/packs", "Authorization", soon);
    }
    isProblem(answer, 401, "key-expired");
    String other = key.substring(0, key.length() - 1) + (key.endsWith("A") ? "B" : "A");
    for (String bad : List.of("Bearer jh_x_y", "Bearer x", "Basic YTpi", "Bearer", other)) {
      isProblem(service.get("/v1/packs", "Authorization", bad), 401, "key-unknown");
    }
    // Also where anybody may: a key that is sent is meant.
    assertThat(service.get("/actuator/health", "Authorization", other).statusCode()).isEqualTo(401);
  }

  @Test
  @Order(5)
  void aKeyOfADistrictHandsInAndSeesThatDistrictAlone() throws Exception {
    staff.system("两区系统", Set.of(Role.SUBMITTER), Set.of("201", "202"));
    String both = staff.key("两区系统", Set.of(Role.SUBMITTER), null, null);
    String one = staff.key("两区系统", Set.of(Role.SUBMITTER), Set.of("201"), null);
    String first = id(service.post("/v1/decisions", facts("201"), "Authorization", one));
    String second = id(service.post("/v1/decisions", facts("202"), "Authorization", both));

    isProblem(
        service.post("/v1/decisions", facts("202"), "Authorization", one),
        403,
        "district-not-yours");
    isProblem(
        service.post("/v1/evaluations", facts("203"), "Authorization", both),
        403,
        "district-not-yours");
    HttpResponse<String> batch =
        service.send(
            service
                .request("/v1/decisions:batch", "Authorization", one)
                .header("Content-Type", "application/x-ndjson")
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        (facts("201", 2) + "\n" + facts("202", 2) + "\n").replace('\'', '"'))));
    List<JsonNode> lines = batch.body().lines().map(RunningService::json).toList();
    assertThat(lines.get(0).has("decision")).as(batch.body()).isTrue();
    assertThat(lines.get(1).at("/error/status").asInt()).as(batch.body()).isEqualTo(403);

    for (String path : List.of("", "/trace", "/receipt", "/tables", "/summary", "/report.xlsx")) {
      isProblem(
          service.get("/v1/decisions/" + second + path, "Authorization", one),
          404,
          "decision-unknown");
    }
    assertThat(service.get("/v1/decisions/" + first, "Authorization", one).statusCode())
        .isEqualTo(200);
    assertThat(ids(one, "/v1/decisions")).contains(first).doesNotContain(second).hasSize(2);
    assertThat(ids(both, "/v1/decisions")).contains(first, second).hasSize(3);
    assertThat(ids(one, "/v1/decisions?district=202")).isEmpty();
    isProblem(
        service.get("/v1/schools/2021/history?pack=yicheng2024", "Authorization", one),
        404,
        "school-unknown");
    isProblem(
        service.get("/v1/districts/202/relapses?pack=yicheng2024", "Authorization", one),
        404,
        "district-unknown");
    isProblem(
        service.post(
            "/v1/evaluations", "{'basedOn':'" + second + "','changes':[]}", "Authorization", one),
        404,
        "decision-unknown");
    JsonNode decisions =
        json(service.get(
                "/v1/decisions?sender=两区系统".replace("两区系统", "%E4%B8%A4%E5%8C%BA%E7%B3%BB%E7%BB%9F"),
                "Authorization",
                both))
            .path("decisions");
    assertThat(decisions.size()).isEqualTo(3);
  }

  private List<String> ids(String key, String path) {
    List<String> ids = new ArrayList<>();
    json(service.get(path, "Authorization", key))
        .path("decisions")
        .forEach(each -> ids.add(each.path("id").asString()));
    return ids;
  }

  private static String id(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response).path("id").asString();
  }

  @Test
  @Order(5)
  void jobsAreTheirOwnersAndOfNobodyElse() throws Exception {
    staff.system("甲系统", Set.of(Role.SUBMITTER), Set.of("301"));
    staff.system("乙系统", Set.of(Role.SUBMITTER), null);
    String owner = staff.key("甲系统", Set.of(Role.SUBMITTER), null, null);
    String other = staff.key("乙系统", Set.of(Role.SUBMITTER), null, null);
    HttpResponse<String> submitted =
        service.send(
            service
                .request("/v1/jobs?file=a.ndjson", "Authorization", owner)
                .header("Content-Type", "application/x-ndjson")
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        (facts("301") + "\n" + facts("302") + "\n").replace('\'', '"'))));
    String job = "/v1/jobs/" + json(submitted).path("id").asString();

    isProblem(service.get(job, "Authorization", other), 404, "job-unknown");
    isProblem(service.get(job + "/result", "Authorization", other), 404, "job-unknown");
    isProblem(service.post(job + "/cancel", "", "Authorization", other), 404, "job-unknown");
    assertThat(json(service.get("/v1/jobs", "Authorization", other)).path("jobs").size()).isZero();
    JsonNode standing = json(service.get(job, "Authorization", owner));
    while (!standing.path("state").asString().equals("done")) {
      Thread.sleep(50);
      standing = json(service.get(job, "Authorization", owner));
    }
    assertThat(standing.path("decided").asInt()).isEqualTo(1);
    assertThat(standing.path("bad").asInt()).isEqualTo(1);
    assertThat(service.get(job + "/result", "Authorization", owner).statusCode()).isEqualTo(200);
    Browser admin = staff.administrator();
    assertThat(json(admin.get("/v1/jobs")).path("jobs").size()).isEqualTo(1);
    assertThat(service.get("/console/jobs", "Authorization", owner).body())
        .contains("a.ndjson", job + "/result");
    assertThat(service.get("/console/jobs", "Authorization", other).body())
        .doesNotContain("a.ndjson");
    String page = "/console" + job.substring("/v1".length());
    for (String step : List.of("/cancel", "/remove")) {
      assertThat(service.post(page + step, "", "Authorization", other).statusCode()).isEqualTo(404);
    }
    assertThat(admin.page("/console/jobs").body())
        .contains("a.ndjson")
        .doesNotContain(job + "/result");
    isProblem(admin.send(service.request(job + "/result").GET()), 403, "not-allowed");
  }

  @Test
  @Order(6)
  void theLastAdministratorStays() {
    Browser admin = staff.administrator();
    HttpResponse<String> self = admin.get("/v1/accounts/administrator");
    String tag = self.headers().firstValue("ETag").orElseThrow();
    String less = "{'title':'x','roles':['AUDITOR'],'reason':'x'}";
    String disabled = "{'title':'x','roles':['ADMINISTRATOR'],'disabled':true,'reason':'x'}";
    isProblem(
        admin.json("PUT", "/v1/accounts/administrator", less, "If-Match", tag),
        409,
        "identity.last-administrator");
    isProblem(
        admin.json("PUT", "/v1/accounts/administrator", disabled, "If-Match", tag),
        409,
        "identity.last-administrator");
    isProblem(admin.json("PUT", "/v1/accounts/administrator", less), 428, "if-match");
    isProblem(
        admin.json("PUT", "/v1/accounts/administrator", less, "If-Match", "\"1\""),
        412,
        "identity.changed");
  }

  @Test
  @Order(6)
  void aSessionEndsWhenItsAccountIsDisabledOrGetsAnotherPassword() throws Exception {
    staff.person("王芳", Set.of(Role.AUDITOR), null);
    String key = staff.key("王芳", Set.of(Role.AUDITOR), null, null);
    Browser person = new Browser(service);
    person.signIn("王芳", OWN);
    assertThat(person.get("/v1/audit/entries").statusCode()).isEqualTo(200);
    Browser elsewhere = new Browser(service);
    elsewhere.signIn("王芳", OWN);
    elsewhere.changePassword(OWN, OWN + "!");
    assertThat(elsewhere.get("/v1/audit/entries").statusCode()).isEqualTo(200);
    isProblem(person.get("/v1/audit/entries"), 401, "sign-in");

    Browser admin = staff.administrator();
    String path = "/v1/accounts/%E7%8E%8B%E8%8A%B3";
    String tag = admin.get(path).headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> disabled =
        admin.json(
            "PUT",
            path,
            "{'title':'王芳','roles':['AUDITOR'],'disabled':true,'reason':'调走'}",
            "If-Match",
            tag);
    assertThat(disabled.statusCode()).as(disabled.body()).isEqualTo(200);
    isProblem(elsewhere.get("/v1/audit/entries"), 401, "sign-in");
    isProblem(service.get("/v1/packs", "Authorization", key), 401, "key-account");
    assertThat(new Browser(service).signIn("王芳", OWN + "!").statusCode()).isEqualTo(401);
  }

  @Test
  @Order(7)
  void whoGuessesIsMadeToWaitAndNobodyIsToldWhoExists() {
    Browser guesser = new Browser(service);
    String known = guesser.signIn("李明", "guess number 1").body();
    String unknown = guesser.signIn("没有这个人", "guess number 1").body();
    assertThat(known.replaceAll("value=\"[^\"]*\"", ""))
        .isEqualTo(unknown.replaceAll("value=\"[^\"]*\"", ""));
    for (int i = 2; i <= 5; i++) {
      assertThat(guesser.signIn("李明", "guess number " + i).statusCode()).isEqualTo(401);
    }
    HttpResponse<String> answer = guesser.signIn("李明", "guess number 6");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After").map(Integer::parseInt).orElseThrow())
        .isPositive();
    // The right one does not help either, until the time has passed.
    assertThat(guesser.signIn("李明", OWN).statusCode()).isEqualTo(429);
  }

  @Test
  @Order(8)
  void recordsSayWhoSentWithWhichKey() throws Exception {
    String key = staff.key("乙系统", Set.of(Role.SUBMITTER), null, null);
    String id = id(service.post("/v1/decisions", facts("401"), "Authorization", key));
    String body =
        service
            .bean(DecisionLog.class)
            .log()
            .reader()
            .entry(java.util.UUID.fromString(id))
            .orElseThrow()
            .body();
    assertThat(json(body).at("/sender/name").asString()).isEqualTo("乙系统");
    assertThat(json(body).at("/sender/key").asString()).isEqualTo(Staff.idOf(key));
  }

  @Test
  @Order(9)
  void itAllStandsInTheLogWithoutAnySecretAndIsThereAfterARestart() throws Exception {
    String key = staff.key("乙系统", Set.of(Role.SUBMITTER), null, null);
    secrets.add(key.substring(key.lastIndexOf('_') + 1));
    service.bean(Refusals.class).close();
    service.close();
    try (LogReader reader = LogReader.open(LogSettings.sqlite(data))) {
      List<String> kinds = new ArrayList<>();
      StringBuilder bodies = new StringBuilder();
      reader.each(
          1,
          reader.head().orElseThrow().position(),
          entry -> {
            kinds.add(entry.header().kind());
            bodies.append(entry.body()).append('\n');
          });
      assertThat(kinds).contains("account", "access-key", "refusals");
      ByteArrayOutputStream export = new ByteArrayOutputStream();
      reader.export(new Export(1, kinds.size(), true), export);
      String told =
          logged.list.stream().map(ILoggingEvent::getFormattedMessage).reduce("", String::concat);
      for (String text :
          List.of(bodies.toString(), export.toString(StandardCharsets.UTF_8), told)) {
        assertThat(text).doesNotContain("argon2").doesNotContain(secrets);
      }
      assertThat(bodies)
          .contains("\"reason\":\"调走\"", "\"reason\":\"csrf\"", "\"reason\":\"key-revoked\"");
      assertThat(
              reader
                  .verify(org.junheng.audit.Expected.NOTHING, org.junheng.web.RecordLabels::of)
                  .discrepancies())
          .isEmpty();
    }
    service = RunningService.small(RunningService.DATA + data);
    assertThat(service.bean(SignIn.class).firstPassword()).isEmpty();
    isProblem(service.get("/v1/packs"), 401, "sign-in");
    assertThat(service.get("/v1/packs", "Authorization", key).statusCode()).isEqualTo(200);
    assertThat(Staff.of(service).administrator().get("/v1/accounts").statusCode()).isEqualTo(200);
  }
}
