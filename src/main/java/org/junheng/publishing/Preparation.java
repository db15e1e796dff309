package org.junheng.publishing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.DecisionMaker;
import org.junheng.engine.CompilationFailed;
import org.junheng.facts.FactsExample;
import org.junheng.facts.SubmissionReader;
import org.junheng.message.Message;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSet;
import org.junheng.rules.RuleSetReader;
import tools.jackson.databind.node.ObjectNode;

/** Makes a rule set ready to decide, beside the one that does. */
final class Preparation {
  /** So often each new pack decides an example: first decisions are slow. */
  private static final int WARMING = 20;

  private Preparation() {}

  /**
   * Reads and checks.
   *
   * @param before what need not be parsed again; null where there is none
   * @throws Unfit with each mistake
   */
  static RuleSet checked(RuleFiles files, @Nullable RuleSet before) throws Unfit {
    RuleSetReader.Result result = RuleSetReader.read(files, before);
    if (result instanceof RuleSetReader.Result.Broken broken) {
      throw broken(broken.problems());
    }
    return ((RuleSetReader.Result.Sound) result).ruleSet();
  }

  static Unfit broken(List<RuleProblem> problems) {
    return new Unfit(
        Message.of("publication.broken", problems.size(), problems.get(0).toString()), problems);
  }

  /**
   * Compiles what is not compiled yet, and decides an example by it.
   *
   * @param before what can be shared; not closed meanwhile
   * @throws Unfit where that fails, which the check should have foreseen
   */
  static DecisionMaker prepared(RuleSet ruleSet, @Nullable DecisionMaker before) throws Unfit {
    DecisionMaker maker;
    try {
      maker = DecisionMaker.of(ruleSet, before);
    } catch (CompilationFailed e) {
      throw new Unfit(Message.of("rules.not-compiled", String.join("\n", e.errors())), List.of());
    }
    try {
      for (String pack : maker.notSharedWith(before)) {
        warm(maker, maker.pack(pack).orElseThrow());
      }
      return maker;
    } catch (RuntimeException e) {
      maker.close();
      throw new Unfit(Message.of("publication.not-warmed", e.toString()), List.of());
    }
  }

  private static void warm(DecisionMaker maker, Pack pack) {
    RuleSet ruleSet = maker.ruleSet();
    ObjectNode facts = FactsExample.of(ruleSet.vocabulary(), ruleSet.attestedTargets());
    // Where the examples of the fact types do not go together there is nothing to warm it with.
    if (!(maker.reader(pack).read(facts, "")
        instanceof SubmissionReader.Result.Accepted accepted)) {
      return;
    }
    Optional<LocalDate> day =
        Optional.of(DecisionMaker.countDate(accepted.submission()))
            .filter(date -> !pack.rulesInForce(date).isEmpty())
            .or(() -> DecisionMaker.firstDay(pack));
    day.ifPresent(
        asOf -> {
          for (int i = 0; i < WARMING; i++) {
            maker.decide(pack, accepted.submission(), asOf, true);
          }
        });
  }
}
