package org.junheng.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junheng.identity.Accounts;
import org.junheng.identity.Actor;
import org.junheng.identity.Throttle;
import org.junheng.message.Message;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Settles who sends a request, by the accounts as they are now, and whether they ask too often. A
 * session whose account was disabled, or has another password, ends here.
 */
final class ActorFilter extends OncePerRequestFilter {
  private final Accounts accounts;
  private final Access access;
  private final Refusing refusing;
  private final Throttle known;
  private final Throttle unknown;

  /**
   * @param known how often whoever is known may ask
   * @param unknown how often an address may ask from which nobody known does
   */
  ActorFilter(
      Accounts accounts, Access access, Refusing refusing, Throttle known, Throttle unknown) {
    this.accounts = accounts;
    this.access = access;
    this.refusing = refusing;
    this.known = known;
    this.unknown = unknown;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication before = SecurityContextHolder.getContext().getAuthentication();
    Optional<ActorToken> token =
        before instanceof ActorToken present
            ? Optional.of(present)
            : before instanceof SessionToken session ? present(session, request) : Optional.empty();
    if (token.isEmpty()) {
      token = access.anybody().map(actor -> new ActorToken(actor, null, false));
    }
    Authentication settled =
        token
            .<Authentication>map(each -> each)
            .orElseGet(
                () ->
                    new AnonymousAuthenticationToken(
                        "nobody", "nobody", List.of(new SimpleGrantedAuthority("ROLE_NOBODY"))));
    SecurityContextHolder.setContext(new SecurityContextImpl(settled));
    token.ifPresent(each -> Actors.remember(request, each.actor()));
    Duration pause = pause(token, request);
    if (pause.isZero()) {
      chain.doFilter(request, response);
    } else {
      refusing.tooOften(request, response, pause, Message.of("problem.too-often"));
    }
  }

  private Optional<ActorToken> present(SessionToken token, HttpServletRequest request) {
    Optional<ActorToken> present =
        accounts
            .present(token.signedIn())
            .map(each -> new ActorToken(each.actor(), token.signedIn(), each.mustChange()));
    if (present.isEmpty()) {
      HttpSession session = request.getSession(false);
      if (session != null) {
        session.invalidate();
      }
    }
    return present;
  }

  /** While nobody is asked who they are, only this machine can ask, and may as it likes. */
  private Duration pause(Optional<ActorToken> token, HttpServletRequest request) {
    Actor actor = token.map(ActorToken::actor).orElse(null);
    if (actor == null) {
      return isQuiet(request) ? Duration.ZERO : unknown.take(request.getRemoteAddr());
    }
    if (actor.isAnonymous()) {
      return Duration.ZERO;
    }
    String key = actor.key();
    return known.take(key == null ? "person " + actor.person() : "key " + key);
  }

  /** Whether somebody watches that the service lives; that is not to depend on others. */
  private static boolean isQuiet(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/actuator/health");
  }
}
