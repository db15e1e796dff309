package org.junheng.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.junheng.identity.SignIn;
import org.junheng.message.Message;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whose key stands in a request. One that opens nothing is refused, whatever was asked for. */
final class KeyFilter extends OncePerRequestFilter {
  private static final String BEARER = "bearer ";

  private final SignIn signIn;
  private final Refusing refusing;

  KeyFilter(SignIn signIn, Refusing refusing) {
    this.signIn = signIn;
    this.refusing = refusing;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader("Authorization");
    boolean bearer = header != null && header.toLowerCase(Locale.ROOT).startsWith(BEARER);
    SignIn.KeyOutcome outcome =
        bearer && header != null
            ? signIn.key(header.substring(BEARER.length()).strip())
            : new SignIn.KeyOutcome.Refused("", Message.of("problem.key-unknown"));
    if (outcome instanceof SignIn.KeyOutcome.Refused refused) {
      refusing.unknown(request, response, refused.id(), refused.why());
      return;
    }
    SignIn.KeyOutcome.Known known = (SignIn.KeyOutcome.Known) outcome;
    SecurityContextHolder.setContext(
        new SecurityContextImpl(new ActorToken(known.actor(), null, false)));
    chain.doFilter(request, response);
  }
}
