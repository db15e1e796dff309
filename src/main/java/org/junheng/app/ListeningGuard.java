package org.junheng.app;

import java.util.Optional;
import org.junheng.message.Message;
import org.junheng.web.Access;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;

/** Keeps the service from listening where others can reach it, unless it is safe for them. */
final class ListeningGuard implements SmartInitializingSingleton {
  private final Access access;
  private final Environment environment;

  ListeningGuard(Access access, Environment environment) {
    this.access = access;
    this.environment = environment;
  }

  /** The service does not start, for its users' good. */
  static final class NotSafe extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Message why;

    NotSafe(Message why) {
      super(why.english());
      this.why = why;
    }

    Message why() {
      return why;
    }
  }

  /** Before the port is opened. */
  @Override
  public void afterSingletonsInstantiated() {
    Optional<Message> trouble = access.trouble(isEncrypted());
    if (trouble.isPresent()) {
      throw new NotSafe(trouble.get());
    }
  }

  private boolean isEncrypted() {
    boolean stated =
        environment.containsProperty("server.ssl.bundle")
            || environment.containsProperty("server.ssl.key-store")
            || environment.containsProperty("server.ssl.certificate");
    return stated && environment.getProperty("server.ssl.enabled", Boolean.class, true);
  }
}
