package org.junheng.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import org.junheng.identity.Actor;
import org.junheng.identity.Role;

/** Who sent a request. */
public final class Actors {
  private Actors() {}

  /** Until there are accounts: nobody known, who may do all but administer. */
  public static Actor of(HttpServletRequest request) {
    return Actor.anonymous(EnumSet.complementOf(EnumSet.of(Role.ADMINISTRATOR)));
  }
}
