package org.junheng.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.junheng.audit.EntryHeader;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.district.DistrictSummary;
import org.junheng.decision.district.Ranking;
import org.junheng.decision.district.ResultTables;
import org.junheng.decision.district.SchoolLedger;
import org.junheng.decision.record.RecordedEntry;
import org.junheng.decision.record.Relapses;
import org.junheng.exchange.Report;
import org.junheng.exchange.Workbooks;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The district judged as a whole, and what each school should do, of decisions on record. */
@Allowed({Role.SUBMITTER, Role.AUDITOR})
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "县域 District")
final class DistrictController {
  private static final String ID = "判定的编号 / Id of the decision";
  // What others may do with the page: nothing. What it may load: its stylesheet.
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final RecordedAnswers answers;
  private final LedgerPage page;

  DistrictController(RecordedAnswers answers, LedgerPage page) {
    this.answers = answers;
    this.page = page;
  }

  @GetMapping("/decisions/{id}/tables")
  @Operation(
      operationId = "tables",
      summary = "结果表 / Result tables",
      description =
          """
          表II-1 达标学校数和比例，表II-2 每所学校（按学段）七项指标、是否达标和备注，表III 各项指标的平均值和差异系数。
          由精确的数算出，只在显示时四舍五入。

          Table II-1: number and share of schools that pass; II-2: each school stage with its seven indicators,
          whether it passes, and the remark; III: mean and coefficient of variation of each indicator. From
          exact figures, rounded for showing alone.
          """)
  ResultTables tables(
      @Parameter(description = ID) @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws LogUnavailable {
    Query.of(request);
    return DistrictAnswers.tables(
        told(id, request, response).decision(), Caller.of(request).language());
  }

  @GetMapping("/decisions/{id}/summary")
  @Operation(
      operationId = "summary",
      summary = "县域小结 / District summary",
      description =
          """
          目前能否通过，差在哪里：不达标的学校、超过限值的差异系数、一票否决、其他未达标的指标，各由哪些部门负责。
          七项指标由“至少6项达标”等综合结论代表，不单独影响能否通过。

          Whether the district would pass today and what holds it back: schools, coefficients of variation over
          their limit, vetoes and every other target that is not met, with the offices responsible. The
          seven indicators speak through the conclusions over them, not by themselves.
          """)
  DistrictSummary summary(
      @Parameter(description = ID) @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws LogUnavailable {
    Query.of(request);
    RecordedAnswers.Told told = told(id, request, response);
    return DistrictSummary.of(told.decision(), told.ruleSet(), Caller.of(request).language());
  }

  @GetMapping("/decisions/{id}/colours")
  @Operation(
      operationId = "colours",
      summary = "三色台账 / Colours",
      description =
          """
          每所学校列红色、黄色还是蓝色台账，因为哪些指标。由规则里的 @colour 决定，改规则文件即可。

          Under which colour each school is followed up, and by which targets. The rules say so with @colour;
          to change it, change the rule files.
          """)
  DistrictAnswers.Colours colours(
      @Parameter(description = ID) @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws LogUnavailable {
    Query.of(request);
    return DistrictAnswers.Colours.of(
        told(id, request, response).decision(), Caller.of(request).language());
  }

  @GetMapping("/decisions/{id}/ranking")
  @Operation(
      operationId = "ranking",
      summary = "学校排名和进展 / Ranking and progress",
      description =
          """
          按有约束力的各条结论中达标的比例排名，缺数据的算未达标；比例相同名次相同。
          since 写一份更早的判定，给出名次的升降、新达到的和退回的指标。

          Schools by the share of their binding findings that are met; what is missing is not met, equal shares
          have equal rank. With since, an earlier decision: how ranks moved, which targets were gained
          and which were lost.
          """)
  @Parameter(
      name = "since",
      in = ParameterIn.QUERY,
      description =
          "更早的一份判定的编号，同一区县、同一份政策文件 / Id of an earlier decision about the same district by the same"
              + " pack")
  Ranking ranking(
      @Parameter(description = ID) @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws LogUnavailable {
    Optional<String> since = Query.of(request, "since").value("since");
    RecordedEntry entry = answers.find(id, request, response);
    if (since.isEmpty()) {
      return Ranking.of(answers.told(entry).decision(), null, null);
    }
    RecordedEntry earlier = answers.find(since.get(), Actors.of(request));
    if (!earlier.decision().pack().equals(entry.decision().pack())
        || !district(earlier).equals(district(entry))) {
      throw Refused.because(422, Message.of("problem.earlier-other", since.get()));
    }
    return Ranking.of(
        answers.told(entry).decision(), answers.told(earlier).decision(), earlier.decision().id());
  }

  private static String district(RecordedEntry entry) {
    return entry.decision().facts().path("district").path("code").asString("");
  }

  @GetMapping("/decisions/{id}/schools/{school}/ledger")
  @Operation(
      operationId = "ledger",
      summary = "一校一策台账 / Ledger of a school",
      description =
          """
          一所学校没有达到和无法判定的各项：差多少、怎样补上、依据哪一条、由哪些部门负责、何时到期。
          要 text/html 的，给出可打印的网页。

          Every target that a school does not reach or of which nobody can say: the gap, the ways to close it,
          the clause, the offices responsible and the day it is due. Asked for text/html, it is a page to print.
          """)
  SchoolLedger ledger(
      @Parameter(description = ID) @PathVariable String id,
      @Parameter(description = "学校代码 / Code of the school") @PathVariable String school,
      HttpServletRequest request,
      HttpServletResponse response)
      throws LogUnavailable {
    Query.of(request);
    Caller caller = Caller.of(request);
    return ledger(answers.find(id, request, response), school, caller.language());
  }

  @GetMapping(
      path = "/decisions/{id}/schools/{school}/ledger",
      produces = MediaType.TEXT_HTML_VALUE)
  @io.swagger.v3.oas.annotations.Hidden
  String ledgerPage(
      @PathVariable String id,
      @PathVariable String school,
      HttpServletRequest request,
      HttpServletResponse response)
      throws LogUnavailable {
    Locale language = language(Query.of(request, "lang"), Caller.of(request));
    SchoolLedger ledger = ledger(answers.find(id, request, response), school, language);
    response.setHeader("Content-Language", language.toLanguageTag());
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "no-store");
    return page.of(ledger, language);
  }

  /** A page is opened by a link, which can say its language. */
  private static Locale language(Query query, Caller caller) {
    return query
        .value("lang")
        .map(
            word ->
                switch (word) {
                  case "zh" -> Locale.SIMPLIFIED_CHINESE;
                  case "en" -> Locale.ENGLISH;
                  default ->
                      throw Refused.because(422, Message.of("problem.condition", "lang", word));
                })
        .orElse(caller.language());
  }

  private SchoolLedger ledger(RecordedEntry entry, String school, Locale language)
      throws LogUnavailable {
    RecordedAnswers.Told told = answers.told(entry);
    return SchoolLedger.of(entry.decision().id(), told.decision(), told.ruleSet(), school, language)
        .orElseThrow(() -> Refused.because(404, Message.of("problem.school-not-in", school)));
  }

  @GetMapping(path = "/decisions/{id}/report.xlsx", produces = Workbooks.TYPE)
  @Operation(
      operationId = "reportWorkbook",
      summary = "判定报告 / Report workbook",
      description =
          """
          一个可以打印、转发的工作簿：总览、表II-1、II-2、III、三色台账、各项判定结果、每所学校的一校一策，最后是依据和出处。
          学校超过 250 所时，一校一策合在一张表里。

          A workbook to print and to pass on: overview, tables II-1, II-2 and III, schools by colour, all
          findings, what each school has to do, and the sources. With more than 250 schools, what they have to
          do stands on one sheet.
          """)
  void report(
      @Parameter(description = ID) @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws LogUnavailable, IOException {
    Query.of(request);
    RecordedEntry entry = answers.find(id, request, response);
    RecordedAnswers.Told told = answers.told(entry);
    EntryHeader header = entry.header();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Workbooks.report(
        new Report(
            told.decision(),
            told.ruleSet(),
            new Report.Recorded(
                entry.decision().id(),
                entry.decision().decidedAt(),
                header.position(),
                header.hash()),
            Caller.of(request).language()),
        out);
    FactsController.attach(response, "report", out.toByteArray());
  }

  @GetMapping("/districts/{code}/relapses")
  @Operation(
      operationId = "relapses",
      summary = "反弹名单 / Relapses of a district",
      description =
          """
          按全部在册判定，列出曾经达到、现在没有达到的学校和指标；每个统计时点以最后一份判定为准。

          By all decisions on record, the schools and targets that were met once and are not any more; of each
          count date the last decision counts.
          """)
  @Parameter(
      name = "pack",
      in = ParameterIn.QUERY,
      required = true,
      description = "政策文件代号 / Id of the pack")
  Relapses relapses(
      @Parameter(description = "区县代码 / Code of the district") @PathVariable String code,
      HttpServletRequest request)
      throws LogUnavailable {
    Caller caller = Caller.of(request);
    String pack = Query.of(request, "pack").pack(caller);
    Relapses relapses = answers.records().relapses(code, pack);
    if (relapses.countDates().isEmpty() || !caller.actor().sees(code)) {
      throw Refused.because(404, Message.of("problem.district-unknown", code, pack));
    }
    return relapses;
  }

  private RecordedAnswers.Told told(
      String id, HttpServletRequest request, HttpServletResponse response) throws LogUnavailable {
    return answers.told(answers.find(id, request, response));
  }
}
