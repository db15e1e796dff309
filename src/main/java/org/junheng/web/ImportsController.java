package org.junheng.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.DecisionDocument;
import org.junheng.exchange.ImportCheck;
import org.junheng.exchange.ImportDocument;
import org.junheng.exchange.Workbooks;
import org.junheng.identity.Role;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Workbooks and CSV files in. Nothing is kept of them but the decision, where one is made. */
@Allowed(Role.SUBMITTER)
@RestController
@Tag(name = "导入 Imports")
final class ImportsController {
  private static final String CSV = "text/csv";

  private final Recording recording;
  private final DataSize largest;

  /**
   * @param largest body that is read
   */
  ImportsController(Recording recording, DataSize largest) {
    this.recording = recording;
    this.largest = largest;
  }

  /**
   * A file that was judged.
   *
   * @param read what was read from it, and which schools wait
   */
  record Judged(ImportDocument read, DecisionDocument decision) {}

  @PostMapping(path = "/v1/imports", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "readFile",
      summary = "读表格 / Read a workbook",
      description =
          """
          读一个工作簿、CSV 或 CSV 的压缩包：填报模板，或 rules/forms 里有对应文件的统计报表。什么也不留下。
          答复里有读到的学校、没有采用的列、每个有错的单元格，以及可以直接提交判定的请求 request（有错时没有；
          bad=wait 时，有错的学校只留下代码和名称一类，其余按缺报）。文件里没有的，用参数说明：pack、asOf、district.code 等。

          Reads a workbook, a CSV file or an archive of them: the template, or a statistics workbook that has a
          file under rules/forms. Nothing is kept. The answer has the schools, the columns that were not taken
          over, each faulty cell, and the request that can be posted to be judged (absent where there are
          mistakes; with bad=wait, a school with mistakes keeps its code and name and its figures are missing).
          What the file does not say is said by parameters: pack, asOf, district.code and so on.
          """,
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = Workbooks.TYPE,
                    schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = CSV, schema = @Schema(type = "string"))
              }))
  @Parameter(
      name = "pack",
      in = ParameterIn.QUERY,
      schema = @Schema(type = "string"),
      description = "文件里没有写明时，按哪份政策文件判定 / The policy document, where the file does not say it")
  @Parameter(
      name = "asOf",
      in = ParameterIn.QUERY,
      schema = @Schema(type = "string", format = "date"),
      description = "文件里没有写明时，判定哪一天 / The day judged, where the file does not say it")
  @Parameter(
      name = "bad",
      in = ParameterIn.QUERY,
      schema =
          @Schema(
              type = "string",
              allowableValues = {"refuse", "wait"}),
      description =
          "有错的学校：refuse 整个文件不判，wait 先判其他学校 / Schools with mistakes stop the file, or wait")
  @Parameter(
      name = "file",
      in = ParameterIn.QUERY,
      schema = @Schema(type = "string"),
      description = "文件名 / Name of the file")
  ImportDocument read(HttpServletRequest request) throws IOException {
    Caller caller = Caller.of(request);
    ImportQuery query = ImportQuery.of(request, caller);
    ImportCheck check = query.check(request, caller, largest);
    return ImportDocument.of(
        check, check.request(query.othersFirst()).orElse(null), caller.language());
  }

  @PostMapping(path = "/v1/imports:marked", produces = Workbooks.TYPE)
  @Operation(
      operationId = "markFile",
      summary = "标出有错的单元格 / Mark the faulty cells",
      description =
          """
          同上，答复是标了红、加了批注的工作簿，最前面一张表列出全部问题。

          The same; the answer is the workbook with its faulty cells coloured and commented, and a list of all
          faults in front.
          """,
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = Workbooks.TYPE,
                      schema = @Schema(type = "string", format = "binary"))))
  void marked(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Caller caller = Caller.of(request);
    ImportCheck check = ImportQuery.of(request, caller).check(request, caller, largest);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Workbooks.marked(check, caller.maker().ruleSet(), out);
    FactsController.attach(response, "marked", out.toByteArray());
  }

  @PostMapping(path = "/v1/imports:decide", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "decideFile",
      summary = "读表格并判定 / Read a workbook and decide",
      description =
          """
          读表格，并像提交 JSON 一样判定、记录。有错时 422，列出每个有错的单元格，什么也不留下；bad=wait 时先判没有错的学校。
          reason 说明更正的原因。

          Reads a workbook, decides and records as if it had been posted as JSON. With mistakes the answer is
          422, names each faulty cell and leaves nothing behind; with bad=wait the other schools are judged.
          reason says why an earlier decision is corrected.
          """,
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = Workbooks.TYPE,
                      schema = @Schema(type = "string", format = "binary"))))
  @Parameter(
      name = RequestNames.IDEMPOTENCY_KEY,
      in = ParameterIn.HEADER,
      schema = @Schema(type = "string"),
      description = "同一请求重发时用同一个键 / Makes a request that is sent again be carried out once")
  Judged decide(HttpServletRequest request, HttpServletResponse response)
      throws IOException, LogUnavailable {
    Caller caller = Caller.of(request);
    ImportQuery query = ImportQuery.of(request, caller);
    ImportCheck check = query.check(request, caller, largest);
    ObjectNode body = query.request(check);
    DecisionDocument decision = recording.decide(new JsonBody(body, List.of()), request, response);
    return new Judged(ImportDocument.of(check, null, caller.language()), decision);
  }
}
