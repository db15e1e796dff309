package org.junheng.web;

import org.jspecify.annotations.Nullable;
import org.junheng.identity.Actor;
import org.junheng.identity.SignedIn;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Who sends this one request, as Spring Security and the health endpoint ask for it. */
final class ActorToken extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1;

  private final transient Actor actor;
  private final @Nullable SignedIn signedIn;
  private final boolean mustChange;

  ActorToken(Actor actor, @Nullable SignedIn signedIn, boolean mustChange) {
    super(
        actor.roles().stream()
            .sorted()
            .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
            .toList());
    this.actor = actor;
    this.signedIn = signedIn;
    this.mustChange = mustChange;
    setAuthenticated(true);
  }

  Actor actor() {
    return actor;
  }

  /** What the session remembers; null for a key, or for nobody known. */
  @Nullable SignedIn signedIn() {
    return signedIn;
  }

  /** Whether they have to set a password of their own before anything else. */
  boolean mustChange() {
    return mustChange;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return actor.person();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
