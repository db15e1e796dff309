package org.junheng.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.jobs.Job;
import org.junheng.jobs.Jobs;
import org.junheng.publishing.ImpactSummary;

/** What looks at the impact of drafts came to, as far as they are on disk. */
public record ImpactResults(Jobs jobs) {
  /** What such a job is given: which draft, and the rule sets before and after. */
  public static final String DRAFT = "draft";

  public static final String BEFORE = "before";
  public static final String AFTER = "after";

  /** The last look at a draft; nothing where nobody looked. */
  public Optional<Jobs.Standing> newest(UUID draft) {
    return jobs.list().stream()
        .filter(each -> each.job().what() == Job.Kind.IMPACT)
        .filter(each -> draft.toString().equals(each.job().given().get(DRAFT)))
        .findFirst();
  }

  /**
   * What it found so far.
   *
   * @param districts codes of the districts that may be told of; null for all
   */
  public ImpactSummary summary(UUID job, @Nullable Set<String> districts) throws IOException {
    Jobs.Result result = jobs.result(job).orElseThrow();
    byte[] whole = new byte[0];
    if (result.bytes() > 0) {
      try (java.io.InputStream in = Files.newInputStream(result.file())) {
        whole = in.readNBytes((int) result.bytes());
      }
    }
    return ImpactSummary.of(new String(whole, StandardCharsets.UTF_8).lines(), districts);
  }
}
