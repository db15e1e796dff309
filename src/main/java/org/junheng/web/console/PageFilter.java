package org.junheng.web.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junheng.decision.CurrentRules;
import org.junheng.web.Actors;
import org.junheng.web.Caller;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Settles for every page what it may load, who reads it and by which rule set it is made. A choice
 * of language or theme in the address is kept in a cookie, and the address is opened without it.
 */
final class PageFilter extends OncePerRequestFilter {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private static final Map<String, String> CHOICES =
      Map.of("lang", Reader.LANGUAGE, "theme", Reader.THEME);

  private final CurrentRules current;

  PageFilter(CurrentRules current) {
    this.current = current;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-store");
    response.addHeader("Vary", "Accept-Language, Cookie");
    if (request.getMethod().equals("GET") && chooses(request, response)) {
      return;
    }
    Reader reader = Reader.asking(request);
    reader.remember(request);
    response.setHeader("Content-Language", reader.language().toLanguageTag());
    // Lent until the page is written.
    try (CurrentRules.Lent lent = current.lend().orElse(null)) {
      if (lent != null) {
        new Caller(lent.maker(), reader.language(), Actors.of(request)).remember(request);
      }
      chain.doFilter(request, response);
    }
  }

  /** Whether the reader chose something; then they are sent to the page itself. */
  private static boolean chooses(HttpServletRequest request, HttpServletResponse response) {
    boolean chosen = false;
    for (Map.Entry<String, String> choice : CHOICES.entrySet()) {
      String word = request.getParameter(choice.getKey());
      if (word != null) {
        chosen = true;
        if (isOne(choice.getKey(), word)) {
          response.addHeader(
              "Set-Cookie",
              ResponseCookie.from(choice.getValue(), word)
                  .path("/")
                  .httpOnly(true)
                  .sameSite("Lax")
                  .maxAge(Duration.ofDays(365))
                  .build()
                  .toString());
        }
      }
    }
    if (chosen) {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", EveryPage.address(request));
    }
    return chosen;
  }

  private static boolean isOne(String name, String word) {
    return name.equals("lang") ? Reader.language(word).isPresent() : Theme.of(word).isPresent();
  }
}
