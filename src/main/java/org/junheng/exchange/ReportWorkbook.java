package org.junheng.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.Finding;
import org.junheng.decision.FindingDocument;
import org.junheng.decision.district.DistrictSummary;
import org.junheng.decision.district.LedgerRow;
import org.junheng.decision.district.ResultTables;
import org.junheng.decision.district.SchoolColours;
import org.junheng.decision.district.SchoolLedger;
import org.junheng.decision.district.SchoolName;
import org.junheng.exchange.ReportSheet.Cell;
import org.junheng.message.Message;
import org.junheng.rules.Colour;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;

/**
 * A decision as a workbook to print and to pass on: overview, findings, the result tables, the
 * colours, a sheet for each school, and where all of it comes from.
 */
final class ReportWorkbook {
  /** More sheets than that nobody turns over: then the schools stand below each other. */
  static final int MOST_SCHOOL_SHEETS = 250;

  /** Rows that a sheet can have, less those above the table. */
  static final int MOST_ROWS = 1_000_000;

  private final Report report;
  private final Locale language;
  private final Workbook workbook;
  private final Set<String> names = new HashSet<>();

  private ReportWorkbook(Report report, Workbook workbook) {
    this.report = report;
    this.language = report.language();
    this.workbook = workbook;
  }

  static void write(Report report, OutputStream out) throws IOException {
    try (Workbook workbook = new Workbook(out, "Junheng", "1.0")) {
      new ReportWorkbook(report, workbook).write();
    }
  }

  private void write() {
    Decision decision = report.decision();
    overview(DistrictSummary.of(decision, report.ruleSet(), language));
    ResultTables.of(decision, language).ifPresent(this::tables);
    colours();
    findings();
    schools();
    sources();
  }

  private ReportSheet sheet(Message name, Integer... widths) {
    return sheet(name.in(language), true, widths);
  }

  private ReportSheet sheet(String name, boolean landscape, Integer... widths) {
    return new ReportSheet(workbook, SheetLook.free(name, names), landscape, List.of(widths));
  }

  private String district() {
    return report.decision().submission().root().label();
  }

  private Cell outcome(Outcome outcome) {
    return new Cell.Words(outcome.label().in(language), Fill.of(outcome));
  }

  /** Grounds that stay apart in black and white too, where the words say the same. */
  private static final class Fill {
    private static final Map<String, String> COLOURS =
        Map.of("red", "FF9F9F", "yellow", "FFE699", "blue", "BDD7EE");

    static @Nullable String of(Outcome outcome) {
      return switch (outcome) {
        case MET -> "E2EFDA";
        case UNMET -> "FFC7CE";
        case BEHIND -> "FCE4D6";
        case UNDETERMINED -> "FFF2CC";
        case ERROR -> "D9D2E9";
        default -> null;
      };
    }

    static @Nullable String of(@Nullable String colour) {
      return colour == null ? null : COLOURS.get(colour);
    }
  }

  // ---- overview

  private void overview(DistrictSummary summary) {
    ReportSheet sheet = sheet(Message.of("workbook.overview"), 9, 24, 12, 12, 5, 24);
    sheet.title(Message.of("workbook.title", district()).in(language));
    sheet.line(summary.sentence());
    Pack pack = report.decision().pack();
    sheet.section(Message.of("workbook.what"));
    sheet.pair(Message.of("page.document"), Cell.of(pack.document().title()));
    sheet.pair(Message.of("workbook.number"), Cell.of(pack.document().number()));
    sheet.pair(
        Message.of("page.count-date"),
        Cell.of(DecisionMaker.countDate(report.decision().submission())));
    sheet.pair(Message.of("page.as-of"), Cell.of(report.decision().asOf()));
    sheet.pair(Message.of("workbook.district-outcome"), outcome(summary.outcome()));
    sheet.pair(Message.of("page.verdict"), outcome(report.decision().summary().verdict()));
    Report.Recorded recorded = report.recorded();
    if (recorded != null) {
      sheet.pair(Message.of("workbook.decision"), Cell.of(recorded.id().toString()));
    }
    sheet.pair(Message.of("workbook.rule-set"), Cell.of(report.decision().ruleSet()));
    counts(sheet);
    colourCounts(sheet, summary.colours());
    obstacles(sheet, Message.of("workbook.obstacles"), summary.obstacles());
    obstacles(sheet, Message.of("workbook.open"), summary.open());
  }

  private void counts(ReportSheet sheet) {
    sheet.section(Message.of("page.counts"));
    Map<Outcome, Integer> counts = report.decision().summary().counts();
    for (Outcome outcome : Outcome.values()) {
      sheet.row(
          List.of(outcome(outcome), Cell.of(Integer.valueOf(counts.getOrDefault(outcome, 0)))));
    }
  }

  private void colourCounts(ReportSheet sheet, SchoolColours.Counts counts) {
    sheet.section(Message.of("workbook.colours"));
    colourCount(sheet, Colour.RED, counts.red());
    colourCount(sheet, Colour.YELLOW, counts.yellow());
    colourCount(sheet, Colour.BLUE, counts.blue());
    sheet.row(
        List.of(
            Cell.of(Message.of("workbook.colour-open").in(language)),
            Cell.of(Integer.valueOf(counts.open()))));
    sheet.row(
        List.of(
            Cell.of(Message.of("page.colour-none").in(language)),
            Cell.of(Integer.valueOf(counts.none()))));
  }

  private void colourCount(ReportSheet sheet, Colour colour, int count) {
    sheet.row(
        List.of(
            new Cell.Words(colour.label().in(language), Fill.of(colour.word())),
            Cell.of(Integer.valueOf(count))));
  }

  private void obstacles(
      ReportSheet sheet, Message name, List<DistrictSummary.Obstacle> obstacles) {
    if (obstacles.isEmpty()) {
      return;
    }
    sheet.section(name);
    sheet.headings(
        List.of(
            Message.of("workbook.kind"),
            Message.of("page.target"),
            Message.of("page.clause"),
            Message.of("page.offices"),
            Message.of("workbook.how-many"),
            Message.of("workbook.who")));
    for (DistrictSummary.Obstacle obstacle : obstacles) {
      sheet.row(
          List.of(
              Cell.of(word(obstacle.kind()).in(language)),
              Cell.of(obstacle.title()),
              Cell.of(obstacle.clause() + " " + obstacle.clauseTitle()),
              Cell.of(String.join("、", obstacle.offices())),
              Cell.of(Integer.valueOf(obstacle.number())),
              Cell.of(who(obstacle.subjects()))));
    }
  }

  private static Message word(DistrictSummary.Kind kind) {
    return switch (kind) {
      case SCHOOLS -> Message.of("workbook.kind-schools");
      case BALANCE -> Message.of("workbook.kind-balance");
      case VETO -> Message.of("workbook.kind-veto");
      case ITEM -> Message.of("workbook.kind-item");
    };
  }

  /** So many that a cell stays readable; the others stand on the sheet of findings. */
  private String who(List<SchoolName> subjects) {
    int shown = 12;
    String names =
        String.join("、", subjects.stream().limit(shown).map(ReportWorkbook::name).toList());
    return subjects.size() <= shown
        ? names
        : Message.of("workbook.and-others", names, subjects.size()).in(language);
  }

  private static String name(SchoolName school) {
    return school.part() == null ? school.name() : school.name() + " " + school.part();
  }

  // ---- result tables

  private void tables(ResultTables tables) {
    ReportSheet passing = sheet(Message.of("workbook.table-1"), 14, 10, 10, 10, 10, 12);
    passing.title(Message.of("workbook.table-1-title", district()).in(language));
    passing.fixedHeadings(
        List.of(
            Message.of("workbook.stage"),
            Message.of("workbook.schools"),
            Message.of("workbook.passing"),
            Message.of("workbook.failing"),
            Message.of("outcome.UNDETERMINED"),
            Message.of("workbook.share")));
    for (ResultTables.Passing each : tables.passing()) {
      passing.row(
          List.of(
              Cell.of(each.label()),
              Cell.of(Integer.valueOf(each.schools())),
              Cell.of(Integer.valueOf(each.passing())),
              Cell.of(Integer.valueOf(each.failing())),
              Cell.of(Integer.valueOf(each.undetermined())),
              Cell.of(each.share(), 1)));
    }
    schoolTable(tables);
    balance(tables);
  }

  private void schoolTable(ResultTables tables) {
    List<String> indicators =
        tables.indicators().stream().map(ResultTables.Indicator::id).distinct().toList();
    List<Integer> widths = new ArrayList<>(List.of(3, 13, 4, 6, 5, 4, 4));
    indicators.forEach(each -> widths.add(6));
    widths.addAll(List.of(6, 18));
    ReportSheet sheet = sheet(Message.of("workbook.table-2"), widths.toArray(Integer[]::new));
    sheet.title(Message.of("workbook.table-2-title", district()).in(language));
    for (String indicator : indicators) {
      tables.indicators().stream()
          .filter(each -> each.id().equals(indicator))
          .map(each -> each.id() + "：" + each.title())
          .reduce((one, other) -> one + "；" + other)
          .ifPresent(sheet::line);
    }
    List<Message> headings =
        new ArrayList<>(
            List.of(
                Message.of("page.number"),
                Message.of("page.school"),
                Message.of("workbook.stage"),
                Message.of("workbook.owner"),
                Message.of("workbook.students"),
                Message.of("workbook.grades"),
                Message.of("workbook.classes")));
    indicators.forEach(each -> headings.add(Message.of("workbook.indicator", each)));
    headings.add(Message.of("workbook.passes"));
    headings.add(Message.of("workbook.remark"));
    sheet.fixedHeadings(headings);
    int number = 1;
    for (ResultTables.Row each : tables.schools()) {
      List<Cell> cells =
          new ArrayList<>(
              List.of(
                  Cell.of(Integer.valueOf(number++)),
                  Cell.of(each.school().name()),
                  Cell.of(each.school().part()),
                  Cell.of(each.owner()),
                  Cell.of(each.students()),
                  Cell.of(each.grades()),
                  Cell.of(each.classes())));
      for (String indicator : indicators) {
        ResultTables.Value value = each.indicators().get(indicator);
        cells.add(
            value == null || value.value() == null
                ? new Cell.Words("—", value == null ? null : Fill.of(value.outcome()))
                : new Cell.Number(
                    Objects.requireNonNull(value.value()), 2, Fill.of(value.outcome())));
      }
      cells.add(outcome(each.outcome()));
      cells.add(Cell.of(each.remark()));
      sheet.row(cells);
    }
  }

  private void balance(ResultTables tables) {
    ReportSheet sheet = sheet(Message.of("workbook.table-3"), 26, 6, 6, 8, 8, 6, 7, 18);
    sheet.title(Message.of("workbook.table-3-title", district()).in(language));
    sheet.fixedHeadings(
        List.of(
            Message.of("page.target"),
            Message.of("workbook.indicator-name"),
            Message.of("workbook.schools"),
            Message.of("workbook.mean"),
            Message.of("workbook.variation"),
            Message.of("workbook.limit"),
            Message.of("page.outcome"),
            Message.of("workbook.remark")));
    for (ResultTables.Balance each : tables.balance()) {
      sheet.row(
          List.of(
              Cell.of(each.title()),
              Cell.of(each.indicator()),
              Cell.of(Integer.valueOf(each.schools())),
              Cell.of(each.mean(), 3),
              Cell.of(each.variation(), 3),
              Cell.of(each.limit(), 2),
              outcome(each.outcome()),
              Cell.of(each.reason())));
    }
  }

  // ---- colours, findings

  private void colours() {
    ReportSheet sheet = sheet(Message.of("workbook.colours"), 9, 18, 7, 46);
    sheet.title(Message.of("workbook.colours-title", district()).in(language));
    int heading = sheet.next();
    sheet.fixedHeadings(
        List.of(
            Message.of("workbook.code"),
            Message.of("page.school"),
            Message.of("workbook.colour"),
            Message.of("workbook.because")));
    for (SchoolColours.Coloured each : SchoolColours.of(report.decision()).all(language)) {
      List<SchoolColours.Reason> reasons =
          Stream.of(each.because(), each.open())
              .filter(Objects::nonNull)
              .flatMap(List::stream)
              .toList();
      String label = each.label();
      sheet.row(
          List.of(
              Cell.of(each.school().id()),
              Cell.of(each.school().name()),
              new Cell.Words(
                  label == null
                      ? Message.of(reasons.isEmpty() ? "page.colour-none" : "workbook.colour-open")
                          .in(language)
                      : label,
                  Fill.of(each.colour())),
              Cell.of(
                  String.join(
                      "；",
                      reasons.stream().map(SchoolColours.Reason::title).distinct().toList()))));
    }
    sheet.filter(heading);
  }

  /** All findings but those that bind nobody, whose number stands on the overview. */
  private void findings() {
    List<Finding> findings =
        report.decision().findings().stream()
            .filter(finding -> finding.outcome() != Outcome.NOT_APPLICABLE)
            .toList();
    for (int from = 0; from == 0 || from < findings.size(); from += MOST_ROWS) {
      findings(findings.subList(from, Math.min(findings.size(), from + MOST_ROWS)));
    }
  }

  private void findings(List<Finding> findings) {
    ReportSheet sheet = sheet(Message.of("workbook.findings"), 11, 7, 20, 6, 7, 7, 6, 16, 8, 11);
    sheet.title(Message.of("workbook.findings-title", district()).in(language));
    int heading = sheet.next();
    sheet.fixedHeadings(
        List.of(
            Message.of("page.school"),
            Message.of("workbook.subject"),
            Message.of("page.target"),
            Message.of("page.outcome"),
            Message.of("page.actual"),
            Message.of("page.required"),
            Message.of("page.gap"),
            Message.of("workbook.remark"),
            Message.of("page.clause"),
            Message.of("workbook.rule")));
    for (Finding finding : findings) {
      FindingDocument document =
          FindingDocument.of(finding, report.decision().pack(), report.ruleSet(), language, null);
      LedgerRow row =
          LedgerRow.of(0, new SchoolLedger.Entry(document, "", "", List.of(), null), language);
      FindingDocument.SchoolName school = document.subject().school();
      sheet.row(
          List.of(
              Cell.of(school == null ? "" : school.name()),
              Cell.of(row.subject()),
              Cell.of(row.title()),
              outcome(finding.outcome()),
              Cell.of(row.actual()),
              Cell.of(row.required()),
              Cell.of(row.gap()),
              Cell.of(row.reason()),
              Cell.of(row.clause()),
              Cell.of(document.rule().name())));
    }
    sheet.filter(heading);
  }

  // ---- a sheet for each school

  private static final List<Message> LEDGER_HEADINGS =
      List.of(
          Message.of("page.number"),
          Message.of("page.target"),
          Message.of("page.outcome"),
          Message.of("page.actual"),
          Message.of("page.required"),
          Message.of("page.gap"),
          Message.of("page.remedies"),
          Message.of("page.clause"),
          Message.of("page.offices"),
          Message.of("page.due"));

  private static final Integer[] LEDGER_WIDTHS = {4, 17, 6, 7, 7, 6, 28, 10, 8, 7};

  private void schools() {
    boolean apart = report.decision().schools().size() <= MOST_SCHOOL_SHEETS;
    ReportSheet all =
        apart ? null : sheet(Message.of("page.title").in(language), true, LEDGER_WIDTHS);
    SchoolLedger.all(report.id(), report.decision(), report.ruleSet(), language)
        .forEach(
            ledger -> {
              ReportSheet sheet =
                  all == null ? sheet(ledger.school().name(), true, LEDGER_WIDTHS) : all;
              school(ledger, sheet, all == null);
            });
  }

  private void school(SchoolLedger ledger, ReportSheet sheet, boolean apart) {
    String label = ledger.colour().label();
    sheet.title(
        Message.of("workbook.school-title", ledger.school().name()).in(language)
            + (label == null ? "" : "　" + Message.of("page.colour", label).in(language)));
    sheet.line(
        Stream.of(
                ledger.district().name(),
                ledger.school().id(),
                ledger.kind(),
                ledger.owner(),
                ledger.location(),
                Message.of("page.verdict").in(language)
                    + " "
                    + ledger.verdict().label().in(language))
            .filter(Objects::nonNull)
            .reduce((one, other) -> one + " · " + other)
            .orElse(""));
    if (ledger.entries().isEmpty()) {
      sheet.line(Message.of("page.nothing").in(language));
      return;
    }
    if (apart) {
      sheet.fixedHeadings(LEDGER_HEADINGS);
    } else {
      sheet.headings(LEDGER_HEADINGS);
    }
    int number = 1;
    for (SchoolLedger.Entry entry : ledger.entries()) {
      LedgerRow row = LedgerRow.of(number++, entry, language);
      sheet.row(
          List.of(
              Cell.of(Integer.valueOf(row.number())),
              Cell.of(
                  row.subject().isEmpty() ? row.title() : row.title() + "（" + row.subject() + "）"),
              outcome(entry.finding().outcome()),
              Cell.of(row.actual()),
              Cell.of(row.required()),
              Cell.of(row.gap()),
              Cell.of(remedies(row)),
              Cell.of(row.clause()),
              Cell.of(row.offices()),
              Cell.of(row.due())));
    }
  }

  private static String remedies(LedgerRow row) {
    List<String> lines = new ArrayList<>();
    if (!row.reason().isEmpty()) {
      lines.add(row.reason());
    }
    row.remedies().forEach(each -> lines.add("· " + each));
    return String.join("\n", lines);
  }

  // ---- sources

  private void sources() {
    ReportSheet sheet = sheet(Message.of("workbook.sources"), 14, 60);
    sheet.title(Message.of("workbook.sources-title").in(language));
    Pack.Document document = report.decision().pack().document();
    sheet.pair(Message.of("page.document"), Cell.of(document.title()));
    sheet.pair(Message.of("workbook.number"), Cell.of(document.number()));
    sheet.pair(Message.of("workbook.pack"), Cell.of(report.decision().pack().id()));
    sheet.pair(Message.of("workbook.rule-set"), Cell.of(report.decision().ruleSet()));
    Report.Recorded recorded = report.recorded();
    if (recorded == null) {
      sheet.pair(
          Message.of("workbook.decision"), Cell.of(Message.of("workbook.evaluated").in(language)));
    } else {
      sheet.pair(Message.of("workbook.decision"), Cell.of(recorded.id().toString()));
      sheet.pair(Message.of("workbook.decided-at"), Cell.of(recorded.decidedAt().toString()));
      sheet.pair(
          Message.of("workbook.position"),
          Cell.of(Message.of("workbook.place", recorded.position()).in(language)));
      sheet.pair(Message.of("workbook.hash"), Cell.of(recorded.hash()));
    }
    sheet.section(Message.of("workbook.clauses"));
    sheet.headings(List.of(Message.of("page.clause"), Message.of("workbook.demands")));
    report
        .decision()
        .pack()
        .clauses()
        .forEach(
            (id, clause) ->
                sheet.row(List.of(Cell.of(id + " " + clause.title()), Cell.of(clause.demands()))));
  }
}
