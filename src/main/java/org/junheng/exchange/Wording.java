package org.junheng.exchange;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Texts of sheets as they are compared: it does not matter how wide a letter was typed. */
final class Wording {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");

  private Wording() {}

  /** Full-width letters and brackets made narrow, all blanks and line breaks taken out. */
  static String plain(String text) {
    return BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
  }
}
