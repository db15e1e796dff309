package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junheng.audit.LogUnavailable;
import org.junheng.identity.Role;
import org.junheng.publishing.DraftFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A number of the rules is changed by one person and let into force by another, over HTTP. */
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TwoPeopleTest {
  private static final Set<Role> BOTH = Set.of(Role.EDITOR, Role.APPROVER, Role.SUBMITTER);
  private static final String SCHOOL =
      "[{'id': 'a', 'name': '甲校', 'kind': 'primary', 'stages': [{'stage': 'primary', 'students':"
          + " 1800}]}]";

  @TempDir static Path folder;

  private RunningService service;
  private Staff staff;
  private String draft = "";
  private int version = 1;

  private HttpResponse<String> send(String method, String path, String body, String key) {
    return service.send(
        service
            .request(path, "Authorization", key, "Content-Type", "application/json")
            .header("If-Match", "\"" + version + "\"")
            .method(method, BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  private JsonNode done(String method, String path, String body, String key) {
    HttpResponse<String> response = send(method, path, body, key);
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
    response
        .headers()
        .firstValue("ETag")
        .ifPresent(tag -> version = Integer.parseInt(tag.replace("\"", "")));
    return json(response);
  }

  private void isRefused(String step, String key) {
    HttpResponse<String> response = send("POST", draft + step, "{}", key);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(403);
    assertThat(response.body()).contains("approver-same");
  }

  private String outcome(String key) {
    HttpResponse<String> response =
        service.post(
            "/v1/decisions", DraftFolder.request("7", "2025-09-01", SCHOOL), "Authorization", key);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    for (JsonNode finding : json(response).path("findings")) {
      if (finding.path("target").asString().equals("size.stage")) {
        return finding.path("outcome").asString();
      }
    }
    throw new AssertionError(response.body());
  }

  @Test
  void whoDraftedDoesNotApproveByWhateverKeyAndAnotherDoes() throws Exception {
    service = started();
    try (RunningService running = service) {
      staff = Staff.first(running);
      staff.person("author", BOTH, null);
      staff.person("approver", BOTH, null);
      twoPeople(
          staff.key("author", BOTH, null, null),
          staff.key("author", Set.of(Role.APPROVER), null, null),
          staff.key("approver", BOTH, null, null));
      ownSession();
    }
  }

  private void twoPeople(String author, String authorsOther, String approver) throws Exception {
    assertThat(outcome(author)).isEqualTo("MET");
    String id =
        done("POST", "/v1/drafts", "{'title': '规模', 'reason': '文件改了'}", author)
            .path("id")
            .asString();
    draft = "/v1/drafts/" + id;
    String rule =
        service.get(draft + "/files/" + DraftFolder.RULES, "Authorization", author).body();
    done("PUT", draft + "/files/" + DraftFolder.RULES, rule.replace("2000", "1500"), author);
    done("PUT", draft + "/files/" + DraftFolder.CASES, DraftFolder.cases(1500), author);
    done("POST", draft + ":submit", "{}", author);

    onlyWhoReadsDraftsTriesThem();
    isRefused(":approve", author);
    isRefused(":approve", authorsOther);
    assertThat(outcome(author)).isEqualTo("MET");

    done("POST", draft + ":approve", "{}", approver);
    aDateThatIsCalledOff(author, approver);
    done("POST", draft + ":publish", "{}", approver);
    JsonNode inForce = json(service.get("/v1/rule-sets/current", "Authorization", author));
    assertThat(inForce.toString()).contains("approver");
    assertThat(outcome(author)).isEqualTo("UNMET");
  }

  private HttpResponse<String> tried(String ruleSet, Role role) throws LogUnavailable {
    String key = staff.key("only-" + role, Set.of(role), null, null);
    ObjectNode asked = (ObjectNode) DraftFolder.request("7", "2025-09-01", SCHOOL);
    asked.put("ruleSet", ruleSet);
    return service.post("/v1/evaluations", asked, "Authorization", key);
  }

  private void onlyWhoReadsDraftsTriesThem() throws LogUnavailable {
    String key = staff.key("author", BOTH, null, null);
    JsonNode written = json(service.get(draft, "Authorization", key));
    String id = written.path("id").asString();
    String ruleSet = written.path("ruleSet").asString();
    String inForce = written.path("base").asString();
    for (Role role : Set.of(Role.EDITOR, Role.APPROVER, Role.AUDITOR)) {
      staff.person("only-" + role, Set.of(role), null);
      for (String named : List.of(id, ruleSet, inForce)) {
        HttpResponse<String> done = tried(named, role);
        assertThat(done.statusCode()).as("%s %s", role, done.body()).isEqualTo(200);
        assertThat(json(done).path("ruleSet").asString())
            .isEqualTo(named.equals(inForce) ? inForce : ruleSet);
      }
    }
    staff.system("only-" + Role.SUBMITTER, Set.of(Role.SUBMITTER), null);
    assertThat(tried(inForce, Role.SUBMITTER).statusCode()).isEqualTo(200);
    assertThat(code(tried(id, Role.SUBMITTER))).isEqualTo("403 draft-not-yours");
    assertThat(code(tried(UUID.randomUUID().toString(), Role.SUBMITTER)))
        .as("nobody learns which drafts there are")
        .isEqualTo("403 draft-not-yours");
    assertThat(code(tried(ruleSet, Role.SUBMITTER))).isEqualTo("404 record.no-rule-set");
    assertThat(code(tried("0".repeat(64), Role.SUBMITTER))).isEqualTo("404 record.no-rule-set");
    String editor = staff.key("only-" + Role.EDITOR, Set.of(Role.EDITOR), null, null);
    assertThat(
            code(
                service.post(
                    "/v1/evaluations",
                    "{'basedOn': '" + UUID.randomUUID() + "', 'changes': []}",
                    "Authorization",
                    editor)))
        .isEqualTo("403 decisions-not-yours");
  }

  private static String code(HttpResponse<String> response) {
    return response.statusCode() + " " + json(response).path("code").asString();
  }

  /** The draft is approved again, and its history and its page say who called it off and why. */
  private void aDateThatIsCalledOff(String author, String approver) {
    String day = LocalDate.now().plusDays(2).toString();
    JsonNode waiting = done("POST", draft + ":publish", "{'effective': '" + day + "'}", approver);
    assertThat(waiting.path("state").asString()).isEqualTo("published");
    String cancel = "/v1/publications/" + waiting.path("publication").asString() + ":cancel";
    assertThat(send("POST", cancel, "{'reason': '日期定错了'}", approver).statusCode()).isEqualTo(200);

    JsonNode back = done("GET", draft, "", author);
    assertThat(back.path("state").asString()).isEqualTo("approved");
    assertThat(back.has("publication")).isFalse();
    JsonNode last = back.path("history").get(back.path("history").size() - 1);
    assertThat(last.path("what").asString()).isEqualTo("cancelled");
    assertThat(last.path("person").asString()).isEqualTo("approver");
    assertThat(last.path("note").asString()).isEqualTo("日期定错了");
    Browser browser = new Browser(service);
    browser.signIn("approver", Staff.PASSWORD);
    assertThat(browser.get(draft.replace("/v1/", "/console/")).body())
        .contains("取消发布", "定期发布已由approver取消：日期定错了", "/publish");
  }

  /** Nor before a browser: the page refuses who saved a version of the draft. */
  private void ownSession() throws LogUnavailable {
    Browser author = new Browser(service);
    author.signIn("author", Staff.PASSWORD);
    String created = author.json("POST", "/v1/drafts", "{'title': '再改', 'reason': '又改了'}").body();
    String own = "/v1/drafts/" + json(created).path("id").asString();
    String rule = author.get(own + "/files/" + DraftFolder.RULES).body();
    assertThat(
            author
                .json(
                    "PUT",
                    own + "/files/" + DraftFolder.RULES,
                    rule.replace("1500", "1400"),
                    "If-Match",
                    "\"1\"")
                .statusCode())
        .isEqualTo(200);
    assertThat(
            author
                .json(
                    "PUT",
                    own + "/files/" + DraftFolder.CASES,
                    DraftFolder.cases(1400),
                    "If-Match",
                    "\"2\"")
                .statusCode())
        .isEqualTo(200);
    assertThat(author.json("POST", own + ":submit", "{}", "If-Match", "\"3\"").statusCode())
        .isEqualTo(200);
    HttpResponse<String> session = author.json("POST", own + ":approve", "{}", "If-Match", "\"3\"");
    assertThat(session.statusCode()).as(session.body()).isEqualTo(403);
    String key = staff.key("author", Set.of(Role.APPROVER), null, null);
    version = 3;
    draft = own;
    isRefused(":approve", key);
  }

  private static RunningService started() throws IOException {
    for (Map.Entry<String, byte[]> file : DraftFolder.files().entrySet()) {
      Path path = folder.resolve("rules").resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return RunningService.started(
        RunningService.DATA + folder.resolve("data"),
        "--junheng.rules.folder=" + folder.resolve("rules"));
  }
}
