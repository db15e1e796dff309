package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.identity.Account;
import org.junheng.identity.Accounts;
import org.junheng.identity.Administration;
import org.junheng.identity.IdentityRefused;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.web.Actors;
import org.junheng.web.Allowed;
import org.junheng.web.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Who has an account and what they may: seen, given and taken. */
@Controller
@Allowed(Role.ADMINISTRATOR)
final class AccountsPageController {
  static final String PAGE = "/console/accounts";

  private final Accounts accounts;
  private final Administration administration;

  AccountsPageController(Accounts accounts, Administration administration) {
    this.accounts = accounts;
    this.administration = administration;
  }

  /**
   * An account in the list.
   *
   * @param state {@code disabled}, {@code first} where the password was given to them and is still
   *     to be changed, or {@code active}
   * @param roles by their words in addresses of texts
   * @param districts that limit it; empty for none
   */
  record Row(
      String name,
      String title,
      boolean person,
      String state,
      List<String> roles,
      String districts,
      String changed) {
    static Row of(Account account) {
      Set<String> limits = account.districts();
      return new Row(
          account.name(),
          account.title(),
          account.kind() == Account.Kind.PERSON,
          account.disabled() ? "disabled" : account.mustChange() ? "first" : "active",
          words(account.roles()),
          limits == null ? "" : String.join("  ", new TreeSet<>(limits)),
          Rows.time(account.changedAt()));
    }
  }

  /** Roles by the last part of the codes of their texts. */
  static List<String> words(Set<Role> roles) {
    return roles.stream().sorted().map(role -> role.name().toLowerCase(Locale.ROOT)).toList();
  }

  @GetMapping(PAGE)
  String list(HttpServletRequest request, Model model) {
    return list(AccountForm.EMPTY, request, model);
  }

  private String list(AccountForm form, HttpServletRequest request, Model model) {
    model.addAttribute("accounts", accounts.all().stream().map(Row::of).toList());
    show(form, request, model);
    return "console/accounts";
  }

  @PostMapping(PAGE)
  String create(HttpServletRequest request, HttpServletResponse response, Model model)
      throws LogUnavailable {
    AccountForm form = AccountForm.typed(request, null);
    try {
      Administration.Created created =
          administration.create(
              form.name(), form.kind(), form.wish(), Actors.of(request), form.reason());
      model.addAttribute("said", "created");
      model.addAttribute("password", Objects.requireNonNullElse(created.password(), ""));
      return one(created.account(), AccountForm.of(created.account()), request, model);
    } catch (IdentityRefused e) {
      refused(e, request, response, model);
      return list(form, request, model);
    }
  }

  @GetMapping(PAGE + "/{name}")
  String one(
      @PathVariable("name") String name,
      @RequestParam(required = false) @Nullable String saved,
      HttpServletRequest request,
      Model model) {
    Account account = found(name);
    if (saved != null) {
      model.addAttribute("said", "saved");
    }
    return one(account, AccountForm.of(account), request, model);
  }

  private String one(Account account, AccountForm form, HttpServletRequest request, Model model) {
    model.addAttribute("account", Row.of(account));
    model.addAttribute("self", account.name().equals(Actors.of(request).person()));
    model.addAttribute(
        "keys",
        accounts.keys().stream()
            .filter(key -> key.account().equals(account.name()) && !key.revoked())
            .count());
    show(form, request, model);
    return "console/account";
  }

  @PostMapping(PAGE + "/{name}")
  String change(
      @PathVariable("name") String name,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws LogUnavailable {
    Account account = found(name);
    AccountForm form = AccountForm.typed(request, name);
    try {
      administration.change(name, form.version(), form.wish(), Actors.of(request), form.reason());
      return "redirect:" + address(name) + "?saved";
    } catch (IdentityRefused e) {
      refused(e, request, response, model);
      return one(account, form, request, model);
    }
  }

  @PostMapping(PAGE + "/{name}/password")
  String reset(
      @PathVariable("name") String name,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws LogUnavailable {
    Account account = found(name);
    try {
      String password =
          administration.resetPassword(
              name, Actors.of(request), AccountForm.text(request, "reason"));
      model.addAttribute("said", "reset");
      model.addAttribute("password", password);
      account = found(name);
    } catch (IdentityRefused e) {
      refused(e, request, response, model);
    }
    return one(account, AccountForm.of(account), request, model);
  }

  static void refused(
      IdentityRefused refusal,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Refused told = Refused.because(refusal);
    response.setStatus(told.status());
    model.addAttribute("trouble", told.message().in(Reader.of(request).language()));
  }

  private static void show(AccountForm form, HttpServletRequest request, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("boxes", form.boxes(Reader.of(request).language()));
  }

  private Account found(String name) {
    return accounts
        .find(name)
        .orElseThrow(() -> Refused.because(404, Message.of("identity.unknown", name)));
  }

  private static String address(String name) {
    return UriComponentsBuilder.fromPath(PAGE).pathSegment(name).encode().build().toUriString();
  }
}
