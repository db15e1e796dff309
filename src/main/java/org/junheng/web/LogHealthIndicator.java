package org.junheng.web;

import org.junheng.audit.AuditLog;
import org.junheng.audit.LogHealth;
import org.junheng.message.Message;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while decisions can be recorded: one that cannot be is not answered either. */
final class LogHealthIndicator implements HealthIndicator {
  private final AuditLog log;

  LogHealthIndicator(AuditLog log) {
    this.log = log;
  }

  @Override
  public Health health() {
    LogHealth health = log.health();
    Health.Builder told = health.writable() ? Health.up() : Health.down();
    told.withDetail("since", health.since().toString());
    Message reason = health.reason();
    if (reason != null) {
      told.withDetail("reason", reason.chinese()).withDetail("code", reason.code());
    }
    return told.build();
  }
}
