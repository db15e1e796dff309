package org.junheng.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junheng.audit.LogUnavailable;
import org.junheng.cases.Case;
import org.junheng.cases.CaseIndex;
import org.junheng.cases.CaseResult;
import org.junheng.cases.CaseRunner;
import org.junheng.cases.mutation.Mutant;
import org.junheng.decision.record.ArchivedRules;
import org.junheng.message.Message;
import org.junheng.publishing.GateResult.Item;
import org.junheng.publishing.GateResult.Question;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSet;
import org.junheng.rules.ledger.Ledger;

/** The questions of the gate that follow from the files of a draft and of its base. */
final class GateLook {
  /** What the ledger finds that has no counterpart: clause, rule or case. */
  private static final Set<String> ORPHANS =
      Set.of("ledger.clause-without-rule", "ledger.rule-without-case", "ledger.case-without-rule");

  private final DraftCheck draft;
  private final Optional<DraftCheck> base;

  /**
   * @param base nothing where it cannot be read any more
   */
  GateLook(DraftCheck draft, Optional<DraftCheck> base) {
    this.draft = draft;
    this.base = base;
  }

  /**
   * @param makers compile the draft
   */
  List<Item> items(DraftMakers makers) throws LogUnavailable {
    List<Item> items = new ArrayList<>();
    items.add(change());
    Optional<RuleSet> ruleSet = draft.ruleSet();
    if (!draft.isClean() || ruleSet.isEmpty()) {
      items.add(
          Item.failed(Question.CHECK, "gate.check-failed", draft.problems().size())
              .because(draft.problems()));
      for (Question question :
          List.of(Question.COMPILE, Question.CASES, Question.MUTANTS, Question.LEDGER)) {
        items.add(Item.failed(question, "gate.not-looked"));
      }
      return items;
    }
    items.add(Item.passed(Question.CHECK, "gate.check", draft.files().files().size()));
    items.addAll(compiled(ruleSet.get(), makers));
    items.add(mutants());
    items.add(ledger(ruleSet.get()));
    return items;
  }

  private Item change() {
    int changed =
        base.map(was -> DraftPacks.differing(was.files().files(), draft.files().files()).size())
            .orElse(1);
    return changed == 0
        ? Item.failed(Question.CHANGE, "gate.change-none")
        : Item.passed(Question.CHANGE, "gate.change", changed);
  }

  private List<Item> compiled(RuleSet ruleSet, DraftMakers makers) throws LogUnavailable {
    try {
      List<CaseResult> results =
          makers.with(
              ruleSet.id(),
              maker -> {
                CaseRunner runner = new CaseRunner(maker);
                return draft.cases().stream().map(runner::run).toList();
              });
      List<CaseResult> failed = results.stream().filter(result -> !result.passed()).toList();
      Item cases =
          failed.isEmpty()
              ? Item.passed(Question.CASES, "gate.cases", results.size())
              : Item.failed(Question.CASES, "gate.cases-failed", failed.size(), results.size())
                  .because(failed.stream().map(GateLook::problem).toList());
      return List.of(Item.passed(Question.COMPILE, "gate.compile"), cases);
    } catch (ArchivedRules.Unusable e) {
      return List.of(
          Item.failed(Question.COMPILE, "gate.compile-failed", e.reason()),
          Item.failed(Question.CASES, "gate.not-looked"));
    }
  }

  private static RuleProblem problem(CaseResult result) {
    Case one = result.of();
    return new RuleProblem(
        one.at().file(),
        one.at().line(),
        one.at().column(),
        Message.of("gate.case", one.sentence(), result.differences().get(0).message()));
  }

  private Item mutants() {
    GateMutants mutants = new GateMutants(draft, base);
    GateMutants.Found found = mutants.found();
    if (found.tried() == 0) {
      return Item.passed(Question.MUTANTS, "gate.mutants-none");
    }
    return found.survivors().isEmpty()
        ? Item.passed(
            Question.MUTANTS, "gate.mutants", found.tried(), String.join(", ", mutants.packs()))
        : Item.failed(
                Question.MUTANTS, "gate.mutants-survive", found.survivors().size(), found.tried())
            .because(found.survivors().stream().map(GateLook::problem).toList());
  }

  private static RuleProblem problem(Mutant mutant) {
    return new RuleProblem(
        mutant.original().file(),
        mutant.original().line(),
        1,
        Message.of("gate.mutant", mutant.original().id(), mutant.name()));
  }

  private Item ledger(RuleSet ruleSet) {
    CaseIndex cases = CaseIndex.of(draft.cases());
    List<RuleProblem> orphans = new ArrayList<>();
    List<RuleProblem> others = new ArrayList<>();
    for (Pack pack : ruleSet.packs().values()) {
      for (RuleProblem problem : Ledger.of(pack, draft.files()).problems(cases.named(pack.id()))) {
        (ORPHANS.contains(problem.message().code()) ? orphans : others).add(problem);
      }
    }
    return orphans.isEmpty()
        ? Item.passed(
                Question.LEDGER,
                others.isEmpty() ? "gate.ledger" : "gate.ledger-remarks",
                others.size())
            .because(others)
        : Item.failed(Question.LEDGER, "gate.ledger-orphans", orphans.size()).because(orphans);
  }
}
