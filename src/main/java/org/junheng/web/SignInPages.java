package org.junheng.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junheng.identity.Account;
import org.junheng.identity.Accounts;
import org.junheng.identity.Actor;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** The pages on which people sign in, set their password and sign out. */
final class SignInPages {
  static final String LOGIN = "/login";
  static final String LOGOUT = "/logout";
  static final String ACCOUNT = "/account";

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  private final ITemplateEngine templates;
  private final Accounts accounts;
  private final Map<String, String> providers = new TreeMap<>();

  SignInPages(
      ITemplateEngine templates, Accounts accounts, @Nullable ClientRegistrationRepository known) {
    this.templates = templates;
    this.accounts = accounts;
    if (known instanceof Iterable<?> all) {
      for (Object each : all) {
        if (each instanceof ClientRegistration provider) {
          providers.put(provider.getRegistrationId(), provider.getClientName());
        }
      }
    }
  }

  /** Where somebody can sign in otherwise. */
  record Provider(String address, String name) {}

  /** A text in both languages. */
  record Words(String chinese, String english) {
    static Words of(Message message) {
      return new Words(message.chinese(), message.english());
    }
  }

  /** Whether a person asks for a page, to be come back to. */
  static boolean isPage(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && !request.getRequestURI().startsWith(LOGIN)
        && Collections.list(request.getHeaders("Accept")).stream()
            .anyMatch(accept -> accept.contains(MediaType.TEXT_HTML_VALUE));
  }

  /**
   * Whether a request has to prove that it comes from a page of ours: what a browser would send
   * with somebody's session, and signing in and out.
   */
  static boolean needsToken(HttpServletRequest request) {
    if (READING.contains(request.getMethod())) {
      return false;
    }
    HttpSession session = request.getSession(false);
    boolean signedIn =
        session != null
            && session.getAttribute(
                    HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                != null;
    String path = request.getRequestURI();
    return signedIn || path.equals(LOGIN) || path.equals(LOGOUT);
  }

  void login(
      HttpServletRequest request, HttpServletResponse response, int status, @Nullable Message said)
      throws IOException {
    Context context = context(request, said, status >= 400);
    List<Provider> others = new ArrayList<>();
    providers.forEach((id, name) -> others.add(new Provider("/oauth2/authorization/" + id, name)));
    context.setVariable("providers", others);
    // Who may nothing would only be led here again.
    context.setVariable("canGoBack", !Actors.of(request).roles().isEmpty());
    context.setVariable(
        "beginning",
        accounts.areNone() ? Words.of(Message.of("page.beginning", Account.ADMINISTRATOR)) : null);
    context.setVariable(
        "words",
        Map.of(
            "title", Words.of(Message.of("page.sign-in")),
            "name", Words.of(Message.of("page.account-name")),
            "password", Words.of(Message.of("page.password")),
            "enter", Words.of(Message.of("page.enter")),
            "otherwise", Words.of(Message.of("page.sign-in-otherwise")),
            "back", Words.of(Message.of("page.back"))));
    write(response, status, "login", context);
  }

  /**
   * The page of one's own account.
   *
   * @param byPassword whether there is a password to be changed
   */
  void account(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      @Nullable Message said,
      boolean byPassword)
      throws IOException {
    Actor actor = Actors.of(request);
    Context context = context(request, said, status >= 400);
    Words nobody = Words.of(Message.of("console.anonymous"));
    context.setVariable(
        "name", actor.isAnonymous() ? nobody.chinese() + " " + nobody.english() : actor.person());
    context.setVariable("byPassword", byPassword);
    context.setVariable("canLeave", Actors.signedIn() != null);
    context.setVariable(
        "roles", actor.roles().stream().sorted().map(Role::label).map(Words::of).toList());
    context.setVariable(
        "words",
        Map.of(
            "title", Words.of(Message.of("page.account")),
            "roles", Words.of(Message.of("page.roles")),
            "password", Words.of(Message.of("page.password-change")),
            "old", Words.of(Message.of("page.password-old")),
            "new", Words.of(Message.of("page.password-new")),
            "again", Words.of(Message.of("page.password-again")),
            "save", Words.of(Message.of("page.save")),
            "leave", Words.of(Message.of("page.sign-out")),
            "back", Words.of(Message.of("page.back"))));
    write(response, status, "account", context);
  }

  /** Tells a person before a browser why they do not get a page, and where they can go. */
  void refused(HttpServletRequest request, HttpServletResponse response, int status, Message why)
      throws IOException {
    Context context = context(request, why, true);
    context.setVariable("anonymous", Actors.of(request).isAnonymous());
    context.setVariable(
        "words",
        Map.of(
            "title", Words.of(Message.of("page.refused")),
            "enter", Words.of(Message.of("page.sign-in")),
            "account", Words.of(Message.of("page.account")),
            "back", Words.of(Message.of("page.back"))));
    write(response, status, "refused", context);
  }

  private static Context context(
      HttpServletRequest request, @Nullable Message said, boolean trouble) {
    Context context = new Context(Locale.SIMPLIFIED_CHINESE);
    context.setVariable("theme", ThemeCookie.word(request));
    context.setVariable("said", said == null ? null : Words.of(said));
    context.setVariable("trouble", trouble);
    if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
      context.setVariable("tokenName", token.getParameterName());
      context.setVariable("token", token.getToken());
    }
    return context;
  }

  private void write(HttpServletResponse response, int status, String template, Context context)
      throws IOException {
    byte[] page = templates.process(template, context).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Content-Language", "zh-CN");
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }
}
