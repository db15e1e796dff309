package org.junheng.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Fact;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldPath;
import org.junheng.rules.algebra.Curve;
import org.junheng.rules.algebra.Polynomial;

/**
 * A measured demand as it stands for one subject, with the facts that its figures are made of: what
 * it would come to if some of them were others.
 */
public final class Demanded {
  private final Demand.Measured demand;
  private final List<Input> inputs;
  private final Map<Variable, Integer> places;

  /**
   * One figure of the demand.
   *
   * @param value null where it is missing
   * @param parts the facts that it is the sum of, each with how often it counts; empty where it is
   *     no sum
   * @param number the things that it is the number of; null where it is not
   */
  public record Input(
      @Nullable BigDecimal value, Map<Part, BigDecimal> parts, @Nullable Number number) {
    public Input {
      parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }
  }

  /** A field of a fact. */
  public record Part(Fact fact, FactField field) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Part part && part.fact == fact && part.field == field;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(fact) + System.identityHashCode(field);
    }
  }

  /**
   * The number of things in a list of a fact that are alike.
   *
   * @param words what each more of them has to be
   */
  public record Number(Fact holder, FactType type, Map<FactField, Object> words) {
    public Number {
      words = Map.copyOf(words);
    }
  }

  private Demanded(Demand.Measured demand, List<Input> inputs, Map<Variable, Integer> places) {
    this.demand = demand;
    this.inputs = List.copyOf(inputs);
    this.places = places;
  }

  /**
   * Of one subject that the rule binds.
   *
   * @return nothing where the demand is not measured, or is one of findings
   */
  public static Optional<Demanded> of(Rule rule, Fact subject, Population population) {
    if (!(rule.demand() instanceof Demand.Measured measured) || rule.isConclusion()) {
      return Optional.empty();
    }
    @Nullable Object[] slots = rule.appraise(subject, population).slots();
    List<Input> inputs = new ArrayList<>();
    Map<Variable, Integer> places = new IdentityHashMap<>();
    for (Variable variable : measured.variables()) {
      places.put(variable, inputs.size());
      inputs.add(input(rule, variable, subject, slots, population));
    }
    return Optional.of(new Demanded(measured, inputs, places));
  }

  private static Input input(
      Rule rule, Variable variable, Fact subject, @Nullable Object[] slots, Population population) {
    BigDecimal value = decimal(slots[variable.slot()]);
    Gathering.Result result = variable.result();
    FieldPath path = variable.path();
    if (result == null) {
      Map<Part, BigDecimal> parts =
          path == null || path.field() == null
              ? Map.of()
              : Map.of(new Part(path.holder(subject), path.field()), BigDecimal.ONE);
      return new Input(value, parts, null);
    }
    Gathering gathering =
        rule.gatherings().stream()
            .filter(each -> each.results().contains(result))
            .findFirst()
            .orElseThrow();
    return switch (result.function()) {
      case TOTAL -> new Input(value, parts(gathering, result, slots, population, "1"), null);
      case HALF -> new Input(value, parts(gathering, result, slots, population, "0.5"), null);
      case COUNT -> new Input(value, Map.of(), number(gathering, slots));
      default -> new Input(value, Map.of(), null);
    };
  }

  private static @Nullable BigDecimal decimal(@Nullable Object value) {
    return value instanceof Integer count
        ? BigDecimal.valueOf(count)
        : value instanceof BigDecimal decimal ? decimal : null;
  }

  private static Map<Part, BigDecimal> parts(
      Gathering gathering,
      Gathering.Result result,
      @Nullable Object[] slots,
      Population population,
      String each) {
    Map<Part, BigDecimal> parts = new LinkedHashMap<>();
    FieldPath path = result.argument().path();
    if (path == null || path.field() == null) {
      return parts;
    }
    BoundPattern pattern = gathering.pattern();
    @Nullable Object[] own = slots.clone();
    for (Fact candidate : pattern.candidates(own, population)) {
      pattern.bind(candidate, own);
      if (candidate.ordinal() >= 0 && pattern.test(candidate, own) == Truth.TRUE) {
        parts.merge(
            new Part(path.holder(candidate), path.field()), new BigDecimal(each), BigDecimal::add);
      }
    }
    return parts;
  }

  /** What one more would have to be; null where no more can be said to count. */
  private static @Nullable Number number(Gathering gathering, @Nullable Object[] slots) {
    BoundPattern pattern = gathering.pattern();
    Variable joined = pattern.joined();
    if (joined == null
        || pattern.self()
        || pattern.by() != null
        || !(slots[joined.slot()] instanceof Fact holder)) {
      return null;
    }
    @Nullable Object[] own = slots.clone();
    for (Fact imagined : holder.imagine(pattern.type())) {
      pattern.bind(imagined, own);
      if (pattern.test(imagined, own) == Truth.TRUE) {
        Map<FactField, Object> words = new LinkedHashMap<>();
        for (FactField field : pattern.type().submitted()) {
          Object word = imagined.value(field);
          if (word != null && field.identity()) {
            words.put(field, word);
          }
        }
        return new Number(holder, pattern.type(), words);
      }
    }
    return null;
  }

  /** The figures that decide, in the order of the rule. */
  public List<Input> inputs() {
    return inputs;
  }

  /** The fields that they are sums of, each once. */
  public List<FactField> fields() {
    List<FactField> fields = new ArrayList<>();
    for (Input input : inputs) {
      FactField last = null;
      for (Part part : input.parts().keySet()) {
        FactField field = part.field();
        if (field != last && fields.stream().noneMatch(other -> other == field)) {
          fields.add(field);
        }
        last = field;
      }
    }
    return fields;
  }

  public Comparison comparison() {
    return demand.comparison();
  }

  /**
   * The figure compared, as it moves.
   *
   * @param moved of each input how it moves; null where it is missing
   * @return nothing where what is missing would have to be known
   */
  public Optional<Curve> figure(List<@Nullable Curve> moved) {
    Curve amount = curve(demand.amount(), moved);
    if (demand.measure() == Measure.PLAIN || demand.count() == null) {
      return Optional.ofNullable(amount);
    }
    Curve count = curve(demand.count(), moved);
    if (amount == null || count == null) {
      return Optional.empty();
    }
    Curve times =
        switch (demand.measure()) {
          case PERCENT, PER_HUNDRED -> Curve.constant(BigDecimal.valueOf(100));
          case PER_GROUP -> Curve.constant(BigDecimal.valueOf(demand.group()));
          default -> Curve.of(Polynomial.ONE);
        };
    return Optional.of(amount.times(times).dividedBy(count));
  }

  /** The limit, as it moves. */
  public Optional<Curve> limit(List<@Nullable Curve> moved) {
    return Optional.ofNullable(curve(demand.limit(), moved));
  }

  private @Nullable Curve curve(Expression expression, List<@Nullable Curve> moved) {
    if (expression instanceof Expression.Of of) {
      return moved.get(Objects.requireNonNull(places.get(of.variable())));
    }
    if (expression instanceof Expression.Literal literal) {
      return Curve.constant(literal.value());
    }
    Expression.Composed composed = (Expression.Composed) expression;
    List<@Nullable Curve> parts = new ArrayList<>();
    composed.parts().forEach(part -> parts.add(curve(part, moved)));
    return switch (composed.composition()) {
      case SUM -> parts.stream().reduce(Curve.ZERO, Demanded::plus);
      case MINUS -> minus(parts.get(0), parts.get(1));
      case SHARE -> dividedBy(times(parts.get(0), parts.get(1)), parts.get(2));
      case WEIGHTED -> {
        Curve sum = Curve.ZERO;
        for (int i = 0; i < parts.size(); i += 2) {
          sum = plus(sum, times(parts.get(i), parts.get(i + 1)));
        }
        yield sum;
      }
      default -> null;
    };
  }

  private static @Nullable Curve plus(@Nullable Curve a, @Nullable Curve b) {
    return a == null || b == null ? null : a.plus(b);
  }

  private static @Nullable Curve minus(@Nullable Curve a, @Nullable Curve b) {
    return a == null || b == null ? null : a.minus(b);
  }

  /** Nothing times anything is nothing, even what is missing. */
  private static @Nullable Curve times(@Nullable Curve a, @Nullable Curve b) {
    if (a != null && a.above().isZero() || b != null && b.above().isZero()) {
      return Curve.ZERO;
    }
    return a == null || b == null ? null : a.times(b);
  }

  private static @Nullable Curve dividedBy(@Nullable Curve a, @Nullable Curve whole) {
    return a == null || whole == null ? null : a.dividedBy(whole);
  }

  /** The fields on which it depends whether a rule binds, the rule itself aside. */
  public static Set<FactField> decidesWhom(Rule rule) {
    Set<FactField> fields = Collections.newSetFromMap(new IdentityHashMap<>());
    List<BoundPattern> patterns = new ArrayList<>(List.of(rule.subject()));
    List<Test.Stated> tests = new ArrayList<>();
    for (Gathering gathering : rule.gatherings()) {
      patterns.add(gathering.pattern());
      tests.addAll(gathering.resultTests());
    }
    patterns.forEach(pattern -> tests.addAll(pattern.tests()));
    tests.forEach(stated -> stated.test().terms(term -> add(fields, term)));
    return fields;
  }

  private static void add(Set<FactField> fields, Term term) {
    FieldPath path = null;
    if (term instanceof Term.Field field) {
      path = field.path();
    } else if (term instanceof Term.Slot slot) {
      Gathering.Result result = slot.variable().result();
      path = result == null ? slot.variable().path() : result.argument().path();
    }
    if (path != null && path.field() != null) {
      fields.add(path.field());
    }
  }

  /**
   * Whether the rule looks at nothing but what its subject's school has and is, or at the root's
   * own alone.
   */
  public static boolean staysWithin(Rule rule) {
    return rule.besideRoot() == null
        || rule.subjectType().isUnder(rule.besideRoot())
            && rule.gatherings().stream()
                .allMatch(gathering -> gathering.pattern().joined() != null);
  }
}
