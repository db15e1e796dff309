package org.junheng.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.DecisionDocument;
import org.junheng.decision.district.DistrictSummary;
import org.junheng.decision.district.ResultTables;
import org.junheng.decision.whatif.WhatIfDocument;
import org.junheng.identity.Role;
import org.junheng.publishing.DraftRefused;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What would be decided; nothing is stored. */
@Allowed({Role.SUBMITTER, Role.EDITOR, Role.APPROVER, Role.AUDITOR})
@RestController
@RequestMapping(
    path = "/v1/evaluations",
    consumes = MediaType.APPLICATION_JSON_VALUE,
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "判定 Decisions")
final class EvaluationsController {
  private final RecordedAnswers answers;
  private final EvaluatedBy by;
  private final DataSize largest;

  /**
   * @param by the rule sets that may be named
   * @param largest body that is read
   */
  EvaluationsController(RecordedAnswers answers, EvaluatedBy by, DataSize largest) {
    this.answers = answers;
    this.by = by;
    this.largest = largest;
  }

  @PostMapping
  @Operation(
      operationId = "evaluate",
      summary = "试算 / Evaluate",
      description =
          """
          与作出判定相同，但没有编号和时间，什么也不留下。
          写 basedOn（一份判定的编号）和 changes 的，在那份判定的数据上改动后再算，给出改动前后两份结果和差别：
          哪些结论变了、哪些数变了。可以改一个数，也可以改全区，如明年的在校生数。
          ruleSet 写草稿或规则集的编号的，按它算；草稿只有政策编辑、审批人和审计员可以用。basedOn 只有填报人和审计员可以用。

          The same as deciding, without id and time: it leaves no trace. With basedOn (the id of a decision)
          and changes, the facts of that decision are changed and judged again; the answer holds both results
          and what differs: which findings flip and which figures change. One figure may change, or the whole
          district, such as next year's enrolment. ruleSet names a draft, which those may who read drafts, or
          a rule set that is, was or is to be in force. basedOn is for those who may read decisions.
          """,
      responses =
          @ApiResponse(
              responseCode = "200",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(oneOf = {DecisionDocument.class, WhatIfDocument.class}))))
  Object evaluate(HttpServletRequest request, HttpServletResponse response)
      throws IOException, LogUnavailable, DraftRefused {
    return evaluated(request, response, (evaluated, caller) -> evaluated.document());
  }

  @PostMapping("/tables")
  @Operation(
      operationId = "evaluateTables",
      summary = "试算结果表 / Result tables of an evaluation",
      description =
          """
          请求与试算相同，给出表II-1、II-2、III；有改动的按改动后的数据。什么也不留下。

          The same request as an evaluation, answered with tables II-1, II-2 and III; with changes, of the
          changed facts. It leaves no trace.
          """)
  ResultTables tables(HttpServletRequest request, HttpServletResponse response)
      throws IOException, LogUnavailable, DraftRefused {
    return evaluated(
        request,
        response,
        (evaluated, caller) -> DistrictAnswers.tables(evaluated.decision(), caller.language()));
  }

  @PostMapping("/summary")
  @Operation(
      operationId = "evaluateSummary",
      summary = "试算县域小结 / District summary of an evaluation",
      description =
          """
          请求与试算相同，给出目前能否通过、差在哪里；有改动的按改动后的数据。什么也不留下。

          The same request as an evaluation, answered with whether the district would pass and what holds it
          back; with changes, of the changed facts. It leaves no trace.
          """)
  DistrictSummary summary(HttpServletRequest request, HttpServletResponse response)
      throws IOException, LogUnavailable, DraftRefused {
    return evaluated(
        request,
        response,
        (evaluated, caller) ->
            DistrictSummary.of(evaluated.decision(), caller.maker().ruleSet(), caller.language()));
  }

  @PostMapping("/colours")
  @Operation(
      operationId = "evaluateColours",
      summary = "试算三色台账 / Colours of an evaluation",
      description =
          """
          请求与试算相同，给出每所学校列红色、黄色还是蓝色台账；有改动的按改动后的数据。什么也不留下。

          The same request as an evaluation, answered with the colour of each school; with changes, of the
          changed facts. It leaves no trace.
          """)
  DistrictAnswers.Colours colours(HttpServletRequest request, HttpServletResponse response)
      throws IOException, LogUnavailable, DraftRefused {
    return evaluated(
        request,
        response,
        (evaluated, caller) -> DistrictAnswers.Colours.of(evaluated.decision(), caller.language()));
  }

  /** What is made of an evaluation and the rule set that it was made by. */
  private interface Telling<T> {
    T tell(Evaluated evaluated, Caller caller);
  }

  private <T> T evaluated(
      HttpServletRequest request, HttpServletResponse response, Telling<T> telling)
      throws IOException, LogUnavailable, DraftRefused {
    JsonBody body = JsonBody.of(request, largest);
    return by.with(
        body,
        Caller.of(request),
        caller -> {
          RuleSetFilter.name(caller.maker(), response);
          return telling.tell(Evaluated.of(body, caller, answers), caller);
        });
  }
}
