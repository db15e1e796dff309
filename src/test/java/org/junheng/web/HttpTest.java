package org.junheng.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junheng.app.RunningService;
import org.junheng.decision.CurrentRules;
import org.junheng.decision.DecisionMaker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How the service behaves as an HTTP server, whatever it is asked. */
class HttpTest {
  private static final int LARGEST = 4 * 1024 * 1024;

  private final RunningService service = RunningService.shared();

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "GET, /v1/nothing, 404, not-found",
    "GET, /nothing, 404, not-found",
    "GET, /error, 404, not-found",
    "GET, /actuator/env, 404, not-found",
    "GET, /actuator, 404, not-found",
    "PUT, /v1/decisions, 405, method",
    "GET, /v1/decisions/none, 404, decision-unknown",
    "GET, /v1/decisions?outcome=GOOD, 422, outcome",
    "GET, /v1/decisions?limit=0, 422, condition",
    "GET, /v1/decisions?from=yesterday, 422, condition",
    "GET, /v1/decisions?cursor=x, 422, cursor",
    "GET, /v1/schools/none/history?pack=plan2024, 404, school-unknown",
    "GET, /v1/schools/none/history, 400, pack-missing",
    "GET, /v1/audit/entries?limit=5000, 422, number",
    "GET, /v1/audit/export?masked=maybe, 422, export",
    "DELETE, /v1/decisions, 405, method",
    "POST, /v1/packs, 405, method",
    "GET, /v1/packs/plan2042, 404, pack-unknown",
    "GET, /v1/rules/size.class.primry, 404, rule-unknown",
    "GET, /v1/rules?pack=plan2042, 422, pack-unknown",
    "GET, /v1/rules?clause=%E4%B8%89(%E4%B8%89)99, 422, clause-unknown",
    "GET, /v1/rules?clauses=1, 400, unknown-member",
    "GET, /v1/rules?pack=plan2024&pack=plan2024, 400, json.duplicate-key",
    "GET, /v1/packs?x=1, 400, unknown-member",
    "GET, /v1/rules/a%2Fb, 400, bad-request",
  })
  void whateverIsRefusedIsAProblem(String method, String path, int status, String code) {
    HttpResponse<String> response =
        service.send(service.request(path).method(method, BodyPublishers.ofString("")));
    JsonNode problem = json(response);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.headers().firstValue("Content-Language")).contains("zh-CN");
    assertThat(problem.path("code").asString()).isEqualTo(code);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asString()).isNotBlank();
    assertThat(problem.path("detail").asString()).isNotBlank();
    assertThat(problem.path("instance").asString()).isEqualTo(path.replaceAll("\\?.*", ""));
    assertThat(problem.path("errors").isArray()).isTrue();
  }

  @Test
  void anUnknownRuleComesWithTheNearest() {
    assertThat(json(service.get("/v1/rules/size.class.primry")).path("detail").asString())
        .contains("size.class.primary");
  }

  @Test
  void aWrongMethodIsToldTheRightOnes() {
    HttpResponse<String> response = service.get("/v1/evaluations");

    assertThat(response.headers().firstValue("Allow")).contains("POST");
    assertThat(json(response).path("detail").asString()).contains("GET", "POST");
  }

  @Test
  void whoAcceptsNoJsonGetsAProblemAllTheSame() {
    HttpResponse<String> response = service.get("/v1/packs", "Accept", "text/xml");

    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(json(response).path("code").asString()).isEqualTo("not-acceptable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/packs",
        "/v1/packs/plan2024",
        "/v1/packs/nothing",
        "/v1/rules",
        "/v1/facts/schema",
        "/v1/facts/example",
        "/v1/nothing",
        "/v1/decisions"
      })
  void everyAnswerNamesItsRuleSetAndLanguage(String path) {
    HttpResponse<String> response = service.get(path);

    assertThat(response.headers().firstValue("Junheng-Rule-Set"))
        .contains(service.bean(CurrentRules.class).maker().orElseThrow().ruleSet().id());
    assertThat(response.headers().firstValue("Content-Language")).contains("zh-CN");
    assertThat(String.join(",", response.headers().allValues("Vary")))
        .containsIgnoringCase("Accept-Language");
  }

  @Test
  void aBodyOfTheLargestSizeIsReadAndOneByteMoreIsNot() {
    assertThat(posted(LARGEST).path("code").asString()).isEqualTo("malformed-json");
    assertThat(posted(LARGEST + 1).path("code").asString()).isEqualTo("too-large");
  }

  @Test
  void aBodyThatDoesNotSayItsSizeIsCountedWhileItIsRead() {
    byte[] body = new byte[LARGEST + 1];
    Arrays.fill(body, (byte) ' ');
    HttpResponse<String> response =
        service.post(
            "/v1/decisions", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(json(response).path("detail").asString()).contains("4 MB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/[x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GARBAGE\r\n\r\n",
      })
  void whatIsNoHttpIsAProblemToo(String bytes) throws IOException {
    String answer = raw(bytes);

    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json", "\"code\":\"bad-request\"")
        .doesNotContain("<html", "Tomcat", "Exception");
  }

  @Test
  void aTraceRequestIsRefusedByItsOwnName() throws IOException {
    assertThat(raw("TRACE /v1/packs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 405")
        .contains("TRACE", "Junheng-Rule-Set");
  }

  @Test
  void ourOwnFaultIsANumberToTheCallerAndNothingElse() {
    CurrentRules current = service.bean(CurrentRules.class);
    DecisionMaker sound = current.maker().orElseThrow();
    // What is replaced is closed; this one stays.
    DecisionMaker again = DecisionMaker.of(sound.ruleSet(), sound);
    DecisionMaker closed = DecisionMaker.of(sound.ruleSet());
    closed.close();
    try {
      current.use(closed);
      HttpResponse<String> response =
          service.post(
              "/v1/decisions",
              "{'pack': 'plan2024', 'facts': {'district': {'code': '1', 'name': '甲', 'year': 2025,"
                  + " 'countDate': '2025-09-01'}}}");

      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(json(response).path("code").asString()).isEqualTo("internal");
      assertThat(json(response).path("incident").asString()).hasSize(36);
      assertThat(json(response).path("detail").asString())
          .contains(json(response).path("incident").asString());
      assertThat(response.body()).doesNotContain("Exception", "org.", "java.", "at ");
    } finally {
      current.use(again);
    }
  }

  @Test
  void largeAnswersAreCompressedForThoseWhoAcceptIt() {
    HttpResponse<String> response = service.get("/v1/packs/plan2024", "Accept-Encoding", "gzip");

    assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
  }

  @Test
  void aReaderMayAskForTheHeadersAlone() {
    HttpResponse<String> response =
        service.send(service.request("/v1/packs").method("HEAD", BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  private JsonNode posted(int size) {
    return json(service.post("/v1/decisions", BodyPublishers.ofString(" ".repeat(size))));
  }

  /** Says something that no client library would. */
  private String raw(String bytes) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", service.uri("/").getPort())) {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
