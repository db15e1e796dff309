package org.junheng.decision;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junheng.engine.CompilationFailed;
import org.junheng.engine.CompiledPack;
import org.junheng.engine.Firings;
import org.junheng.facts.FactType;
import org.junheng.facts.Submission;
import org.junheng.facts.SubmissionReader;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;

/** Decides submissions under one rule set, compiled once. Safe for many threads. */
public final class DecisionMaker implements AutoCloseable {
  private static final String SCHOOL_SYSTEM = "schoolSystem";

  private final RuleSet ruleSet;
  private final Map<String, CompiledPack> packs;

  private DecisionMaker(RuleSet ruleSet, Map<String, CompiledPack> packs) {
    this.ruleSet = ruleSet;
    this.packs = Collections.unmodifiableMap(packs);
  }

  /**
   * Compiles a rule set.
   *
   * @throws CompilationFailed where Drools finds a mistake that the check did not
   */
  public static DecisionMaker of(RuleSet ruleSet) {
    return of(ruleSet, null);
  }

  /**
   * The same; packs that come to the same for Drools as those of another rule set are shared with
   * it and not compiled again.
   *
   * @param before not closed while this is made; null where there is none
   * @throws CompilationFailed where Drools finds a mistake that the check did not
   */
  public static DecisionMaker of(RuleSet ruleSet, @Nullable DecisionMaker before) {
    Map<String, CompiledPack> packs = new HashMap<>();
    try {
      ruleSet
          .packs()
          .forEach(
              (id, pack) ->
                  packs.put(
                      id,
                      CompiledPack.compile(
                          ruleSet, pack, before == null ? null : before.packs.get(id))));
    } catch (RuntimeException e) {
      packs.values().forEach(CompiledPack::close);
      throw e;
    }
    return new DecisionMaker(ruleSet, packs);
  }

  /** Ids of the packs that are not shared with another rule set's. */
  public Set<String> notSharedWith(@Nullable DecisionMaker other) {
    Set<String> own = new TreeSet<>(packs.keySet());
    if (other != null) {
      other.packs.forEach(
          (id, pack) -> {
            CompiledPack mine = packs.get(id);
            if (mine != null && mine.shares(pack)) {
              own.remove(id);
            }
          });
    }
    return own;
  }

  public RuleSet ruleSet() {
    return ruleSet;
  }

  public Optional<Pack> pack(String id) {
    return ruleSet.pack(id);
  }

  /** Reads submissions for a pack: its school system is what an absent one means. */
  public SubmissionReader reader(Pack pack) {
    return reader(ruleSet, pack);
  }

  /** The same for a rule set that is not compiled. */
  public static SubmissionReader reader(RuleSet ruleSet, Pack pack) {
    Map<String, Object> assumed =
        pack.schoolSystem().isEmpty() ? Map.of() : Map.of(SCHOOL_SYSTEM, pack.schoolSystem());
    return new SubmissionReader(ruleSet.vocabulary(), ruleSet.attestable(), assumed);
  }

  /**
   * The day that a submission's figures speak for, unless the request says another: its count date.
   */
  public static LocalDate countDate(Submission submission) {
    FactType root = submission.vocabulary().root();
    return (LocalDate)
        java.util.Objects.requireNonNull(
            submission.root().value(root.field("countDate").orElseThrow()));
  }

  /** The first day on which any rule of the pack is in force. */
  public static Optional<LocalDate> firstDay(Pack pack) {
    return pack.rules().stream().map(rule -> rule.head().from()).min(Comparator.naturalOrder());
  }

  /**
   * Decides.
   *
   * @param pack one of this rule set's
   * @param asOf a day on which a rule of the pack is in force
   * @param trace whether to keep each firing
   * @throws IllegalArgumentException where no rule is in force on the day
   */
  public Decision decide(Pack pack, Submission submission, LocalDate asOf, boolean trace) {
    List<Rule> rules = pack.rules();
    if (rules.stream().noneMatch(rule -> rule.isInForce(asOf))) {
      throw new IllegalArgumentException("no rule of " + pack.id() + " is in force on " + asOf);
    }
    Judge judge = new Judge(rules, asOf, submission);
    Firings firings =
        java.util.Objects.requireNonNull(packs.get(pack.id()))
            .fire(submission, asOf, trace, judge::first);
    judge.conclude(firings);
    return new Decision(
        pack,
        ruleSet.id(),
        asOf,
        submission,
        judge.findings(),
        firings.fired(),
        judge.population());
  }

  /** Decides what was asked. */
  public Decision decide(DecisionRequest request) {
    return decide(
        request.pack(), request.submission(), request.asOf(), request.trace() != Trace.NONE);
  }

  @Override
  public void close() {
    packs.values().forEach(CompiledPack::close);
  }
}
