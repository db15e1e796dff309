package org.junheng.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junheng.decision.record.RecordedDecision;

/** Counts the decisions that are recorded, by what they came to. */
record DecidedMetrics(MeterRegistry registry) {
  void count(RecordedDecision decision) {
    Counter.builder("junheng.decisions")
        .description("Decisions recorded")
        .tag("pack", decision.pack())
        .tag("verdict", decision.verdict().name())
        .register(registry)
        .increment();
  }
}
