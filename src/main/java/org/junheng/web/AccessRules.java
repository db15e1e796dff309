package org.junheng.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junheng.identity.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Whether a request may go on: as the annotations of the method that would answer it say. What no
 * method answers is decided by its path, and is closed unless it stands here.
 */
final class AccessRules implements AuthorizationManager<RequestAuthorizationContext> {
  private static final Logger LOG = LoggerFactory.getLogger(AccessRules.class);

  private static final AuthorizationDecision YES = new AuthorizationDecision(true);
  private static final AuthorizationDecision NO = new AuthorizationDecision(false);

  /** Stylesheets, and whether the service lives: what they need who have not signed in yet. */
  private static final List<String> OPEN =
      List.of("/assets/", "/webjars/", "/actuator/health/", "/actuator/info/");

  private static final Set<Role> METERS = EnumSet.of(Role.AUDITOR, Role.ADMINISTRATOR);

  private final RequestMappingHandlerMapping mapping;

  AccessRules(RequestMappingHandlerMapping mapping) {
    this.mapping = mapping;
  }

  @Override
  public AuthorizationResult authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    Permit permit = permit(context.getRequest());
    if (permit instanceof Permit.Everybody) {
      return YES;
    }
    if (!(authentication.get() instanceof ActorToken token)) {
      return NO;
    }
    if (permit instanceof Permit.Known) {
      return YES;
    }
    return permit instanceof Permit.Roles needed
            && needed.roles().stream().anyMatch(token.actor()::may)
        ? YES
        : NO;
  }

  /** To whom it is open. */
  Permit permit(HttpServletRequest request) {
    @Nullable HandlerMethod method;
    try {
      method = method(request);
    } catch (Exception e) {
      // Another method or type of content than there is: whoever is known is told so.
      return new Permit.Known();
    }
    if (method == null) {
      return ofPath(request.getRequestURI());
    }
    Permit permit = Permit.of(method);
    if (permit instanceof Permit.Nobody) {
      LOG.error("nobody may call {}, as it does not say who may", method);
    }
    return permit;
  }

  private @Nullable HandlerMethod method(HttpServletRequest request) throws Exception {
    if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
      ServletRequestPathUtils.parseAndCache(request);
    }
    HandlerExecutionChain chain = mapping.getHandler(request);
    return chain != null && chain.getHandler() instanceof HandlerMethod method ? method : null;
  }

  /** What is answered by no method of a controller. */
  private static Permit ofPath(String path) {
    String folder = path + "/";
    if (OPEN.stream().anyMatch(folder::startsWith)) {
      return new Permit.Everybody();
    }
    if (folder.startsWith("/actuator/prometheus/")) {
      return new Permit.Roles(METERS);
    }
    // Swagger UI, and what is not there: whoever is known is told that.
    return folder.startsWith("/swagger-ui")
        ? new Permit.Roles(Access.anyRole())
        : new Permit.Known();
  }
}
