package org.junheng.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** In which a reader's choice between light and dark is kept. */
public final class ThemeCookie {
  public static final String NAME = "junheng-theme";

  private static final Set<String> WORDS = Set.of("auto", "light", "dark");

  private ThemeCookie() {}

  /** As stylesheets know it; what was not chosen is as the reader's system has it. */
  static String word(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(NAME) && WORDS.contains(cookie.getValue())) {
          return cookie.getValue();
        }
      }
    }
    return "auto";
  }
}
