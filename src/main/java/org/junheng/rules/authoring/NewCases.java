package org.junheng.rules.authoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldKind;
import org.junheng.facts.Vocabulary;
import org.junheng.rules.Comparison;
import org.junheng.rules.Measure;
import org.junheng.rules.Outcome;
import org.junheng.rules.authoring.Situation.Place;

/**
 * The first cases of a new target: at the limit and one step to either side (or yes and no), whom
 * it does not bind, a missing figure. A case that cannot be imagined is left out.
 */
final class NewCases {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String ANSWER = "{answer: %s, by: 区教体局, on: \"%s\", evidence: 核查记录}";

  private final NewTarget target;
  private final FactType subject;
  private final List<String> cases = new ArrayList<>();

  NewCases(NewTarget target, Vocabulary vocabulary) {
    this.target = target;
    this.subject = vocabulary.type(target.subject()).orElseThrow();
  }

  /** Entries of a case file. */
  List<String> cases() {
    if (target.demand() instanceof NewTarget.Measured measured) {
      measured(measured);
    } else {
      attested();
    }
    return List.copyOf(cases);
  }

  private void attested() {
    for (boolean answer : List.of(true, false)) {
      String attestation = target.id() + ": " + ANSWER.formatted(answer, target.from());
      Outcome outcome = answer ? Outcome.MET : Outcome.UNMET;
      bound()
          .find()
          .ifPresent(
              facts -> add(answer ? "确认为是，达标" : "确认为否，未达标", facts, attestation, outcome, ""));
    }
    notBound(new Situation(subject));
    anotherFigure(bound(), List.of())
        .find()
        .ifPresent(facts -> add("没有确认，无法判定", facts, "", missing(target.id()), ""));
  }

  private void measured(NewTarget.Measured measured) {
    Place amount = new Situation(subject).place(measured.amount());
    Place count = measured.count() == null ? null : new Situation(subject).place(measured.count());
    Optional<Figures> found =
        counts(measured, count).filter(f -> f.isWhole(amount.field())).findFirst();
    Figures at = found.orElseGet(() -> counts(measured, count).findFirst().orElseThrow());
    BigDecimal step = step(amount.field(), measured.limit());
    BigDecimal exact = at.amount();
    if (found.isPresent()) {
      figures(measured, amount, count, at, exact, "正好" + limit(measured));
    }
    BigDecimal above = found.isPresent() ? exact.add(step) : ceiling(exact);
    BigDecimal below = found.isPresent() ? exact.subtract(step) : ceiling(exact).subtract(step);
    figures(measured, amount, count, at, above, "略高于" + limit(measured));
    figures(measured, amount, count, at, below, "略低于" + limit(measured));
    Situation whole = with(new Situation(subject), amount, exact);
    notBound(count == null ? whole : with(whole, count, at.count()));
    missing(amount, count, at);
  }

  /** An amount that makes the limit, over a count. */
  private record Figures(BigDecimal amount, BigDecimal count) {
    boolean isWhole(FactField field) {
      int decimals = field.kind() == FieldKind.COUNT ? 0 : 2;
      return amount.stripTrailingZeros().scale() <= decimals && field.range().contains(amount);
    }
  }

  /** Counts that fit the conditions, the handy ones first, each with the amount at the limit. */
  private Stream<Figures> counts(NewTarget.Measured measured, @Nullable Place count) {
    BigDecimal limit = measured.limit();
    if (count == null) {
      return Stream.of(new Figures(limit, BigDecimal.ONE));
    }
    BigDecimal factor = factor(measured);
    return Stream.of(1000, 100, 10_000, 100_000, 10, 1, 99, 49, 2000, 500, 200, 50, 20)
        .map(BigDecimal::valueOf)
        .map(n -> measured.measure() == Measure.PER_GROUP ? n.multiply(factor) : n)
        .filter(n -> count.field().range().contains(n))
        .filter(n -> with(bound(), count, n).find().isPresent())
        .map(n -> new Figures(divided(limit.multiply(n), factor), n));
  }

  /** By 100, by a group that divides it, or by 1: never endless. */
  private static BigDecimal divided(BigDecimal amount, BigDecimal factor) {
    return amount.divide(factor, 12, RoundingMode.HALF_UP).stripTrailingZeros();
  }

  private static BigDecimal factor(NewTarget.Measured measured) {
    return switch (measured.measure()) {
      case PERCENT, PER_HUNDRED -> HUNDRED;
      case EACH, PLAIN -> BigDecimal.ONE;
      case PER_GROUP -> BigDecimal.valueOf(measured.group());
    };
  }

  private static BigDecimal step(FactField field, BigDecimal limit) {
    return field.kind() == FieldKind.COUNT
        ? BigDecimal.ONE
        : BigDecimal.ONE.movePointLeft(Math.max(2, limit.stripTrailingZeros().scale()));
  }

  private static BigDecimal ceiling(BigDecimal exact) {
    return exact.setScale(0, RoundingMode.CEILING);
  }

  private void figures(
      NewTarget.Measured measured,
      Place amount,
      @Nullable Place count,
      Figures at,
      BigDecimal value,
      String where) {
    if (!amount.field().range().contains(value)) {
      return;
    }
    Situation situation = with(bound(), amount, value);
    if (count != null) {
      situation = with(situation, count, at.count());
    }
    boolean met = holds(measured.comparison(), value.compareTo(at.amount()));
    String because = count == null ? "" : arithmetic(measured, value, at.count());
    situation
        .find()
        .ifPresent(
            facts ->
                add(
                    where + (met ? "，达标" : "，未达标"),
                    facts,
                    "",
                    met ? Outcome.MET : Outcome.UNMET,
                    because));
  }

  private static String arithmetic(
      NewTarget.Measured measured, BigDecimal value, BigDecimal count) {
    BigDecimal factor = factor(measured);
    BigDecimal product = value.multiply(factor);
    BigDecimal shown = product.divide(count, 4, RoundingMode.HALF_UP).stripTrailingZeros();
    boolean exact = shown.multiply(count).compareTo(product) == 0;
    return value.toPlainString()
        + " ÷ "
        + count.toPlainString()
        + (factor.equals(BigDecimal.ONE) ? "" : " × " + factor.toPlainString())
        + (exact ? " = " : " ≈ ")
        + shown.toPlainString();
  }

  private static String limit(NewTarget.Measured measured) {
    return measured.limit().toPlainString() + (measured.measure() == Measure.PERCENT ? "%" : "");
  }

  private static boolean holds(Comparison comparison, int sign) {
    return switch (comparison) {
      case AT_LEAST -> sign >= 0;
      case AT_MOST -> sign <= 0;
      case MORE_THAN -> sign > 0;
      case LESS_THAN -> sign < 0;
    };
  }

  /** One condition does not hold; where there is none to break, the subject is outside. */
  private void notBound(Situation figures) {
    for (NewTarget.Condition broken : target.conditions()) {
      Situation situation = figures.copy();
      for (NewTarget.Condition condition : target.conditions()) {
        situation.where(condition, condition != broken);
      }
      Optional<Map<Place, Object>> facts = situation.find();
      if (facts.isPresent()) {
        add("不在适用范围，不适用", facts.get(), "", Outcome.NOT_APPLICABLE, "");
        return;
      }
    }
    for (FactType type = subject; type != null; type = type.parent()) {
      FactField outside = type.outside();
      if (outside != null) {
        Situation situation = bound(figures.copy());
        situation.with(new Place(type, outside), true);
        situation
            .find()
            .ifPresent(
                facts -> add(outside.label() + "的不适用", facts, "", Outcome.NOT_APPLICABLE, ""));
        return;
      }
    }
  }

  private void missing(Place amount, @Nullable Place count, Figures at) {
    if (!Situation.canBeMissing(amount.field())) {
      return;
    }
    Situation situation = bound();
    if (count != null) {
      situation = with(situation, count, at.count());
    }
    List<Place> used = count == null ? List.of(amount) : List.of(amount, count);
    anotherFigure(situation, used)
        .without(amount)
        .find()
        .ifPresent(
            facts ->
                add(
                    "没有填" + amount.field().label() + "，无法判定",
                    facts,
                    "",
                    missing(amount.field().name()),
                    ""));
  }

  /**
   * A root that says nothing of itself is not judged: it gets a figure that the rule does not use.
   */
  private Situation anotherFigure(Situation situation, List<Place> used) {
    if (subject.isRoot()) {
      subject.submitted().stream()
          .filter(field -> field.kind().isNumber() && !field.identity())
          .map(field -> new Place(subject, field))
          .filter(place -> !used.contains(place))
          .findFirst()
          .ifPresent(place -> with(situation, place, new BigDecimal(place.field().example())));
    }
    return situation;
  }

  private Situation bound() {
    return bound(new Situation(subject));
  }

  private Situation bound(Situation situation) {
    target.conditions().forEach(condition -> situation.where(condition, true));
    return situation;
  }

  private static Situation with(Situation situation, Place place, BigDecimal value) {
    return situation.with(place, value);
  }

  private static String missing(String name) {
    return "{outcome: UNDETERMINED, missing: [" + name + "]}";
  }

  private void add(
      String what, Map<Place, Object> facts, String attestation, Object expected, String because) {
    cases.add(
        CaseText.of(
            target.title() + "：" + what,
            target.from(),
            subject,
            facts,
            attestation,
            target.id(),
            expected.toString(),
            because));
  }
}
