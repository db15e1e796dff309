package org.junheng.exchange;

import java.io.IOException;
import java.io.OutputStream;
import org.junheng.rules.RuleSet;
import tools.jackson.databind.JsonNode;

/**
 * The workbooks that are handed out. Each is written whole; the stream stays open for its owner.
 */
public final class Workbooks {
  /** Media type of a workbook. */
  public static final String TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private Workbooks() {}

  /** The template to be filled in, as the fact types of this rule set have it. */
  public static void template(RuleSet ruleSet, OutputStream out) throws IOException {
    Template template = Template.of(ruleSet);
    new TemplateWorkbook(template).write(out, FactsToCells.blank(template));
  }

  /**
   * The template filled with a request.
   *
   * @param request {@code {pack?, asOf?, facts}}
   */
  public static void filled(RuleSet ruleSet, JsonNode request, OutputStream out)
      throws IOException {
    Template template = Template.of(ruleSet);
    new TemplateWorkbook(template).write(out, FactsToCells.of(template, request));
  }

  /** What was handed in, with its faulty cells coloured and commented. */
  public static void marked(ImportCheck check, RuleSet ruleSet, OutputStream out)
      throws IOException {
    new MarkedWorkbook(Template.of(ruleSet)).write(out, check.read().grids(), check.faults());
  }

  /** A decision to print and to pass on. */
  public static void report(Report report, OutputStream out) throws IOException {
    ReportWorkbook.write(report, out);
  }
}
