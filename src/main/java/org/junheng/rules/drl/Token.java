package org.junheng.rules.drl;

/**
 * A word of a rule file.
 *
 * @param text what it means: a string without its quotes, a full-width sign as the half-width one
 * @param length how many columns it takes in the file
 */
record Token(Kind kind, String text, Position at, int length) {
  enum Kind {
    /** A name or keyword, {@code date-effective} included. */
    WORD,
    /** {@code $name}. */
    VARIABLE,
    /** Without its quotes. */
    STRING,
    NUMBER,
    SYMBOL,
    /** What has been refused already: nobody need say again that it does not fit. */
    FAULTY,
    END
  }

  boolean is(String symbolOrWord) {
    return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equals(symbolOrWord);
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  /** The place right behind it. */
  Position after() {
    return new Position(at.file(), at.line(), at.column() + length);
  }

  /** Whether the other one stands right behind it, without a blank between. */
  boolean touches(Token next) {
    return next.at.equals(after());
  }

  String shown() {
    return kind == Kind.END ? "文件末尾" : text;
  }
}
