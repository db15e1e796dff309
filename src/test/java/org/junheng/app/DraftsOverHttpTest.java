package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junheng.publishing.DraftFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Drafts as the console and other programs work with them. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DraftsOverHttpTest {
  private static final String SCHOOLS =
      "[{'id': 'a', 'name': '甲校', 'kind': 'primary', 'stages': [{'stage': 'primary', 'students':"
          + " 1800}]}, {'id': 'b', 'name': '乙校', 'kind': 'primary', 'stages': [{'stage':"
          + " 'primary', 'students': 900}]}]";

  @TempDir static Path folder;

  private RunningService service;

  @BeforeAll
  void start() throws IOException {
    for (Map.Entry<String, byte[]> file : DraftFolder.files().entrySet()) {
      Path path = folder.resolve("rules").resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    service =
        RunningService.started(
            RunningService.DATA + folder.resolve("data"),
            "--junheng.rules.folder=" + folder.resolve("rules"));
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private JsonNode created() {
    HttpResponse<String> response = service.post("/v1/drafts", "{'title': '人数', 'reason': '文件改了'}");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    String id = json(response).path("id").asString();
    assertThat(response.headers().firstValue("Location")).contains("/v1/drafts/" + id);
    assertThat(response.headers().firstValue("ETag")).contains("\"1\"");
    return json(response);
  }

  private HttpResponse<String> put(String id, String path, String text, String... headers) {
    return service.send(
        service
            .request("/v1/drafts/" + id + "/files/" + path, headers)
            .PUT(BodyPublishers.ofString(text)));
  }

  /** A draft with another limit. */
  private String limited(int limit) {
    String id = created().path("id").asString();
    String rule = service.get("/v1/drafts/" + id + "/files/" + DraftFolder.RULES).body();
    assertThat(
            put(id, DraftFolder.RULES, rule.replace("2000", "" + limit), "If-Match", "\"1\"")
                .statusCode())
        .isEqualTo(200);
    assertThat(
            put(id, DraftFolder.CASES, DraftFolder.cases(limit), "If-Match", "\"2\"").statusCode())
        .isEqualTo(200);
    return id;
  }

  private JsonNode ok(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response);
  }

  @Test
  void whoDoesNotSayWhatTheySawSavesNothing() {
    String id = created().path("id").asString();

    HttpResponse<String> unsaid = put(id, DraftFolder.RULES, "x");
    assertThat(unsaid.statusCode()).isEqualTo(428);
    assertThat(json(unsaid).path("code").asString()).isEqualTo("draft.if-match");
    HttpResponse<String> saved = put(id, "plan/README.md", "说明", "If-Match", "\"1\"");
    assertThat(saved.headers().firstValue("ETag")).contains("\"2\"");
    HttpResponse<String> stale = put(id, "plan/README.md", "别的", "If-Match", "\"1\"");
    assertThat(stale.statusCode()).isEqualTo(412);
    assertThat(service.get("/v1/drafts/" + id + "/files/plan/README.md").body()).isEqualTo("说明");
    assertThat(
            service
                .send(
                    service
                        .request("/v1/drafts/" + id + "/files/plan/README.md", "If-Match", "\"2\"")
                        .DELETE())
                .statusCode())
        .isEqualTo(200);
    assertThat(service.get("/v1/drafts/" + id + "/files/plan/README.md").statusCode())
        .isEqualTo(404);
    assertThat(json(service.get("/v1/drafts/" + id)).path("history").size()).isEqualTo(3);
    assertThat(put(id, "..%2Fx.drl", "x", "If-Match", "\"3\"").statusCode()).isBetween(400, 422);
    assertThat(put(id, "x.exe", "x", "If-Match", "\"3\"").statusCode()).isEqualTo(422);
    assertThat(service.get("/v1/drafts/1").statusCode()).isEqualTo(404);
    assertThat(service.post("/v1/drafts", "{'title': 'a'}").statusCode()).isEqualTo(422);
    assertThat(json(service.post("/v1/drafts", "{'titel': 'a'}")).at("/errors/0/message"))
        .asString()
        .contains("title");
  }

  @Test
  void aBrokenDraftIsToldWithFileLineAndColumn() {
    String id = created().path("id").asString();
    assertThat(put(id, DraftFolder.RULES, "rule broken", "If-Match", "\"1\"").statusCode())
        .isEqualTo(200);

    JsonNode check = ok(service.get("/v1/drafts/" + id + "/check"));
    assertThat(check.path("clean").asBoolean()).isFalse();
    JsonNode first = check.path("problems").get(0);
    assertThat(first.path("file").asString()).isEqualTo(DraftFolder.RULES);
    assertThat(first.path("line").asInt()).isPositive();
    assertThat(first.path("chinese").asString()).isNotEqualTo(first.path("english").asString());
    for (String look : new String[] {"test", "boundary", "mutants", "analysis", "reading"}) {
      HttpResponse<String> refused = service.get("/v1/drafts/" + id + "/" + look);
      assertThat(refused.statusCode()).as(look).isEqualTo(409);
      assertThat(json(refused).path("errors").size()).isPositive();
    }
    assertThat(ok(service.get("/v1/drafts/" + id + "/difference")).has("targets")).isFalse();
  }

  @Test
  void aDraftIsLookedAtFromAllSides() {
    String id = limited(1500);
    String draft = "/v1/drafts/" + id;

    assertThat(ok(service.get(draft + "/check")).path("clean").asBoolean()).isTrue();
    assertThat(ok(service.get(draft + "/test")).path("failed").size()).isZero();
    assertThat(ok(service.get(draft + "/boundary?target=size")).path("tables").size()).isPositive();
    assertThat(ok(service.get(draft + "/mutants?target=size")).path("mutants").asInt())
        .isPositive();
    assertThat(ok(service.get(draft + "/analysis")).path("troubles").isArray()).isTrue();
    assertThat(ok(service.get(draft + "/reading")).at("/rules/0/chinese").asString()).isNotEmpty();
    JsonNode difference = ok(service.get(draft + "/difference"));
    JsonNode target = difference.path("targets").get(0);
    assertThat(target.path("aspects").toString()).isEqualTo("[\"LIMIT\"]");
    assertThat(target.at("/before/limit").asInt()).isEqualTo(2000);
    assertThat(target.at("/after/limit").asInt()).isEqualTo(1500);
    assertThat(target.at("/after/reading").asString()).contains("1500");
    assertThat(difference.path("files").toString()).contains("+    require.atMost");
    assertThat(
            ok(
                service.get(
                    "/v1/rule-sets/"
                        + difference.path("before").asString()
                        + "/difference?to="
                        + difference.path("after").asString())))
        .isEqualTo(difference);
    JsonNode gate = ok(service.get(draft + "/gate"));
    assertThat(gate.path("passed").asBoolean()).as(gate.toString()).isTrue();
    JsonNode witness = ok(service.get(draft + "/witnesses")).path("witnesses").get(0);
    assertThat(witness.path("kind").asString()).isEqualTo("FOUND");
    assertThat(outcome(witness.path("request"), null)).isEqualTo("MET");
    assertThat(outcome(witness.path("request"), id)).isEqualTo("UNMET");
  }

  /** What the target comes to under the rules in force, or under a draft. */
  private String outcome(JsonNode request, @Nullable String ruleSet) {
    ObjectNode asked = (ObjectNode) request.deepCopy();
    if (ruleSet != null) {
      asked.put("ruleSet", ruleSet);
    }
    for (JsonNode finding : ok(service.post("/v1/evaluations", asked)).path("findings")) {
      if (finding.path("target").asString().equals("size.stage")) {
        return finding.path("outcome").asString();
      }
    }
    throw new AssertionError(asked);
  }

  @Test
  void anEvaluationNamesTheRuleSetThatItWasMadeBy() {
    String id = limited(1700);
    String ruleSet = json(service.get("/v1/drafts/" + id)).path("ruleSet").asString();
    ObjectNode asked = (ObjectNode) DraftFolder.request("9", "2025-09-01", SCHOOLS);

    for (String named : new String[] {id, ruleSet}) {
      asked.put("ruleSet", named);
      HttpResponse<String> response = service.post("/v1/evaluations", asked);
      assertThat(ok(response).path("ruleSet").asString()).isEqualTo(ruleSet);
      assertThat(response.headers().firstValue("Junheng-Rule-Set")).contains(ruleSet);
    }
    asked.put("ruleSet", "0".repeat(64));
    assertThat(service.post("/v1/evaluations", asked).statusCode()).isEqualTo(404);
    assertThat(service.post("/v1/decisions", asked).statusCode())
        .as("what is recorded is decided by the rules in force")
        .isEqualTo(422);
  }

  @Test
  void theImpactIsWorkedOutAsAJob() throws InterruptedException {
    ok(service.post("/v1/decisions", DraftFolder.request("7", "2025-09-01", SCHOOLS)));
    String id = limited(1600);
    assertThat(service.get("/v1/drafts/" + id + "/impact").statusCode()).isEqualTo(404);

    HttpResponse<String> taken = service.post("/v1/drafts/" + id + "/impact", "");
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    String job = json(taken).path("id").asString();
    for (int i = 0; i < 600 && !job(job).equals("done"); i++) {
      assertThat(job(job)).isIn("waiting", "running", "done");
      TimeUnit.MILLISECONDS.sleep(100);
    }

    JsonNode impact = ok(service.get("/v1/drafts/" + id + "/impact"));
    JsonNode summary = impact.path("summary");
    assertThat(impact.at("/job/what").asString()).isEqualTo("impact");
    assertThat(summary.path("schools").asInt()).isEqualTo(2);
    assertThat(summary.path("schoolsChanged").asInt()).isEqualTo(1);
    assertThat(summary.path("flips").asInt()).isEqualTo(1);
    assertThat(summary.at("/changed/0/changed/id").asString()).isEqualTo("a");
    assertThat(summary.at("/changed/0/changed/flips/0/from").asString()).isEqualTo("MET");
    assertThat(summary.at("/changed/0/changed/flips/0/to").asString()).isEqualTo("UNMET");
  }

  private String job(String id) {
    return ok(service.get("/v1/jobs/" + id)).path("state").asString();
  }

  @Test
  void nobodyKnownApprovesNothing() {
    String id = limited(1550);
    HttpResponse<String> submitted =
        service.post("/v1/drafts/" + id + ":submit", "{'note': '请批'}", "If-Match", "\"3\"");
    assertThat(ok(submitted).path("state").asString()).isEqualTo("submitted");

    HttpResponse<String> approved =
        service.post("/v1/drafts/" + id + ":approve", "{}", "If-Match", "\"3\"");
    assertThat(approved.statusCode()).isEqualTo(403);
    assertThat(json(approved).path("code").asString()).isEqualTo("gate.approver-unknown");
    assertThat(service.post("/v1/drafts/" + id + ":publish", "{}").statusCode()).isEqualTo(409);
    assertThat(service.post("/v1/drafts/" + id + ":return", "{}").statusCode())
        .as("without a reason")
        .isEqualTo(422);
    assertThat(
            ok(service.post("/v1/drafts/" + id + ":return", "{'reason': '再想想'}"))
                .path("state")
                .asString())
        .isEqualTo("open");
    assertThat(ok(service.post("/v1/drafts/" + id + ":withdraw", "{}")).path("state").asString())
        .isEqualTo("withdrawn");
    assertThat(json(service.get("/v1/drafts")).path("drafts").size()).isPositive();
  }

  private record Run(int code, String out, String err) {}

  private Run run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> all = new ArrayList<>(List.of("draft"));
    all.addAll(List.of(arguments));
    all.add("--service=" + service.uri("/"));
    int code =
        Commands.run(
            new ByteArrayInputStream(new byte[0]),
            out,
            err,
            StandardCharsets.UTF_8,
            all.toArray(String[]::new));
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void theCommandLineDoesTheSame() throws IOException {
    Run made = run("new", "--title=人数", "--reason=文件改了");
    assertThat(made.code).as(made.err).isZero();
    String id = made.out.substring(0, 36);
    Path edited = folder.resolve("edited");
    for (Map.Entry<String, byte[]> file : DraftFolder.files().entrySet()) {
      Path path = edited.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    Path rule = edited.resolve(DraftFolder.RULES);
    Files.writeString(rule, Files.readString(rule).replace("2000", "1400"));
    Files.writeString(edited.resolve("plan/笔记1.md"), "说明");
    assertThat(run("put", id, "--rules=" + edited, "--note=改数").out).contains("第 3 版", "version 3");
    assertThat(run("test", id).code).as("the cases still say 2000").isEqualTo(1);
    Files.writeString(edited.resolve(DraftFolder.CASES), DraftFolder.cases(1400));
    Files.delete(edited.resolve("plan/笔记1.md"));
    assertThat(run("put", id, "--rules=" + edited).out).contains("version 5");

    assertThat(run("check", id).code).isZero();
    assertThat(json(run("difference", id).out).at("/targets/0/after/limit").asInt())
        .isEqualTo(1400);
    assertThat(run("gate", id).code).isZero();
    assertThat(json(run("witnesses", id).out).at("/witnesses/0/kind").asString())
        .isEqualTo("FOUND");
    assertThat(json(run("impact", id).out).at("/job/state").asString()).isEqualTo("done");
    assertThat(run("submit", id, "--version=4").err).startsWith("412 ");
    assertThat(run("submit", id).out).contains("submitted");
    Run approved = run("approve", id, "--language=en");
    assertThat(approved.code).isEqualTo(1);
    assertThat(approved.err).startsWith("403 It is not known who approves");
    assertThat(run("publish", id).code).isEqualTo(1);
    assertThat(run("return", id, "--reason=再看").out).contains("open");
    assertThat(run("list").out).contains(id);
    assertThat(run("withdraw", id).out).contains("withdrawn");
    assertThat(run("list").out).doesNotContain(id);
    assertThat(run("list", "--all").out).contains(id);
    assertThat(json(run("show", id).out).path("state").asString()).isEqualTo("withdrawn");
  }

  @Test
  void aServiceThatIsNotThereIsToldInBothLanguages() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Commands.run(
            new ByteArrayInputStream(new byte[0]),
            new ByteArrayOutputStream(),
            err,
            StandardCharsets.UTF_8,
            "draft",
            "list",
            "--service=http://127.0.0.1:9");
    assertThat(code).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("连不上", "cannot be reached");
  }
}
