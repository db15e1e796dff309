package org.junheng.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junheng.decision.DecisionDocument;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "判定 Decisions")
final class DecisionsController {
  private final Clock clock;
  private final DataSize largest;

  /**
   * @param clock tells when a decision is made
   * @param largest body that is read
   */
  DecisionsController(Clock clock, DataSize largest) {
    this.clock = clock;
    this.largest = largest;
  }

  @PostMapping(
      path = "/v1/decisions",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "decide",
      summary = "作出判定 / Decide",
      description =
          """
          按一份政策文件的各条规则判定所报的数据，给出编号和时间。不达标是结论，不是错误，状态码仍为 200。
          数据有错时一次列出全部错误，不作判定。

          Judges the facts by every rule of a policy document and gives the decision an id and a time.
          Not meeting a target is an answer, not an error: the status is 200 all the same.
          Where the facts hold mistakes, all of them are reported and nothing is judged.
          """)
  DecisionDocument decide(HttpServletRequest request) throws IOException {
    DecisionDocument found = Deciding.evaluate(JsonBody.of(request, largest), Caller.of(request));
    return found.decided(
        UUID.randomUUID(), OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS));
  }

  @PostMapping(
      path = "/v1/evaluations",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "evaluate",
      summary = "试算 / Evaluate",
      description =
          """
          与作出判定相同，但没有编号和时间，什么也不留下。

          The same as deciding, without id and time: it leaves no trace.
          """)
  DecisionDocument evaluate(HttpServletRequest request) throws IOException {
    return Deciding.evaluate(JsonBody.of(request, largest), Caller.of(request));
  }
}
