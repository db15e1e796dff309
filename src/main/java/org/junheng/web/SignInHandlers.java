package org.junheng.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.identity.SignIn;
import org.junheng.identity.SignedIn;
import org.junheng.message.Message;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;

/** What follows when somebody signed in, or could not. */
final class SignInHandlers {
  private static final HttpSessionSecurityContextRepository SESSIONS =
      new HttpSessionSecurityContextRepository();

  private final SignInPages pages;
  private final Refusing refusing;
  private final SignIn signIn;
  private final String claim;
  private final SavedRequestAwareAuthenticationSuccessHandler back =
      new SavedRequestAwareAuthenticationSuccessHandler();

  /**
   * @param claim of the provider's that says who somebody is
   */
  SignInHandlers(
      SignInPages pages, Refusing refusing, SignIn signIn, RequestCache cache, String claim) {
    this.pages = pages;
    this.refusing = refusing;
    this.signIn = signIn;
    this.claim = claim;
    back.setRequestCache(cache);
  }

  /** To the page that was asked for first; whoever must not go there is told so there. */
  void welcome(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException, ServletException {
    back.onAuthenticationSuccess(request, response, authentication);
  }

  void refuse(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException {
    String name = request.getParameter("username");
    if (exception instanceof PasswordProvider.TooOften often) {
      Message why = Message.of("problem.password-too-often", often.pause().toSeconds() + 1);
      refusing.note(name == null ? "" : name, request, why);
      response.setHeader("Retry-After", String.valueOf(often.pause().toSeconds() + 1));
      pages.login(request, response, 429, why);
      return;
    }
    Message why =
        name == null ? Message.of("problem.openid-failed") : Message.of("problem.password-wrong");
    refusing.note(name == null ? "" : name, request, why);
    pages.login(request, response, 401, why);
  }

  /** The provider knows somebody; whether we do, the claim decides. */
  void recognised(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException, ServletException {
    String subject = subject(authentication);
    Optional<SignedIn> who = subject == null ? Optional.empty() : signIn.openId(subject);
    if (who.isEmpty()) {
      SecurityContextHolder.clearContext();
      HttpSession session = request.getSession(false);
      if (session != null) {
        session.invalidate();
      }
      Message why = Message.of("problem.openid-unknown", subject == null ? "—" : subject);
      refusing.note(subject == null ? "" : subject, request, why);
      pages.login(request, response, 403, why);
      return;
    }
    SessionToken known = new SessionToken(who.get());
    SecurityContextImpl context = new SecurityContextImpl(known);
    SecurityContextHolder.setContext(context);
    SESSIONS.saveContext(context, request, response);
    back.onAuthenticationSuccess(request, response, known);
  }

  /** The id of the registration, a colon, and what the provider says: two may use the same name. */
  private @Nullable String subject(Authentication authentication) {
    if (!(authentication instanceof OAuth2AuthenticationToken token)) {
      return null;
    }
    Object value = token.getPrincipal() == null ? null : token.getPrincipal().getAttribute(claim);
    return value == null ? null : token.getAuthorizedClientRegistrationId() + ":" + value;
  }
}
