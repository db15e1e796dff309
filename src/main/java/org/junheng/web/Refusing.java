package org.junheng.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junheng.decision.FaultDocument;
import org.junheng.identity.Actor;
import org.junheng.identity.Refusals;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Answers who may not, tells why and what to do, and remembers that it did. */
public final class Refusing implements AuthenticationEntryPoint, AccessDeniedHandler {
  private static final List<String> FORMS =
      List.of(MediaType.APPLICATION_FORM_URLENCODED_VALUE, MediaType.MULTIPART_FORM_DATA_VALUE);

  private final Access access;
  private final Refusals refusals;
  private final SignInPages pages;

  Refusing(Access access, Refusals refusals, SignInPages pages) {
    this.access = access;
    this.refusals = refusals;
    this.pages = pages;
  }

  /** Nobody known: a person before a browser is led to where they can sign in. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException {
    if (access.isSettled() && isPage(request)) {
      response.sendRedirect(SignInPages.LOGIN);
    } else if (access.isSettled() && isForm(request)) {
      Message why = Message.of("problem.session-ended");
      note(request, why);
      pages.refused(request, response, 401, why);
    } else {
      unknown(request, response, "", Message.of("problem.sign-in"));
    }
  }

  /**
   * A key that opens nothing, or none. Where it is not known who there is, that is the answer.
   *
   * @param key its id, where it is one that was given out
   */
  void unknown(HttpServletRequest request, HttpServletResponse response, String key, Message why)
      throws IOException {
    if (!access.isSettled()) {
      response.setHeader("Retry-After", "5");
      ProblemWriter.write(request, response, 503, Message.of("problem.accounts-unknown"));
      return;
    }
    note(key.isEmpty() ? Actor.ANONYMOUS : "key " + key, request, why);
    response.setHeader("WWW-Authenticate", "Bearer realm=\"junheng\"");
    ProblemWriter.write(request, response, 401, why);
  }

  /** Somebody known who may not. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
      throws IOException {
    boolean mustChange =
        SecurityContextHolder.getContext().getAuthentication() instanceof ActorToken token
            && token.mustChange();
    if (mustChange && isPage(request)) {
      response.sendRedirect(SignInPages.ACCOUNT);
    } else if (isPage(request) || isForm(request)) {
      Message why =
          exception instanceof CsrfException ? Message.of("problem.form-outdated") : why(exception);
      note(request, why);
      pages.refused(request, response, 403, why);
    } else {
      forbidden(request, response, why(exception));
    }
  }

  private Message why(AccessDeniedException exception) {
    if (exception instanceof CsrfException) {
      return Message.of("problem.csrf");
    }
    if (SecurityContextHolder.getContext().getAuthentication() instanceof ActorToken token) {
      if (token.mustChange()) {
        return Message.of("problem.password-first");
      }
      if (token.actor().isAnonymous()) {
        return Message.of("problem.administrator-first");
      }
      String roles =
          String.join(", ", token.actor().roles().stream().sorted().map(Role::name).toList());
      return Message.of("problem.not-allowed", roles.isEmpty() ? "—" : roles);
    }
    return Message.of("problem.sign-in");
  }

  void forbidden(HttpServletRequest request, HttpServletResponse response, Message why)
      throws IOException {
    note(request, why);
    ProblemWriter.write(request, response, 403, why);
  }

  void tooOften(
      HttpServletRequest request, HttpServletResponse response, Duration pause, Message why)
      throws IOException {
    note(actor(request), request, why);
    response.setHeader("Retry-After", String.valueOf(pause.toSeconds() + 1));
    ProblemWriter.write(request, response, 429, why);
  }

  /** Remembers that whoever sent a request may not. */
  public void note(HttpServletRequest request, Message why) {
    note(actor(request), request, why);
  }

  void note(String actor, HttpServletRequest request, Message why) {
    refusals.note(
        actor,
        String.valueOf(request.getRemoteAddr()),
        request.getMethod() + " " + ProblemWriter.path(request),
        FaultDocument.code(why));
  }

  private static String actor(HttpServletRequest request) {
    Actor actor = Actors.of(request);
    return actor.key() == null ? actor.person() : actor.person() + " key " + actor.key();
  }

  private static boolean isPage(HttpServletRequest request) {
    return request.getMethod().equals("GET") && wantsPage(request);
  }

  /** A form that a browser sends by itself and whose answer somebody will look at. */
  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return request.getMethod().equals("POST")
        && request.getHeader("HX-Request") == null
        && type != null
        && FORMS.stream().anyMatch(type::startsWith)
        && wantsPage(request);
  }

  private static boolean wantsPage(HttpServletRequest request) {
    return Collections.list(request.getHeaders("Accept")).stream()
        .anyMatch(accept -> accept.contains(MediaType.TEXT_HTML_VALUE));
  }
}
