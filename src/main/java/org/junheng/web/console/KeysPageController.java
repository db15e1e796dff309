package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.identity.AccessKey;
import org.junheng.identity.Account;
import org.junheng.identity.Accounts;
import org.junheng.identity.Actor;
import org.junheng.identity.Administration;
import org.junheng.identity.IdentityRefused;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.web.Actors;
import org.junheng.web.Allowed;
import org.junheng.web.Refused;
import org.junheng.web.Refusing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keys by which programs say who they are: one's own, and those of systems. */
@Controller
@Allowed({Role.SUBMITTER, Role.EDITOR, Role.APPROVER, Role.AUDITOR, Role.ADMINISTRATOR})
final class KeysPageController {
  private static final String PAGE = "/console/keys";

  private final Accounts accounts;
  private final Administration administration;
  private final Refusing refusing;
  private final Clock clock = Clock.systemDefaultZone();

  KeysPageController(Accounts accounts, Administration administration, Refusing refusing) {
    this.accounts = accounts;
    this.administration = administration;
    this.refusing = refusing;
  }

  /**
   * A key in the list.
   *
   * @param state {@code good}, {@code expired} or {@code revoked}
   * @param expires when it ends; empty for never
   */
  record Row(
      String id,
      String account,
      String note,
      List<String> roles,
      String districts,
      String created,
      String expires,
      String state) {
    static Row of(AccessKey key, Instant now) {
      Set<String> limits = key.districts();
      Instant end = key.expires();
      boolean over = end != null && !now.isBefore(end);
      return new Row(
          key.id(),
          key.account(),
          key.note(),
          AccountsPageController.words(key.roles()),
          limits == null ? "" : String.join("  ", new TreeSet<>(limits)),
          Rows.time(key.created()),
          end == null ? "" : Rows.time(end),
          key.revoked() ? "revoked" : over ? "expired" : "good");
    }
  }

  /** For whom a key can be made. */
  record Owner(String name, String title, boolean self) {}

  @GetMapping(PAGE)
  String list(
      @RequestParam(required = false) @Nullable String revoked,
      @RequestParam(defaultValue = "") String account,
      HttpServletRequest request,
      Model model) {
    if (revoked != null) {
      model.addAttribute("said", "revoked");
    }
    return list(EnumSet.noneOf(Role.class), account, request, model);
  }

  private String list(Set<Role> ticked, String account, HttpServletRequest request, Model model) {
    Actor actor = Actors.of(request);
    boolean administrator = actor.may(Role.ADMINISTRATOR);
    Instant now = clock.instant();
    model.addAttribute("administrator", administrator);
    model.addAttribute(
        "keys",
        accounts.keys().stream()
            .filter(key -> administrator || key.account().equals(actor.person()))
            .map(key -> Row.of(key, now))
            .toList());
    List<Account> owners = owners(actor);
    model.addAttribute(
        "owners",
        owners.stream()
            .map(each -> new Owner(each.name(), each.title(), each.name().equals(actor.person())))
            .toList());
    Set<Role> roles = EnumSet.noneOf(Role.class);
    owners.forEach(each -> roles.addAll(each.roles()));
    model.addAttribute(
        "boxes", AccountForm.boxes(List.copyOf(roles), ticked, Reader.of(request).language()));
    model.addAttribute("chosen", account.isEmpty() ? actor.person() : account);
    for (String name : List.of("note", "districts", "expires")) {
      boolean made = model.containsAttribute("secret");
      model.addAttribute(name, made ? "" : AccountForm.text(request, name));
    }
    return "console/keys";
  }

  /** Oneself, where one signed in; and systems, for administrators. */
  private List<Account> owners(Actor actor) {
    List<Account> owners = new ArrayList<>();
    if (actor.key() == null) {
      accounts.find(actor.person()).ifPresent(owners::add);
    }
    if (actor.may(Role.ADMINISTRATOR)) {
      accounts.all().stream()
          .filter(each -> each.kind() == Account.Kind.SYSTEM && !each.disabled())
          .forEach(owners::add);
    }
    return owners;
  }

  @PostMapping(PAGE)
  String make(HttpServletRequest request, HttpServletResponse response, Model model)
      throws LogUnavailable {
    Actor actor = Actors.of(request);
    String account = AccountForm.text(request, "account");
    Set<Role> roles = AccountForm.roles(request);
    try {
      Administration.Made made =
          administration.makeKey(
              account.isEmpty() ? actor.person() : account,
              AccountForm.text(request, "note"),
              roles,
              AccountForm.codes(AccountForm.text(request, "districts")),
              end(AccountForm.text(request, "expires")),
              actor);
      model.addAttribute("said", "made");
      model.addAttribute("secret", made.secret());
      return list(EnumSet.noneOf(Role.class), account, request, model);
    } catch (IdentityRefused e) {
      note(e, request);
      AccountsPageController.refused(e, request, response, model);
      return list(roles, account, request, model);
    }
  }

  /** The day that is typed is the last one on which the key opens anything. */
  private static @Nullable Instant end(String day) {
    try {
      return day.isEmpty()
          ? null
          : LocalDate.parse(day).plusDays(1).atStartOfDay(ZoneId.systemDefault()).toInstant();
    } catch (DateTimeException e) {
      throw Refused.because(422, Message.of("problem.member", "expires", "2026-12-31"));
    }
  }

  @PostMapping(PAGE + "/{id}/revoke")
  String revoke(
      @PathVariable("id") String id,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws LogUnavailable {
    try {
      administration.revoke(id, Actors.of(request), AccountForm.text(request, "reason"));
      return "redirect:" + PAGE + "?revoked";
    } catch (IdentityRefused e) {
      note(e, request);
      AccountsPageController.refused(e, request, response, model);
      return list(EnumSet.noneOf(Role.class), "", request, model);
    }
  }

  private void note(IdentityRefused refusal, HttpServletRequest request) {
    if (refusal.why() == IdentityRefused.Cause.FORBIDDEN) {
      refusing.note(request, refusal.reason());
    }
  }
}
