package org.junheng.benchmark;

import java.util.concurrent.TimeUnit;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.ShippedRules;
import org.junheng.decision.remedy.Remedies;
import org.junheng.example.ExampleDistrict;
import org.junheng.facts.Submission;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * A district judged whole, with everything that would have to change: the ways of every unmet
 * finding, the plans of school stages, the measures against coefficients of variation. Time against
 * the number of schools should be a straight line.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = "-Xmx2g")
public class DistrictWithRemedies {
  @Param({"10", "90", "300", "1000", "3000"})
  int schools = 90;

  @Param({"plan2024", "national2017"})
  String pack = "national2017";

  private final DecisionMaker maker = ShippedRules.maker();
  private Pack judgedBy = ShippedRules.plan();
  private Submission submission;

  @Setup
  public void read() {
    judgedBy = ShippedRules.pack(pack);
    submission =
        ShippedRules.submission(
            judgedBy, ExampleDistrict.generate(schools, ExampleDistrict.SHIPPED_SEED));
  }

  private Decision decision() {
    return maker.decide(judgedBy, submission, DecisionMaker.countDate(submission), false);
  }

  /** Judging alone. */
  @Benchmark
  public Decision judge() {
    return decision();
  }

  /** Judging, and all remedies. */
  @Benchmark
  public void judgeAndRemedy(Blackhole blackhole) {
    Decision decision = decision();
    Remedies remedies = Remedies.of(decision, maker.ruleSet());
    blackhole.consume(remedies.all());
    blackhole.consume(remedies.plans());
    blackhole.consume(remedies.districts());
  }
}
