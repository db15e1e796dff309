package org.junheng.rules.ledger;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junheng.message.Message;
import org.junheng.rules.Clause;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleProblem;

/** Holds the numbers of a clause's entry against those of its rules. */
final class NumberCheck {
  private final Ledger ledger;
  private final Clause clause;
  private final Set<StatedNumber> demanded;
  private final Set<StatedNumber> explained;

  NumberCheck(Ledger ledger, Clause clause) {
    this.ledger = ledger;
    this.clause = clause;
    this.demanded = StatedNumber.in(clause.demands());
    this.explained = OtherNumbers.all(clause.otherNumbers());
  }

  void problems(List<RuleProblem> problems) {
    Set<StatedNumber> held = new HashSet<>();
    Set<StatedNumber> unstated = new LinkedHashSet<>();
    for (Rule rule : ledger.rulesOf(clause)) {
      RuleNumbers numbers = new RuleNumbers(rule);
      held.addAll(numbers.held());
      Set<StatedNumber> read = StatedNumber.in(rule.head().reading());
      for (RuleNumbers.Number number : numbers.toBeStated()) {
        if (demanded.contains(number.number())
            || (number.composed() && read.contains(number.number()))) {
          continue;
        }
        unstated.add(number.number());
        if (!explained.contains(number.number())) {
          problems.add(
              number
                  .at()
                  .problem(
                      "ledger.number-not-in-clause",
                      number.number(),
                      rule.id(),
                      clause.id(),
                      shown(demanded)));
        }
      }
    }
    demanded.stream()
        .filter(number -> !held.contains(number) && !explained.contains(number))
        .forEach(number -> problems.add(notHeld(number)));
    for (String line : clause.otherNumbers()) {
      OtherNumbers.of(line)
          .ifPresentOrElse(
              other ->
                  other.numbers().stream()
                      .filter(
                          number ->
                              !unstated.contains(number)
                                  && (held.contains(number) || !demanded.contains(number)))
                      .forEach(number -> problems.add(idle(number))),
              () ->
                  problems.add(
                      ledger.problem(
                          clause, "otherNumbers", Message.of("ledger.other-numbers", line))));
    }
  }

  private RuleProblem notHeld(StatedNumber number) {
    return ledger.problem(
        clause, "demands", Message.of("ledger.number-not-in-rules", number, clause.id()));
  }

  private RuleProblem idle(StatedNumber number) {
    return ledger.problem(
        clause, "otherNumbers", Message.of("ledger.number-needs-no-reason", number, clause.id()));
  }

  private static String shown(Set<StatedNumber> numbers) {
    return numbers.isEmpty()
        ? "—"
        : numbers.stream().map(StatedNumber::toString).collect(Collectors.joining("、"));
  }
}
