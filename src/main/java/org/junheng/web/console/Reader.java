package org.junheng.web.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junheng.web.Language;
import org.junheng.web.ThemeCookie;

/**
 * How somebody wants to read pages. What they choose on a page is kept in cookies; until they do,
 * the language is the one that their browser asks for, Chinese unless that is English.
 */
record Reader(Locale language, Theme theme) {
  static final String LANGUAGE = "junheng-language";
  static final String THEME = ThemeCookie.NAME;
  private static final String ATTRIBUTE = Reader.class.getName();

  /** The reader of a request that went through the filter; any other is asked for now. */
  static Reader of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Reader reader ? reader : asking(request);
  }

  static Reader asking(HttpServletRequest request) {
    return new Reader(
        cookie(request, LANGUAGE).flatMap(Reader::language).orElseGet(() -> Language.of(request)),
        cookie(request, THEME).flatMap(Theme::of).orElse(Theme.AUTO));
  }

  void remember(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  boolean isEnglish() {
    return language.getLanguage().equals("en");
  }

  /** As it stands in addresses and cookies. */
  static Optional<Locale> language(String word) {
    return switch (word) {
      case "zh" -> Optional.of(Locale.SIMPLIFIED_CHINESE);
      case "en" -> Optional.of(Locale.ENGLISH);
      default -> Optional.empty();
    };
  }

  private static Optional<String> cookie(HttpServletRequest request, String name) {
    if (request.getCookies() == null) {
      return Optional.empty();
    }
    for (Cookie cookie : Objects.requireNonNull(request.getCookies())) {
      if (cookie.getName().equals(name)) {
        return Optional.ofNullable(cookie.getValue());
      }
    }
    return Optional.empty();
  }
}
