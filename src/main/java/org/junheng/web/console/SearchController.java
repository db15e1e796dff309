package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.EntryHeader;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.record.DecisionQuery;
import org.junheng.decision.record.DecisionSummary;
import org.junheng.decision.record.RecordedDecisions;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.rules.Outcome;
import org.junheng.web.Actors;
import org.junheng.web.Allowed;
import org.junheng.web.Caller;
import org.junheng.web.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Finds decisions of the past by whom they were about and what came of them. */
@Controller
@Allowed(Role.AUDITOR)
final class SearchController {
  private static final int ROWS = 20;

  private final Decisions decisions;

  SearchController(Decisions decisions) {
    this.decisions = decisions;
  }

  /**
   * What is sought, as it stands in the form; empty where anything may be.
   *
   * @param from first day, and {@code to} the last one, on which it was recorded
   * @param before position to go on before
   */
  record Sought(
      @Nullable String school,
      @Nullable String district,
      @Nullable String pack,
      @Nullable String target,
      @Nullable String outcome,
      @Nullable String verdict,
      @Nullable String ruleSet,
      @Nullable String sender,
      @Nullable String from,
      @Nullable String to,
      @Nullable Long before) {

    DecisionQuery query() {
      return new DecisionQuery(
          given(pack),
          given(district),
          given(school),
          given(target),
          outcome(outcome),
          outcome(verdict),
          given(sender),
          given(ruleSet),
          day("from", from, 0),
          day("to", to, 1),
          before == null ? Long.MAX_VALUE : Math.max(1, before),
          ROWS);
    }

    private static @Nullable String given(@Nullable String text) {
      return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable Outcome outcome(@Nullable String word) {
      return Stream.of(Outcome.values())
          .filter(each -> each.name().equals(word))
          .findFirst()
          .orElse(null);
    }

    private static @Nullable Instant day(String name, @Nullable String text, int later) {
      String given = given(text);
      try {
        return given == null
            ? null
            : LocalDate.parse(given)
                .plusDays(later)
                .atStartOfDay(ZoneId.systemDefault())
                .toInstant();
      } catch (DateTimeException e) {
        throw Refused.because(422, Message.of("problem.condition", name, given));
      }
    }
  }

  /**
   * A decision that was found.
   *
   * @param summary null where what it said was dropped after its time
   */
  record Found(String id, long position, String time, @Nullable DecisionSummary summary) {
    /** How many of its findings are unmet. */
    public int unmet() {
      return summary == null ? 0 : summary.counts().getOrDefault(Outcome.UNMET, 0);
    }
  }

  @GetMapping("/console/audit")
  String search(@ModelAttribute Sought sought, HttpServletRequest request, Model model)
      throws LogUnavailable {
    DecisionQuery query = sought.query();
    List<Found> found = new ArrayList<>();
    long next = 0;
    Optional<List<EntryHeader>> headers = decisions.records().headers(query);
    if (headers.isPresent()) {
      for (EntryHeader header : headers.get()) {
        found.add(decisions.summary(header));
      }
      next =
          headers.get().size() < ROWS ? 0 : headers.get().get(headers.get().size() - 1).position();
    } else {
      RecordedDecisions.Page page = decisions.records().page(query);
      page.decisions().forEach(each -> found.add(decisions.summary(each)));
      next = page.next();
    }
    Set<String> seen = Actors.of(request).districts();
    if (seen != null) {
      found.removeIf(
          each -> each.summary() == null || !seen.contains(each.summary().district().code()));
    }
    model.addAttribute("sought", sought);
    model.addAttribute("found", found);
    model.addAttribute("next", next);
    model.addAttribute("outcomes", Outcome.values());
    model.addAttribute(
        "verdicts", List.of(Outcome.MET, Outcome.UNMET, Outcome.UNDETERMINED, Outcome.ERROR));
    model.addAttribute("packs", Caller.of(request).maker().ruleSet().packs().keySet());
    return "console/audit";
  }
}
