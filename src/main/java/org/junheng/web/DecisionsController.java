package org.junheng.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.DecisionDocument;
import org.junheng.identity.Role;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@Allowed(Role.SUBMITTER)
@RestController
@Tag(name = "判定 Decisions")
final class DecisionsController {
  private final Recording recording;
  private final DataSize largest;

  /**
   * @param largest body that is read
   */
  DecisionsController(Recording recording, DataSize largest) {
    this.recording = recording;
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
          按一份政策文件的各条规则判定所报的数据。先写入审计日志再答复，附回执；写不了日志就不作答复（503）。
          不达标是结论，不是错误，状态码仍为 200。数据有错时一次列出全部错误，不作判定。
          同一学校（或区县）、同一统计时点已经用别的数判定过的，要在 correction.reason 写明更正的原因，前后两份都保留。

          Judges the facts by every rule of a policy document. Recorded in the log before it is answered,
          with a receipt; what cannot be recorded is not answered (503). Not meeting a target is an answer,
          not an error: the status is 200 all the same. Where the facts hold mistakes, all of them are
          reported and nothing is judged. What was decided before for the same school or district and count
          date on other figures needs a correction.reason; both decisions stay.
          """)
  @Parameter(
      name = RequestNames.IDEMPOTENCY_KEY,
      in = ParameterIn.HEADER,
      schema = @Schema(type = "string"),
      description =
          "同一请求重发时用同一个键，只判定一次；1 到 255 个可见的英文字符 / Makes a request that is sent again be carried"
              + " out once; 1 to 255 visible ASCII characters")
  @Parameter(
      name = RequestNames.REQUEST_ID,
      in = ParameterIn.HEADER,
      schema = @Schema(type = "string"),
      description = "提交方对请求的编号，会记入日志 / The caller's name for the request, recorded with it")
  DecisionDocument decide(HttpServletRequest request, HttpServletResponse response)
      throws IOException, LogUnavailable {
    return recording.decide(JsonBody.of(request, largest), request, response);
  }
}
