package org.junheng.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One text for one JSON value, so that the same value has the same hash everywhere.
 *
 * <ul>
 *   <li>Members of an object in order of the code points of their names; no white space.
 *   <li>A number as a plain decimal without exponent, without zeros at the end of its fraction and
 *       without a point where nothing follows it: 4.20 and 42e-1 are both {@code 4.2}, 1e2 is
 *       {@code 100}. Equal numbers get equal texts; how they were typed is not kept.
 *   <li>In strings only {@code "}, {@code \} and control characters below U+0020 are escaped: as
 *       {@code \b \f \n \r \t} where there is such a form, else as {@code \}{@code u00xx} in lower
 *       case.
 * </ul>
 */
public final class CanonicalJson {
  /** Further digits than this a number has only to be a nuisance. */
  private static final int MOST_DIGITS = 1_000;

  private static final Comparator<Map.Entry<String, JsonNode>> BY_NAME =
      (one, other) -> compare(one.getKey(), other.getKey());

  /** Compared by identity, since two objects may say the same. */
  private static final Map<JsonNode, Map<String, String>> NOTHING = new IdentityHashMap<>(0);

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private CanonicalJson() {}

  /**
   * @throws IllegalArgumentException if the tree holds what has no exact text: a binary
   *     floating-point number, half of a surrogate pair, a number of more than 1000 digits, or a
   *     Java object
   */
  public static String text(JsonNode tree) {
    StringBuilder out = new StringBuilder(512);
    append(tree, out);
    return out.toString();
  }

  static void append(JsonNode node, StringBuilder out) {
    append(node, out, NOTHING);
  }

  /**
   * With other values in the place of some members.
   *
   * @param instead the object itself to the names of its members to the canonical JSON that stands
   *     there
   */
  static void append(
      JsonNode node, StringBuilder out, Map<JsonNode, ? extends Map<String, String>> instead) {
    switch (node.getNodeType()) {
      case OBJECT -> appendObject(node, out, instead);
      case ARRAY -> {
        out.append('[');
        for (int i = 0; i < node.size(); i++) {
          if (i > 0) {
            out.append(',');
          }
          append(node.get(i), out, instead);
        }
        out.append(']');
      }
      case STRING -> appendString(node.stringValue(), out);
      case NUMBER -> appendNumber(node, out);
      case BOOLEAN -> out.append(node.booleanValue());
      case NULL -> out.append("null");
      default -> throw new IllegalArgumentException("not JSON: " + node.getNodeType());
    }
  }

  private static void appendObject(
      JsonNode node, StringBuilder out, Map<JsonNode, ? extends Map<String, String>> instead) {
    List<Map.Entry<String, JsonNode>> members = new ArrayList<>(node.properties());
    members.sort(BY_NAME);
    Map<String, String> others = instead.isEmpty() ? null : instead.get(node);
    out.append('{');
    for (int i = 0; i < members.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      String name = members.get(i).getKey();
      appendString(name, out);
      out.append(':');
      String other = others == null ? null : others.get(name);
      if (other == null) {
        append(members.get(i).getValue(), out, instead);
      } else {
        out.append(other);
      }
    }
    out.append('}');
  }

  private static void appendNumber(JsonNode node, StringBuilder out) {
    if (node.isIntegralNumber()) {
      if (node.canConvertToLong()) {
        out.append(node.longValue());
      } else {
        out.append(node.bigIntegerValue());
      }
      return;
    }
    if (!node.isBigDecimal()) {
      throw new IllegalArgumentException("a binary floating-point number has no exact text");
    }
    BigDecimal number = node.decimalValue();
    if (Math.abs((long) number.scale()) > MOST_DIGITS) {
      throw new IllegalArgumentException("a number of more than " + MOST_DIGITS + " digits");
    }
    out.append(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
  }

  static void appendString(String text, StringBuilder out) {
    out.append('"');
    int done = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isSurrogate(c)) {
        if (Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
          continue;
        }
        throw new IllegalArgumentException("half of a surrogate pair");
      }
      out.append(text, done, i);
      done = i + 1;
      appendEscape(c, out);
    }
    out.append(text, done, text.length()).append('"');
  }

  private static void appendEscape(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
    }
  }

  /** Order of code points; that of {@code String.compareTo} puts U+10000 before U+FF01. */
  static int compare(String one, String other) {
    int shared = Math.min(one.length(), other.length());
    for (int i = 0; i < shared; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        boolean apart = Character.isSurrogate(a) != Character.isSurrogate(b);
        return apart ? (Character.isSurrogate(a) ? 1 : -1) : a - b;
      }
    }
    return one.length() - other.length();
  }
}
