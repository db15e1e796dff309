package org.junheng.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.junheng.decision.DecisionMaker;
import org.junheng.identity.Actor;

/**
 * What a request under {@code /v1} is answered with: one rule set from its first to its last byte,
 * and a language; and who asked.
 */
public record Caller(DecisionMaker maker, Locale language, Actor actor) {
  private static final String ATTRIBUTE = Caller.class.getName();

  public static Caller of(HttpServletRequest request) {
    return (Caller) Objects.requireNonNull(request.getAttribute(ATTRIBUTE));
  }

  public void remember(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
