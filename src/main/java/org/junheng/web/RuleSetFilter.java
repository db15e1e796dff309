package org.junheng.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junheng.decision.CurrentRules;
import org.junheng.decision.DecisionMaker;
import org.junheng.message.Message;
import org.springframework.web.filter.OncePerRequestFilter;

/** Settles, before a request under {@code /v1} is looked at, by which rule set it is answered. */
final class RuleSetFilter extends OncePerRequestFilter {
  static final String RULE_SET = "Junheng-Rule-Set";

  /** What is about people and keys, and says nothing of rules. */
  private static final List<String> WITHOUT_RULES = List.of("/v1/me", "/v1/accounts", "/v1/keys");

  private final CurrentRules current;

  RuleSetFilter(CurrentRules current) {
    this.current = current;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Locale language = Language.of(request);
    response.setHeader("Content-Language", language.toLanguageTag());
    response.addHeader("Vary", "Accept-Language");
    // Lent until the last byte of the answer is written, streams included.
    try (CurrentRules.Lent lent = current.lend().orElse(null)) {
      if (lent == null && needsNone(request)) {
        chain.doFilter(request, response);
        return;
      }
      if (lent == null) {
        ProblemWriter.write(request, response, 503, Message.of("problem.no-rule-set"));
        return;
      }
      name(lent.maker(), response);
      new Caller(lent.maker(), language, Actors.of(request)).remember(request);
      chain.doFilter(request, response);
    }
  }

  /** Who looks after the service has to get in to mend that there are no rules. */
  private static boolean needsNone(HttpServletRequest request) {
    String path = request.getRequestURI();
    return WITHOUT_RULES.stream()
        .anyMatch(each -> path.equals(each) || path.startsWith(each + "/"));
  }

  /** Says in the answer by which rule set it is given. */
  static void name(DecisionMaker maker, HttpServletResponse response) {
    response.setHeader(RULE_SET, maker.ruleSet().id());
  }
}
