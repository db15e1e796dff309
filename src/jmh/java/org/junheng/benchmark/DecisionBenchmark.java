package org.junheng.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.ShippedRules;
import org.junheng.facts.Submission;
import org.junheng.oracle.Expected;
import org.junheng.oracle.Key;
import org.junheng.oracle.PlanOracle;
import org.junheng.rules.Pack;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;

/**
 * Decisions of one school and of the district of 90 schools in {@code docs/examples}, beside the
 * same targets in the plain Java of the tests.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = "-Xmx2g")
public class DecisionBenchmark {
  @Param({"school", "district"})
  String example = "school";

  private final DecisionMaker maker = ShippedRules.maker();
  private final Pack plan = ShippedRules.plan();
  private JsonNode facts = ShippedRules.json("{}");
  private Submission submission;

  @Setup
  public void read() throws IOException {
    facts =
        ShippedRules.json(Files.readString(Path.of("docs/examples", example + ".json")))
            .get("facts");
    submission = ShippedRules.submission(facts);
  }

  /** From checked facts to findings. */
  @Benchmark
  public Decision decide() {
    return maker.decide(plan, submission, DecisionMaker.countDate(submission), false);
  }

  /** From parsed JSON to checked facts. */
  @Benchmark
  public Submission bind() {
    return ShippedRules.submission(facts);
  }

  /** The same targets, calculated by the tests. */
  @Benchmark
  public Map<Key, Expected> plainJava() {
    return PlanOracle.judge(facts);
  }
}
