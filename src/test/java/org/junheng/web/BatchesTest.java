package org.junheng.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junheng.app.RunningService;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many requests in one, over real HTTP. */
class BatchesTest {
  private static final String NDJSON = "application/x-ndjson";

  private final RunningService service = RunningService.shared();

  /** A school that no other test decides. */
  private static String request(String id) {
    return ("{'pack':'plan2024','facts':{'district':{'code':'999998','name':'示例区','year':2025,"
            + "'countDate':'2025-09-01'},'schools':[{'id':'"
            + id
            + "','name':'示例小学','kind':'primary','classes':[{'stage':'primary','grade':3,"
            + "'name':'1班','students':46}]}]}}")
        .replace('\'', '"');
  }

  private static String unique() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  }

  private HttpResponse<String> post(String path, String body, String... headers) {
    return service.send(
        service
            .request(path, headers)
            .header("Content-Type", NDJSON)
            .POST(BodyPublishers.ofString(body)));
  }

  private static List<JsonNode> lines(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(NDJSON);
    return response.body().lines().map(line -> json(line)).toList();
  }

  private int timesDecided(String school) {
    return json(service.get("/v1/decisions?school=" + school)).path("decisions").size();
  }

  @Test
  void eachLineIsAnsweredInOrderWithItsNumberAndABadOneStopsNoOther() {
    String first = unique();
    String last = unique();
    String body =
        String.join(
            "\n",
            request(first),
            "",
            "{\"pack\": oops",
            request("x").replace("plan2024", "plan2042"),
            "[1]",
            request("y").replace("\"students\":46", "\"students\":-3"),
            request(last));

    List<JsonNode> lines = lines(post("/v1/decisions:batch", body));

    assertThat(lines)
        .extracting(line -> line.path("line").asInt())
        .containsExactly(1, 3, 4, 5, 6, 7);
    assertThat(lines)
        .extracting(line -> line.at("/error/code").asString(""))
        .containsExactly(
            "", "malformed-json", "pack-unknown", "not-an-object", "facts-invalid", "");
    assertThat(lines.get(1).at("/error/detail").asString()).contains("第 3 行");
    assertThat(lines.get(2).at("/error/errors/0/pointer").asString()).isEqualTo("/pack");
    assertThat(lines.get(4).at("/error/errors/0/pointer").asString())
        .isEqualTo("/facts/schools/0/classes/0/students");
    assertThat(lines.get(0).at("/decision/receipt/position").asLong()).isPositive();
    assertThat(timesDecided(first)).isEqualTo(1);
    assertThat(timesDecided(last)).isEqualTo(1);
    assertThat(timesDecided("y")).isZero();
  }

  @Test
  void aDecisionOfABatchIsThatOfASingleRequest() {
    JsonNode single =
        json(service.post("/v1/evaluations", BodyPublishers.ofString(request(unique()))));
    JsonNode line = lines(post("/v1/evaluations:batch", request(unique()))).get(0).path("decision");

    assertThat(line.path("findings").size()).isEqualTo(single.path("findings").size());
    assertThat(line.path("counts")).isEqualTo(single.path("counts"));
    assertThat(line.has("receipt")).isFalse();
  }

  @Test
  void theSameUnderTheSameKeyIsRecordedOnceAndAnsweredAgain() {
    String key = unique();
    String body = request(unique()) + "\n" + request(unique()) + "\n";
    List<JsonNode> first = lines(post("/v1/decisions:batch", body, "Idempotency-Key", key));

    List<JsonNode> again = lines(post("/v1/decisions:batch", body, "Idempotency-Key", key));

    assertThat(again)
        .extracting(line -> line.at("/decision/id").asString())
        .isEqualTo(first.stream().map(line -> line.at("/decision/id").asString()).toList());
    assertThat(again).allMatch(line -> line.path("replayed").booleanValue());
    assertThat(first).noneMatch(line -> line.has("replayed"));
    List<JsonNode> other =
        lines(post("/v1/decisions:batch", request(unique()), "Idempotency-Key", key));
    assertThat(other.get(0).at("/error/code").asString()).isEqualTo("key-taken");
  }

  @Test
  void itBeginsWithTheLineThatIsAskedFor() {
    String before = unique();
    List<JsonNode> lines =
        lines(
            post(
                "/v1/decisions:batch?from=3", request(before) + "\n\n" + request(unique()) + "\n"));

    assertThat(lines).extracting(line -> line.path("line").asInt()).containsExactly(3);
    assertThat(timesDecided(before)).isZero();
  }

  @Test
  void aLineMayBeFactsAloneWherePackAndDayAreGiven() {
    String facts = json(request(unique())).path("facts").toString();
    JsonNode line =
        lines(post("/v1/evaluations:batch?pack=plan2024&asOf=2026-03-01", facts + "\n")).get(0);

    assertThat(line.at("/decision/pack").asString()).isEqualTo("plan2024");
    assertThat(line.at("/decision/asOf").asString()).isEqualTo("2026-03-01");
    JsonNode without = lines(post("/v1/evaluations:batch", facts)).get(0);
    assertThat(without.at("/error/status").asInt()).isEqualTo(422);
  }

  @Test
  void aHugeLineIsRefusedAndTheNextIsJudged() {
    String huge = "{\"x\":\"" + "长".repeat(3_000_000) + "\"}";

    List<JsonNode> lines =
        lines(post("/v1/evaluations:batch", huge + "\n" + request(unique()) + "\n" + huge));

    assertThat(lines)
        .extracting(line -> line.at("/error/code").asString("judged"))
        .containsExactly("line-too-long", "judged", "line-too-long");
  }

  @Test
  void textsAreInTheLanguageOfTheCaller() {
    JsonNode line = lines(post("/v1/evaluations:batch", "{", "Accept-Language", "en")).get(0);

    assertThat(line.at("/error/detail").asString()).contains("line 1");
  }

  @Test
  void whatIsNoBatchIsAProblem() {
    assertThat(json(post("/v1/decisions:batch?from=0", "{}")).path("code").asString())
        .isEqualTo("from-line");
    assertThat(json(post("/v1/decisions:batch?form=1", "{}")).path("code").asString())
        .isEqualTo("unknown-member");
    assertThat(service.post("/v1/decisions:batch", "{}").statusCode()).isEqualTo(415);
  }

  @Test
  void aBrokenConnectionIsGoneOnWithAndNothingIsLostOrTwice() throws IOException {
    int count = 300;
    List<String> schools = new ArrayList<>();
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < count; i++) {
      schools.add(unique());
      body.append(request(schools.get(i))).append('\n');
    }
    String key = unique();
    int answered = 0;
    try (Socket socket = new Socket("127.0.0.1", service.uri("/").getPort())) {
      byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /v1/decisions:batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                  + NDJSON
                  + "\r\nIdempotency-Key: "
                  + key
                  + "\r\nContent-Length: "
                  + bytes.length
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      // Cut off in the middle of a line.
      out.write(bytes, 0, bytes.length * 2 / 3);
      out.flush();
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      while (answered < 40) {
        if (in.readLine().startsWith("{\"line\":")) {
          answered++;
        }
      }
    }

    List<JsonNode> rest =
        lines(
            post(
                "/v1/decisions:batch?from=" + (answered + 1),
                body.toString(),
                "Idempotency-Key",
                key));

    assertThat(rest).hasSize(count - answered).allMatch(line -> line.has("decision"));
    Set<String> ids = new HashSet<>();
    rest.forEach(line -> ids.add(line.at("/decision/id").asString()));
    assertThat(ids).hasSize(count - answered);
    for (String school : schools) {
      assertThat(timesDecided(school)).as(school).isEqualTo(1);
    }
  }
}
