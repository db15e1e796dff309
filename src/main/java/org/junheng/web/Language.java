package org.junheng.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;

/** The two languages in which callers are answered: Chinese unless they prefer English. */
public final class Language {
  private Language() {}

  public static Locale of(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Accept-Language"))
        .flatMap(Language::preferred)
        .filter("en"::equals)
        .map(english -> Locale.ENGLISH)
        .orElse(Locale.SIMPLIFIED_CHINESE);
  }

  /** Of Chinese and English the one that a header names first, by its weights. */
  private static Optional<String> preferred(String header) {
    try {
      return Locale.LanguageRange.parse(header).stream()
          .filter(range -> range.getWeight() > 0)
          .map(range -> range.getRange().split("-", 2)[0])
          .filter(language -> language.equals("zh") || language.equals("en"))
          .findFirst();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
