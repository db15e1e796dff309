package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.identity.Role;
import org.junheng.jobs.Jobs;
import org.junheng.message.Message;
import org.junheng.rules.Outcome;
import org.junheng.web.Allowed;
import org.junheng.web.Caller;
import org.junheng.web.JobDocument;
import org.junheng.web.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Long work: handed in, watched, stopped, fetched. */
@Controller
@Allowed(Role.SUBMITTER)
final class JobsPageController {
  private static final String PAGE = "/console/jobs";
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private final Jobs jobs;

  JobsPageController(Jobs jobs) {
    this.jobs = jobs;
  }

  /**
   * A job as the page shows it.
   *
   * @param percent of what is expected; null where that is not known
   * @param left until it is done, in words; empty where that cannot be told
   * @param message why it failed, or what it waits for; empty where there is nothing to say
   */
  record Row(
      UUID id,
      String file,
      String state,
      boolean finished,
      @Nullable Integer percent,
      String progress,
      String findings,
      String left,
      String submitted,
      String message,
      List<String> notes,
      boolean result) {}

  @GetMapping(PAGE)
  String page(HttpServletRequest request, Model model) {
    model.addAttribute("packs", HandInController.packs(Caller.of(request)));
    list(request, model);
    return "console/jobs";
  }

  @GetMapping(PAGE + "/list")
  String part(HttpServletRequest request, Model model) {
    list(request, model);
    return "console/jobs :: list";
  }

  @PostMapping(PAGE + "/{id}/cancel")
  String cancel(HttpServletRequest request, @PathVariable("id") UUID id, Model model) {
    jobs.cancel(id);
    return part(request, model);
  }

  @PostMapping(PAGE + "/{id}/remove")
  String remove(HttpServletRequest request, @PathVariable("id") UUID id, Model model)
      throws IOException {
    if (jobs.find(id).isPresent() && !jobs.remove(id)) {
      throw Refused.because(409, Message.of("problem.job-under-way", id));
    }
    return part(request, model);
  }

  private void list(HttpServletRequest request, Model model) {
    Locale language = Caller.of(request).language();
    List<Row> rows = jobs.list().stream().map(each -> row(each, language)).toList();
    model.addAttribute("jobs", rows);
    model.addAttribute("working", rows.stream().anyMatch(row -> !row.finished()));
  }

  private static Row row(Jobs.Standing standing, Locale language) {
    JobDocument job = JobDocument.of(standing, language);
    Long expected = job.expected();
    Long left = job.secondsLeft();
    String state = job.state().name().toLowerCase(Locale.ROOT);
    return new Row(
        job.id(),
        job.file(),
        state,
        job.state().isFinished(),
        expected == null || expected == 0
            ? null
            : (int) Math.min(100, job.lines() * 100 / expected),
        Message.of(
                "console.jobs.progress", job.lines(), expected == null ? "?" : expected, job.bad())
            .in(language),
        findings(job, language),
        left == null ? "" : Message.of("console.jobs.left", left).in(language),
        job.submittedAt().atZoneSameInstant(ZoneId.systemDefault()).format(MINUTE),
        Objects.requireNonNullElse(job.message(), ""),
        job.notes(),
        job.lines() > 0);
  }

  private static String findings(JobDocument job, Locale language) {
    StringBuilder found = new StringBuilder();
    for (Outcome outcome : List.of(Outcome.MET, Outcome.UNMET, Outcome.UNDETERMINED)) {
      long count = job.findings().getOrDefault(outcome, 0L);
      found.append(found.isEmpty() ? "" : "  ");
      found.append(outcome.label().in(language)).append(' ').append(count);
    }
    return found.toString();
  }
}
