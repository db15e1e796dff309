package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.Finding;
import org.junheng.decision.record.ReplayDocument;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.rules.Clause;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.reading.RuleReading;
import org.junheng.web.Actors;
import org.junheng.web.Allowed;
import org.junheng.web.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A decision as a story: what was asked, by which rules, what came of it, and whether it holds. */
@Controller
@Allowed({Role.SUBMITTER, Role.EDITOR, Role.APPROVER, Role.AUDITOR})
final class DecisionController {
  private static final int ROWS = 50;

  private final Decisions decisions;

  DecisionController(Decisions decisions) {
    this.decisions = decisions;
  }

  /** Targets of one part of the document. */
  record Part(Titles.Chapter chapter, List<DistrictView.TargetLine> targets) {}

  @GetMapping("/console/decisions/{id}")
  String decision(@PathVariable String id, HttpServletRequest request, Model model)
      throws LogUnavailable {
    Optional<DistrictView> found = decisions.view(id, request);
    Optional<Shown> shown = decisions.shown(id, request);
    if (found.isEmpty() || shown.isEmpty()) {
      return "console/preparing";
    }
    DistrictView view = found.get();
    model.addAttribute("view", view);
    model.addAttribute("shown", shown.get());
    model.addAttribute("decided", Rows.time(view.decidedAt()));
    model.addAttribute("receipt", decisions.answers().receipt(shown.get().entry()));
    model.addAttribute("later", decisions.later(shown.get().entry(), view.district()));
    model.addAttribute("parts", parts(view, shown.get(), Reader.of(request).language()));
    return "console/decision";
  }

  private static List<Part> parts(DistrictView view, Shown shown, Locale language) {
    Map<String, List<DistrictView.TargetLine>> byChapter = new LinkedHashMap<>();
    view.targets()
        .forEach(
            each -> byChapter.computeIfAbsent(each.chapter(), key -> new ArrayList<>()).add(each));
    return Titles.chapters(
            shown.pack(), shown.pack().rulesInForce(shown.decision().asOf()), language)
        .values()
        .stream()
        .map(chapter -> new Part(chapter, byChapter.getOrDefault(chapter.id(), List.of())))
        .toList();
  }

  @Allowed(Role.AUDITOR)
  @PostMapping("/console/decisions/{id}/replay")
  String replay(@PathVariable String id, HttpServletRequest request, Model model)
      throws LogUnavailable {
    var entry = decisions.answers().find(id, Actors.of(request));
    Decisions.requireSeen(entry, request);
    model.addAttribute("id", id);
    model.addAttribute(
        "replay",
        ReplayDocument.of(
            entry.decision(),
            decisions.answers().replay(entry.decision()),
            Reader.of(request).language()));
    return request.getHeader("HX-Request") == null ? "console/replay" : "console/parts :: replay";
  }

  @GetMapping("/console/decisions/{id}/targets/{target}")
  String target(
      @PathVariable String id,
      @PathVariable String target,
      @RequestParam(defaultValue = "") String outcome,
      @RequestParam(defaultValue = "1") int page,
      HttpServletRequest request,
      Model model)
      throws LogUnavailable {
    Optional<Shown> found = decisions.shown(id, request);
    if (found.isEmpty()) {
      return "console/preparing";
    }
    Shown shown = found.get();
    Locale language = Reader.of(request).language();
    Rule rule = rule(shown, target);
    List<Finding> all =
        shown.decision().findings().stream()
            .filter(each -> each.rule().id().equals(target))
            .toList();
    String chosen =
        outcome.isEmpty() && all.stream().anyMatch(each -> each.outcome() == Outcome.UNMET)
            ? Outcome.UNMET.name()
            : outcome;
    List<Finding> wanted =
        all.stream()
            .filter(
                each ->
                    chosen.isEmpty()
                        || chosen.equals("ALL")
                        || each.outcome().name().equals(chosen))
            .toList();
    int pages = Math.max(1, (wanted.size() + ROWS - 1) / ROWS);
    int at = Math.min(Math.max(page, 1), pages);
    Pack.Document document = shown.ruleSet().origin(shown.pack(), rule).document();
    RuleReading reading = RuleReading.of(rule, document, shown.ruleSet().vocabulary());
    Clause clause = shown.pack().clauses().get(rule.head().clause());
    model.addAttribute("shown", shown);
    model.addAttribute("rule", rule);
    model.addAttribute("title", Titles.of(rule, language));
    model.addAttribute(
        "sentence",
        (language.getLanguage().equals("en") ? reading.english() : reading.chinese()).text());
    model.addAttribute("document", document);
    if (clause != null) {
      model.addAttribute("clause", clause);
    }
    model.addAttribute("filters", filters(all, chosen, language));
    model.addAttribute("chosen", chosen);
    model.addAttribute(
        "lines",
        wanted.subList((at - 1) * ROWS, Math.min(wanted.size(), at * ROWS)).stream()
            .map(each -> Rows.of(shown, each, null, language))
            .toList());
    model.addAttribute("page", at);
    model.addAttribute("pages", pages);
    return "console/target";
  }

  private static List<SchoolController.Filter> filters(
      List<Finding> findings, String chosen, Locale language) {
    List<SchoolController.Filter> filters = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      int number = (int) findings.stream().filter(each -> each.outcome() == outcome).count();
      if (number > 0) {
        filters.add(
            new SchoolController.Filter(
                outcome.name(),
                outcome.label().in(language),
                number,
                chosen.equals(outcome.name())));
      }
    }
    filters.add(
        new SchoolController.Filter(
            "ALL",
            Message.of("console.all").in(language),
            findings.size(),
            chosen.equals("ALL") || chosen.isEmpty()));
    return filters;
  }

  private static Rule rule(Shown shown, String target) {
    return shown
        .pack()
        .rule(target)
        .orElseThrow(
            () -> Refused.because(404, Message.of("console.no-target", target, shown.pack().id())));
  }

  @GetMapping("/console/decisions/{id}/finding")
  String finding(
      @PathVariable String id,
      @RequestParam String target,
      @RequestParam String path,
      HttpServletRequest request,
      Model model)
      throws LogUnavailable {
    Optional<Shown> found = decisions.shown(id, request);
    if (found.isEmpty()) {
      return "console/preparing";
    }
    Shown shown = found.get();
    Finding finding =
        shown.decision().findings().stream()
            .filter(each -> each.rule().id().equals(target))
            .filter(each -> each.subject().path().equals(path))
            .findFirst()
            .orElseThrow(
                () -> Refused.because(404, Message.of("console.no-finding", target, path)));
    model.addAttribute("shown", shown);
    model.addAttribute("story", Story.of(shown, finding, Reader.of(request).language()));
    return "console/finding";
  }
}
