package org.junheng.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junheng.audit.AuditLog;
import org.junheng.audit.LogSettings;
import org.junheng.decision.record.DecisionLog;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where decisions are recorded. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {
  /**
   * The log, opened; where that cannot be done now the service starts all the same, is not ready,
   * and goes on trying.
   *
   * @param url of a PostgreSQL database; empty for the embedded one
   */
  @Bean(destroyMethod = "close")
  DecisionLog decisionLog(
      @Value("${junheng.data.folder}") Path folder,
      @Value("${junheng.data.database.url}") String url,
      @Value("${junheng.data.database.user}") String user,
      @Value("${junheng.data.database.password}") String password,
      @Value("${junheng.data.checkpoint-every}") Duration checkpointEvery) {
    LogSettings settings =
        url.isEmpty()
            ? LogSettings.sqlite(folder)
            : LogSettings.postgres(folder, url, user, password);
    Clock clock = Clock.systemDefaultZone();
    return new DecisionLog(AuditLog.open(settings.checkpointEvery(checkpointEvery), clock), clock);
  }
}
