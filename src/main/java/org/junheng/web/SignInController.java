package org.junheng.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.identity.Accounts;
import org.junheng.identity.IdentityRefused;
import org.junheng.identity.SignIn;
import org.junheng.identity.SignedIn;
import org.junheng.message.Message;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** People come in, set a password of their own, and go. Signing in and out itself is a filter's. */
@Hidden
@RestController
final class SignInController {
  private static final HttpSessionSecurityContextRepository SESSIONS =
      new HttpSessionSecurityContextRepository();

  private final SignInPages pages;
  private final Accounts accounts;
  private final SignIn signIn;
  private final Refusing refusing;

  SignInController(SignInPages pages, Accounts accounts, SignIn signIn, Refusing refusing) {
    this.pages = pages;
    this.accounts = accounts;
    this.signIn = signIn;
    this.refusing = refusing;
  }

  @AllowedToAll
  @GetMapping(path = SignInPages.LOGIN)
  void login(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean left = request.getParameter("out") != null;
    pages.login(request, response, 200, left ? Message.of("page.signed-out") : null);
  }

  @AllowedToSignedIn
  @GetMapping(path = SignInPages.ACCOUNT)
  void account(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean mustChange = Actors.mustChange();
    boolean saved = request.getParameter("saved") != null;
    Message said =
        mustChange
            ? Message.of("problem.password-first")
            : saved ? Message.of("page.password-saved") : null;
    pages.account(request, response, 200, said, hasPassword(Actors.signedIn()));
  }

  /**
   * Whoever signs in at a provider may have none; whoever came with the first one has no account.
   */
  private boolean hasPassword(@Nullable SignedIn who) {
    return who != null
        && accounts.find(who.account()).map(each -> each.passwordHash() != null).orElse(true);
  }

  @AllowedToSignedIn
  @PostMapping(path = SignInPages.ACCOUNT)
  void change(HttpServletRequest request, HttpServletResponse response)
      throws IOException, LogUnavailable {
    SignedIn who = Actors.signedIn();
    if (who == null) {
      throw Refused.because(403, Message.of("problem.session-only"));
    }
    String wanted = text(request, "new");
    if (!wanted.equals(text(request, "again"))) {
      pages.account(request, response, 422, Message.of("page.password-differs"), true);
      return;
    }
    try {
      changed(request, response, signIn, who, text(request, "old"), wanted);
    } catch (IdentityRefused e) {
      refusing.note(who.account(), request, e.reason());
      pages.account(request, response, 422, e.reason(), true);
      return;
    }
    response.sendRedirect(SignInPages.ACCOUNT + "?saved");
  }

  /** Sets the password; this session goes on under another name, all others end. */
  static void changed(
      HttpServletRequest request,
      HttpServletResponse response,
      SignIn signIn,
      SignedIn who,
      String old,
      String wanted)
      throws LogUnavailable {
    SignedIn renewed = signIn.ownPassword(who, old, wanted, request.getRemoteAddr());
    request.changeSessionId();
    SESSIONS.saveContext(new SecurityContextImpl(new SessionToken(renewed)), request, response);
  }

  private static String text(HttpServletRequest request, String name) {
    @Nullable String value = request.getParameter(name);
    return Objects.requireNonNullElse(value, "");
  }
}
