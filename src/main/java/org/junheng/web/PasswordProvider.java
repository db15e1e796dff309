package org.junheng.web;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junheng.identity.SignIn;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Asks whether a name and a password belong together. */
final class PasswordProvider implements AuthenticationProvider {
  private final SignIn signIn;

  PasswordProvider(SignIn signIn) {
    this.signIn = signIn;
  }

  /** Too many passwords were wrong. */
  static final class TooOften extends LockedException {
    private static final long serialVersionUID = 1;

    private final Duration pause;

    TooOften(Duration pause) {
      super("too often");
      this.pause = pause;
    }

    Duration pause() {
      return pause;
    }
  }

  @Override
  public Authentication authenticate(Authentication given) {
    String address =
        given.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "";
    String name = Objects.requireNonNullElse(given.getName(), "");
    @Nullable Object password = given.getCredentials();
    SignIn.Outcome outcome =
        signIn.password(name, password == null ? "" : password.toString(), address);
    if (outcome instanceof SignIn.Outcome.Welcome welcome) {
      return new SessionToken(welcome.who());
    }
    if (outcome instanceof SignIn.Outcome.TooOften often) {
      throw new TooOften(often.pause());
    }
    throw new BadCredentialsException("wrong");
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
