package org.junheng.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses by the way a request came. While nobody is asked who they are, a page of another site in
 * this machine's browser must neither read (by a name that it has lead here) nor write. Behind a
 * proxy, only what came through it and encrypted passes.
 */
final class DoorFilter extends OncePerRequestFilter {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final Access access;
  private final Refusing refusing;

  DoorFilter(Access access, Refusing refusing) {
    this.access = access;
    this.refusing = refusing;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Message trouble = trouble(request);
    if (trouble == null) {
      chain.doFilter(request, response);
    } else {
      refusing.forbidden(request, response, trouble);
    }
  }

  private @Nullable Message trouble(HttpServletRequest request) {
    if (access.isBehindProxy()
        && !request.isSecure()
        && !Access.isLoopback(request.getRemoteAddr())) {
      return Message.of("problem.not-through-proxy");
    }
    if (!access.isOpen()) {
      return null;
    }
    if (!Access.isLoopback(request.getServerName())) {
      return Message.of("problem.other-host", request.getServerName());
    }
    return READING.contains(request.getMethod()) || isOwn(request)
        ? null
        : Message.of("problem.other-origin");
  }

  /** Whether no page of another site sent it: browsers say, programs do not. */
  private static boolean isOwn(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !OWN.contains(site)) {
      return false;
    }
    String origin = request.getHeader("Origin");
    return origin == null || isOwn(origin, request);
  }

  private static boolean isOwn(String origin, HttpServletRequest request) {
    try {
      URI asked = URI.create(origin);
      String host = asked.getHost();
      int port = asked.getPort() < 0 ? usual(asked.getScheme()) : asked.getPort();
      return host != null
          && host.equalsIgnoreCase(request.getServerName())
          && port == request.getServerPort();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static int usual(@Nullable String scheme) {
    return "https".equals(scheme) ? 443 : 80;
  }
}
