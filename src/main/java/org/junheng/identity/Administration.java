package org.junheng.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.message.Message;

/** Gives and takes accounts, roles and keys. Every change is an entry that says who and why. */
public final class Administration {
  private static final int LONGEST_TEXT = 200;
  private static final int MOST_DISTRICTS = 500;
  private static final Pattern DISTRICT = Pattern.compile("[\\p{L}\\p{N}_-]{1,32}");

  private final Accounts accounts;
  private final Passwords passwords;

  public Administration(Accounts accounts) {
    this(accounts, new Passwords());
  }

  Administration(Accounts accounts, Passwords passwords) {
    this.accounts = accounts;
    this.passwords = passwords;
  }

  /**
   * What an account shall be.
   *
   * @param openId what the OpenID Connect provider calls them; null for nobody there
   */
  public record Wish(
      String title,
      Set<Role> roles,
      @Nullable Set<String> districts,
      @Nullable String openId,
      boolean disabled) {}

  /**
   * A new account.
   *
   * @param password to be typed once and to be changed then; null where they need none
   */
  public record Created(Account account, @Nullable String password) {}

  /**
   * A new key.
   *
   * @param secret all of it; nobody can be shown it again
   */
  public record Made(AccessKey key, String secret) {}

  /** Makes an account. */
  public Created create(String name, Account.Kind kind, Wish wish, Actor by, String reason)
      throws LogUnavailable {
    requireAdministrator(by);
    check(wish, reason);
    if (!Account.isName(name)) {
      throw IdentityRefused.invalid(Message.of("identity.name", name));
    }
    if (kind == Account.Kind.SYSTEM
        && (wish.openId() != null || wish.roles().contains(Role.ADMINISTRATOR))) {
      throw IdentityRefused.invalid(Message.of("identity.system"));
    }
    boolean needsPassword = kind == Account.Kind.PERSON && wish.openId() == null;
    String password = needsPassword ? Secrets.oneTimePassword() : null;
    String hash = password == null ? null : passwords.hash(password);
    Account account =
        new Account(
            name,
            wish.title(),
            kind,
            wish.roles(),
            wish.districts(),
            wish.disabled(),
            hash,
            needsPassword,
            wish.openId(),
            0,
            0,
            Instant.EPOCH);
    accounts.record(
        now -> {
          now.similar(name)
              .ifPresent(
                  there -> {
                    throw IdentityRefused.conflict(Message.of("identity.name-taken", there.name()));
                  });
          requireFree(now, account);
          return IdentityEntries.draft(account, by, reason);
        });
    return new Created(found(name), password);
  }

  /**
   * Changes an account.
   *
   * @param version the one that was looked at
   */
  public Account change(String name, long version, Wish wish, Actor by, String reason)
      throws LogUnavailable {
    requireAdministrator(by);
    check(wish, reason);
    accounts.record(
        now -> {
          Account before = now.account(name).orElseThrow(() -> unknown(name));
          if (before.version() != version) {
            throw IdentityRefused.changed(Message.of("identity.changed", name));
          }
          if (before.kind() == Account.Kind.SYSTEM
              && (wish.openId() != null || wish.roles().contains(Role.ADMINISTRATOR))) {
            throw IdentityRefused.invalid(Message.of("identity.system"));
          }
          boolean signInAgain =
              wish.disabled() != before.disabled()
                  || !java.util.Objects.equals(wish.openId(), before.openId());
          Account after =
              new Account(
                  name,
                  wish.title(),
                  before.kind(),
                  wish.roles(),
                  wish.districts(),
                  wish.disabled(),
                  before.passwordHash(),
                  before.mustChange(),
                  wish.openId(),
                  signInAgain ? before.sessions() + 1 : before.sessions(),
                  before.version(),
                  before.changedAt());
          requireFree(now, after);
          requireAdministratorLeft(now, after);
          return IdentityEntries.draft(after, by, reason);
        });
    return found(name);
  }

  /**
   * Gives a person a new password, to be changed when it is first used.
   *
   * @return the password
   */
  public String resetPassword(String name, Actor by, String reason) throws LogUnavailable {
    requireAdministrator(by);
    checkText("reason", reason);
    String password = Secrets.oneTimePassword();
    String hash = passwords.hash(password);
    accounts.record(
        now -> {
          Account before = now.account(name).orElseThrow(() -> unknown(name));
          if (before.kind() == Account.Kind.SYSTEM) {
            throw IdentityRefused.invalid(Message.of("identity.system-password", name));
          }
          return IdentityEntries.draft(before.withPassword(hash, true), by, reason);
        });
    return password;
  }

  /**
   * For whoever stands before the machine: makes somebody administrator, whatever they were.
   *
   * @return a password, to be changed when it is first used
   */
  public String resetAdministrator(String name, String reason) throws LogUnavailable {
    if (!Account.isName(name)) {
      throw IdentityRefused.invalid(Message.of("identity.name", name));
    }
    checkText("reason", reason);
    String password = Secrets.oneTimePassword();
    String hash = passwords.hash(password);
    accounts.record(
        now -> {
          Account before = now.account(name).orElse(null);
          if (before != null && before.kind() == Account.Kind.SYSTEM) {
            throw IdentityRefused.invalid(Message.of("identity.system-password", name));
          }
          Set<Role> roles = new java.util.HashSet<>(Set.of(Role.ADMINISTRATOR));
          if (before != null) {
            roles.addAll(before.roles());
          }
          Account after =
              new Account(
                  name,
                  before == null ? name : before.title(),
                  Account.Kind.PERSON,
                  roles,
                  before == null ? null : before.districts(),
                  false,
                  hash,
                  true,
                  before == null ? null : before.openId(),
                  before == null ? 0 : before.sessions() + 1,
                  0,
                  Instant.EPOCH);
          return IdentityEntries.draft(after, Actor.local(), reason);
        });
    return password;
  }

  /**
   * Makes a key: of one's own, or, by an administrator, of a system. Nobody makes one for another
   * person, as they could act as them then.
   */
  public Made makeKey(
      String account,
      String note,
      Set<Role> roles,
      @Nullable Set<String> districts,
      @Nullable Instant expires,
      Actor by)
      throws LogUnavailable {
    checkText("note", note);
    checkDistricts(districts);
    Instant now = accounts.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    if (roles.isEmpty()) {
      throw IdentityRefused.invalid(Message.of("identity.no-roles"));
    }
    if (expires != null && !expires.isAfter(now)) {
      throw IdentityRefused.invalid(Message.of("identity.expires", expires));
    }
    String secret = Secrets.ofKey();
    String id = Secrets.id();
    accounts.record(
        directory -> {
          Account of =
              directory
                  .account(account)
                  .filter(each -> !each.disabled())
                  .orElseThrow(() -> unknown(account));
          boolean own = by.person().equals(account) && by.key() == null;
          boolean ofSystem = of.kind() == Account.Kind.SYSTEM && by.may(Role.ADMINISTRATOR);
          if (!own && !ofSystem) {
            throw IdentityRefused.forbidden(Message.of("identity.key-of-other", account));
          }
          if (!of.roles().containsAll(roles)) {
            throw IdentityRefused.invalid(Message.of("identity.key-roles", account));
          }
          Set<String> limits = of.districts();
          if (limits != null && districts != null && !limits.containsAll(districts)) {
            throw IdentityRefused.invalid(Message.of("identity.key-districts", account));
          }
          AccessKey key =
              new AccessKey(
                  id,
                  account,
                  note,
                  roles,
                  districts,
                  now,
                  expires,
                  false,
                  Secrets.hash(secret),
                  0);
          return IdentityEntries.draft(key, by, note);
        });
    AccessKey key = accounts.key(id).orElseThrow();
    return new Made(key, "jh_" + key.id() + "_" + secret);
  }

  /** Takes a key back: one's own, or, by an administrator, any. */
  public AccessKey revoke(String id, Actor by, String reason) throws LogUnavailable {
    checkText("reason", reason);
    accounts.record(
        now -> {
          AccessKey key =
              now.key(id)
                  .filter(
                      each ->
                          by.may(Role.ADMINISTRATOR)
                              || !by.isAnonymous() && each.account().equals(by.person()))
                  .orElseThrow(
                      () -> IdentityRefused.unknown(Message.of("identity.key-unknown", id)));
          if (key.revoked()) {
            throw IdentityRefused.conflict(Message.of("identity.key-revoked", id));
          }
          return IdentityEntries.draft(key.withdrawn(), by, reason);
        });
    return accounts.key(id).orElseThrow();
  }

  private Account found(String name) {
    return accounts.find(name).orElseThrow();
  }

  private static void requireAdministrator(Actor by) {
    if (!by.may(Role.ADMINISTRATOR)) {
      throw IdentityRefused.forbidden(Message.of("identity.not-administrator"));
    }
  }

  private static void requireAdministratorLeft(Directory now, Account after) {
    if (!now.hasAdministratorWith(after)) {
      throw IdentityRefused.conflict(Message.of("identity.last-administrator", after.name()));
    }
  }

  /** What the provider calls somebody leads to one account and no other. */
  private static void requireFree(Directory now, Account account) {
    String openId = account.openId();
    if (openId == null) {
      return;
    }
    now.openId(openId)
        .filter(there -> !there.name().equals(account.name()))
        .ifPresent(
            there -> {
              throw IdentityRefused.conflict(Message.of("identity.open-id-taken", there.name()));
            });
  }

  private static IdentityRefused unknown(String name) {
    return IdentityRefused.unknown(Message.of("identity.unknown", name));
  }

  private static void check(Wish wish, String reason) {
    checkText("reason", reason);
    checkText("title", wish.title());
    checkDistricts(wish.districts());
    if (wish.openId() != null) {
      checkText("openId", wish.openId());
    }
  }

  private static void checkText(String name, String text) {
    if (text.isBlank()
        || text.length() > LONGEST_TEXT
        || text.chars().anyMatch(Character::isISOControl)) {
      throw IdentityRefused.invalid(Message.of("identity.text", name, LONGEST_TEXT));
    }
  }

  private static void checkDistricts(@Nullable Set<String> districts) {
    if (districts != null
        && (districts.isEmpty()
            || districts.size() > MOST_DISTRICTS
            || !districts.stream().allMatch(code -> DISTRICT.matcher(code).matches()))) {
      throw IdentityRefused.invalid(Message.of("identity.districts", MOST_DISTRICTS));
    }
  }
}
