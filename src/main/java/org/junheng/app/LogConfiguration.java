package org.junheng.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junheng.audit.AuditLog;
import org.junheng.audit.LogSettings;
import org.junheng.decision.record.DecisionLog;
import org.junheng.identity.Accounts;
import org.junheng.web.Access;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Where decisions are recorded, and who is known here, which stands there too. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {
  /**
   * Where the log is.
   *
   * @param url of a PostgreSQL database; empty for the embedded one
   */
  @Bean
  LogSettings logSettings(
      @Value("${junheng.data.folder}") Path folder,
      @Value("${junheng.data.database.url}") String url,
      @Value("${junheng.data.database.user}") String user,
      @Value("${junheng.data.database.password}") String password,
      @Value("${junheng.data.checkpoint-every}") Duration checkpointEvery) {
    LogSettings settings =
        url.isEmpty()
            ? LogSettings.sqlite(folder)
            : LogSettings.postgres(folder, url, user, password);
    return settings.checkpointEvery(checkpointEvery);
  }

  /** Whether there was a log when the service was started. */
  record Before(boolean wasThere) {}

  /** Asked before the log is opened, which makes it. Of a database nobody knows. */
  @Bean
  Before before(LogSettings settings) {
    boolean embedded = settings.database() instanceof LogSettings.Database.Sqlite;
    return new Before(!embedded || Files.exists(settings.folder().resolve("log.sqlite")));
  }

  /**
   * The log, opened; where that cannot be done now the service starts all the same, is not ready,
   * and goes on trying.
   */
  @Bean(destroyMethod = "close")
  DecisionLog decisionLog(LogSettings settings, Before before) {
    Clock clock = Clock.systemDefaultZone();
    return new DecisionLog(AuditLog.open(settings, clock), clock);
  }

  /** Who is known here. */
  @Bean(destroyMethod = "close")
  Accounts accounts(DecisionLog log, Before before) {
    return Accounts.open(log.log(), Clock.systemDefaultZone(), !before.wasThere());
  }

  @Bean
  ListeningGuard listeningGuard(Access access, Environment environment) {
    return new ListeningGuard(access, environment);
  }
}
