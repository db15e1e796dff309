package org.junheng.facts;

import org.junheng.message.Message;

/**
 * A mistake, or a doubt, in something submitted.
 *
 * @param pointer JSON pointer to the place
 */
public record Fault(String pointer, Message message) {
  public static Fault of(String pointer, String code, Object... arguments) {
    return new Fault(pointer, Message.of(code, arguments));
  }
}
