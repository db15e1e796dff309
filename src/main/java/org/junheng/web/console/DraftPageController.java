package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.cases.Case;
import org.junheng.cases.CaseResult;
import org.junheng.cases.CaseRunner;
import org.junheng.decision.record.ArchivedRules;
import org.junheng.identity.Actor;
import org.junheng.identity.Role;
import org.junheng.jobs.Jobs;
import org.junheng.message.Message;
import org.junheng.publishing.DraftCheck;
import org.junheng.publishing.DraftDifference;
import org.junheng.publishing.DraftEvent;
import org.junheng.publishing.DraftMakers;
import org.junheng.publishing.DraftOfRules;
import org.junheng.publishing.DraftRefused;
import org.junheng.publishing.DraftState;
import org.junheng.publishing.DraftSteps;
import org.junheng.publishing.Drafts;
import org.junheng.publishing.Gate;
import org.junheng.publishing.Witnesses;
import org.junheng.web.Actors;
import org.junheng.web.Allowed;
import org.junheng.web.Caller;
import org.junheng.web.ImpactResults;
import org.junheng.web.JobDocument;
import org.junheng.web.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Drafts of rules: what they change, whether they may go live, and their way there. */
@Controller
@Allowed({Role.EDITOR, Role.APPROVER, Role.AUDITOR})
final class DraftPageController {
  private static final String PAGE = "/console/drafts";

  private final Drafts drafts;
  private final DraftSteps steps;
  private final Gate gate;
  private final DraftMakers makers;
  private final Witnesses witnesses;
  private final ImpactResults impacts;

  DraftPageController(
      Drafts drafts,
      DraftSteps steps,
      Gate gate,
      DraftMakers makers,
      Witnesses witnesses,
      ImpactResults impacts) {
    this.drafts = drafts;
    this.steps = steps;
    this.gate = gate;
    this.makers = makers;
    this.witnesses = witnesses;
    this.impacts = impacts;
  }

  /** A draft in a list. */
  record Line(
      UUID id, String title, String state, String stateName, String author, String changed) {}

  /** Something that happened to a draft, in words. */
  record Happened(String what, String person, String when, String note, int version) {}

  /** A question of the gate and its answer. */
  record GateLine(String question, boolean passed, String message, List<String> details) {}

  /** A case that comes out otherwise than it says. */
  record FailedCase(String key, String file, int line, String sentence, List<String> differences) {}

  /** What may be done with a draft by whoever looks at it. */
  record Steps(
      boolean edit,
      boolean submit,
      boolean giveBack,
      boolean approve,
      boolean publish,
      boolean withdraw,
      boolean rebase) {}

  @GetMapping(PAGE)
  String list(HttpServletRequest request, Model model) throws LogUnavailable {
    Locale language = Caller.of(request).language();
    model.addAttribute(
        "drafts",
        drafts.list().stream()
            .map(
                each ->
                    new Line(
                        each.id(),
                        each.title(),
                        each.state().word(),
                        state(each.state()).in(language),
                        Rows.person(each.author(), language),
                        Rows.time(each.last().at())))
            .toList());
    model.addAttribute("editor", Actors.of(request).may(Role.EDITOR));
    return "console/drafts";
  }

  static Message state(DraftState state) {
    return Message.of("draft." + state.word());
  }

  @Allowed(Role.EDITOR)
  @PostMapping(PAGE)
  ResponseEntity<Void> create(
      @RequestParam String title, @RequestParam String reason, HttpServletRequest request)
      throws LogUnavailable, DraftRefused {
    return to(drafts.create(title, reason, null, Actors.of(request)));
  }

  @GetMapping(PAGE + "/{id}")
  String one(@PathVariable String id, HttpServletRequest request, Model model)
      throws LogUnavailable, DraftRefused {
    Caller caller = Caller.of(request);
    DraftOfRules draft = drafts.find(id(id));
    String inForce = caller.maker().ruleSet().id();
    model.addAttribute("draft", draft);
    model.addAttribute("stateName", state(draft.state()).in(caller.language()));
    model.addAttribute("baseInForce", draft.base().equals(inForce));
    model.addAttribute("cancelled", cancelled(draft, caller.language()));
    model.addAttribute("steps", may(draft, Actors.of(request), draft.base().equals(inForce)));
    model.addAttribute(
        "history",
        draft.events().stream().map(event -> happened(event, caller.language())).toList());
    model.addAttribute(
        "editors",
        draft.editors().stream().map(name -> Rows.person(name, caller.language())).toList());
    DraftCheck check = drafts.check(draft.files());
    model.addAttribute("files", List.copyOf(check.files().files().keySet()));
    model.addAttribute("check", check);
    model.addAttribute("problems", problems(check, caller.language()));
    model.addAttribute("changes", changes(draft, caller.language()));
    return "console/draft";
  }

  /** That it was to go live and does not, where that is the last that happened to it. */
  private static String cancelled(DraftOfRules draft, Locale language) {
    DraftEvent last = draft.last();
    return draft.state() == DraftState.APPROVED && last.what() == DraftEvent.What.CANCELLED
        ? Message.of("console.draft.cancelled", Rows.person(last.person(), language), last.note())
            .in(language)
        : "";
  }

  private static Steps may(DraftOfRules draft, Actor actor, boolean baseInForce) {
    boolean editor = actor.may(Role.EDITOR);
    boolean approver = actor.may(Role.APPROVER);
    DraftState state = draft.state();
    boolean waits = state == DraftState.SUBMITTED || state == DraftState.APPROVED;
    return new Steps(
        editor && state == DraftState.OPEN,
        editor && state == DraftState.OPEN,
        (editor || approver) && waits,
        approver && state == DraftState.SUBMITTED,
        approver && state == DraftState.APPROVED,
        (editor || approver) && !state.isFinished(),
        editor && !baseInForce && !state.isFinished());
  }

  private static Happened happened(DraftEvent event, Locale language) {
    return new Happened(
        event.what().word(),
        Rows.person(event.person(), language),
        Rows.time(event.at()),
        event.note(),
        event.version());
  }

  /** A mistake of the files, with where it stands. */
  record Problem(String file, int line, int column, String message, String text) {}

  static List<Problem> problems(DraftCheck check, Locale language) {
    return check.problems().stream()
        .map(
            each ->
                new Problem(
                    each.file(),
                    each.line(),
                    each.column(),
                    each.message().in(language),
                    check.line(each)))
        .toList();
  }

  /**
   * A target that differs, in a sentence before and after; empty where there is none.
   *
   * @param drl the rule as it is written now; empty where it is gone
   * @param cases sentences of the cases that look at it now
   */
  record Change(
      String kind,
      String pack,
      String target,
      String title,
      String was,
      String is,
      String numbers,
      String drl,
      List<String> cases) {}

  /** What differs, target by target and file by file. */
  record Changes(boolean sound, List<Change> targets, List<DraftDifference.ChangedFile> files) {
    /**
     * @param cases those of the later rules
     */
    static Changes of(DraftDifference difference, List<Case> cases, Locale language) {
      boolean english = language.getLanguage().equals("en");
      return new Changes(
          difference.targets().isPresent(),
          difference.targets().map(all -> all.changes()).orElse(List.of()).stream()
              .map(
                  each -> {
                    var before = each.before();
                    var after = each.after();
                    var any = after == null ? before : after;
                    return new Change(
                        each.kind().name().toLowerCase(Locale.ROOT),
                        each.pack(),
                        each.target(),
                        any == null ? each.target() : any.title(),
                        before == null ? "" : english ? before.english() : before.chinese(),
                        after == null ? "" : english ? after.english() : after.chinese(),
                        before == null
                                || after == null
                                || before.limit() == null
                                || after.limit() == null
                                || before.limit().compareTo(after.limit()) == 0
                            ? ""
                            : before.limit().toPlainString()
                                + " → "
                                + after.limit().toPlainString()
                                + " "
                                + after.unit(),
                        after == null ? "" : after.drl(),
                        cases.stream()
                            .filter(one -> one.pack().equals(each.pack()))
                            .filter(one -> one.expectation().targets().contains(each.target()))
                            .map(Case::sentence)
                            .toList());
                  })
              .toList(),
          difference.files());
    }
  }

  private Changes changes(DraftOfRules draft, Locale language) throws LogUnavailable, DraftRefused {
    DraftCheck is = drafts.check(draft.files());
    return Changes.of(DraftDifference.of(drafts.check(draft.base()), is), is.cases(), language);
  }

  @GetMapping(PAGE + "/{id}/gate")
  String gate(@PathVariable String id, HttpServletRequest request, Model model)
      throws LogUnavailable, DraftRefused {
    Locale language = Caller.of(request).language();
    DraftOfRules draft = drafts.find(id(id));
    var result = gate.of(draft, draft.approval().map(DraftEvent::actor).orElse(null));
    model.addAttribute("passed", result.passed());
    model.addAttribute(
        "items",
        result.items().stream()
            .map(
                item ->
                    new GateLine(
                        item.question().word(),
                        item.passed(),
                        item.message().in(language),
                        item.details().stream()
                            .map(
                                each ->
                                    each.file()
                                        + ":"
                                        + each.line()
                                        + "  "
                                        + each.message().in(language))
                            .toList()))
            .toList());
    return "console/draft-parts :: gate";
  }

  @GetMapping(PAGE + "/{id}/cases")
  String cases(@PathVariable String id, HttpServletRequest request, Model model)
      throws LogUnavailable, DraftRefused {
    Locale language = Caller.of(request).language();
    DraftOfRules draft = drafts.find(id(id));
    DraftCheck check = drafts.check(draft.files());
    List<CaseResult> failed = failed(draft, check);
    model.addAttribute("draft", draft);
    model.addAttribute("count", check.cases().size());
    model.addAttribute(
        "editable", Actors.of(request).may(Role.EDITOR) && draft.state() == DraftState.OPEN);
    model.addAttribute(
        "failed",
        failed.stream()
            .map(
                each ->
                    new FailedCase(
                        DraftEditController.key(each),
                        each.of().at().file(),
                        each.of().at().line(),
                        each.of().sentence(),
                        each.differences().stream()
                            .map(one -> DifferingWords.of(one, language))
                            .toList()))
            .toList());
    return "console/draft-parts :: cases";
  }

  private List<CaseResult> failed(DraftOfRules draft, DraftCheck check) throws LogUnavailable {
    return failed(makers, draft, check);
  }

  /** The cases that come out otherwise than they say. */
  static List<CaseResult> failed(DraftMakers makers, DraftOfRules draft, DraftCheck check)
      throws LogUnavailable {
    if (!check.isClean()) {
      throw Refused.because(409, Message.of("console.draft.not-clean", check.problems().size()));
    }
    try {
      return makers.with(
          draft.files(),
          maker -> {
            CaseRunner runner = new CaseRunner(maker);
            return check.cases().stream()
                .map(runner::run)
                .filter(result -> !result.passed())
                .toList();
          });
    } catch (ArchivedRules.Unusable e) {
      throw Refused.because(409, e.reason());
    }
  }

  /** A school on which a draft and its base differ, in words. */
  record Example(
      String target, String message, List<String> before, List<String> after, String facts) {}

  @GetMapping(PAGE + "/{id}/witnesses")
  String witnesses(@PathVariable String id, HttpServletRequest request, Model model)
      throws LogUnavailable, DraftRefused {
    Locale language = Caller.of(request).language();
    DraftOfRules draft = drafts.find(id(id));
    DraftCheck was = drafts.check(draft.base());
    DraftCheck is = drafts.check(draft.files());
    if (was.ruleSet().isEmpty() || is.ruleSet().isEmpty()) {
      throw Refused.because(409, Message.of("console.draft.not-clean", is.problems().size()));
    }
    try {
      model.addAttribute(
          "examples",
          witnesses.between(was, is, null).stream()
              .map(
                  each ->
                      new Example(
                          each.target(),
                          each.message().in(language),
                          each.before().stream().map(one -> found(one, language)).toList(),
                          each.after().stream().map(one -> found(one, language)).toList(),
                          each.facts() == null ? "" : each.facts().toPrettyString()))
              .toList());
    } catch (ArchivedRules.Unusable e) {
      throw Refused.because(409, e.reason());
    }
    return "console/draft-parts :: witnesses";
  }

  private static String found(
      org.junheng.decision.record.RecordedFinding finding, Locale language) {
    String actual = finding.actual();
    return finding.outcome().label().in(language)
        + (actual == null ? "" : "（" + actual + " / " + finding.required() + "）");
  }

  /** The last look at what it would change on record, so far. */
  @GetMapping(PAGE + "/{id}/impact")
  String impact(@PathVariable String id, HttpServletRequest request, Model model)
      throws IOException, LogUnavailable, DraftRefused {
    Locale language = Caller.of(request).language();
    DraftOfRules draft = drafts.find(id(id));
    Optional<Jobs.Standing> newest = impacts.newest(draft.id());
    model.addAttribute("draft", draft);
    model.addAttribute("job", newest.map(each -> JobDocument.of(each, language)).orElse(null));
    model.addAttribute(
        "stale",
        newest
            .map(each -> !draft.files().equals(each.job().given().get(ImpactResults.AFTER)))
            .orElse(false));
    model.addAttribute(
        "summary",
        newest.isEmpty()
            ? null
            : impacts.summary(newest.get().job().id(), Actors.of(request).districts()));
    return "console/draft-parts :: impact";
  }

  @Allowed(Role.EDITOR)
  @PostMapping(PAGE + "/{id}/submit")
  ResponseEntity<Void> submit(
      @PathVariable String id,
      @RequestParam String tag,
      @RequestParam(defaultValue = "") String note,
      HttpServletRequest request)
      throws LogUnavailable, DraftRefused {
    return to(steps.submit(id(id), tag, note, Actors.of(request)));
  }

  @Allowed({Role.EDITOR, Role.APPROVER})
  @PostMapping(PAGE + "/{id}/return")
  ResponseEntity<Void> giveBack(
      @PathVariable String id,
      @RequestParam String tag,
      @RequestParam(defaultValue = "") String note,
      HttpServletRequest request)
      throws LogUnavailable, DraftRefused {
    return to(steps.giveBack(id(id), tag, note, Actors.of(request)));
  }

  @Allowed(Role.APPROVER)
  @PostMapping(PAGE + "/{id}/approve")
  ResponseEntity<Void> approve(
      @PathVariable String id,
      @RequestParam String tag,
      @RequestParam(defaultValue = "") String note,
      HttpServletRequest request)
      throws LogUnavailable, DraftRefused {
    return to(steps.approve(id(id), tag, note, Actors.of(request)));
  }

  /** Puts it in force, at once or from a day on. */
  @Allowed(Role.APPROVER)
  @PostMapping(PAGE + "/{id}/publish")
  ResponseEntity<Void> publish(
      @PathVariable String id,
      @RequestParam String tag,
      @RequestParam(defaultValue = "") String effective,
      @RequestParam(defaultValue = "") String note,
      HttpServletRequest request)
      throws LogUnavailable, DraftRefused {
    return to(steps.publish(id(id), tag, day(effective), note, Actors.of(request)));
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return text.isBlank() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Refused.because(422, Message.of("draft.day", text));
    }
  }

  @Allowed({Role.EDITOR, Role.APPROVER})
  @PostMapping(PAGE + "/{id}/withdraw")
  ResponseEntity<Void> withdraw(
      @PathVariable String id,
      @RequestParam String tag,
      @RequestParam(defaultValue = "") String note,
      HttpServletRequest request)
      throws LogUnavailable, DraftRefused {
    return to(steps.withdraw(id(id), tag, note, Actors.of(request)));
  }

  /** Takes over what came into force meanwhile. */
  @Allowed(Role.EDITOR)
  @PostMapping(PAGE + "/{id}/rebase")
  ResponseEntity<Void> rebase(
      @PathVariable String id,
      @RequestParam String tag,
      @RequestParam(defaultValue = "") String note,
      HttpServletRequest request)
      throws LogUnavailable, DraftRefused {
    return to(steps.rebase(id(id), tag, note, Actors.of(request)));
  }

  static ResponseEntity<Void> to(DraftOfRules draft) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header("Location", PAGE + "/" + draft.id())
        .build();
  }

  /**
   * @throws Refused where it is no id
   */
  static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Refused.because(404, Message.of("draft.unknown", text));
    }
  }
}
