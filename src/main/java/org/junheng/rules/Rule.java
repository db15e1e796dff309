package org.junheng.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Fact;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldPath;
import org.junheng.rules.drl.DrlPrinter;
import org.junheng.rules.drl.RuleTree;

/**
 * A target of a document as a rule: whom it binds and what it demands.
 *
 * <p>Drools fires it. The same tree is judged here in three values, because to Drools a missing
 * figure is just another value: {@code !=} is true of it.
 */
public final class Rule {
  private final RuleTree tree;
  private final Head head;
  private final BoundPattern subject;
  private final List<Gathering> gatherings;
  private final Demand demand;
  private final List<Variable> variables;
  private final @Nullable Variable weight;
  private final @Nullable FactType besideRoot;
  private final Set<String> confidentialVariables;

  /**
   * What the annotations and attributes say.
   *
   * @param relaxes ids of the rules it takes the place of
   * @param indicator what conclusions may call it; empty where nothing
   * @param colour under which a school is followed up that does not reach it; null where it does
   *     not matter
   * @param from first day in force
   * @param until first day no longer in force, or null
   */
  public record Head(
      String title,
      String english,
      String clause,
      String reading,
      @Nullable OtherReading otherReading,
      Standing standing,
      @Nullable LocalDate due,
      List<String> relaxes,
      String indicator,
      @Nullable Colour colour,
      LocalDate from,
      @Nullable LocalDate until) {
    /** How much it binds on a day: what is to be reached by a day binds from that day on. */
    public Standing standingOn(LocalDate day) {
      boolean due = this.due != null && !day.isBefore(this.due);
      return standing == Standing.PROGRESS && due ? Standing.BINDING : standing;
    }
  }

  /** Where the text can be read in two ways: when, and the rule that says the other. */
  public static final class OtherReading {
    private final Test test;
    private final String rule;

    OtherReading(Test test, String rule) {
      this.test = test;
      this.rule = rule;
    }

    /** Id of the rule that says the other. */
    public String rule() {
      return rule;
    }

    /** Whether it concerns this subject. */
    public boolean holds(Fact fact) {
      return test.test(fact, new Object[0]) == Truth.TRUE;
    }
  }

  Rule(
      RuleTree tree,
      Head head,
      BoundPattern subject,
      List<Gathering> gatherings,
      Demand demand,
      List<Variable> variables,
      @Nullable Variable weight) {
    this.tree = tree;
    this.head = head;
    this.subject = subject;
    this.gatherings = List.copyOf(gatherings);
    this.demand = demand;
    this.variables = List.copyOf(variables);
    this.weight = weight;
    this.besideRoot = besideRoot(subject, gatherings);
    this.confidentialVariables =
        variables.stream()
            .filter(Rule::isConfidential)
            .map(Variable::name)
            .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }

  private static @Nullable FactType besideRoot(BoundPattern subject, List<Gathering> gatherings) {
    for (FactType type :
        Stream.concat(
                Stream.of(subject.type()),
                gatherings.stream().map(gathering -> gathering.pattern().type()))
            .toList()) {
      for (FactType above = type; above != null; above = above.parent()) {
        if (above.besideRoot()) {
          return above;
        }
      }
    }
    return null;
  }

  /** The target's id, which is the rule's name. */
  public String id() {
    return tree.name();
  }

  public String title() {
    return head.title();
  }

  public Head head() {
    return head;
  }

  public Demand demand() {
    return demand;
  }

  public RuleTree tree() {
    return tree;
  }

  BoundPattern subject() {
    return subject;
  }

  List<Gathering> gatherings() {
    return gatherings;
  }

  /** File below {@code rules/} where it stands. */
  public String file() {
    return tree.at().file();
  }

  public int line() {
    return tree.at().line();
  }

  /** The rule as DRL, without comments. */
  public String drl() {
    return DrlPrinter.rule(tree);
  }

  /** The part of the rule that is fired, its group with it. */
  public String firedDrl() {
    return DrlPrinter.body(tree);
  }

  /** The fields that decide whom it binds and what comes out. */
  public Set<LookedAt> looksAt() {
    return LookedAt.of(subject, gatherings);
  }

  /** The fields that the demand's figures are made of; none where it is attested. */
  public Set<FactField> demandedFields() {
    Set<FactField> fields = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    if (demand instanceof Demand.Measured measured) {
      for (Variable variable : measured.variables()) {
        Gathering.Result result = variable.result();
        FieldPath path = result == null ? variable.path() : result.argument().path();
        if (path != null && path.field() != null && !path.type().isDetached()) {
          fields.add(path.field());
        }
      }
    }
    return fields;
  }

  /** Names of the variables whose values come from confidential fields, with their {@code $}. */
  public Set<String> confidentialVariables() {
    return confidentialVariables;
  }

  private static boolean isConfidential(Variable variable) {
    Gathering.Result result = variable.result();
    if (result != null) {
      return isConfidential(result.argument());
    }
    FieldPath path = variable.path();
    return path != null && path.field() != null && path.field().confidential();
  }

  /** What kind of thing it judges. */
  public FactType subjectType() {
    return subject.type();
  }

  /** Whether it is judged after the others, over what they came to. */
  public boolean isConclusion() {
    return tree.attribute("agenda-group").isPresent();
  }

  /** The rules of its pack whose findings it looks at. */
  public List<Rule> restsOn(List<Rule> pack) {
    List<Rule> rests = new ArrayList<>();
    for (Rule other : pack) {
      for (Gathering gathering : gatherings) {
        BoundPattern.Named named = gathering.pattern().named();
        if (named != null
            && named.words().contains(named.isTargets() ? other.id() : other.head.indicator())
            && !rests.contains(other)) {
          rests.add(other);
        }
      }
    }
    return rests;
  }

  /** The targets and indicators that it names. */
  Set<BoundPattern.Named> names() {
    Set<BoundPattern.Named> names = new LinkedHashSet<>();
    for (Gathering gathering : gatherings) {
      if (gathering.pattern().named() != null) {
        names.add(gathering.pattern().named());
      }
    }
    return names;
  }

  /** The finding as conclusions see it. */
  public Finding finding(
      Fact fact, Outcome outcome, @Nullable Judgment judgment, @Nullable Appraisal appraisal) {
    Object heft = appraisal == null || weight == null ? null : appraisal.slots()[weight.slot()];
    Figure actual = judgment == null ? null : judgment.actual();
    return new Finding(
        id(),
        head.indicator(),
        outcome.name(),
        fact,
        actual != null && actual.isKnown() ? actual : null,
        heft == null ? null : Figure.of(heft),
        judgment == null ? null : judgment.shareOfLimit());
  }

  /** The findings that it rests on, in order; empty where it is no conclusion. */
  public List<Finding> basis(Fact fact, Population population) {
    if (!isConclusion()) {
      return List.of();
    }
    Set<Fact> facts = new LinkedHashSet<>();
    @Nullable Object[] slots = appraise(fact, population).slots();
    for (Gathering gathering : gatherings) {
      if (gathering.isOverFindings()) {
        facts.addAll(gathering.restsOn(slots, population));
      }
    }
    return facts.stream()
        .map(population::finding)
        .filter(
            finding ->
                !finding.outcome().equals(Outcome.NOT_APPLICABLE.name())
                    && !finding.outcome().equals(Outcome.NOT_JUDGED.name()))
        .toList();
  }

  /** Whether it demands of a coefficient of variation. */
  public boolean isVariation() {
    return demand instanceof Demand.Measured measured
        && measured.variables().stream().anyMatch(Variable::isVariation);
  }

  /**
   * The least share of its standard, in %, that each of its findings must reach, if it asks that.
   */
  public Optional<java.math.BigDecimal> floor() {
    return demand instanceof Demand.Measured measured
            && measured.variables().stream().anyMatch(Variable::isShare)
        ? measured.literalLimit()
        : Optional.empty();
  }

  public boolean isInForce(LocalDate day) {
    return !day.isBefore(head.from()) && (head.until() == null || day.isBefore(head.until()));
  }

  /**
   * The type beside the root that it judges or draws on, itself or through what it holds: schools;
   * null where it looks at the root's own alone.
   */
  public @Nullable FactType besideRoot() {
    return besideRoot;
  }

  /** Judges the left side by its tree; where it does not hold, later figures are not gathered. */
  public Appraisal appraise(Fact fact, Population population) {
    return appraise(fact, population, false);
  }

  /** Whether it binds a subject as far as facts decide, whatever was found. */
  public Truth bindsByFacts(Fact fact, Population population) {
    @Nullable Object[] slots = new Object[variables.size()];
    subject.bind(fact, slots);
    Truth binds = subject.test(fact, slots);
    for (Gathering gathering : gatherings) {
      if (!gathering.isOverFindings()) {
        binds = binds.and(gathering.run(fact, slots, population));
      }
    }
    return binds;
  }

  /** Whether what was found decides whom it binds. */
  public boolean asksFindings() {
    return gatherings.stream()
        .filter(Gathering::isOverFindings)
        .anyMatch(each -> each.expected() != null || !each.resultTests().isEmpty());
  }

  /** What the demand would come to if the rule bound this subject. */
  public Judgment judgeRegardless(Fact fact, Population population) {
    return judge(fact, appraise(fact, population, true));
  }

  private Appraisal appraise(Fact fact, Population population, boolean regardless) {
    Object[] slots = new Object[variables.size()];
    subject.bind(fact, slots);
    Truth scope = subject.test(fact, slots);
    boolean gap = false;
    for (int i = 0; i < gatherings.size() && (regardless || scope != Truth.FALSE); i++) {
      scope = scope.and(gatherings.get(i).run(fact, slots, population));
      gap |= gatherings.get(i).hasGap(slots);
    }
    return new Appraisal(scope, gap, slots);
  }

  /**
   * What the tree says.
   *
   * @param scope whether the target binds the subject
   * @param gap whether something accumulated is missing, so that Drools saw less than there is
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Appraisal(Truth scope, boolean gap, @Nullable Object[] slots) {}

  /** What the demand comes to by the tree. */
  public Judgment judge(Fact fact, Appraisal appraisal) {
    return demand.judge(this, fact, appraisal.slots());
  }

  /** The figures that decide, with their values. */
  public List<Evidence> evidence(Appraisal appraisal) {
    if (!(demand instanceof Demand.Measured measured)) {
      return List.of();
    }
    List<Evidence> evidence = new ArrayList<>();
    for (Variable variable : measured.variables()) {
      evidence.add(
          new Evidence(
              variable.field(),
              variable.label(),
              appraisal.slots()[variable.slot()],
              variable.unit()));
    }
    return evidence;
  }

  /** A figure that was looked at. */
  public record Evidence(String field, String label, @Nullable Object value, String unit) {}

  /** One condition of the left side as it was for a subject. */
  public record Condition(
      String text, String reading, Truth held, Map<String, @Nullable Object> seen) {}

  /**
   * What people call a result over all that is gathered; nothing for a field.
   *
   * @param seen as conditions name what they saw
   */
  public Optional<String> gatheredLabel(String seen) {
    return variables.stream()
        .filter(each -> each.result() != null && each.field().equals(seen))
        .map(Variable::label)
        .findFirst();
  }

  /** How many of the {@link #conditions} hold. */
  public int holding(Fact fact, Population population) {
    Object[] slots = new Object[variables.size()];
    subject.bind(fact, slots);
    int holding = 0;
    for (Test.Stated stated : subject.tests()) {
      holding += stated.test().test(fact, slots) == Truth.TRUE ? 1 : 0;
    }
    for (Gathering gathering : gatherings) {
      holding += gathering.run(fact, slots, population) == Truth.TRUE ? 1 : 0;
    }
    return holding;
  }

  /** Every condition of the left side, in order. */
  public List<Condition> conditions(Fact fact, Population population) {
    Object[] slots = new Object[variables.size()];
    subject.bind(fact, slots);
    List<Condition> conditions = new ArrayList<>();
    for (Test.Stated stated : subject.tests()) {
      conditions.add(
          new Condition(
              DrlPrinter.constraint(stated.tree()),
              Reading.chinese(stated.tree(), subject.type()),
              stated.test().test(fact, slots),
              seen(stated.test(), fact, slots)));
    }
    for (Gathering gathering : gatherings) {
      Truth held = gathering.run(fact, slots, population);
      Map<String, @Nullable Object> seen = new LinkedHashMap<>();
      variables.stream()
          .filter(
              variable ->
                  variable.result() != null && gathering.results().contains(variable.result()))
          .forEach(variable -> seen.put(variable.field(), slots[variable.slot()]));
      conditions.add(new Condition(gathering.text(), Reading.gathering(gathering), held, seen));
    }
    return conditions;
  }

  /**
   * The facts that a condition beside the subject's own was held against, imagined ones included.
   *
   * @param condition place among these conditions, from 0
   */
  public List<Fact> gathered(int condition, Fact fact, Population population) {
    Appraisal appraisal = appraise(fact, population, true);
    return gatherings.get(condition).pattern().candidates(appraisal.slots(), population);
  }

  /**
   * What a variable stands for when the rule is held against a subject: a field of the subject or a
   * result over all that is gathered; null where missing.
   */
  public @Nullable Object value(String variable, Fact fact, Population population) {
    Appraisal appraisal = appraise(fact, population, true);
    return variables.stream()
        .filter(each -> each.name().equals(variable))
        .findFirst()
        .map(each -> appraisal.slots()[each.slot()])
        .orElse(null);
  }

  /** Whether it binds the subject if the other does: what is unknown of it, both demand. */
  public boolean bindsWherever(Rule other, Fact fact, Population population) {
    Set<String> shared = new LinkedHashSet<>();
    other.conditions(fact, population).forEach(condition -> shared.add(condition.text()));
    return conditions(fact, population).stream()
        .allMatch(condition -> condition.held() == Truth.TRUE || shared.contains(condition.text()));
  }

  private static Map<String, @Nullable Object> seen(
      Test test, Fact fact, @Nullable Object[] slots) {
    Map<String, @Nullable Object> seen = new LinkedHashMap<>();
    test.terms(
        term -> {
          if (term instanceof Term.Field field) {
            Object value = term.value(fact, slots);
            seen.put(field.path().text(), value instanceof Fact seenFact ? seenFact.path() : value);
          }
        });
    return seen;
  }

  /** The figures whose absence leaves the scope or the demand open. */
  public Set<Gap> gaps(Fact fact, Population population) {
    Set<Gap> gaps = new LinkedHashSet<>();
    if (fact.ordinal() < 0) {
      gaps.add(Gap.ofList(fact));
      return gaps;
    }
    Appraisal appraisal = appraise(fact, population);
    @Nullable Object[] slots = appraisal.slots();
    subject.gaps(fact, slots, gaps::add);
    for (Gathering gathering : gatherings) {
      if (gathering.run(fact, slots, population) == Truth.UNKNOWN
          || gathering.hasGap(slots)
          || gathering.isOverFindings()) {
        gathering.gaps(slots, population, gaps::add);
      }
    }
    if (demand instanceof Demand.Measured measured) {
      for (Variable variable : measured.variables()) {
        FieldPath path = variable.path();
        if (variable.result() == null
            && path != null
            && !path.isFact()
            && slots[variable.slot()] == null) {
          gaps.addAll(Gap.of(path, fact));
        }
      }
    } else if (!fact.attestations().containsKey(id())) {
      gaps.add(Gap.ofAttestation(fact, this));
    }
    return gaps;
  }

  /** One element behind a share of the whole, judged by the same limit. */
  public record Contribution(Fact fact, Judgment judgment) {}

  /** For a ratio of two totals over the same elements: those that miss the limit by themselves. */
  public List<Contribution> below(Fact fact, Appraisal appraisal, Population population) {
    if (!(demand instanceof Demand.Measured measured)
        || !(measured.amount() instanceof Expression.Of amount)
        || !(measured.count() instanceof Expression.Of count)) {
      return List.of();
    }
    Gathering.Result part = amount.variable().result();
    Gathering.Result whole = count.variable().result();
    if (part == null || whole == null) {
      return List.of();
    }
    Optional<Gathering> common =
        gatherings.stream()
            .filter(gathering -> gathering.results().containsAll(List.of(part, whole)))
            .findFirst();
    if (common.isEmpty()) {
      return List.of();
    }
    List<Contribution> below = new ArrayList<>();
    @Nullable Object[] slots = appraisal.slots().clone();
    BoundPattern pattern = common.get().pattern();
    for (Fact element : pattern.candidates(slots, population)) {
      pattern.bind(element, slots);
      if (pattern.test(element, slots) == Truth.TRUE) {
        @Nullable Object[] single = slots.clone();
        single[amount.variable().slot()] = slots[part.argument().slot()];
        single[count.variable().slot()] = slots[whole.argument().slot()];
        Judgment judgment = demand.judge(this, fact, single);
        if (judgment.outcome() == Outcome.UNMET) {
          below.add(new Contribution(element, judgment));
        }
      }
    }
    return below;
  }

  @Override
  public String toString() {
    return id();
  }
}
