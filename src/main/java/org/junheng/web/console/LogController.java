package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.AuditLog;
import org.junheng.audit.Checkpoint;
import org.junheng.audit.EntryHeader;
import org.junheng.audit.EntryQuery;
import org.junheng.audit.Expected;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.record.DecisionLog;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.web.Allowed;
import org.junheng.web.CheckpointDocument;
import org.junheng.web.RecordLabels;
import org.junheng.web.Refused;
import org.junheng.web.VerificationDocument;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The log itself: what stands in it, its signed head, and whether anybody touched it. */
@Controller
@Allowed(Role.AUDITOR)
final class LogController {
  private static final int ROWS = 30;

  private final AuditLog log;

  LogController(DecisionLog log) {
    this.log = log.log();
  }

  /** An entry in the list. */
  record Line(long position, String kind, String text, String id, String time, String hash) {
    static Line of(EntryHeader entry, Locale language) {
      return new Line(
          entry.position(),
          entry.kind(),
          text(entry.kind(), language),
          entry.id().toString(),
          Rows.time(entry.recordedAt().atZone(ZoneId.systemDefault()).toOffsetDateTime()),
          entry.hash());
    }

    /** What an entry is called; one of a later kind goes by its own name. */
    private static String text(String kind, Locale language) {
      return switch (kind) {
        case "log" -> Message.of("console.entry.log").in(language);
        case "key" -> Message.of("console.entry.key").in(language);
        case "retention" -> Message.of("console.entry.retention").in(language);
        case "rule-set" -> Message.of("console.entry.rule-set").in(language);
        case "decision" -> Message.of("console.entry.decision").in(language);
        case "publication" -> Message.of("console.entry.publication").in(language);
        case "rule-draft" -> Message.of("console.entry.rule-draft").in(language);
        case "account" -> Message.of("console.entry.account").in(language);
        case "access-key" -> Message.of("console.entry.access-key").in(language);
        case "refusals" -> Message.of("console.entry.refusals").in(language);
        default -> kind;
      };
    }
  }

  @GetMapping("/console/audit/log")
  String log(
      @RequestParam(required = false) @Nullable Long before,
      HttpServletRequest request,
      Model model)
      throws LogUnavailable {
    List<EntryHeader> entries =
        reader()
            .headers(
                new EntryQuery(
                    null,
                    Set.of(),
                    null,
                    null,
                    before == null ? Long.MAX_VALUE : Math.max(1, before),
                    ROWS));
    model.addAttribute(
        "entries",
        entries.stream().map(each -> Line.of(each, Reader.of(request).language())).toList());
    model.addAttribute(
        "next", entries.size() < ROWS ? 0L : entries.get(entries.size() - 1).position());
    model.addAttribute("head", reader().head().map(EntryHeader::position).orElse(0L));
    model.addAttribute("keys", reader().keys());
    reader().checkpoint().ifPresent(last -> show(last, model));
    return "console/log";
  }

  private void show(Checkpoint checkpoint, Model model) {
    model.addAttribute("checkpoint", CheckpointDocument.of(checkpoint, List.of()));
    model.addAttribute("signed", Rows.time(checkpoint.time()));
  }

  @PostMapping("/console/audit/checkpoint")
  String sign(HttpServletRequest request, Model model) throws LogUnavailable {
    show(log.checkpoint(), model);
    return request.getHeader("HX-Request") == null
        ? "redirect:/console/audit/log"
        : "console/parts :: checkpoint";
  }

  @PostMapping("/console/audit/verify")
  String verify(
      @RequestParam(defaultValue = "") String checkpoint, HttpServletRequest request, Model model)
      throws LogUnavailable {
    String text = checkpoint.replace("\r\n", "\n").strip();
    Expected expected = Expected.NOTHING;
    if (!text.isEmpty()) {
      try {
        expected = new Expected(List.of(Checkpoint.parse(text + "\n")), Set.of());
      } catch (IllegalArgumentException e) {
        throw Refused.because(422, Message.of("problem.checkpoint"));
      }
    }
    model.addAttribute(
        "found",
        VerificationDocument.of(
            reader().verify(expected, RecordLabels::of), Reader.of(request).language()));
    return request.getHeader("HX-Request") == null
        ? "console/verified"
        : "console/parts :: verified";
  }

  private LogReader reader() {
    return log.reader();
  }
}
