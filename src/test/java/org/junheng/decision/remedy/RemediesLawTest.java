package org.junheng.decision.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Decision;
import org.junheng.decision.Finding;
import org.junheng.decision.ShippedRules;
import org.junheng.example.ExampleDistrict;
import org.junheng.facts.FactField;
import org.junheng.facts.FactsExample;
import org.junheng.facts.FieldKind;
import org.junheng.facts.FieldPath;
import org.junheng.facts.Submission;
import org.junheng.oracle.RandomSubmissions;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import org.junheng.rules.actions.Action;
import org.junheng.rules.actions.Actions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A remedy, written into what was submitted and judged again by Drools, meets its target; one step
 * less does not; and nothing is changed that the file does not name.
 */
class RemediesLawTest {
  private static final int SUBMISSIONS = Integer.getInteger("junheng.remedies", 3);
  private static final List<String> PACKS =
      List.of(
          "plan2024", "national2017", "highland2026", "practice2025", "yicheng2024", "jining2023");

  // Under 100 students, classes under 30, in the country: what is relaxed for them.
  private static final String SMALL =
      """
      {'district': {'code': '1', 'name': '区', 'year': 2025, 'countDate': '2025-09-01'},
       'schools': [
         {'id': 's1', 'name': '一小', 'kind': 'primary', 'location': 'rural', 'builtYear': 2018,
          'publicFundsApproved': 60000.5, 'stages': [{'stage': 'primary', 'students': 60,
            'perStudentStandard': 850}],
          'classes': [{'stage': 'primary', 'grade': 1, 'students': 20}],
          'rooms': [{'kind': 'music', 'name': '1', 'area': 40.3}]},
         {'id': 's2', 'name': '二中', 'kind': 'junior', 'location': 'rural', 'builtYear': 2018,
          'stages': [{'stage': 'junior', 'students': 60}],
          'classes': [{'stage': 'junior', 'grade': 7, 'students': 20}],
          'rooms': [{'kind': 'art', 'name': '1', 'area': 60}]},
         {'id': 's3', 'name': '三中', 'kind': 'junior', 'location': 'urban', 'builtYear': 2020,
          'stages': [{'stage': 'junior', 'students': 60}], 'classes': [],
          'rooms': [{'kind': 'art', 'name': '1', 'area': 80.2}]}]}
      """;
  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

  private final Actions actions = ShippedRules.maker().ruleSet().actions();
  private final Map<String, Integer> reached = new TreeMap<>();
  private final Map<String, Integer> none = new TreeMap<>();

  @Test
  void aRemedyMeetsItsTargetAndOneStepLessDoesNot() {
    for (String id : PACKS) {
      Pack pack = ShippedRules.pack(id);
      for (int seed = 1; seed <= SUBMISSIONS; seed++) {
        RandomGenerator random = new SplittableRandom(seed);
        check(pack, RandomSubmissions.next(random), random, "random " + seed);
      }
      for (int seed = 1; seed <= 2; seed++) {
        RandomGenerator random = new SplittableRandom(seed);
        check(pack, worse(ExampleDistrict.oneSchool(), random), random, "school " + seed);
        check(pack, worse(ExampleDistrict.generate(1, seed), random), random, "district " + seed);
      }
      RandomGenerator random = new SplittableRandom(9);
      check(pack, worst(example()), random, "example");
      check(pack, worst(ExampleDistrict.oneSchool()), random, "school");
      check(pack, (ObjectNode) ShippedRules.json(SMALL), random, "small");
    }
    assertThat(reached.keySet()).as("targets with a remedy").containsAll(remediable());
    assertThat(none.keySet()).as("targets without one").isNotEmpty();
  }

  /** Every measured target that an action serves; those of the whole district where none moves. */
  private Set<String> remediable() {
    Set<String> remediable = new TreeSet<>();
    for (String id : PACKS) {
      for (Rule rule : ShippedRules.pack(id).rules()) {
        boolean served =
            actions.all().stream()
                .filter(action -> !action.moves())
                .anyMatch(
                    action ->
                        action.field() != null && rule.demandedFields().contains(action.field()));
        if (served && rule.isInForce(DAY)) {
          remediable.add(id + " " + rule.id());
        }
      }
    }
    return remediable;
  }

  private void check(Pack pack, ObjectNode facts, RandomGenerator random, String what) {
    Decision decision = decide(pack, facts);
    Remedies remedies = Remedies.of(decision, ShippedRules.maker().ruleSet());
    for (Ways ways : remedies.all()) {
      Finding finding = ways.finding();
      String target = pack.id() + " " + finding.rule().id();
      if (ways.alternatives().isEmpty()) {
        none.merge(target, 1, Integer::sum);
      }
      for (Remedy remedy : ways.alternatives()) {
        reached.merge(target, 1, Integer::sum);
        String about = what + " " + target + " " + finding.subject().path() + " " + remedy;
        assertThat(outcome(pack, facts, remedy.changes(), finding))
            .as(about)
            .isEqualTo(Outcome.MET);
        for (List<Change> less : less(remedy, random)) {
          assertThat(outcome(pack, facts, less, finding))
              .as(about + " less: " + less)
              .isNotEqualTo(Outcome.MET);
        }
        changesNothingElse(remedy, about);
      }
    }
  }

  /** What can be raised is less by chance, what can be lowered is more: there is much to do. */
  private ObjectNode worse(ObjectNode facts, RandomGenerator random) {
    worsen(facts, random);
    return facts;
  }

  /** The example with every field that there is. */
  private static ObjectNode example() {
    RuleSet rules = ShippedRules.maker().ruleSet();
    return FactsExample.of(rules.vocabulary(), rules.attestedTargets());
  }

  /** All of it is worse. */
  private ObjectNode worst(ObjectNode facts) {
    worsen(facts, null);
    return facts;
  }

  private static boolean isCount(Action action) {
    return action.field() != null && action.field().kind() == FieldKind.COUNT;
  }

  private void worsen(JsonNode node, @Nullable RandomGenerator random) {
    if (node instanceof ObjectNode object) {
      for (Action action : actions.all()) {
        String name = action.field() == null ? "" : action.field().name();
        JsonNode value = object.path(name);
        boolean worse = !action.moves() && (random == null || random.nextBoolean());
        int tenths = random == null ? 1 : random.nextInt(2, 9);
        if (value.isNumber() && worse && isCount(action)) {
          int figure = value.decimalValue().intValueExact();
          object.put(name, action.more() ? figure * tenths / 10 : 2 * figure + 7);
        } else if (value.isNumber() && worse) {
          object.put(name, value.decimalValue().multiply(new BigDecimal("0.4")));
        }
      }
    }
    node.forEach(child -> worsen(child, random));
  }

  private static Decision decide(Pack pack, ObjectNode facts) {
    Submission submission = ShippedRules.submission(pack, facts);
    return ShippedRules.maker().decide(pack, submission, DAY, false);
  }

  private static Outcome outcome(
      Pack pack, ObjectNode facts, List<Change> changes, Finding finding) {
    return decide(pack, Applied.to(facts, changes)).findings().stream()
        .filter(found -> found.rule() == finding.rule())
        .filter(found -> found.subject().path().equals(finding.subject().path()))
        .findFirst()
        .map(Finding::outcome)
        .orElseThrow();
  }

  /** One step less, and fewer still by chance. */
  private List<List<Change>> less(Remedy remedy, RandomGenerator random) {
    Optional<Action> action = action(remedy);
    List<Change> changes = remedy.changes();
    if (action.isEmpty()) {
      return List.of(List.of());
    }
    if (changes.get(0) instanceof Change.OfNumber number) {
      return List.of(
          number.to() - number.from() == 1
              ? List.of()
              : List.of(
                  new Change.OfNumber(
                      number.subject(),
                      number.type(),
                      number.words(),
                      number.from(),
                      number.to() - 1)));
    }
    List<Change> own =
        changes.stream()
            .filter(
                change ->
                    change instanceof Change.OfFigure figure
                        && figure.field() == action.get().field())
            .toList();
    Change.OfFigure last = (Change.OfFigure) own.get(own.size() - 1);
    int steps = last.by().abs().divide(action.get().step()).intValueExact();
    List<List<Change>> less = new ArrayList<>();
    for (int back : new TreeSet<>(List.of(1, random.nextInt(1, steps + 1)))) {
      less.add(stepsBack(changes, last, action.get(), back));
    }
    return less;
  }

  private static List<Change> stepsBack(
      List<Change> changes, Change.OfFigure last, Action action, int steps) {
    BigDecimal by = action.step().multiply(BigDecimal.valueOf(steps));
    List<Change> less = Applied.less(changes, changes.indexOf(last), by);
    for (FieldPath path : action.with()) {
      for (Change change : List.copyOf(less)) {
        if (change instanceof Change.OfFigure figure
            && figure.field() == path.field()
            && figure.subject() == path.holder(last.subject())) {
          less = Applied.less(less, less.indexOf(change), by);
        }
      }
    }
    return less;
  }

  private Optional<Action> action(Remedy remedy) {
    return actions.all().stream().filter(each -> each.id().equals(remedy.action())).findFirst();
  }

  private void changesNothingElse(Remedy remedy, String about) {
    Set<String> allowed = new HashSet<>();
    action(remedy)
        .ifPresent(
            action -> {
              List<FactField> moved = new ArrayList<>();
              if (action.field() != null) {
                moved.add(action.field());
              }
              action.with().forEach(path -> moved.add(path.field()));
              moved.forEach(field -> allowed.add(field.name()));
              if (!action.more() && action.field() != null) {
                action.type().submitted().stream()
                    .filter(field -> action.field().name().equals(field.atMost()))
                    .forEach(field -> allowed.add(field.name()));
              }
            });
    for (Change change : remedy.changes()) {
      if (change instanceof Change.OfFigure figure) {
        assertThat(actions.fixed()).as(about).doesNotContainKey(figure.field());
        assertThat(allowed).as(about).contains(figure.field().name());
        assertThat(figure.to()).as(about).isNotNegative();
      }
    }
  }
}
