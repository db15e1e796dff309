package org.junheng.identity;

import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * How passwords are kept: Argon2id, with its parameters in the hash and the name of the way before
 * it, so that a better way can be added here and old hashes are replaced as people sign in.
 */
final class Passwords {
  private static final int SHORTEST = 12;
  private static final int LONGEST = 256;
  private static final String TODAY = "argon2@1";

  private final PasswordEncoder encoder;

  /** Each hash takes 16 MB and a core: many sign-ins at once wait instead of taking all. */
  private final Semaphore atOnce =
      new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));

  /** Compared with where there is no account, so that this takes as long. */
  private final String nobodys;

  Passwords() {
    this(
        new DelegatingPasswordEncoder(
            TODAY, Map.of(TODAY, Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8())));
  }

  Passwords(PasswordEncoder encoder) {
    this.encoder = encoder;
    this.nobodys = hash(Secrets.oneTimePassword());
  }

  String hash(String password) {
    return alone(() -> encoder.encode(password));
  }

  /**
   * @param hash null for somebody who has no password or does not exist
   */
  boolean matches(String password, @Nullable String hash) {
    if (password.length() > LONGEST) {
      return false;
    }
    boolean same = alone(() -> encoder.matches(password, hash == null ? nobodys : hash));
    return same && hash != null;
  }

  boolean isOutdated(String hash) {
    return encoder.upgradeEncoding(hash);
  }

  private interface Work<T> {
    T done();
  }

  private <T> T alone(Work<T> work) {
    atOnce.acquireUninterruptibly();
    try {
      return work.done();
    } finally {
      atOnce.release();
    }
  }

  /**
   * @throws IdentityRefused where it is no password to rely on
   */
  static void check(String password, String name) {
    boolean plain = password.chars().distinct().count() < 5;
    boolean isName =
        password
            .toLowerCase(java.util.Locale.ROOT)
            .contains(name.toLowerCase(java.util.Locale.ROOT));
    if (password.length() < SHORTEST || password.length() > LONGEST || plain || isName) {
      throw IdentityRefused.invalid(Message.of("identity.password-weak", SHORTEST, LONGEST));
    }
  }
}
