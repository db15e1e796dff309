package org.junheng.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junheng.app.RunningService;
import org.junheng.exchange.MalformedFiles;
import org.junheng.exchange.MalformedFiles.Malformed;
import org.junheng.exchange.Workbooks;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Workbooks over HTTP. */
class ImportsTest {
  private static final String COUNTY =
      "机构编码,机构名称,办学类型,在校生数/合计,教学仪器设备资产值(万元),备注\n" + "9990000001,甲小学,小学,1200,123.45678,x\n";
  private static final String BESIDE =
      "?file=a.csv&pack=plan2024&district.code=999000&district.name=%E7%94%B2&district.year=2025"
          + "&district.countDate=2025-09-01";

  private final RunningService service = RunningService.shared();

  @Test
  void theTemplateIsHandedOutAndItsFilledExampleCanBeHandedInAtOnce() throws IOException {
    HttpResponse<byte[]> empty = download("/v1/facts/template.xlsx");
    assertThat(empty.statusCode()).isEqualTo(200);
    assertThat(empty.headers().firstValue("content-type")).contains(Workbooks.TYPE);
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(empty.body()))) {
      assertThat(workbook.getSheet("学校")).isNotNull();
    }

    byte[] filled = download("/v1/facts/template.xlsx?filled=true").body();
    JsonNode read = json(post("/v1/imports?file=a.xlsx", filled, Workbooks.TYPE));
    assertThat(read.path("layout").asString()).isEqualTo("template");
    assertThat(read.path("faults")).isEmpty();
    assertThat(read.at("/schools/0/waits").booleanValue()).isFalse();
    assertThat(json(service.post("/v1/evaluations", read.path("request"))).path("findings"))
        .isNotEmpty();
  }

  @Test
  void aCountyExtractIsJudgedAndRecordedLikeTheRequestItAmountsTo() {
    JsonNode read = json(post("/v1/imports" + BESIDE, bytes(COUNTY), "text/csv"));
    assertThat(read.at("/unmapped/0/header").asString()).isEqualTo("备注");

    HttpResponse<String> judged =
        post("/v1/imports:decide" + BESIDE + "&reason=test", bytes(COUNTY), "text/csv");

    assertThat(judged.statusCode()).as(judged.body()).isEqualTo(200);
    JsonNode document = json(judged);
    String id = document.at("/decision/id").asString();
    assertThat(judged.headers().firstValue("location")).contains("/v1/decisions/" + id);
    assertThat(service.get("/v1/decisions/" + id).statusCode()).isEqualTo(200);
    assertThat(document.at("/decision/findings").toString().replaceAll("\\.0+(?=[,}])", ""))
        .isEqualTo(
            json(service.post("/v1/evaluations", read.path("request")))
                .path("findings")
                .toString()
                .replaceAll("\\.0+(?=[,}])", ""));
  }

  @Test
  void aFaultyCellIsNamedInTheLanguageOfTheCallerAndMarkedInTheWorkbook() throws IOException {
    byte[] bad = bytes(COUNTY.replace("1200", "很多"));

    HttpResponse<String> refused = post("/v1/imports:decide" + BESIDE, bad, "text/csv");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(json(refused).at("/errors/0/code").asString()).isEqualTo("cell.not-a-number");
    assertThat(json(refused).at("/errors/0/message").asString()).contains("工作表“a”第2行D列");
    assertThat(
            json(post("/v1/imports" + BESIDE, bad, "text/csv", "Accept-Language", "en"))
                .at("/faults/0/message")
                .asString())
        .contains("a number is wanted here");

    HttpResponse<byte[]> marked =
        send("/v1/imports:marked" + BESIDE, bad, "text/csv", BodyHandlers.ofByteArray());
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(marked.body()))) {
      assertThat(workbook.getSheet("a").getRow(1).getCell(3).getCellComment()).isNotNull();
    }
  }

  @Test
  void noneOfTheMalformedFilesLeavesAnythingBehind() {
    int before = entries();
    for (Malformed file : MalformedFiles.all()) {
      HttpResponse<String> response =
          post(
              "/v1/imports:decide?file=" + URLEncoder.encode(file.name(), StandardCharsets.UTF_8),
              file.content(),
              "application/octet-stream");

      assertThat(response.statusCode()).as(file.what()).isIn(413, 422);
      assertThat(response.body()).as(file.what()).contains(file.code().replace("problem.", ""));
    }
    assertThat(entries()).isEqualTo(before);
  }

  @Test
  void whatIsNoFileOrTooLargeOrAskedForWronglyIsRefused() {
    assertThat(post("/v1/imports", bytes("{}"), "application/json").statusCode()).isEqualTo(415);
    assertThat(post("/v1/imports?bad=maybe", bytes("a"), "text/csv").statusCode()).isEqualTo(422);
    assertThat(post("/v1/imports?district.size=1", bytes("a"), "text/csv").statusCode())
        .isEqualTo(400);
    assertThat(service.get("/v1/facts/template.xlsx?filled=maybe").statusCode()).isEqualTo(422);
    assertThat(post("/v1/imports", new byte[4 * 1024 * 1024 + 1], "text/csv").statusCode())
        .isEqualTo(413);
  }

  @Test
  void aFileOfAGigabyteIsRefusedBeforeItIsSent() throws IOException {
    URI address = service.request("/").build().uri();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              bytes(
                  "POST /v1/imports:decide?file=a.xlsx HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                      + "Content-Type: application/octet-stream\r\n"
                      + "Content-Length: 1073741824\r\n\r\nPK"));
      String answer =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
              .readLine();

      assertThat(answer).startsWith("HTTP/1.1 413");
    }
  }

  private int entries() {
    return json(service.get("/v1/audit/checkpoint")).path("size").asInt(0);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private HttpResponse<byte[]> download(String path) {
    try {
      return HttpClient.newHttpClient()
          .send(service.request(path).GET().build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> post(String path, byte[] body, String type, String... headers) {
    return send(path, body, type, BodyHandlers.ofString(), headers);
  }

  private <T> HttpResponse<T> send(
      String path,
      byte[] body,
      String type,
      HttpResponse.BodyHandler<T> handler,
      String... headers) {
    try {
      return HttpClient.newHttpClient()
          .send(
              service
                  .request(path, headers)
                  .header("Content-Type", type)
                  .POST(BodyPublishers.ofByteArray(body))
                  .build(),
              handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
