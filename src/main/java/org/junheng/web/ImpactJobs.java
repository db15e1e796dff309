package org.junheng.web;

import java.time.LocalDate;
import java.util.Optional;
import org.junheng.audit.LogReader;
import org.junheng.batch.Judge;
import org.junheng.jobs.Job;
import org.junheng.publishing.DraftMakers;
import org.junheng.publishing.ImpactJudge;

/** Has the lines of a look at a draft's impact judged by both rule sets. */
record ImpactJobs(LogReader reader, DraftMakers makers) {
  static final String AS_OF = "impactAsOf";

  Judge of(Job job) {
    return new ImpactJudge(
        reader,
        makers,
        job.given().getOrDefault(ImpactResults.BEFORE, ""),
        job.given().getOrDefault(ImpactResults.AFTER, ""),
        Optional.ofNullable(job.given().get(AS_OF)).map(LocalDate::parse).orElse(null));
  }
}
