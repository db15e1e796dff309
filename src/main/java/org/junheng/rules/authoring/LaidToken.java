package org.junheng.rules.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a rule file as it lies there, comments included.
 *
 * @param text as written, a string with its quotes, a comment with its marks
 * @param lines line breaks before it
 */
record LaidToken(Kind kind, String text, int lines) {
  enum Kind {
    WORD("(?:date-effective|date-expires|agenda-group)(?![\\w-])|[A-Za-z_][A-Za-z0-9_]*"),
    VARIABLE("\\$[A-Za-z][A-Za-z0-9_]*"),
    NUMBER("[0-9]+(?:\\.[0-9]+)?"),
    STRING("\"[^\"\\\\\\r\\n]*\""),
    LINE_COMMENT("//[^\\n]*"),
    BLOCK_COMMENT("/\\*(?s:.*?)\\*/"),
    SYMBOL("==|!=|<=|>=|&&|\\|\\||[-@(){}:;,.<>*]");

    private final Pattern pattern;

    Kind(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }
  }

  private static final Pattern BLANK = Pattern.compile("[ \\t\\r\\n\\uFEFF]*");

  /** The words of a file that has been read without a problem. */
  static List<LaidToken> of(String text) {
    List<LaidToken> tokens = new ArrayList<>();
    int offset = 0;
    while (true) {
      Matcher blank = BLANK.matcher(text).region(offset, text.length());
      int start = blank.lookingAt() ? blank.end() : offset;
      int lines = (int) text.substring(offset, start).chars().filter(c -> c == '\n').count();
      if (start == text.length()) {
        return tokens;
      }
      LaidToken token = at(text, start, lines);
      tokens.add(token);
      offset = start + token.length(text, start);
    }
  }

  private static LaidToken at(String text, int start, int lines) {
    for (Kind kind : Kind.values()) {
      Matcher matcher =
          kind.pattern.matcher(text).region(start, text.length()).useTransparentBounds(true);
      if (matcher.lookingAt()) {
        return new LaidToken(kind, normal(matcher.group()), lines);
      }
    }
    throw new IllegalArgumentException("no word of a rule file at " + start);
  }

  /** Without carriage returns and blanks at the ends of lines, which nobody sees. */
  private static String normal(String text) {
    return text.replaceAll("[ \\t\\r]+(?=\\n|$)", "");
  }

  /** How much of the text it took. */
  private int length(String text, int start) {
    Matcher matcher =
        kind.pattern.matcher(text).region(start, text.length()).useTransparentBounds(true);
    return matcher.lookingAt() ? matcher.end() - start : 0;
  }

  boolean is(String symbolOrWord) {
    return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equals(symbolOrWord);
  }

  boolean isComment() {
    return kind == Kind.LINE_COMMENT || kind == Kind.BLOCK_COMMENT;
  }
}
