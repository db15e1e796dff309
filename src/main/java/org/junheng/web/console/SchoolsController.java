package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.EntryHeader;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.record.RecordedDecisions;
import org.junheng.decision.record.SchoolHistory;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.rules.Outcome;
import org.junheng.web.Allowed;
import org.junheng.web.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The schools of a decision, and how one came out over the years. */
@Controller
@Allowed({Role.SUBMITTER, Role.EDITOR, Role.APPROVER, Role.AUDITOR})
final class SchoolsController {
  private static final int ROWS = 50;

  private final Decisions decisions;

  SchoolsController(Decisions decisions) {
    this.decisions = decisions;
  }

  @GetMapping("/console/schools")
  String schools(
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String colour,
      @RequestParam(defaultValue = "") String verdict,
      @RequestParam(defaultValue = "1") int page,
      HttpServletRequest request,
      Model model)
      throws LogUnavailable {
    Optional<String> id = decision.isEmpty() ? newest(request) : Optional.of(decision);
    if (id.isEmpty()) {
      model.addAttribute("packs", Start.packs(request));
      return "console/start";
    }
    Optional<DistrictView> found = decisions.view(id.get(), request);
    if (found.isEmpty()) {
      return "console/preparing";
    }
    DistrictView view = found.get();
    String sought = name.strip().toLowerCase(Locale.ROOT);
    List<DistrictView.SchoolLine> all =
        view.schools().stream()
            .filter(
                each ->
                    sought.isEmpty()
                        || each.name().toLowerCase(Locale.ROOT).contains(sought)
                        || each.id().toLowerCase(Locale.ROOT).startsWith(sought))
            .filter(each -> colour.isEmpty() || colour.equals(colourOf(each)))
            .filter(each -> verdict.isEmpty() || verdict.equals(each.verdict().name()))
            .toList();
    int pages = Math.max(1, (all.size() + ROWS - 1) / ROWS);
    int shown = Math.min(Math.max(page, 1), pages);
    model.addAttribute("view", view);
    model.addAttribute("name", name);
    model.addAttribute("colour", colour);
    model.addAttribute("verdict", verdict);
    model.addAttribute("found", all.size());
    model.addAttribute(
        "schools", all.subList((shown - 1) * ROWS, Math.min(all.size(), shown * ROWS)));
    model.addAttribute("page", shown);
    model.addAttribute("pages", pages);
    model.addAttribute(
        "verdicts", List.of(Outcome.UNMET, Outcome.ERROR, Outcome.UNDETERMINED, Outcome.MET));
    return "console/schools";
  }

  private static String colourOf(DistrictView.SchoolLine school) {
    return school.colour() == null ? "none" : school.colour();
  }

  private Optional<String> newest(HttpServletRequest request) throws LogUnavailable {
    Optional<String> whole =
        decisions.reports(request).stream()
            .map(RecordedDecisions.OfDistrict::entry)
            .map(entry -> entry.id().toString())
            .findFirst();
    if (whole.isPresent()) {
      return whole;
    }
    List<String> districts = decisions.districts(request);
    return districts.isEmpty()
        ? Optional.empty()
        : decisions.records().newestOf(districts.get(0)).map(entry -> entry.id().toString());
  }

  /** The newest decision about a school, by its code. */
  @GetMapping("/console/schools/{school}")
  String newest(@PathVariable String school) throws LogUnavailable {
    EntryHeader newest =
        decisions
            .records()
            .newestAbout(school)
            .orElseThrow(() -> Refused.because(404, Message.of("problem.school-not-in", school)));
    return "redirect:" + SchoolController.path(newest.id().toString(), school);
  }

  @GetMapping("/console/decisions/{id}/schools/{school}/history")
  String history(
      @PathVariable String id, @PathVariable String school, HttpServletRequest request, Model model)
      throws LogUnavailable {
    Optional<Shown> found = decisions.shown(id, request);
    Optional<SchoolHistory> known =
        found.isEmpty()
            ? Optional.empty()
            : decisions.history(school, found.get().pack().id(), request);
    if (known.isEmpty()) {
      model.addAttribute("again", SchoolController.path(id, school) + "/history");
      return "console/parts :: again";
    }
    Shown shown = found.orElseThrow();
    SchoolHistory history = known.get();
    model.addAttribute("school", school);
    model.addAttribute("history", history);
    model.addAttribute(
        "changed",
        history.targets().stream()
            .filter(
                each ->
                    each.relapsed()
                        || each.points().stream()
                            .anyMatch(
                                point ->
                                    point.change() == SchoolHistory.Change.MET
                                        || point.change() == SchoolHistory.Change.LOST
                                        || point.change() == SchoolHistory.Change.REGAINED))
            .map(each -> Changed.of(each, shown, Reader.of(request).language()))
            .toList());
    return "console/parts :: history";
  }

  /** A target that did not always come out the same. */
  record Changed(String target, String title, boolean relapsed, List<SchoolHistory.Point> points) {
    static Changed of(SchoolHistory.TargetHistory history, Shown shown, Locale language) {
      return new Changed(
          history.target(),
          shown
              .pack()
              .rule(history.target())
              .map(rule -> Titles.of(rule, language))
              .orElse(history.target()),
          history.relapsed(),
          history.points());
    }

    /** How it came out on a count date; null where it was not judged then. */
    public @Nullable Outcome on(java.time.LocalDate day) {
      return points.stream()
          .filter(point -> point.countDate().equals(day))
          .map(SchoolHistory.Point::outcome)
          .findFirst()
          .orElse(null);
    }
  }
}
