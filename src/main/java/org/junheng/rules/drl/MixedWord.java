package org.junheng.rules.drl;

import java.util.Optional;

/**
 * A name or number with characters in it that look like the right ones: full-width letters and
 * digits, letters of other scripts, and such as are not seen at all.
 *
 * @param end where it ends in the text
 * @param meant what should have been typed
 * @param wide where its first full-width character stands; -1 where there is none
 * @param strange where its first letter of another script stands; -1 where there is none
 */
record MixedWord(int end, String meant, int wide, int strange) {
  /** Whether such a character belongs to a word. */
  static boolean isPart(int character) {
    return (HalfWidth.isHidden(character) && character != '\r')
        || HalfWidth.of(character).filter(half -> half.matches("[A-Za-z0-9_]")).isPresent()
        || HalfWidth.lookAlike(character).isPresent();
  }

  /**
   * @param least how far it is known to go
   */
  static MixedWord at(String text, int start, int least) {
    int end = Math.max(least, start);
    while (end < text.length() && goesOn(text, end)) {
      end++;
    }
    StringBuilder meant = new StringBuilder();
    int wide = -1;
    int strange = -1;
    for (int i = start; i < end; i++) {
      char character = text.charAt(i);
      if (HalfWidth.isHidden(character)) {
        continue;
      }
      Optional<String> half = HalfWidth.of(character);
      Optional<String> like = HalfWidth.lookAlike(character);
      meant.append(half.or(() -> like).orElse(Character.toString(character)));
      wide = wide < 0 && half.isPresent() ? i : wide;
      strange = strange < 0 && like.isPresent() ? i : strange;
    }
    return new MixedWord(end, meant.toString(), wide, strange);
  }

  private static boolean goesOn(String text, int place) {
    char character = text.charAt(place);
    boolean point = character == '.' || character == '．';
    return isPart(character)
        || Character.toString(character).matches("\\w")
        || (point && isDigit(text, place - 1) && isDigit(text, place + 1));
  }

  private static boolean isDigit(String text, int place) {
    return place >= 0 && place < text.length() && Character.isDigit(text.charAt(place));
  }

  Token.Kind kind() {
    if (meant.matches("[0-9]+(?:\\.[0-9]+)?")) {
      return Token.Kind.NUMBER;
    }
    if (meant.startsWith("$")) {
      return Token.Kind.VARIABLE;
    }
    return meant.matches("[A-Za-z_].*") ? Token.Kind.WORD : Token.Kind.FAULTY;
  }
}
