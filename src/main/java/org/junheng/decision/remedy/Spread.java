package org.junheng.decision.remedy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Decision;
import org.junheng.facts.Fact;
import org.junheng.rules.Concluded;
import org.junheng.rules.Demanded;
import org.junheng.rules.Figure;
import org.junheng.rules.Finding;
import org.junheng.rules.Rule;
import org.junheng.rules.actions.Actions;
import org.junheng.rules.algebra.Curve;
import org.junheng.rules.algebra.FirstStep;
import org.junheng.rules.algebra.Polynomial;

/**
 * The spread of figures x with weights w about their mean X, and how it moves with one of them.
 *
 * <p>With W = Σw, A = Σwx and Q = Σwx² it is S² = (QW − A²) ÷ W², and the coefficient of variation
 * is at its limit L or below where (1 + L²)A² − QW is not below zero. Where one figure rises by s
 * with each step, A and Q become A + wsk and Q + 2wxsk + ws²k²: a quadratic in k.
 */
final class Spread {
  private final List<Finding> findings;
  private final Concluded.Spread limit;
  private final Curve weights;
  private final Curve amounts;
  private final Curve squares;

  Spread(List<Finding> findings, Concluded.Spread limit) {
    this.findings =
        findings.stream().filter(each -> each.figure() != null && each.weight() != null).toList();
    this.limit = limit;
    List<Curve> all = this.findings.stream().map(each -> curve(each.weight())).toList();
    this.weights = sum(all);
    this.amounts = sum(this.findings.stream().map(each -> product(each, each.weight())).toList());
    this.squares =
        sum(
            this.findings.stream()
                .map(each -> product(each, each.weight()).times(curve(each.figure())))
                .map(Spread::reduced)
                .toList());
  }

  private static Curve product(Finding finding, @Nullable Figure weight) {
    return reduced(curve(weight).times(curve(finding.figure())));
  }

  private static Curve curve(@Nullable Figure figure) {
    Figure known = Objects.requireNonNull(figure);
    return reduced(Curve.constant(known.numerator(), known.denominator()));
  }

  /** In lowest terms, for the denominators of many are multiplied. */
  private static Curve reduced(Curve constant) {
    BigDecimal above = constant.above().coefficient(0);
    BigDecimal below = constant.below().coefficient(0);
    int scale = Math.max(Math.max(above.scale(), below.scale()), 0);
    BigInteger top = above.movePointRight(scale).toBigIntegerExact();
    BigInteger bottom = below.movePointRight(scale).toBigIntegerExact();
    BigInteger common = top.gcd(bottom);
    return common.signum() == 0
        ? constant
        : Curve.constant(new BigDecimal(top.divide(common)), new BigDecimal(bottom.divide(common)));
  }

  /** Halves first, so that the numbers stay small for long. */
  private static Curve sum(List<Curve> curves) {
    return switch (curves.size()) {
      case 0 -> Curve.ZERO;
      case 1 -> curves.get(0);
      default -> {
        int half = curves.size() / 2;
        yield reduced(sum(curves.subList(0, half)).plus(sum(curves.subList(half, curves.size()))));
      }
    };
  }

  private static Figure figure(Curve constant) {
    return Figure.of(constant.above().coefficient(0))
        .dividedBy(Figure.of(constant.below().coefficient(0)));
  }

  /** A ÷ W. */
  Figure mean() {
    return figure(reduced(quotient(amounts, weights)));
  }

  private static Curve quotient(Curve above, Curve below) {
    return new Curve(
        above.above().times(below.below()), above.below().times(below.above()), List.of());
  }

  /** What each contributes to S², and its share of it: w(xW − A)² ÷ W³ of (QW − A²) ÷ W². */
  List<DistrictMeasures.Pull> pulls() {
    Curve whole = reduced(squares.times(weights).minus(amounts.times(amounts)));
    Curve square = weights.times(weights);
    Curve cube = square.times(weights);
    List<DistrictMeasures.Pull> pulls = new ArrayList<>();
    for (Finding each : findings) {
      Curve away = reduced(curve(each.figure()).times(weights).minus(amounts));
      Curve part = curve(each.weight()).times(away).times(away);
      Curve contribution = reduced(quotient(part, cube));
      Curve share =
          reduced(
              quotient(part.times(Curve.constant(BigDecimal.valueOf(100))), whole.times(weights)));
      pulls.add(
          new DistrictMeasures.Pull(
              (Fact) each.subject(),
              Objects.requireNonNull(each.figure()),
              Objects.requireNonNull(each.weight()),
              figure(contribution),
              figure(share)));
    }
    pulls.sort((a, b) -> b.contribution().compareTo(a.contribution()));
    return pulls;
  }

  /** The least number of steps at one of them that bring it under; nothing where none does. */
  Optional<BigInteger> steps(Finding finding, Lever lever, Demanded demanded) {
    Curve moved =
        demanded.figure(lever.curves(demanded, Goal.unmoved(demanded))).orElse(Curve.ZERO);
    if (moved.above().degree() != 1 || !moved.below().isConstant()) {
      return Optional.empty();
    }
    Curve weight = curve(finding.weight());
    Curve before = curve(finding.figure());
    Curve amount = amounts.plus(weight.times(moved.minus(before)));
    Curve square = squares.plus(weight.times(moved.times(moved).minus(before.times(before))));
    Curve one = Curve.constant(BigDecimal.ONE.add(limit.limit().multiply(limit.limit())));
    Polynomial under = one.times(amount).times(amount).difference(square.times(weights));
    return FirstStep.of(under, limit.strict(), List.of())
        .filter(steps -> lever.most(demanded).map(most -> steps.compareTo(most) <= 0).orElse(true));
  }

  /** Every single measure that is enough. */
  List<Remedy> single(Decision decision, Actions actions) {
    List<Remedy> single = new ArrayList<>();
    Map<String, Rule> rules = new java.util.HashMap<>();
    decision.pack().rules().forEach(rule -> rules.put(rule.id(), rule));
    Figure mean = mean();
    Map<Fact, Boolean> seen = new IdentityHashMap<>();
    for (Finding finding : findings) {
      Fact subject = (Fact) finding.subject();
      boolean above = Objects.requireNonNull(finding.figure()).compareTo(mean) >= 0;
      Rule rule = rules.get(finding.target());
      if (above || rule == null || seen.put(subject, true) != null) {
        continue;
      }
      Demanded demanded = Demanded.of(rule, subject, decision.population()).orElse(null);
      if (demanded == null) {
        continue;
      }
      for (Lever lever : Lever.of(demanded, subject, actions)) {
        if (lever.action().more()) {
          steps(finding, lever, demanded)
              .ifPresent(
                  steps -> {
                    List<Change> changes = Proposal.changes(lever, steps, demanded);
                    if (changes != null) {
                      single.add(Proposal.of(lever, steps, changes));
                    }
                  });
        }
      }
    }
    single.sort(Proposal.CHEAPEST);
    return single;
  }
}
