package org.junheng.cases.boundary;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junheng.cases.Case;
import org.junheng.cases.CaseFacts;
import org.junheng.cases.Expectation;
import org.junheng.cases.ExpectedFinding;
import org.junheng.decision.Finding;
import org.junheng.decision.TreeJudge;
import org.junheng.facts.Submission;
import org.junheng.facts.SubmissionReader;
import org.junheng.rules.Figure;
import org.junheng.rules.Judgment;
import org.junheng.rules.Pack;
import org.junheng.rules.Population;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;

/** The cases that stand at the boundaries of one rule: they say what comes of facts there. */
final class Standing {
  private final List<Judged> cases;
  private final List<Named> named = new ArrayList<>();

  /** A case whose facts were accepted. */
  record Judged(Case of, Submission submission, LocalDate asOf) {}

  /** A finding of which a case says the outcome. */
  private record Named(Case of, Finding finding, Population population) {}

  Standing(Pack pack, Rule rule, List<Judged> all) {
    this.cases =
        all.stream().filter(one -> one.of().expectation().targets().contains(rule.id())).toList();
    for (Judged one : cases) {
      if (one.of().expectation() instanceof Expectation.Findings expected) {
        Population population = new Population(one.submission(), one.asOf());
        List<ExpectedFinding> said = expected.byTarget().getOrDefault(rule.id(), List.of());
        for (Finding finding : TreeJudge.findings(pack, rule, one.asOf(), population)) {
          if (finding.subject().type() == rule.subjectType()
              && said.stream().anyMatch(each -> each.names(finding))) {
            named.add(new Named(one.of(), finding, population));
          }
        }
      }
    }
  }

  static List<Judged> judged(RuleSet ruleSet, Pack pack, List<Case> cases) {
    CaseFacts facts = new CaseFacts(ruleSet);
    List<Judged> judged = new ArrayList<>();
    for (Case one : cases) {
      if (facts.read(pack, one.facts()) instanceof SubmissionReader.Result.Accepted read) {
        LocalDate asOf = CaseFacts.day(one.asOf(), read.submission());
        judged.add(new Judged(one, read.submission(), asOf));
      }
    }
    return judged;
  }

  /** On the limit, or within one step of it on that side. */
  List<Case> at(Boundary.Limit limit, Position position) {
    Figure value = Figure.of(limit.value());
    Figure below = Figure.of(limit.value().subtract(limit.step()));
    Figure above = Figure.of(limit.value().add(limit.step()));
    return standing(
        one -> {
          Judgment judgment = one.finding().judgment();
          Optional<Figure> figure =
              judgment == null ? Optional.empty() : Sight.figure(limit, judgment);
          return figure
              .filter(found -> Integer.signum(found.compareTo(value)) == position.sign())
              .filter(found -> found.compareTo(below) >= 0 && found.compareTo(above) <= 0)
              .isPresent();
        });
  }

  /** Where the comparison meets the value and alone decides. */
  List<Case> at(Boundary.ScopeLimit limit, BigDecimal value) {
    return standing(
        one -> {
          Sight sight = new Sight(limit, one.finding().subject(), one.population());
          return sight.values().anyMatch(seen -> seen.compareTo(value) == 0) && sight.decides();
        });
  }

  private List<Case> standing(Predicate<Named> there) {
    Set<Case> standing = new LinkedHashSet<>();
    named.stream().filter(there).map(Named::of).forEach(standing::add);
    return List.copyOf(standing);
  }

  /** As of that day. */
  List<Case> on(LocalDate day) {
    return cases.stream().filter(one -> one.asOf().equals(day)).map(Judged::of).toList();
  }
}
