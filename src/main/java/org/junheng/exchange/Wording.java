package org.junheng.exchange;

import java.text.Normalizer;

/** Texts of sheets as they are compared: it does not matter how wide a letter was typed. */
final class Wording {
  private Wording() {}

  /** Full-width letters and brackets made narrow, all blanks and line breaks taken out. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}\\p{Cf}]+", "");
  }
}
