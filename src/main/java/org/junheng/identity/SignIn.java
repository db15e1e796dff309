package org.junheng.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out who somebody is: by password, by key, or by what a provider says of them. */
public final class SignIn {
  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
  private static final String KEY = "jh_";

  private final Accounts accounts;
  private final Passwords passwords;

  /** Wrong passwords of one name from one address, of a name, and from an address. */
  private final Throttle ofBoth = new Throttle(5, Duration.ofMinutes(5));

  private final Throttle ofName = new Throttle(50, Duration.ofHours(1));
  private final Throttle ofAddress = new Throttle(30, Duration.ofMinutes(10));

  private @Nullable String shown;
  private final @Nullable String firstHash;

  public SignIn(Accounts accounts) {
    this(accounts, new Passwords());
  }

  SignIn(Accounts accounts, Passwords passwords) {
    this.accounts = accounts;
    this.passwords = passwords;
    if (accounts.areNone() || !accounts.areKnown()) {
      shown = Secrets.oneTimePassword();
      firstHash = passwords.hash(shown);
    } else {
      firstHash = null;
    }
  }

  /**
   * The password with which {@value Account#ADMINISTRATOR} signs in for the first time; told once,
   * and only while there are no accounts.
   */
  public synchronized Optional<String> firstPassword() {
    String password = shown;
    if (!accounts.areNone() || password == null) {
      return Optional.empty();
    }
    shown = null;
    return Optional.of(password);
  }

  /** What came of a password. */
  public sealed interface Outcome {
    /** It was right. */
    record Welcome(SignedIn who) implements Outcome {}

    /** Wrong, or there is no such account; nobody is told which. */
    record Wrong() implements Outcome {}

    /** Too many were wrong. */
    record TooOften(Duration pause) implements Outcome {}
  }

  /** Whether this is the person's password. */
  public Outcome password(String name, String password, String address) {
    String both = address + "\n" + name;
    Duration wait = longer(longer(ofBoth.take(both), ofName.take(name)), ofAddress.take(address));
    if (!wait.isZero()) {
      return new Outcome.TooOften(wait);
    }
    Optional<SignedIn> who = known(name, password);
    if (who.isEmpty()) {
      return new Outcome.Wrong();
    }
    ofBoth.giveBack(both);
    ofName.giveBack(name);
    ofAddress.giveBack(address);
    return new Outcome.Welcome(who.get());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private Optional<SignedIn> known(String name, String password) {
    if (accounts.areNone() && firstHash != null) {
      boolean right = passwords.matches(password, firstHash);
      return right && name.equals(Account.ADMINISTRATOR)
          ? Optional.of(new SignedIn(name, SignedIn.FIRST))
          : Optional.empty();
    }
    Account account =
        accounts
            .find(name)
            .filter(each -> each.kind() == Account.Kind.PERSON && !each.disabled())
            .orElse(null);
    boolean right = passwords.matches(password, account == null ? null : account.passwordHash());
    if (!right || account == null) {
      return Optional.empty();
    }
    renewHash(account, password);
    return Optional.of(new SignedIn(name, account.sessions()));
  }

  /** A hash made in a way of the past is replaced while the password is at hand. */
  private void renewHash(Account account, String password) {
    String old = account.passwordHash();
    if (old == null || !passwords.isOutdated(old)) {
      return;
    }
    String hash = passwords.hash(password);
    try {
      accounts.record(
          now ->
              IdentityEntries.draft(
                  now.account(account.name())
                      .filter(each -> old.equals(each.passwordHash()))
                      .orElseThrow(
                          () ->
                              IdentityRefused.changed(
                                  Message.of("identity.changed", account.name())))
                      .withHash(hash),
                  account.actor(),
                  "hash"));
    } catch (LogUnavailable | IdentityRefused e) {
      LOG.debug("a hash is replaced another time: {}", e.toString());
    }
  }

  /**
   * Gives somebody who signed in a password of their own.
   *
   * @return what their session is to remember from now on; all others end
   * @throws IdentityRefused where the old one is wrong or the new one too weak
   */
  public SignedIn ownPassword(SignedIn who, String old, String wanted, String address)
      throws LogUnavailable {
    String name = who.account();
    if (!(password(name, old, address) instanceof Outcome.Welcome)) {
      throw IdentityRefused.forbidden(Message.of("identity.password-wrong"));
    }
    if (wanted.equals(old)) {
      throw IdentityRefused.invalid(Message.of("identity.password-same"));
    }
    Passwords.check(wanted, name);
    String hash = passwords.hash(wanted);
    Actor by = new Actor(name, null, Set.of(), null);
    accounts.record(
        now -> {
          if (who.sessions() == SignedIn.FIRST) {
            if (!now.isEmpty()) {
              throw IdentityRefused.changed(Message.of("identity.changed", name));
            }
            Account first =
                new Account(
                    name,
                    name,
                    Account.Kind.PERSON,
                    Set.of(Role.ADMINISTRATOR),
                    null,
                    false,
                    hash,
                    false,
                    null,
                    0,
                    0,
                    Instant.EPOCH);
            return IdentityEntries.draft(first, by, "own password");
          }
          Account before =
              now.account(name)
                  .filter(each -> !each.disabled() && each.sessions() == who.sessions())
                  .orElseThrow(() -> IdentityRefused.changed(Message.of("identity.changed", name)));
          return IdentityEntries.draft(before.withPassword(hash, false), by, "own password");
        });
    return new SignedIn(name, accounts.find(name).orElseThrow().sessions());
  }

  /**
   * Somebody whom the OpenID Connect provider has recognised; nobody where they have no account.
   */
  public Optional<SignedIn> openId(String subject) {
    return accounts
        .directory()
        .openId(subject)
        .filter(each -> each.kind() == Account.Kind.PERSON && !each.disabled())
        .map(each -> new SignedIn(each.name(), each.sessions()));
  }

  /** What came of a key. */
  public sealed interface KeyOutcome {
    record Known(Actor actor) implements KeyOutcome {}

    /**
     * It opens nothing.
     *
     * @param id of the key, where it is one that was given out; empty otherwise
     */
    record Refused(String id, Message why) implements KeyOutcome {}
  }

  /** Whose key this is. */
  public KeyOutcome key(String token) {
    int end = token.startsWith(KEY) ? token.indexOf('_', KEY.length()) : -1;
    if (end < 0) {
      return new KeyOutcome.Refused("", Message.of("problem.key-unknown"));
    }
    String id = token.substring(KEY.length(), end);
    String given = Secrets.hash(token.substring(end + 1));
    AccessKey key = accounts.key(id).orElse(null);
    String hash = key == null ? null : key.secretHash();
    if (key == null || hash == null || !Secrets.isSame(given, hash)) {
      return new KeyOutcome.Refused("", Message.of("problem.key-unknown"));
    }
    if (key.revoked()) {
      return new KeyOutcome.Refused(id, Message.of("problem.key-revoked", id));
    }
    if (key.isExpired(accounts.clock().instant())) {
      return new KeyOutcome.Refused(id, Message.of("problem.key-expired", id));
    }
    Account account = accounts.find(key.account()).filter(each -> !each.disabled()).orElse(null);
    return account == null
        ? new KeyOutcome.Refused(id, Message.of("problem.key-account", id))
        : new KeyOutcome.Known(key.actor(account));
  }
}
