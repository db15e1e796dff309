package org.junheng.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.identity.Accounts;
import org.junheng.identity.Actor;
import org.junheng.identity.Role;
import org.junheng.message.Message;

/**
 * Whom the service asks who they are: everybody, or nobody as long as it has no accounts and only
 * its own machine can reach it.
 */
public final class Access {
  private static final Actor ANYBODY =
      Actor.anonymous(EnumSet.complementOf(EnumSet.of(Role.ADMINISTRATOR)));

  private final Accounts accounts;
  private final Opening opening;
  private final boolean loopback;
  private final boolean behindProxy;

  /** When nobody is asked who they are. */
  public enum Opening {
    UNTIL_ACCOUNTS,
    NEVER;

    /**
     * As it is written in the settings.
     *
     * @throws IllegalArgumentException where it is neither
     */
    public static Opening of(String setting) {
      return switch (setting) {
        case "until-accounts" -> UNTIL_ACCOUNTS;
        case "never" -> NEVER;
        default ->
            throw new IllegalArgumentException(
                "junheng.access.open is until-accounts or never, not " + setting);
      };
    }
  }

  /**
   * @param address that the service listens on; null for every one
   * @param proxy whether a proxy is stated
   */
  public Access(Accounts accounts, Opening opening, @Nullable InetAddress address, boolean proxy) {
    this.accounts = accounts;
    this.opening = opening;
    this.loopback = address != null && address.isLoopbackAddress();
    this.behindProxy = proxy;
  }

  /** Whether whoever reaches the service may do all but administer. */
  boolean isOpen() {
    return opening == Opening.UNTIL_ACCOUNTS && loopback && !behindProxy && accounts.areNone();
  }

  /** Who somebody is who says nothing; nobody where that has to be said. */
  Optional<Actor> anybody() {
    return isOpen() ? Optional.of(ANYBODY) : Optional.empty();
  }

  boolean isBehindProxy() {
    return behindProxy;
  }

  /** Who could be asked: false while the log that says it was not read yet. */
  boolean isSettled() {
    return accounts.areKnown();
  }

  /**
   * What keeps the service from listening: another machine could reach it, and either nobody has an
   * account, or passwords and keys would pass by in the clear.
   */
  public Optional<Message> trouble(boolean encrypted) {
    if (loopback) {
      return Optional.empty();
    }
    if (accounts.areKnown() && !accounts.hasAdministrator()) {
      return Optional.of(Message.of("start.no-accounts"));
    }
    return encrypted || behindProxy
        ? Optional.empty()
        : Optional.of(Message.of("start.not-encrypted"));
  }

  /** Whether a name in a request is this machine's for itself, as no other site can be called. */
  static boolean isLoopback(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String name = host.toLowerCase(java.util.Locale.ROOT);
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return true;
    }
    boolean literal =
        name.matches("127(\\.\\d{1,3}){3}") || name.startsWith("[") || name.contains(":");
    try {
      return literal && InetAddress.getByName(name).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The roles of whoever may call what is open to all who have any. */
  static Set<Role> anyRole() {
    return EnumSet.allOf(Role.class);
  }
}
