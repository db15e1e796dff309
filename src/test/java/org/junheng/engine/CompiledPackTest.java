package org.junheng.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junheng.decision.Decision;
import org.junheng.decision.Finding;
import org.junheng.decision.ShippedRules;
import org.junheng.facts.Submission;
import org.junheng.oracle.RandomSubmissions;
import org.junheng.rules.Judgment;
import org.junheng.rules.Outcome;
import org.junheng.rules.RuleSet;
import org.junheng.rules.SmallRules;
import org.junit.jupiter.api.Test;
import org.kie.api.KieServices;
import org.kie.api.builder.KieRepository;
import org.kie.api.builder.ReleaseId;

/** A compiled pack serves many threads and leaves nothing behind when it is closed. */
class CompiledPackTest {
  private static final int THREADS = 8;
  private static final int DECISIONS = 200;
  private static final int RELOADS = 20;
  private static final LocalDate DAY = LocalDate.of(2025, 9, 1);

  @Test
  void manyThreadsAtOnceFindWhatOneFinds() throws Exception {
    List<Submission> submissions = new ArrayList<>();
    List<String> alone = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 40; i++) {
      Submission submission = ShippedRules.submission(RandomSubmissions.next(random));
      submissions.add(submission);
      alone.add(shown(submission));
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<List<Integer>>> tasks = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int offset = thread * 5;
        tasks.add(() -> differing(submissions, alone, offset));
      }
      for (Future<List<Integer>> future : threads.invokeAll(tasks)) {
        assertThat(future.get()).isEmpty();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(alone).doesNotHaveDuplicates();
  }

  private static List<Integer> differing(
      List<Submission> submissions, List<String> alone, int offset) {
    List<Integer> differing = new ArrayList<>();
    for (int i = 0; i < DECISIONS; i++) {
      int which = (offset + i) % submissions.size();
      if (!shown(submissions.get(which)).equals(alone.get(which))) {
        differing.add(which);
      }
    }
    return differing;
  }

  /** Every finding with the figures behind it. */
  private static String shown(Submission submission) {
    StringBuilder shown = new StringBuilder();
    Decision decision = ShippedRules.maker().decide(ShippedRules.plan(), submission, DAY, false);
    for (Finding finding : decision.findings()) {
      Judgment judgment = finding.judgment();
      shown.append(finding).append(' ').append(judgment == null ? "" : judgment).append('\n');
    }
    return shown.toString();
  }

  @Test
  void closingRemovesTheModuleAndItsClasses() {
    RuleSet ruleSet =
        SmallRules.of(
                SmallRules.rule(
                    "a", "$x : School( $built : built )", "require.atLeast($x, $built, 2000)"))
            .sound();
    KieRepository repository = KieServices.Factory.get().getRepository();
    ReleaseId first = compiled(ruleSet);
    for (int i = 0; i < 4; i++) {
      decideAndClose(ruleSet);
    }
    int before = classesAfterCollection();
    for (int i = 0; i < RELOADS; i++) {
      decideAndClose(ruleSet);
    }
    int after = classesAfterCollection();
    ReleaseId last = compiled(ruleSet);

    long from = Long.parseLong(first.getVersion());
    long to = Long.parseLong(last.getVersion());
    assertThat(to - from).isEqualTo(RELOADS + 5);
    for (long version = from + 1; version < to; version++) {
      ReleaseId release =
          KieServices.Factory.get()
              .newReleaseId(first.getGroupId(), first.getArtifactId(), Long.toString(version));
      assertThat(repository.getKieModule(release)).as("%s", release).isNull();
    }
    assertThat(repository.getKieModule(last)).isNotNull();
    repository.removeKieModule(first);
    repository.removeKieModule(last);
    // Each compilation loads dozens of classes.
    assertThat(after - before).isLessThan(5 * RELOADS);
  }

  /** Compiles without closing, to learn the number of the module. */
  private static ReleaseId compiled(RuleSet ruleSet) {
    return PackCompiler.compile(PackText.of(ruleSet, ruleSet.pack("plan").orElseThrow()))
        .module()
        .getReleaseId();
  }

  private static void decideAndClose(RuleSet ruleSet) {
    try (SmallDecisions decisions = new SmallDecisions(ruleSet)) {
      assertThat(decisions.decide("[{'id': '1', 'built': 2010}]").findings())
          .extracting(Finding::outcome)
          .containsExactly(Outcome.MET);
    }
  }

  private static int classesAfterCollection() {
    ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    int count = Integer.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      count = Math.min(count, classes.getLoadedClassCount());
    }
    return count;
  }
}
