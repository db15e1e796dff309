package org.junheng.rules;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junheng.message.Message;

/** The colours under which schools are followed up, the gravest first. */
public enum Colour {
  RED,
  YELLOW,
  /** All that has a colour is reached; no rule asks for it. */
  BLUE;

  /** As written in rules and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What people call it. */
  public Message label() {
    return switch (this) {
      case RED -> Message.of("word.red");
      case YELLOW -> Message.of("word.yellow");
      case BLUE -> Message.of("word.blue");
    };
  }

  /** One that a rule may ask for. */
  static Optional<Colour> asked(String word) {
    return Stream.of(RED, YELLOW).filter(colour -> colour.word().equals(word)).findFirst();
  }
}
