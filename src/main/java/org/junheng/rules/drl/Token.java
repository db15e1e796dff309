package org.junheng.rules.drl;

/** A word of a rule file. */
record Token(Kind kind, String text, Position at) {
  enum Kind {
    /** A name or keyword, {@code date-effective} included. */
    WORD,
    /** {@code $name}. */
    VARIABLE,
    /** Without its quotes. */
    STRING,
    NUMBER,
    SYMBOL,
    END
  }

  boolean is(String symbolOrWord) {
    return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equals(symbolOrWord);
  }

  String shown() {
    return kind == Kind.END ? "文件末尾" : text;
  }
}
