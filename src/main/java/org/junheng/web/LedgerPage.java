package org.junheng.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junheng.decision.district.LedgerRow;
import org.junheng.decision.district.SchoolLedger;
import org.junheng.decision.district.SchoolName;
import org.junheng.message.Message;
import org.junheng.rules.Outcome;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** The ledger of a school as a page to read and to print. Every text is escaped by the template. */
final class LedgerPage {
  private static final int ID_SHOWN = 12;

  private final ITemplateEngine templates;

  LedgerPage(ITemplateEngine templates) {
    this.templates = templates;
  }

  /** A heading in both languages, Chinese first. */
  record Words(String chinese, String english) {
    static Words of(Message message) {
      return new Words(message.chinese(), message.english());
    }
  }

  /** A line of the head: what, and its value. */
  record Line(Words name, String value) {}

  String of(SchoolLedger ledger, Locale language) {
    Context context = new Context(language);
    context.setVariable("lang", language.getLanguage().equals("en") ? "en" : "zh-CN");
    context.setVariable("words", words());
    context.setVariable("school", ledger.school().name());
    context.setVariable("district", ledger.district().name());
    context.setVariable(
        "colour", ledger.colour().colour() == null ? "none" : ledger.colour().colour());
    context.setVariable(
        "colourName",
        ledger.colour().colour() == null
            ? Message.of("page.colour-none").in(language)
            : Message.of("page.colour", Objects.requireNonNull(ledger.colour().label()))
                .in(language));
    context.setVariable("lines", lines(ledger, language));
    List<LedgerRow> rows = new ArrayList<>();
    for (SchoolLedger.Entry entry : ledger.entries()) {
      rows.add(LedgerRow.of(rows.size() + 1, entry, language));
    }
    context.setVariable("rows", rows);
    // A column that no row fills only takes room.
    context.setVariable("anyOffices", rows.stream().anyMatch(row -> !row.offices().isEmpty()));
    context.setVariable("anyDue", rows.stream().anyMatch(row -> !row.due().isEmpty()));
    return templates.process("ledger", context);
  }

  private static Map<String, Words> words() {
    Map<String, Words> words = new LinkedHashMap<>();
    words.put("actual", Words.of(Message.of("page.actual")));
    words.put("clause", Words.of(Message.of("page.clause")));
    words.put("due", Words.of(Message.of("page.due")));
    words.put("gap", Words.of(Message.of("page.gap")));
    words.put("number", Words.of(Message.of("page.number")));
    words.put("nothing", Words.of(Message.of("page.nothing")));
    words.put("offices", Words.of(Message.of("page.offices")));
    words.put("outcome", Words.of(Message.of("page.outcome")));
    words.put("remedies", Words.of(Message.of("page.remedies")));
    words.put("required", Words.of(Message.of("page.required")));
    words.put("target", Words.of(Message.of("page.target")));
    words.put("title", Words.of(Message.of("page.title")));
    return words;
  }

  private static List<Line> lines(SchoolLedger ledger, Locale language) {
    List<Line> lines = new ArrayList<>();
    add(lines, Message.of("page.district"), ledger.district().name());
    add(
        lines,
        Message.of("page.school"),
        Stream.of(
                ledger.school().name(),
                ledger.school().id(),
                ledger.kind(),
                ledger.owner(),
                ledger.location())
            .filter(Objects::nonNull)
            .map(String::valueOf)
            .reduce((a, b) -> a + " · " + b)
            .orElse(""));
    add(
        lines,
        Message.of("page.counted-in"),
        ledger.countedIn() == null ? "" : ledger.countedIn().name());
    add(
        lines,
        Message.of("page.campuses"),
        String.join("、", ledger.campuses().stream().map(SchoolName::name).toList()));
    add(lines, Message.of("page.document"), ledger.document());
    add(lines, Message.of("page.count-date"), ledger.countDate().toString());
    add(lines, Message.of("page.as-of"), ledger.asOf().toString());
    add(lines, Message.of("page.verdict"), ledger.verdict().label().in(language));
    add(
        lines,
        Message.of("page.counts"),
        Stream.of(Outcome.values())
            .filter(outcome -> ledger.counts().getOrDefault(outcome, 0) > 0)
            .map(outcome -> outcome.label().in(language) + " " + ledger.counts().get(outcome))
            .reduce((a, b) -> a + " · " + b)
            .orElse(""));
    add(
        lines,
        Message.of("page.decision"),
        (ledger.decision() == null ? "" : ledger.decision() + " · ")
            + ledger.ruleSet().substring(0, ID_SHOWN));
    return lines;
  }

  private static void add(List<Line> lines, Message name, String value) {
    if (!value.isEmpty()) {
      lines.add(new Line(Words.of(name), value));
    }
  }
}
