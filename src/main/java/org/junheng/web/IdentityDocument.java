package org.junheng.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.identity.AccessKey;
import org.junheng.identity.Account;
import org.junheng.identity.Actor;
import org.junheng.identity.Role;

/** Accounts and keys as callers get them. */
final class IdentityDocument {
  private IdentityDocument() {}

  /** Whoever asks. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Me(
      String person,
      @Nullable String key,
      List<Role> roles,
      @Nullable List<String> districts,
      boolean mustChangePassword,
      @Nullable Csrf csrf) {
    static Me of(Actor actor, boolean mustChange, @Nullable Csrf csrf) {
      return new Me(
          actor.person(),
          actor.key(),
          sorted(actor.roles()),
          codes(actor.districts()),
          mustChange,
          csrf);
    }
  }

  /** What a page's programs send with every change. */
  record Csrf(String header, String token) {}

  /** An account. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AccountDocument(
      String name,
      String title,
      Account.Kind kind,
      List<Role> roles,
      @Nullable List<String> districts,
      boolean disabled,
      boolean hasPassword,
      boolean mustChangePassword,
      @Nullable String openId,
      long version,
      Instant changedAt) {
    static AccountDocument of(Account account) {
      return new AccountDocument(
          account.name(),
          account.title(),
          account.kind(),
          sorted(account.roles()),
          codes(account.districts()),
          account.disabled(),
          account.passwordHash() != null,
          account.mustChange(),
          account.openId(),
          account.version(),
          account.changedAt());
    }
  }

  record AccountList(List<AccountDocument> accounts) {}

  /** A new account, or one with a new password. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Opened(AccountDocument account, @Nullable String oneTimePassword) {}

  /** A key, without its secret. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record KeyDocument(
      String id,
      String account,
      String note,
      List<Role> roles,
      @Nullable List<String> districts,
      Instant created,
      @Nullable Instant expires,
      boolean revoked) {
    static KeyDocument of(AccessKey key) {
      return new KeyDocument(
          key.id(),
          key.account(),
          key.note(),
          sorted(key.roles()),
          codes(key.districts()),
          key.created(),
          key.expires(),
          key.revoked());
    }
  }

  record KeyList(List<KeyDocument> keys) {}

  /** A new key, shown this once. */
  record MadeKey(KeyDocument key, String secret) {}

  /** What an account is made from. */
  record NewAccount(
      String name,
      Account.Kind kind,
      String title,
      List<Role> roles,
      @Nullable List<String> districts,
      @Nullable String openId,
      @Nullable Boolean disabled,
      String reason) {}

  /** What an account shall be. */
  record ChangedAccount(
      String title,
      List<Role> roles,
      @Nullable List<String> districts,
      @Nullable String openId,
      @Nullable Boolean disabled,
      String reason) {}

  /** Why something is done. */
  record Reason(String reason) {}

  /** What a key is made from. */
  record NewKey(
      @Nullable String account,
      String note,
      List<Role> roles,
      @Nullable List<String> districts,
      @Nullable Instant expires) {}

  /** Another password of one's own. */
  record NewPassword(String old, @JsonProperty("new") String wanted) {}

  private static List<Role> sorted(Set<Role> roles) {
    return roles.stream().sorted().toList();
  }

  private static @Nullable List<String> codes(@Nullable Set<String> districts) {
    return districts == null ? null : districts.stream().sorted().toList();
  }
}
