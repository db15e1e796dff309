package org.junheng.identity;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All accounts and keys as of an entry of the log.
 *
 * @param position of that entry; 0 where there is none
 */
record Directory(Map<String, Account> accounts, Map<String, AccessKey> keys, long position) {
  static final Directory EMPTY = new Directory(Map.of(), Map.of(), 0);

  Directory {
    accounts = Map.copyOf(accounts);
    keys = Map.copyOf(keys);
  }

  boolean isEmpty() {
    return accounts.isEmpty();
  }

  Optional<Account> account(String name) {
    return Optional.ofNullable(accounts.get(name));
  }

  /** One that could be mistaken for this name. */
  Optional<Account> similar(String name) {
    return accounts.values().stream()
        .filter(each -> each.name().equalsIgnoreCase(name))
        .findFirst();
  }

  Optional<Account> openId(String subject) {
    return accounts.values().stream().filter(each -> subject.equals(each.openId())).findFirst();
  }

  Optional<AccessKey> key(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  /** Whether somebody could still administer if this account were like that. */
  boolean hasAdministratorWith(Account instead) {
    return instead.isActiveAdministrator()
        || accounts.values().stream()
            .anyMatch(each -> !each.name().equals(instead.name()) && each.isActiveAdministrator());
  }

  /** With newer entries, oldest first. */
  Directory with(Collection<IdentityEntries.Said> said) {
    Map<String, Account> newAccounts = new TreeMap<>(accounts);
    Map<String, AccessKey> newKeys = new TreeMap<>(keys);
    long last = position;
    for (IdentityEntries.Said each : said) {
      @Nullable Account account = each.account();
      @Nullable AccessKey key = each.key();
      if (account != null) {
        newAccounts.put(account.name(), account);
      }
      if (key != null) {
        newKeys.put(key.id(), key);
      }
      last = each.position();
    }
    return new Directory(newAccounts, newKeys, last);
  }
}
