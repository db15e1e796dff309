package org.junheng.rules;

/**
 * Text as terminals show it: Chinese characters are two columns wide, and nothing may be invisible
 * or turn the direction.
 */
final class TerminalText {
  private TerminalText() {}

  /** Tabs as four blanks; what is not seen as a mark that is. */
  static String visible(String line) {
    StringBuilder shown = new StringBuilder();
    line.codePoints()
        .forEach(
            character -> {
              if (character == '\t') {
                shown.append("    ");
              } else if (isHidden(character)) {
                shown.append('\uFFFD');
              } else {
                shown.appendCodePoint(character);
              }
            });
    return shown.toString();
  }

  private static boolean isHidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  static int width(String text) {
    return text.codePoints().map(TerminalText::width).sum();
  }

  private static int width(int character) {
    boolean wide =
        (character >= 0x1100 && character <= 0x115F)
            || (character >= 0x2E80 && character <= 0x303E)
            || (character >= 0x3041 && character <= 0xA4CF)
            || (character >= 0xAC00 && character <= 0xD7A3)
            || (character >= 0xF900 && character <= 0xFAFF)
            || (character >= 0xFE30 && character <= 0xFE6F)
            || (character >= 0xFF00 && character <= 0xFF60)
            || (character >= 0xFFE0 && character <= 0xFFE6)
            || (character >= 0x1F300 && character <= 0x1FAFF)
            || (character >= 0x20000 && character <= 0x3FFFD);
    return wide ? 2 : 1;
  }

  /** How many columns the characters take that begin before a column. */
  static int widthBefore(String text, int column) {
    int width = 0;
    for (int i = 0;
        i < text.length() && width < column;
        i += Character.charCount(text.codePointAt(i))) {
      width += width(text.codePointAt(i));
    }
    return width;
  }

  /** The part that begins at a column, at most so many columns of it. */
  static String cut(String text, int column, int most) {
    StringBuilder part = new StringBuilder();
    int width = 0;
    int taken = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int character = text.codePointAt(i);
      if (width >= column && taken + width(character) <= most) {
        part.appendCodePoint(character);
        taken += width(character);
      } else if (width >= column) {
        return part.append(" …").toString();
      }
      width += width(character);
    }
    return part.toString();
  }
}
