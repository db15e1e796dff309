package org.junheng.web;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import org.junheng.publishing.FolderStatus;
import org.junheng.publishing.LiveRules;
import org.junheng.publishing.Publication;
import org.junheng.publishing.Publications;

/** What a monitoring system can watch of the rules. */
record RuleMetrics(Publications publications, LiveRules live) implements MeterBinder {
  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder(
            "junheng.rules.broken",
            live,
            rules -> rules.folder().state() == FolderStatus.State.BROKEN ? 1 : 0)
        .description("1 while the folder of rules is broken")
        .register(registry);
    Gauge.builder(
            "junheng.rules.waiting",
            live,
            rules ->
                switch (rules.folder().state()) {
                  case IN_FORCE, OFF, BROKEN -> 0;
                  default -> 1;
                })
        .description("1 while the folder of rules holds something else than what is in force")
        .register(registry);
    Gauge.builder("junheng.rules.unusable", live, rules -> rules.trouble() == null ? 0 : 1)
        .description("1 while this instance cannot use what is in force")
        .register(registry);
    Gauge.builder(
            "junheng.rules.in.force.since",
            publications,
            known -> known.inForce().map(now -> now.effective().getEpochSecond()).orElse(0L))
        .description("When the rules in force came into force")
        .baseUnit("seconds")
        .register(registry);
    for (Publication.Kind kind : Publication.Kind.values()) {
      FunctionCounter.builder(
              "junheng.publications",
              publications,
              known -> known.history().stream().filter(each -> each.kind() == kind).count())
          .tag("kind", kind.name().toLowerCase(Locale.ROOT))
          .description("Publications on record")
          .register(registry);
    }
  }
}
