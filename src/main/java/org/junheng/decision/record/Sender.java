package org.junheng.decision.record;

import org.jspecify.annotations.Nullable;

/**
 * Who had a decision made.
 *
 * @param name by which the service knows the caller; {@code anonymous} where it has no accounts
 * @param key id of the key that was shown; null where there was none
 * @param address from which the request came; {@code local} on the command line
 */
public record Sender(String name, @Nullable String key, String address) {
  public static final String ANONYMOUS = "anonymous";

  public static Sender anonymous(String address) {
    return new Sender(ANONYMOUS, null, address);
  }
}
