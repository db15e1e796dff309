package org.junheng.identity;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is known here.
 *
 * @param name by which they sign in and stand in records; never given to anybody else
 * @param title who that is, in words
 * @param roles what they may do
 * @param districts codes of the districts whose facts and decisions they may see; null for all
 * @param disabled whether nobody can be them any more; accounts are never removed
 * @param passwordHash null where they have no password
 * @param mustChange whether the password was given to them and has to become their own first
 * @param openId what the OpenID Connect provider calls them; null where they do not sign in there
 * @param sessions goes up whenever those who are signed in have to sign in again
 * @param version position of the entry that says all this
 * @param changedAt when that was
 */
public record Account(
    String name,
    String title,
    Kind kind,
    Set<Role> roles,
    @Nullable Set<String> districts,
    boolean disabled,
    @Nullable String passwordHash,
    boolean mustChange,
    @Nullable String openId,
    int sessions,
    long version,
    Instant changedAt) {
  /** The one that is there before there are any. */
  public static final String ADMINISTRATOR = "administrator";

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,63}");

  /** Of which kind. */
  public enum Kind {
    /** Signs in with a password or at the OpenID Connect provider, and may have keys. */
    PERSON,
    /** Has keys and nothing else. */
    SYSTEM
  }

  public Account {
    roles = Set.copyOf(roles);
    districts = districts == null ? null : Set.copyOf(districts);
  }

  /** Whether somebody could be called so. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches() && !name.equalsIgnoreCase(Actor.ANONYMOUS);
  }

  boolean isActiveAdministrator() {
    return kind == Kind.PERSON && !disabled && roles.contains(Role.ADMINISTRATOR);
  }

  /** Who acts where they do. */
  Actor actor() {
    return new Actor(name, null, roles, districts);
  }

  Account withPassword(@Nullable String hash, boolean toBeChanged) {
    return new Account(
        name,
        title,
        kind,
        roles,
        districts,
        disabled,
        hash,
        toBeChanged,
        openId,
        sessions + 1,
        version,
        changedAt);
  }

  /** The same password, hashed in the way of today. */
  Account withHash(String hash) {
    return new Account(
        name,
        title,
        kind,
        roles,
        districts,
        disabled,
        hash,
        mustChange,
        openId,
        sessions,
        version,
        changedAt);
  }

  @Override
  public String toString() {
    return "Account[" + name + "]";
  }
}
