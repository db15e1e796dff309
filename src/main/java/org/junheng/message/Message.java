package org.junheng.message;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * Something to tell a person: a stable code and the particulars. The words, in Chinese and English,
 * stand in the resource bundle {@code messages}; each says what, where, why it matters and what to
 * do.
 *
 * @param code key in the bundle, stable for programs
 * @param arguments what fills the placeholders {0}, {1}, … of the text
 */
public record Message(String code, List<Object> arguments) {
  /** Name of the resource bundle. */
  public static final String BUNDLE = "messages";

  private static final Control NO_FALLBACK =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  public Message {
    arguments = List.copyOf(arguments);
  }

  public static Message of(String code, Object... arguments) {
    return new Message(code, List.of(arguments));
  }

  /** The text in English for an English locale, in Chinese for every other. */
  public String in(Locale locale) {
    Locale language = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT;
    String pattern = ResourceBundle.getBundle(BUNDLE, language, NO_FALLBACK).getString(code);
    Object[] texts =
        arguments.stream()
            .map(
                argument ->
                    argument instanceof Message inner ? inner.in(locale) : argument.toString())
            .toArray();
    return new MessageFormat(pattern, Locale.ROOT).format(texts);
  }

  public String chinese() {
    return in(Locale.CHINESE);
  }

  public String english() {
    return in(Locale.ENGLISH);
  }
}
