package org.junheng.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.record.Sender;
import org.junheng.identity.Actor;
import org.junheng.identity.SignedIn;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who sent a request. */
public final class Actors {
  private static final String ATTRIBUTE = Actors.class.getName();
  private static final Actor NOBODY = Actor.anonymous(Set.of());

  private Actors() {}

  /** Nobody known, who may do nothing, where it did not pass the filters that find this out. */
  public static Actor of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Actor actor ? actor : NOBODY;
  }

  static void remember(HttpServletRequest request, Actor actor) {
    request.setAttribute(ATTRIBUTE, actor);
  }

  /** Who stands in the record of a decision. */
  static Sender sender(HttpServletRequest request) {
    Actor actor = of(request);
    return new Sender(actor.person(), actor.key(), request.getRemoteAddr());
  }

  /** Whether they have to set a password of their own before anything else. */
  static boolean mustChange() {
    return SecurityContextHolder.getContext().getAuthentication() instanceof ActorToken token
        && token.mustChange();
  }

  /** Whether somebody signed in, so that they can sign out. */
  public static boolean haveSession() {
    return signedIn() != null;
  }

  /** The session's; null where the request came without one. */
  static @Nullable SignedIn signedIn() {
    return SecurityContextHolder.getContext().getAuthentication() instanceof ActorToken token
        ? token.signedIn()
        : null;
  }
}
