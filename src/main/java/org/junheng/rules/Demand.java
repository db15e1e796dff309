package org.junheng.rules;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Attestation;
import org.junheng.facts.Fact;

/** The right side of a rule as a value: what is demanded of the subject. */
public sealed interface Demand {
  /** What it comes to, with the rule's variables in their slots. */
  Judgment judge(Rule rule, Fact subject, @Nullable Object[] slots);

  /**
   * A figure compared with a limit.
   *
   * @param group how many count as one under {@link Measure#PER_GROUP}
   * @param count null for a plain figure
   */
  record Measured(
      Measure measure,
      int group,
      Expression amount,
      @Nullable Expression count,
      Comparison comparison,
      Expression limit)
      implements Demand {
    @Override
    public Judgment judge(Rule rule, Fact subject, @Nullable Object[] slots) {
      Figure whole = count == null ? Figure.ZERO : count.figure(slots);
      return Judgment.of(
          measure.figure(amount.figure(slots), whole, Figure.of(group)),
          comparison,
          limit.figure(slots));
    }

    /** The variables that decide, in the order of the rule. */
    Set<Variable> variables() {
      Set<Variable> variables = new LinkedHashSet<>();
      amount.variables(variables::add);
      if (count != null) {
        count.variables(variables::add);
      }
      limit.variables(variables::add);
      return variables;
    }

    /** The unit of the compared figure. */
    public String unit() {
      String of = count == null ? "" : count.unit();
      return switch (measure) {
        case PLAIN -> amount.unit();
        case PERCENT -> "%";
        case PER_HUNDRED -> amount.unit() + "/百" + of;
        case EACH -> amount.unit() + "/" + of;
        case PER_GROUP -> amount.unit() + "/" + group + of;
      };
    }

    /** How many decimals are shown: shares 1, other ratios and measures 2, counts none. */
    public int decimals() {
      return switch (measure) {
        case PERCENT -> 1;
        case PER_HUNDRED, EACH, PER_GROUP -> 2;
        case PLAIN ->
            variables().stream().anyMatch(Variable::isVariation)
                ? 3
                : variables().stream().anyMatch(Variable::isShare)
                    ? 1
                    : variables().stream().allMatch(Variable::isWhole) ? 0 : 2;
      };
    }

    /** The limit where it is a number of the rule. */
    public Optional<java.math.BigDecimal> literalLimit() {
      return limit instanceof Expression.Literal literal
          ? Optional.of(literal.value())
          : Optional.empty();
    }
  }

  /** A yes, or under {@code denied} a no, that an office answers for. */
  record Attested(boolean wanted) implements Demand {
    @Override
    public Judgment judge(Rule rule, Fact subject, @Nullable Object[] slots) {
      Attestation attestation = subject.attestations().get(rule.id());
      return Judgment.of(attestation == null ? null : (Boolean) attestation.answer(), wanted);
    }
  }
}
