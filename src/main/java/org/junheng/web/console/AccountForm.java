package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.identity.Account;
import org.junheng.identity.Administration;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.web.Refused;

/**
 * What stands in the form of an account: what is there, or what somebody typed.
 *
 * @param districts codes as they are typed; empty for all
 * @param version that was looked at; 0 for a new one
 */
record AccountForm(
    String name,
    String title,
    Account.Kind kind,
    Set<Role> roles,
    String districts,
    String openId,
    boolean disabled,
    String reason,
    long version) {
  static final AccountForm EMPTY =
      new AccountForm("", "", Account.Kind.PERSON, Set.of(), "", "", false, "", 0);

  AccountForm {
    roles = Set.copyOf(roles);
  }

  /**
   * A box to tick.
   *
   * @param name as it is sent
   */
  record Box(String name, String text, boolean ticked) {}

  static AccountForm of(Account account) {
    Set<String> limits = account.districts();
    return new AccountForm(
        account.name(),
        account.title(),
        account.kind(),
        account.roles(),
        limits == null ? "" : String.join(" ", new TreeSet<>(limits)),
        Objects.requireNonNullElse(account.openId(), ""),
        account.disabled(),
        "",
        account.version());
  }

  /**
   * As it was sent.
   *
   * @param name of the account, where that is not typed; null where it is
   */
  static AccountForm typed(HttpServletRequest request, @Nullable String name) {
    String version = text(request, "version");
    return new AccountForm(
        name == null ? text(request, "name") : name,
        text(request, "title"),
        text(request, "kind").equals("SYSTEM") ? Account.Kind.SYSTEM : Account.Kind.PERSON,
        roles(request),
        text(request, "districts"),
        text(request, "openId"),
        request.getParameter("disabled") != null,
        text(request, "reason"),
        version.matches("[0-9]{1,18}") ? Long.parseLong(version) : 0);
  }

  Administration.Wish wish() {
    return new Administration.Wish(
        title, roles, codes(districts), openId.isEmpty() ? null : openId, disabled);
  }

  List<Box> boxes(Locale language) {
    return boxes(List.of(Role.values()), roles, language);
  }

  static List<Box> boxes(List<Role> all, Set<Role> ticked, Locale language) {
    return all.stream()
        .map(role -> new Box(role.name(), role.label().in(language), ticked.contains(role)))
        .toList();
  }

  static Set<Role> roles(HttpServletRequest request) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    String[] words = request.getParameterValues("roles");
    for (String word : words == null ? new String[0] : words) {
      roles.add(
          Stream.of(Role.values())
              .filter(role -> role.name().equals(word))
              .findFirst()
              .orElseThrow(
                  () ->
                      Refused.because(
                          422,
                          Message.of(
                              "problem.member", "roles", List.of(Role.values()).toString()))));
    }
    return roles;
  }

  /** Codes with blanks or commas between them; null for no limit where there are none. */
  static @Nullable Set<String> codes(String typed) {
    Set<String> codes = new LinkedHashSet<>();
    for (String code : typed.split("[\\s,，、;；]+", -1)) {
      if (!code.isEmpty()) {
        codes.add(code);
      }
    }
    return codes.isEmpty() ? null : codes;
  }

  static String text(HttpServletRequest request, String name) {
    return Objects.requireNonNullElse(request.getParameter(name), "").strip();
  }
}
