package org.junheng.decision.record;

/**
 * Who had a decision made.
 *
 * @param name by which the service knows the caller; {@code anonymous} where it has no accounts
 * @param address from which the request came; {@code local} on the command line
 */
public record Sender(String name, String address) {
  public static final String ANONYMOUS = "anonymous";

  public static Sender anonymous(String address) {
    return new Sender(ANONYMOUS, address);
  }
}
