package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junheng.app.RunningService.json;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.SmallRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A folder that is edited while the service runs, as callers and operators see it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublishingOverHttpTest {
  @TempDir static Path folder;
  private static Path rules;
  private static Path data;
  private static RunningService service;
  private static String first;
  private static String second;

  private record Run(int code, String out, String err) {}

  private static Run run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Commands.run(
            new ByteArrayInputStream(new byte[0]), out, err, StandardCharsets.UTF_8, arguments);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static SmallRules limit(int students) {
    return SmallRules.good().change(SmallRules.RULES, "$students, 2000", "$students, " + students);
  }

  @BeforeAll
  static void start() throws IOException {
    rules = folder.resolve("rules");
    data = folder.resolve("data");
    SmallRules.good().files().writeTo(rules);
    service = RunningService.started("--junheng.rules.folder=" + rules, RunningService.DATA + data);
    first = SmallRules.good().files().id();
    second = limit(1999).files().id();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static JsonNode current(Predicate<JsonNode> wanted) throws InterruptedException {
    long given = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      JsonNode current = json(service.get("/v1/rule-sets/current"));
      if (wanted.test(current)) {
        return current;
      }
      assertThat(System.nanoTime()).as("not within a minute: %s", current).isLessThan(given);
      Thread.sleep(20);
    }
  }

  @Test
  @Order(1)
  void whatIsInForceIsTold() throws Exception {
    JsonNode current = current(any -> true);

    assertThat(current.path("ruleSet").asString()).isEqualTo(first);
    assertThat(current.at("/publication/kind").asString()).isEqualTo("FIRST");
    assertThat(current.at("/folder/state").asString()).isEqualTo("IN_FORCE");
    assertThat(current.has("pending")).isFalse();
    assertThat(service.get("/v1/packs").headers().firstValue("Junheng-Rule-Set")).contains(first);
  }

  @Test
  @Order(2)
  void aBrokenEditIsToldWithItsPlaceAndTheServiceGoesOn() throws Exception {
    SmallRules.good()
        .change(SmallRules.RULES, "$students, 2000", "$student, 2000")
        .files()
        .writeTo(rules);
    JsonNode current = current(now -> now.at("/folder/state").asString().equals("BROKEN"));
    JsonNode problem = current.at("/folder/problems/0");

    assertThat(problem.path("file").asString()).isEqualTo(SmallRules.RULES);
    assertThat(problem.path("line").asInt()).isPositive();
    assertThat(problem.path("column").asInt()).isPositive();
    assertThat(problem.path("code").asString()).isEqualTo("rule.unknown-variable");
    assertThat(problem.path("message").asString()).contains("$student");
    assertThat(current.at("/folder/since").asString()).isNotEmpty();
    assertThat(
            json(service.get("/v1/rule-sets/current", "Accept-Language", "en"))
                .at("/folder/message")
                .asString())
        .contains("go on deciding");
    assertThat(service.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    assertThat(
            json(service.get("/actuator/health"))
                .at("/components/rules/details/folder/state")
                .asString())
        .isEqualTo("BROKEN");
    assertThat(service.get("/actuator/prometheus").body())
        .contains("junheng_rules_broken 1.0", "junheng_publications_total{kind=\"first\"} 1.0");
    assertThat(decided().path("ruleSet").asString()).isEqualTo(first);
  }

  @Test
  @Order(3)
  void mendedItGoesLive() throws Exception {
    limit(1999).files().writeTo(rules);
    JsonNode current =
        current(
            now ->
                now.path("ruleSet").asString().equals(second)
                    && now.at("/folder/state").asString().equals("IN_FORCE"));

    assertThat(current.at("/folder/problems")).isEmpty();
    assertThat(current.at("/folder/message").isMissingNode()).isTrue();
    assertThat(current.at("/publication/kind").asString()).isEqualTo("DISK");
    assertThat(current.at("/publication/approved").asBoolean(true)).isFalse();
    assertThat(decided().path("ruleSet").asString()).isEqualTo(second);
    assertThat(service.get("/actuator/prometheus").body())
        .contains("junheng_rules_broken 0.0", "junheng_decisions_total{pack=\"plan\"");
  }

  @Test
  @Order(4)
  void aRollBackNeedsAReasonAndSomethingToGoBackTo() {
    assertRefused(422, "publication.no-reason", rollBack(first, "{'reason': ' '}"));
    assertRefused(422, "unknown-member", rollBack(first, "{'why': 'x'}"));
    assertRefused(404, "publication.never-in-force", rollBack("0".repeat(64), "{'reason': 'x'}"));
    assertRefused(409, "publication.in-force", rollBack(second, "{'reason': 'x'}"));
    assertRefused(
        404,
        "publication.unknown",
        service.post("/v1/publications/nothing:cancel", "{'reason': 'x'}"));
    assertRefused(
        409,
        "publication.not-waiting",
        service.post(
            "/v1/publications/"
                + json(service.get("/v1/rule-sets")).at("/publications/0/id").asString()
                + ":cancel",
            "{'reason': 'x'}"));
  }

  @Test
  @Order(5)
  void aRollBackIsInForceWhenItIsAnsweredAndTheFolderIsBehind() throws Exception {
    HttpResponse<String> done = rollBack(first, "{'reason': '数字有误'}");

    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(json(done).path("kind").asString()).isEqualTo("ROLLED_BACK");
    assertThat(json(done).path("reason").asString()).isEqualTo("数字有误");
    assertThat(decided().path("ruleSet").asString()).isEqualTo(first);
    JsonNode behind = current(now -> now.at("/folder/state").asString().equals("BEHIND"));
    assertThat(behind.at("/folder/message").asString()).contains("junheng rules fetch");
  }

  @Test
  @Order(6)
  void theHistoryIsReadPageByPage() {
    JsonNode page = json(service.get("/v1/rule-sets?limit=2"));
    List<String> kinds = new ArrayList<>();
    page.path("publications").forEach(each -> kinds.add(each.path("kind").asString()));
    JsonNode rest =
        json(service.get("/v1/rule-sets?limit=2&cursor=" + page.path("next").asString()));
    rest.path("publications").forEach(each -> kinds.add(each.path("kind").asString()));

    assertThat(kinds).containsExactly("ROLLED_BACK", "DISK", "FIRST");
    assertThat(rest.has("next")).isFalse();
    assertRefused(422, "number", service.get("/v1/rule-sets?cursor=x"));
  }

  @Test
  @Order(7)
  void aRuleSetAndItsFilesCanBeReadAsTheyWere() {
    JsonNode whole = json(service.get("/v1/rule-sets/" + second));
    assertThat(whole.path("inForce").asBoolean(true)).isFalse();
    assertThat(whole.path("files")).hasSize(3);
    assertThat(whole.path("publications")).hasSize(1);

    HttpResponse<String> file =
        service.get("/v1/rule-sets/" + second + "/files/" + SmallRules.RULES);
    assertThat(file.body()).isEqualTo(limit(1999).text(SmallRules.RULES));
    assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    assertRefused(
        404, "rule-file-unknown", service.get("/v1/rule-sets/" + second + "/files/plan/god.drl"));
    assertRefused(404, "publication.not-archived", service.get("/v1/rule-sets/" + "0".repeat(64)));
  }

  @Test
  @Order(8)
  void theRulesInForceAreFetchedIntoTheFolderAndEditsGoLiveAgain() throws Exception {
    Run fetched = run("rules", "fetch", "--data", data.toString(), "-o", rules.toString());
    assertThat(fetched.code).as(fetched.err).isZero();
    assertThat(RuleFiles.read(rules, new ArrayList<>()).id()).isEqualTo(first);
    current(now -> now.at("/folder/state").asString().equals("IN_FORCE"));

    Files.writeString(rules.resolve("README.md"), "只是说明");
    JsonNode current = current(now -> !now.path("ruleSet").asString().equals(first));
    assertThat(current.at("/publication/kind").asString()).isEqualTo("DISK");
  }

  @Test
  @Order(9)
  void anEditThatIsInNoArchiveIsNotOverwritten() throws Exception {
    Path other = folder.resolve("other");
    limit(3).files().writeTo(other);
    Run refused = run("rules", "fetch", "--data", data.toString(), "-o", other.toString());
    assertThat(refused.code).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err).contains("--force");
    assertThat(RuleFiles.read(other, new ArrayList<>()).id()).isEqualTo(limit(3).files().id());

    Run forced =
        run(
            "rules",
            "fetch",
            "--data",
            data.toString(),
            "-o",
            other.toString(),
            "--id",
            second,
            "--force");
    assertThat(forced.code).isZero();
    assertThat(RuleFiles.read(other, new ArrayList<>()).id()).isEqualTo(second);
  }

  @Test
  @Order(10)
  void whatTheCommandLineTakesBackARunningServiceFollows() throws Exception {
    Run done =
        run("publications", "rollback", second, "--data", data.toString(), "--reason", "还是要改");
    assertThat(done.code).as(done.err).isZero();
    current(now -> now.path("ruleSet").asString().equals(second));

    Run listed = run("publications", "list", "--data", data.toString());
    assertThat(listed.out.lines().findFirst().orElseThrow())
        .startsWith("* ")
        .contains(second, "退回", "console:", "还是要改");
    assertThat(listed.out).contains("5 publications");
    assertThat(run("audit", "verify", "--data", data.toString()).code).isZero();
  }

  @Test
  @Order(11)
  void brokenAtTheStartItRefusesOrStartsWithWhatWasInForceLast() throws Exception {
    service.close();
    SmallRules.good()
        .change(SmallRules.RULES, "$students, 2000", "$student, 2000")
        .files()
        .writeTo(rules);
    String folderSetting = "--junheng.rules.folder=" + rules;
    String lastGood = "--junheng.rules.broken-at-start=last-good";

    assertThatThrownBy(() -> RunningService.started(folderSetting, RunningService.DATA + data))
        .hasMessageContaining(SmallRules.RULES);
    assertThatThrownBy(() -> RunningService.started(folderSetting, lastGood))
        .as("nothing was ever in force there")
        .satisfies(
            failure ->
                assertThat(RulesInitializer.NoRules.in(failure).orElseThrow())
                    .hasMessageContaining(SmallRules.RULES));
    service = RunningService.started(folderSetting, lastGood, RunningService.DATA + data);
    JsonNode current = current(any -> true);
    assertThat(current.path("ruleSet").asString()).isEqualTo(second);
    assertThat(current.at("/folder/state").asString()).isEqualTo("BROKEN");
    assertThat(service.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> rollBack(String id, String body) {
    return service.post("/v1/rule-sets/" + id + ":rollback", body);
  }

  private static void assertRefused(int status, String code, HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(json(response).path("code").asString()).isEqualTo(code);
  }

  private static JsonNode decided() {
    return json(
        service.post(
            "/v1/decisions",
            """
            {'pack': 'plan', 'facts': {
              'district': {'code': '1', 'name': '区', 'year': 2025, 'countDate': '2025-09-01'},
              'schools': [{'id': '1', 'name': '一小', 'kind': 'primary',
                'stages': [{'stage': 'primary', 'students': 2000}]}]}}
            """));
  }
}
