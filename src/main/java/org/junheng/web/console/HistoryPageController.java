package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.publishing.DraftCheck;
import org.junheng.publishing.DraftDifference;
import org.junheng.publishing.DraftRefused;
import org.junheng.publishing.Drafts;
import org.junheng.publishing.FolderStatus;
import org.junheng.publishing.LiveRules;
import org.junheng.publishing.Publication;
import org.junheng.publishing.PublicationRefused;
import org.junheng.publishing.Publications;
import org.junheng.web.Actors;
import org.junheng.web.Allowed;
import org.junheng.web.Caller;
import org.junheng.web.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was in force when, who put it there and why; and taking it back. */
@Controller
@Allowed({Role.SUBMITTER, Role.EDITOR, Role.APPROVER, Role.AUDITOR})
final class HistoryPageController {
  private static final String PAGE = "/console/history";

  private final Publications publications;
  private final Drafts drafts;
  private final LiveRules live;

  HistoryPageController(Publications publications, Drafts drafts, LiveRules live) {
    this.publications = publications;
    this.drafts = drafts;
    this.live = live;
  }

  /** A publication as a page shows it. */
  record Line(
      UUID id,
      String kind,
      String ruleSet,
      @Nullable String before,
      String reason,
      String author,
      String approver,
      boolean approved,
      String at,
      String effective,
      @Nullable UUID draft,
      boolean inForce,
      boolean waits,
      boolean canReturn) {}

  @GetMapping(PAGE)
  String page(HttpServletRequest request, Model model) {
    Locale language = Caller.of(request).language();
    List<Publication> all = new ArrayList<>(publications.history());
    Collections.reverse(all);
    Optional<Publication> now = publications.inForce();
    Optional<Publication> waiting = publications.pending();
    boolean approver = Actors.of(request).may(Role.APPROVER);
    model.addAttribute(
        "lines",
        all.stream()
            .map(
                each -> {
                  boolean inForce = now.filter(one -> one.id().equals(each.id())).isPresent();
                  boolean waits = waiting.filter(one -> one.id().equals(each.id())).isPresent();
                  Publication.Person agreed = each.approver();
                  return new Line(
                      each.id(),
                      each.kind().label().in(language),
                      each.ruleSet(),
                      each.before(),
                      each.reason(),
                      person(each.author(), language),
                      agreed == null ? "" : person(agreed, language),
                      each.approved(),
                      Rows.time(each.at()),
                      Rows.time(each.effective()),
                      each.draft(),
                      inForce,
                      waits,
                      approver
                          && !inForce
                          && !waits
                          && each.kind() != Publication.Kind.CANCELLED
                          && now.filter(one -> one.ruleSet().equals(each.ruleSet())).isEmpty());
                })
            .toList());
    model.addAttribute("approver", approver);
    FolderStatus folder = live.folder();
    Message told = folder.message();
    model.addAttribute("folder", told == null ? "" : told.in(language));
    model.addAttribute(
        "folderProblems",
        folder.problems().stream()
            .map(
                each ->
                    each.file()
                        + ":"
                        + each.line()
                        + ":"
                        + each.column()
                        + "  "
                        + each.message().in(language))
            .toList());
    model.addAttribute("since", Rows.time(folder.since()));
    return "console/history";
  }

  private static String person(Publication.Person person, Locale language) {
    return person.equals(Publication.Person.FOLDER)
        ? Message.of("console.history.folder").in(language)
        : Rows.person(person.name(), language);
  }

  @Allowed({Role.EDITOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping(PAGE + "/difference")
  String difference(
      @RequestParam String from, @RequestParam String to, HttpServletRequest request, Model model)
      throws LogUnavailable, DraftRefused {
    DraftCheck is = drafts.check(to);
    model.addAttribute(
        "changes",
        DraftPageController.Changes.of(
            DraftDifference.of(drafts.check(from), is), is.cases(), Caller.of(request).language()));
    return "console/draft-parts :: changes";
  }

  @Allowed(Role.APPROVER)
  @PostMapping(PAGE + "/rollback")
  ResponseEntity<Void> rollBack(
      @RequestParam String to, @RequestParam String reason, HttpServletRequest request)
      throws LogUnavailable {
    try {
      publications.rollBack(to, reason, Actors.of(request));
      return back();
    } catch (PublicationRefused e) {
      throw Refused.because(409, e.reason());
    }
  }

  @Allowed(Role.APPROVER)
  @PostMapping(PAGE + "/{id}/cancel")
  ResponseEntity<Void> cancel(
      @PathVariable String id, @RequestParam String reason, HttpServletRequest request)
      throws LogUnavailable {
    try {
      publications.cancel(DraftPageController.id(id), reason, Actors.of(request));
      return back();
    } catch (PublicationRefused e) {
      throw Refused.because(409, e.reason());
    }
  }

  private static ResponseEntity<Void> back() {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", PAGE).build();
  }
}
