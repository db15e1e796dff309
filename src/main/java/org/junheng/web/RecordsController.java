package org.junheng.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.DecisionDocument;
import org.junheng.decision.TraceDocument;
import org.junheng.decision.record.DecisionQuery;
import org.junheng.decision.record.DecisionSummary;
import org.junheng.decision.record.RecordedDecision;
import org.junheng.decision.record.RecordedDecisions;
import org.junheng.decision.record.RecordedEntry;
import org.junheng.decision.record.ReplayDocument;
import org.junheng.decision.record.SchoolHistory;
import org.junheng.identity.Actor;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Decisions of the past: found again, told again, made again. */
@Allowed({Role.SUBMITTER, Role.AUDITOR})
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "记录 Records")
final class RecordsController {
  private final RecordedAnswers answers;

  RecordsController(RecordedAnswers answers) {
    this.answers = answers;
  }

  /**
   * A page of decisions, newest first.
   *
   * @param next cursor of the next page; null where there is nothing further
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Decisions(List<DecisionSummary> decisions, @Nullable String next) {}

  @GetMapping("/decisions")
  @Operation(
      operationId = "decisions",
      summary = "查找判定 / Find decisions",
      description =
          """
          从新到旧列出符合全部条件的判定；一页列不完的，用 next 作 cursor 取下一页，其他条件不变。
          target、outcome 与 school 同用时，只看这所学校自己的结论。

          Lists the decisions that meet all conditions, newest first; next is the cursor of the next page,
          asked for with the same conditions. Together with school, target and outcome look at the
          findings of that school alone.
          """)
  @Parameter(name = "pack", in = ParameterIn.QUERY, description = "政策文件代号 / Id of the pack")
  @Parameter(name = "district", in = ParameterIn.QUERY, description = "区县代码 / Code of the district")
  @Parameter(name = "school", in = ParameterIn.QUERY, description = "学校代码 / Code of a school")
  @Parameter(name = "target", in = ParameterIn.QUERY, description = "指标编号 / Id of a target")
  @Parameter(
      name = "rule",
      in = ParameterIn.QUERY,
      description = "规则名，与指标编号相同 / Name of a rule, which is the id of its target")
  @Parameter(
      name = "outcome",
      in = ParameterIn.QUERY,
      description = "有这种结论的 / With a finding of this outcome")
  @Parameter(name = "verdict", in = ParameterIn.QUERY, description = "总结论 / The verdict")
  @Parameter(name = "sender", in = ParameterIn.QUERY, description = "提交人 / Who asked for it")
  @Parameter(name = "ruleSet", in = ParameterIn.QUERY, description = "规则集的编号 / Id of the rule set")
  @Parameter(
      name = "from",
      in = ParameterIn.QUERY,
      description =
          "这一时刻及以后记录的，如 2026-09-01 或 2026-09-01T08:00:00+08:00 / Recorded at or after this day or time")
  @Parameter(
      name = "to",
      in = ParameterIn.QUERY,
      description = "这一时刻以前记录的 / Recorded before this day or time")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "一页几份，1 到 200，缺省 50 / How many on a page, 1 to 200, 50 by default")
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "上一页的 next / The next of the page before")
  Decisions decisions(HttpServletRequest request) throws LogUnavailable {
    DecisionsQuery query = DecisionsQuery.of(request);
    Actor actor = Actors.of(request);
    RecordedDecisions.Page page =
        answers.records().page(ofDistrict(query.asked(), actor), seen(actor));
    return new Decisions(
        page.decisions().stream().map(DecisionSummary::of).toList(),
        page.next() == 0 ? null : query.cursor(page.next()));
  }

  /** Whoever is limited to one district has it looked up, instead of all others passed over. */
  private static DecisionQuery ofDistrict(DecisionQuery asked, Actor actor) {
    Set<String> own = actor.districts();
    return asked.district() == null && own != null && own.size() == 1
        ? asked.in(own.iterator().next())
        : asked;
  }

  /** Null for all. */
  private static @Nullable Predicate<RecordedDecision> seen(Actor actor) {
    return actor.districts() == null ? null : decision -> Districts.sees(actor, decision);
  }

  @GetMapping("/decisions/{id}")
  @Operation(
      operationId = "decision",
      summary = "一份判定 / One decision",
      description =
          """
          按当时的规则集、当时的数据重新说明；与记录有一处不同就不给出，改用重算（replay）查看差别。

          Told again by its own rule set from its own facts; where anything differs from the record it is
          not told, and replay shows the difference.
          """)
  @Parameter(
      name = "outcome",
      in = ParameterIn.QUERY,
      description = "只列这种结论，缺省与当时相同 / List only this outcome; what was asked for then by default")
  DecisionDocument decision(
      @Parameter(description = "判定的编号 / Id of the decision") @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws LogUnavailable {
    Query query = Query.of(request, "outcome");
    RecordedEntry entry = answers.find(id, request, response);
    return answers.again(
        entry,
        Caller.of(request),
        DecisionsQuery.outcome(query).map(only -> RecordOptions.only(entry, only)).orElse(null));
  }

  @GetMapping("/decisions/{id}/trace")
  @Operation(
      operationId = "trace",
      summary = "判定的过程 / The way to its findings",
      description =
          """
          触发了哪些规则、各带什么数；每条规则对每个对象逐个条件看到了什么、成立与否。可按指标和学校筛选。

          Which rules fired on which figures; of every rule and subject each condition, what it saw and
          whether it held. May be narrowed to a target and a school.
          """)
  @Parameter(name = "target", in = ParameterIn.QUERY, description = "只看这个指标 / Only this target")
  @Parameter(name = "school", in = ParameterIn.QUERY, description = "只看这所学校 / Only this school")
  TraceDocument trace(
      @Parameter(description = "判定的编号 / Id of the decision") @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws LogUnavailable {
    Query query = Query.of(request, "target", "school");
    RecordedEntry entry = answers.find(id, request, response);
    return RecordOptions.narrowed(
        answers.trace(entry), entry.decision(), query.value("target"), query.value("school"));
  }

  @GetMapping("/decisions/{id}/receipt")
  @Operation(
      operationId = "receipt",
      summary = "判定的回执 / Its receipt",
      description = "在审计日志中的位置和校验值。\n\nIts place in the log, with its hashes.")
  DecisionDocument.Receipt receipt(
      @Parameter(description = "判定的编号 / Id of the decision") @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws LogUnavailable {
    Query.of(request);
    return answers.receipt(answers.find(id, request, response));
  }

  @Allowed(Role.AUDITOR)
  @PostMapping("/decisions/{id}/replay")
  @Operation(
      operationId = "replay",
      summary = "重算一份判定 / Make a decision again",
      description =
          """
          用存档的规则集和当时的数据重新判定，逐条与记录核对；有差别的并列给出。不留新的记录。

          Judges the recorded facts by the archived rule set and holds every finding against the record;
          differences are shown side by side. Leaves no new record.
          """)
  ReplayDocument replay(
      @Parameter(description = "判定的编号 / Id of the decision") @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws LogUnavailable {
    Query.of(request);
    RecordedEntry entry = answers.find(id, request, response);
    return ReplayDocument.of(
        entry.decision(), answers.replay(entry.decision()), Caller.of(request).language());
  }

  @GetMapping("/schools/{id}/history")
  @Operation(
      operationId = "history",
      summary = "一所学校的历次结论 / How a school came out over the years",
      description =
          """
          每个统计时点以最后一份判定为准；每项指标何时达到、何时退回、何时重新达到。曾经达到、现在没有达到的，记为反弹。

          The last decision on each count date; of each target when it was met, lost and regained. One that
          was met once and is not any more has relapsed.
          """)
  @Parameter(
      name = "pack",
      in = ParameterIn.QUERY,
      required = true,
      description = "政策文件代号 / Id of the pack")
  SchoolHistory history(
      @Parameter(description = "学校代码 / Code of the school") @PathVariable String id,
      HttpServletRequest request)
      throws LogUnavailable {
    Caller caller = Caller.of(request);
    String pack = Query.of(request, "pack").pack(caller);
    SchoolHistory history = answers.records().history(id, pack, caller.actor().districts());
    if (history.decisions().isEmpty()) {
      throw Refused.because(404, Message.of("problem.school-unknown", id, pack));
    }
    return history;
  }
}
