package org.junheng.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.batch.Batch;
import org.junheng.batch.Evaluating;
import org.junheng.batch.Judge;
import org.junheng.batch.LineAnswer;
import org.junheng.batch.LineItems;
import org.junheng.batch.Patience;
import org.junheng.batch.Tally;
import org.junheng.decision.record.DecisionLog;
import org.junheng.decision.record.Sender;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Many requests in one: a line in, a line out, while more are still being sent. */
@Allowed(Role.SUBMITTER)
@RestController
@Tag(name = "判定 Decisions")
final class BatchesController {
  private static final Logger LOG = LoggerFactory.getLogger(BatchesController.class);

  private final Recording recording;
  private final DecisionLog log;
  private final Executor workers;
  private final DataSize longestLine;
  private final Duration patience;

  /**
   * @param longestLine that is read
   * @param patience how long a line waits for a log that cannot be written
   */
  BatchesController(
      Recording recording,
      DecisionLog log,
      Executor workers,
      DataSize longestLine,
      Duration patience) {
    this.recording = recording;
    this.log = log;
    this.workers = workers;
    this.longestLine = longestLine;
    this.patience = patience;
  }

  @PostMapping(path = "/v1/decisions:batch", produces = BatchQuery.NDJSON)
  @Operation(
      operationId = "decideMany",
      summary = "成批判定 / Decide many",
      description =
          """
          一行一份请求（NDJSON），内容与 POST /v1/decisions 相同；用参数给了 pack 的，也可以一行只写 facts 的内容。
          逐行判定、记录、答复，一行一个答复，次序不变，都带行号 line：有结论的是 decision，有错的是 error；一行有错不影响别的行，
          空行跳过。整批用同一套规则。边收边答，请边发边读；做不到的，请用 /v1/jobs。
          中断后用同一个 Idempotency-Key 重发，从断处用 from=行号 接着来，不会重复记录。
          写不了日志时等一会儿，仍然写不了，这一行的 error 是 503，其后的行不再处理。

          A request a line (NDJSON), as for POST /v1/decisions; where the parameter pack is given, a line may
          hold the facts alone. Judged, recorded and answered line by line, in order, with the number of the
          line: a decision, or an error; a bad line stops no other, blank ones are skipped. One rule set
          judges them all. Answers come while lines are still being sent: read while you send, or use
          /v1/jobs. After a broken connection send the same again under the same Idempotency-Key, from the
          line where it broke (from): nothing is recorded twice. Where the log cannot be written for a while,
          the line's error has status 503, and no later line is dealt with.
          """,
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(mediaType = BatchQuery.NDJSON, schema = @Schema(type = "string"))),
      responses =
          @ApiResponse(
              responseCode = "200",
              content =
                  @Content(
                      mediaType = BatchQuery.NDJSON,
                      schema = @Schema(implementation = LineAnswer.class))))
  @Parameter(
      name = RequestNames.IDEMPOTENCY_KEY,
      in = ParameterIn.HEADER,
      schema = @Schema(type = "string"),
      description =
          "整批的键，与行号合在一起，使每一行只记录一次 / Key of the batch; with the number of a line it makes each line be"
              + " recorded once")
  @Parameter(
      name = BatchQuery.FROM,
      in = ParameterIn.QUERY,
      schema = @Schema(type = "integer"),
      description = "从第几行起（第一行是 1） / First line that is dealt with, from 1")
  @Parameter(
      name = BatchQuery.PACK,
      in = ParameterIn.QUERY,
      schema = @Schema(type = "string"),
      description = "行里没有写明的政策文件 / Policy document of lines that do not say it")
  @Parameter(
      name = BatchQuery.AS_OF,
      in = ParameterIn.QUERY,
      schema = @Schema(type = "string"),
      description = "行里没有写明的判定日 / Day judged, of lines that do not say it")
  void decide(HttpServletRequest request, HttpServletResponse response)
      throws IOException, LogUnavailable {
    BatchQuery query = BatchQuery.of(request);
    Message trouble = log.trouble();
    if (trouble != null) {
      throw new LogUnavailable(trouble, null);
    }
    Caller caller = Caller.of(request);
    Sender sender = Actors.sender(request);
    String requestId = RequestNames.requestId(request, response);
    @Nullable String given = RequestNames.idempotencyKey(request);
    // A line that has to wait for the log is tried again, and must not be recorded twice then.
    String key = Objects.requireNonNullElseGet(given, () -> UUID.randomUUID().toString());
    run(
        request,
        response,
        query,
        (line, json, unclear) ->
            recording.decide(
                new JsonBody(json, unclear), caller, sender, requestId + ":" + line, key, line));
  }

  @PostMapping(path = "/v1/evaluations:batch", produces = BatchQuery.NDJSON)
  @Operation(
      operationId = "evaluateMany",
      summary = "成批试算 / Evaluate many",
      description =
          """
          与成批判定相同，但什么也不留下。

          The same as deciding many; it leaves no trace.
          """,
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(mediaType = BatchQuery.NDJSON, schema = @Schema(type = "string"))),
      responses =
          @ApiResponse(
              responseCode = "200",
              content =
                  @Content(
                      mediaType = BatchQuery.NDJSON,
                      schema = @Schema(implementation = LineAnswer.class))))
  @Parameter(
      name = BatchQuery.FROM,
      in = ParameterIn.QUERY,
      schema = @Schema(type = "integer"),
      description = "从第几行起（第一行是 1） / First line that is dealt with, from 1")
  @Parameter(
      name = BatchQuery.PACK,
      in = ParameterIn.QUERY,
      schema = @Schema(type = "string"),
      description = "行里没有写明的政策文件 / Policy document of lines that do not say it")
  @Parameter(
      name = BatchQuery.AS_OF,
      in = ParameterIn.QUERY,
      schema = @Schema(type = "string"),
      description = "行里没有写明的判定日 / Day judged, of lines that do not say it")
  void evaluate(HttpServletRequest request, HttpServletResponse response) throws IOException {
    BatchQuery query = BatchQuery.of(request);
    Caller caller = Caller.of(request);
    run(
        request,
        response,
        query,
        new OwnDistricts(caller.actor(), new Evaluating(caller.maker(), caller.language())));
  }

  private void run(
      HttpServletRequest request, HttpServletResponse response, BatchQuery query, Judge judge)
      throws IOException {
    response.setContentType(BatchQuery.NDJSON);
    Batch batch =
        Batch.of(
            judge,
            query.given(),
            Patience.of(patience),
            Caller.of(request).language(),
            workers,
            Batch.Watcher.NOBODY,
            Tally.NOTHING);
    LineItems lines =
        new LineItems(request.getInputStream(), (int) longestLine.toBytes(), query.from());
    try {
      batch.run(lines, response.getOutputStream());
    } catch (IOException e) {
      // The caller has gone, or sent less than it said. What was answered stands.
      LOG.debug("a batch was broken off: {}", e.toString());
    }
  }
}
