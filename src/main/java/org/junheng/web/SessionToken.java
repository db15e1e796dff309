package org.junheng.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.identity.SignedIn;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** What is kept in a session: that somebody signed in. What they may is looked up each time. */
final class SessionToken extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1;

  private final SignedIn signedIn;

  SessionToken(SignedIn signedIn) {
    super(List.of());
    this.signedIn = signedIn;
    setAuthenticated(true);
  }

  SignedIn signedIn() {
    return signedIn;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return signedIn.account();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SessionToken token && token.signedIn.equals(signedIn);
  }

  @Override
  public int hashCode() {
    return signedIn.hashCode();
  }
}
