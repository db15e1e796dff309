package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Long work over real HTTP, as a clerk's program hands it in. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JobsTest {
  private static final String NDJSON = "application/x-ndjson";
  private static final String GIVEN =
      "&pack=plan2024&district.code=370811&district.name=x&district.year=2025"
          + "&district.countDate=2025-09-01";

  @TempDir static Path data;

  private RunningService service;

  @BeforeAll
  void start() {
    service =
        RunningService.plan(
            RunningService.DATA + data, "--junheng.jobs.waiting=2", "--junheng.jobs.largest=3MB");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  static String school(String id) {
    return ("{'pack':'plan2024','facts':{'district':{'code':'370811','name':'任城区','year':2025,"
            + "'countDate':'2025-09-01'},'schools':[{'id':'"
            + id
            + "','name':'示例小学','kind':'primary','classes':[{'stage':'primary','grade':3,"
            + "'name':'1班','students':46}]}]}}\n")
        .replace('\'', '"');
  }

  static String schools(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> school(prefix + String.format("%06d", i)))
        .collect(Collectors.joining());
  }

  private HttpResponse<String> submit(String query, String type, byte[] body) {
    return service.send(
        service
            .request("/v1/jobs?" + query)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private String submitted(String query, String type, String body) {
    HttpResponse<String> response = submit(query, type, body.getBytes(StandardCharsets.UTF_8));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    String id = json(response).path("id").asString();
    assertThat(response.headers().firstValue("Location")).contains("/v1/jobs/" + id);
    return id;
  }

  private JsonNode job(String id) {
    return json(service.get("/v1/jobs/" + id));
  }

  private JsonNode finished(String id) throws InterruptedException {
    JsonNode job = job(id);
    while (List.of("waiting", "running").contains(job.path("state").asString())) {
      Thread.sleep(50);
      job = job(id);
    }
    return job;
  }

  private List<JsonNode> result(String id) {
    HttpResponse<String> response = service.get("/v1/jobs/" + id + "/result");
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body().lines().map(line -> json(line)).toList();
  }

  private void cancelAll() throws InterruptedException {
    for (JsonNode each : json(service.get("/v1/jobs")).path("jobs")) {
      service.post("/v1/jobs/" + each.path("id").asString() + "/cancel", "");
      finished(each.path("id").asString());
    }
  }

  @Test
  void aFileIsJudgedLineByLineAndCounted() throws InterruptedException {
    String id =
        submitted("file=a.ndjson", NDJSON, schools("31", 20) + "\n{oops\n" + schools("32", 1));

    JsonNode job = finished(id);

    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
    assertThat(job.path("what").asString()).isEqualTo("decide");
    assertThat(job.path("lines").asInt()).isEqualTo(22);
    assertThat(job.path("decided").asInt()).isEqualTo(21);
    assertThat(job.path("bad").asInt()).isEqualTo(1);
    assertThat(job.path("expected").asInt()).isEqualTo(22);
    assertThat(job.at("/verdicts/UNMET").asInt()).isEqualTo(21);
    assertThat(job.at("/findings/UNMET").asInt()).isGreaterThanOrEqualTo(21);
    assertThat(job.path("ruleSets").size()).isEqualTo(1);
    List<JsonNode> result = result(id);
    assertThat(result).hasSize(22);
    assertThat(result.get(20).path("line").asInt()).isEqualTo(22);
    assertThat(result.get(20).at("/error/code").asString()).isEqualTo("malformed-json");
    JsonNode recorded = result.get(21).path("decision");
    assertThat(service.get("/v1/decisions/" + recorded.path("id").asString()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aListOfSchoolsIsJudgedRowByRowAndEvaluatingRecordsNothing() throws InterruptedException {
    String list =
        "机构编码,机构名称,办学类型,在校生数/合计,专任教师/合计,邮编\n"
            + "3799000001,甲小学,小学,1200,70,272000\n"
            + "3799000002,乙小学,小学,多,70,272000\n"
            + "合计,,,2400,140,\n"
            + "3799000003,丙小学,小学,600,40,272000\n";
    String id = submitted("file=list.csv&what=evaluate" + GIVEN, "text/csv", list);

    JsonNode job = finished(id);

    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
    assertThat(job.path("decided").asInt()).isEqualTo(2);
    assertThat(job.path("notes").toString()).contains("邮编");
    List<JsonNode> result = result(id);
    assertThat(result).extracting(line -> line.path("line").asInt()).containsExactly(2, 3, 5);
    assertThat(result.get(1).at("/error/errors/0/message").asString()).contains("D列", "第3行");
    assertThat(json(service.get("/v1/decisions?school=3799000001")).path("decisions").size())
        .isZero();
  }

  @Test
  void whatCannotBeReadFailsWithTheReason() throws InterruptedException {
    JsonNode job =
        finished(submitted("file=a.xlsx", "application/octet-stream", "no workbook at all"));

    assertThat(job.path("state").asString()).isEqualTo("failed");
    assertThat(job.path("message").asString()).contains("a.xlsx");
    assertThat(result(job.path("id").asString())).isEmpty();
  }

  @Test
  void aJobIsCancelledAndRemovedAndTheQueueIsBounded() throws InterruptedException {
    cancelAll();
    String running = submitted("file=a.ndjson", NDJSON, schools("33", 4000));
    while (!job(running).path("state").asString().equals("running")) {
      Thread.sleep(20);
    }
    String waiting = submitted("file=b.ndjson", NDJSON, schools("34", 10));
    submitted("file=c.ndjson", NDJSON, schools("35", 10));

    HttpResponse<String> refused =
        submit("file=d.ndjson", NDJSON, school("1").getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> early = service.send(service.request("/v1/jobs/" + running).DELETE());
    assertThat(json(service.post("/v1/jobs/" + waiting + "/cancel", "")).path("state").asString())
        .isEqualTo("cancelled");
    service.post("/v1/jobs/" + running + "/cancel", "");
    JsonNode job = finished(running);

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(job.path("state").asString()).isEqualTo("cancelled");
    assertThat(job.path("lines").asInt()).isLessThan(4000);
    assertThat(result(running)).hasSize(job.path("lines").asInt());
    assertThat(service.send(service.request("/v1/jobs/" + running).DELETE()).statusCode())
        .isEqualTo(204);
    assertThat(service.get("/v1/jobs/" + running).statusCode()).isEqualTo(404);
    assertThat(data.resolve("jobs").resolve(running)).doesNotExist();
    cancelAll();
  }

  @Test
  void whatIsNoJobIsAProblemAndLeavesNothing() throws IOException {
    long before = folders();

    assertThat(submit("file=a.ndjson", NDJSON, new byte[4 << 20]).statusCode()).isEqualTo(413);
    assertThat(json(submit("what=guess", NDJSON, new byte[1])).path("code").asString())
        .isEqualTo("job-kind");
    assertThat(json(submit("", "text/csv", new byte[1])).path("code").asString())
        .isEqualTo("file-name");
    assertThat(submit("", "application/json", new byte[1]).statusCode()).isEqualTo(415);
    assertThat(json(service.get("/v1/jobs/1")).path("code").asString()).isEqualTo("job-unknown");
    assertThat(folders()).isEqualTo(before);
  }

  private long folders() throws IOException {
    try (Stream<Path> all = Files.list(data.resolve("jobs"))) {
      return all.count();
    }
  }
}
