package org.junheng.audit;

import java.util.Base64;

/** Base64 in which the same bytes have one text only. */
final class Base64Text {
  private Base64Text() {}

  static String of(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * @throws IllegalArgumentException if the text is not what {@link #of} gives. The JDK's decoder
   *     would pass over the bits that the last letter has too many
   */
  static byte[] read(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (!of(bytes).equals(text)) {
      throw new IllegalArgumentException("no base64: " + text);
    }
    return bytes;
  }
}
