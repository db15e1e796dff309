package org.junheng.app;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.identity.Account;
import org.junheng.identity.Actor;
import org.junheng.identity.Administration;
import org.junheng.identity.Role;
import org.junheng.identity.SignIn;

/** Gives a running service its first administrator and others, as they would do it themselves. */
public final class Staff {
  public static final String PASSWORD = "四个 不相干 的词 correct horse";
  public static final String ADMINISTRATOR = Account.ADMINISTRATOR;

  private static final Actor ADMIN =
      new Actor(ADMINISTRATOR, null, Set.of(Role.ADMINISTRATOR), null);

  private final RunningService service;

  private Staff(RunningService service) {
    this.service = service;
  }

  /** Signs the administrator in with the first password and sets one of their own. */
  public static Staff first(RunningService service) {
    String first = service.bean(SignIn.class).firstPassword().orElseThrow();
    Browser browser = new Browser(service);
    browser.signIn(ADMINISTRATOR, first);
    if (browser.changePassword(first, PASSWORD).statusCode() != 200) {
      throw new AssertionError("no password of one's own");
    }
    return new Staff(service);
  }

  /** Where there is one already. */
  public static Staff of(RunningService service) {
    return new Staff(service);
  }

  public Browser administrator() {
    Browser browser = new Browser(service);
    browser.signIn(ADMINISTRATOR, PASSWORD);
    return browser;
  }

  /** A person with a password of their own, {@link #PASSWORD}. */
  public void person(String name, Set<Role> roles, @Nullable Set<String> districts)
      throws LogUnavailable {
    String first =
        administration()
            .create(name, Account.Kind.PERSON, wish(name, roles, districts), ADMIN, "test")
            .password();
    Browser browser = new Browser(service);
    browser.signIn(name, first);
    browser.changePassword(first, PASSWORD);
  }

  public void system(String name, Set<Role> roles, @Nullable Set<String> districts)
      throws LogUnavailable {
    administration().create(name, Account.Kind.SYSTEM, wish(name, roles, districts), ADMIN, "test");
  }

  /** A key of a system's, or of a person's own, as the header that shows it. */
  public String key(
      String name, Set<Role> roles, @Nullable Set<String> districts, @Nullable Instant expires)
      throws LogUnavailable {
    Actor by = new Actor(name, null, Set.of(Role.ADMINISTRATOR), null);
    return "Bearer "
        + administration().makeKey(name, "test", roles, districts, expires, by).secret();
  }

  public static String idOf(String key) {
    return key.substring("Bearer jh_".length()).replaceAll("_.*", "");
  }

  public Administration administration() {
    return service.bean(Administration.class);
  }

  private static Administration.Wish wish(
      String name, Set<Role> roles, @Nullable Set<String> districts) {
    return new Administration.Wish(name, roles, districts, null, false);
  }
}
