package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.EntryHeader;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.district.DistrictSummary;
import org.junheng.decision.record.RecordedDecisions;
import org.junheng.identity.Role;
import org.junheng.web.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Whether a district would pass today, what holds it back, and where to look first. */
@Controller
@Allowed({Role.SUBMITTER, Role.EDITOR, Role.APPROVER, Role.AUDITOR})
final class OverviewController {
  private final Decisions decisions;

  OverviewController(Decisions decisions) {
    this.decisions = decisions;
  }

  /**
   * A decision, or a district, to choose.
   *
   * @param text count date and pack; code and name
   */
  record Choice(String id, String text) {}

  @GetMapping("/console")
  String overview(
      @RequestParam(required = false) @Nullable String district,
      @RequestParam(required = false) @Nullable String decision,
      @RequestParam(required = false) @Nullable String chapter,
      @RequestParam(defaultValue = "1") int page,
      HttpServletRequest request,
      Model model)
      throws LogUnavailable {
    List<String> districts = decisions.districts(request);
    if (districts.isEmpty()) {
      model.addAttribute("packs", Start.packs(request));
      return "console/start";
    }
    List<RecordedDecisions.OfDistrict> reports = decisions.reports(request);
    String id = chosen(district, decision, reports, districts);
    Optional<DistrictView> view = decisions.view(id, request);
    if (view.isEmpty()) {
      return "console/preparing";
    }
    DistrictView shown = view.get();
    decisions.beginShown(shown.id());
    model.addAttribute("view", shown);
    model.addAttribute("decided", Rows.time(shown.decidedAt()));
    model.addAttribute(
        "districts",
        districts.stream()
            .map(code -> new Choice(code, (code + " " + decisions.nameOf(code)).strip()))
            .toList());
    model.addAttribute(
        "reports",
        reports.stream()
            .filter(each -> each.district().equals(shown.district()))
            .map(
                each ->
                    new Choice(
                        each.entry().id().toString(), each.countDate() + " · " + each.pack()))
            .toList());
    // Schools and balance first: they decide by themselves; then what concerns most.
    List<DistrictSummary.Obstacle> obstacles =
        shown.summary().obstacles().stream()
            .sorted(
                Comparator.comparing(
                        (DistrictSummary.Obstacle each) -> each.kind() == DistrictSummary.Kind.ITEM)
                    .thenComparing(each -> -each.number()))
            .toList();
    model.addAttribute("obstacles", obstacles);
    model.addAttribute("offices", obstacles.stream().anyMatch(each -> !each.offices().isEmpty()));
    model.addAttribute("passing", passing(shown));
    model.addAttribute("first", shown.schools().stream().limit(10).toList());
    model.addAttribute("heat", HeatPage.of(shown, chapter, page));
    return "console/overview";
  }

  /** The row of all stages together; null where the rules have no indicators. */
  private static @Nullable Object passing(DistrictView view) {
    int rows = view.summary().passing().size();
    return rows == 0 ? null : view.summary().passing().get(rows - 1);
  }

  /** The decision asked for; else the last word on the district asked for, or on any. */
  private String chosen(
      @Nullable String district,
      @Nullable String decision,
      List<RecordedDecisions.OfDistrict> reports,
      List<String> districts)
      throws LogUnavailable {
    boolean another = district != null && !district.isEmpty() && districts.contains(district);
    if (decision != null && !decision.isEmpty()) {
      boolean elsewhere =
          another
              && reports.stream()
                  .anyMatch(
                      each ->
                          each.entry().id().toString().equals(decision)
                              && !each.district().equals(district));
      if (!elsewhere) {
        return decision;
      }
    }
    Optional<EntryHeader> whole =
        reports.stream()
            .filter(each -> !another || each.district().equals(district))
            .map(RecordedDecisions.OfDistrict::entry)
            .findFirst();
    if (whole.isEmpty()) {
      whole = decisions.records().newestOf(another ? String.valueOf(district) : districts.get(0));
    }
    return whole.orElseThrow().id().toString();
  }

  @GetMapping("/console/decisions/{id}/heat")
  String heat(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String chapter,
      @RequestParam(defaultValue = "1") int page,
      HttpServletRequest request,
      Model model)
      throws LogUnavailable {
    Optional<DistrictView> view = decisions.view(id, request);
    if (view.isEmpty()) {
      return "console/preparing";
    }
    model.addAttribute("view", view.get());
    model.addAttribute("heat", HeatPage.of(view.get(), chapter, page));
    return "console/parts :: heat";
  }

  @GetMapping("/console/decisions/{id}/progress")
  String progress(@PathVariable String id, HttpServletRequest request, Model model)
      throws LogUnavailable {
    Optional<DistrictView> view = decisions.view(id, request);
    Optional<Progress> progress =
        view.isEmpty() ? Optional.empty() : decisions.progress(view.get(), request);
    if (progress.isEmpty()) {
      model.addAttribute("again", "/console/decisions/" + id + "/progress");
      return "console/parts :: again";
    }
    model.addAttribute("view", view.get());
    model.addAttribute("progress", progress.get());
    return "console/parts :: progress";
  }
}
