package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.Finding;
import org.junheng.decision.district.SchoolLedger;
import org.junheng.decision.remedy.Remedies;
import org.junheng.facts.Fact;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.rules.Outcome;
import org.junheng.web.Allowed;
import org.junheng.web.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** One school: what was found, what is missing to reach it, and what would be if. */
@Controller
@Allowed({Role.SUBMITTER, Role.EDITOR, Role.APPROVER, Role.AUDITOR})
final class SchoolController {
  /** Chosen first: what somebody has to do something about. */
  private static final List<Outcome> TO_DO =
      List.of(Outcome.UNMET, Outcome.ERROR, Outcome.BEHIND, Outcome.UNDETERMINED);

  private static final String ALL = "ALL";

  private final Decisions decisions;

  SchoolController(Decisions decisions) {
    this.decisions = decisions;
  }

  static String path(String decision, String school) {
    return UriComponentsBuilder.fromPath("/console/decisions/{id}/schools/{school}")
        .encode()
        .buildAndExpand(decision, school)
        .toUriString();
  }

  /** Findings of one part of the document. */
  record Part(String chapter, String heading, List<Rows.Line> lines) {}

  /** Which findings to show, how many these are, and whether it is chosen. */
  record Filter(String word, String text, int number, boolean chosen) {}

  @GetMapping("/console/decisions/{id}/schools/{school}")
  String school(
      @PathVariable String id,
      @PathVariable String school,
      @RequestParam(defaultValue = "") String outcome,
      HttpServletRequest request,
      Model model)
      throws LogUnavailable {
    Optional<Shown> found = decisions.shown(id, request);
    if (found.isEmpty()) {
      return "console/preparing";
    }
    Shown shown = found.get();
    Fact fact = fact(shown, school);
    Locale language = Reader.of(request).language();
    model.addAttribute("shown", shown);
    model.addAttribute(
        "ledger",
        SchoolLedger.of(shown.id(), shown.decision(), shown.ruleSet(), school, language)
            .orElseThrow());
    model.addAttribute("school", school);
    model.addAttribute("fact", fact);
    model.addAttribute("filters", filters(shown.findings(fact), outcome, language));
    model.addAttribute("parts", parts(shown, fact, outcome, language));
    model.addAttribute("form", WhatIfForm.of(shown, fact, language));
    return "console/school";
  }

  @PostMapping("/console/decisions/{id}/schools/{school}/what-if")
  String whatIf(
      @PathVariable String id, @PathVariable String school, HttpServletRequest request, Model model)
      throws LogUnavailable {
    Shown shown = decisions.whole(id, request);
    Fact fact = fact(shown, school);
    model.addAttribute("shown", shown);
    model.addAttribute("school", school);
    model.addAttribute("tried", Tried.of(shown, fact, request));
    return request.getHeader("HX-Request") == null ? "console/tried" : "console/parts :: tried";
  }

  /** Every rule held against the school: whether it fired, and if not, which condition failed. */
  @GetMapping("/console/decisions/{id}/schools/{school}/trace")
  String trace(
      @PathVariable String id, @PathVariable String school, HttpServletRequest request, Model model)
      throws LogUnavailable {
    Optional<Shown> found = decisions.shown(id, request);
    if (found.isEmpty()) {
      return "console/preparing";
    }
    Shown shown = found.get();
    Fact fact = fact(shown, school);
    Locale language = Reader.of(request).language();
    model.addAttribute("shown", shown);
    model.addAttribute("school", school);
    model.addAttribute("fact", fact);
    Set<Finding> fired = shown.fired(fact);
    model.addAttribute(
        "weighed",
        shown.findings(fact).stream()
            .map(each -> Weighed.of(each, fired.contains(each), language))
            .toList());
    return "console/trace";
  }

  static Fact fact(Shown shown, String school) {
    return shown
        .school(school)
        .orElseThrow(() -> Refused.because(404, Message.of("problem.school-not-in", school)));
  }

  private static List<Filter> filters(List<Finding> findings, String chosen, Locale language) {
    List<Filter> filters = new ArrayList<>();
    filters.add(
        new Filter(
            "",
            Message.of("console.to-do").in(language),
            count(findings, TO_DO),
            chosen.isEmpty()));
    for (Outcome outcome : Outcome.values()) {
      int number = count(findings, List.of(outcome));
      if (number > 0) {
        filters.add(
            new Filter(
                outcome.name(),
                outcome.label().in(language),
                number,
                chosen.equals(outcome.name())));
      }
    }
    filters.add(
        new Filter(
            ALL, Message.of("console.all").in(language), findings.size(), chosen.equals(ALL)));
    return filters;
  }

  private static int count(List<Finding> findings, List<Outcome> outcomes) {
    return (int) findings.stream().filter(each -> outcomes.contains(each.outcome())).count();
  }

  private static boolean isWanted(Finding finding, String outcome) {
    return outcome.equals(ALL)
        || (outcome.isEmpty()
            ? TO_DO.contains(finding.outcome())
            : finding.outcome().name().equals(outcome));
  }

  private static List<Part> parts(Shown shown, Fact fact, String outcome, Locale language) {
    Remedies remedies = Remedies.of(shown.decision(), shown.ruleSet());
    Map<String, List<Rows.Line>> byChapter = new LinkedHashMap<>();
    List<Titles.Chapter> chapters =
        List.copyOf(Titles.chapters(shown.pack(), shown.pack().rules(), language).values());
    chapters.forEach(chapter -> byChapter.put(chapter.id(), new ArrayList<>()));
    for (Finding finding : shown.findings(fact)) {
      if (isWanted(finding, outcome)) {
        Rows.Line line = Rows.of(shown, finding, remedies, language);
        byChapter.computeIfAbsent(line.chapter(), key -> new ArrayList<>()).add(line);
      }
    }
    return chapters.stream()
        .filter(chapter -> !byChapter.getOrDefault(chapter.id(), List.of()).isEmpty())
        .map(
            chapter ->
                new Part(
                    chapter.id(),
                    chapter.heading(),
                    byChapter.getOrDefault(chapter.id(), List.of())))
        .toList();
  }

  /**
   * A rule held against the school or something of it.
   *
   * @param failed the first condition that did not hold, in words; null where all did
   * @param seen what that condition looked at
   */
  record Weighed(
      String target,
      String title,
      String path,
      String subject,
      Outcome outcome,
      boolean fired,
      @Nullable String failed,
      String seen,
      String reason) {
    static Weighed of(Finding finding, boolean fired, Locale language) {
      Story.Condition failed =
          Story.conditions(finding, language).stream()
              .filter(condition -> !condition.held().equals("TRUE"))
              .findFirst()
              .orElse(null);
      Message reason = finding.reason();
      return new Weighed(
          finding.rule().id(),
          Titles.of(finding.rule(), language),
          finding.subject().path(),
          finding.subject().label(),
          finding.outcome(),
          fired,
          failed == null ? null : failed.words(),
          failed == null ? "" : failed.seen(),
          reason == null ? "" : reason.in(language));
    }
  }
}
