package org.junheng.identity;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key by which a system, or a person's program, says who it is.
 *
 * @param id stands in the key, in records and in lists
 * @param account whose it is
 * @param note what it is for, in words
 * @param roles at most these of the account's
 * @param districts at most these of the account's; null for all of them
 * @param expires from when on it is good for nothing; null for never
 * @param revoked whether it was taken back
 * @param secretHash SHA-256 of its secret part; null where it cannot be read any more
 * @param version position of the entry that says all this
 */
public record AccessKey(
    String id,
    String account,
    String note,
    Set<Role> roles,
    @Nullable Set<String> districts,
    Instant created,
    @Nullable Instant expires,
    boolean revoked,
    @Nullable String secretHash,
    long version) {
  public AccessKey {
    roles = Set.copyOf(roles);
    districts = districts == null ? null : Set.copyOf(districts);
  }

  boolean isExpired(Instant now) {
    return expires != null && !now.isBefore(expires);
  }

  /** Who acts where it is shown: never more than its account may at that time. */
  Actor actor(Account of) {
    Set<Role> both = new HashSet<>(roles);
    both.retainAll(of.roles());
    return new Actor(of.name(), id, both, common(districts, of.districts()));
  }

  static @Nullable Set<String> common(@Nullable Set<String> some, @Nullable Set<String> others) {
    if (some == null || others == null) {
      return some == null ? others : some;
    }
    Set<String> both = new HashSet<>(some);
    both.retainAll(others);
    return both;
  }

  AccessKey withdrawn() {
    return new AccessKey(
        id, account, note, roles, districts, created, expires, true, secretHash, version);
  }

  @Override
  public String toString() {
    return "AccessKey[" + id + "]";
  }
}
