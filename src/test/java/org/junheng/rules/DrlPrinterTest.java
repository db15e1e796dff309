package org.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junheng.decision.ShippedRules;
import org.junheng.rules.drl.DrlFile;
import org.junheng.rules.drl.DrlPrinter;
import org.junheng.rules.drl.DrlReader;
import org.junheng.rules.drl.Position;
import org.junheng.rules.drl.RuleTree;
import org.junheng.rules.drl.RuleTree.AllOf;
import org.junheng.rules.drl.RuleTree.AnyOf;
import org.junheng.rules.drl.RuleTree.Comparison;
import org.junheng.rules.drl.RuleTree.Constraint;
import org.junheng.rules.drl.RuleTree.Enclosed;
import org.junheng.rules.drl.RuleTree.Literal;
import org.junheng.rules.drl.RuleTree.Membership;
import org.junheng.rules.drl.RuleTree.Operand;
import org.junheng.rules.drl.RuleTree.Path;
import org.junheng.rules.drl.RuleTree.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed is what was read: Drools compiles the print. */
class DrlPrinterTest {
  private static final Position SOMEWHERE = new Position("x.drl", 1, 1);

  static Stream<RuleTree> shippedRules() {
    return ShippedRules.plan().rules().stream().map(Rule::tree);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shippedRules")
  void aShippedRulePrintedAndReadAgainIsTheSame(RuleTree rule) {
    assertThat(read(DrlPrinter.rule(rule)))
        .usingRecursiveComparison()
        .ignoringFieldsOfTypes(Position.class)
        .isEqualTo(rule);
  }

  @Test
  void whatIsFiredIsTheRuleWithoutItsHead() {
    for (RuleTree rule : shippedRules().toList()) {
      RuleTree fired = read(DrlPrinter.body(rule));

      assertThat(fired.annotations()).isEmpty();
      assertThat(fired.attributes()).isEmpty();
      assertThat(
              new RuleTree(
                  fired.name(),
                  rule.annotations(),
                  rule.attributes(),
                  fired.subject(),
                  fired.conditions(),
                  fired.demand(),
                  fired.at()))
          .usingRecursiveComparison()
          .ignoringFieldsOfTypes(Position.class)
          .isEqualTo(rule);
    }
  }

  @Test
  void aNumberIsPrintedAsItWasWritten() {
    RuleTree rule =
        read(
            SmallRules.rule(
                "a",
                "$x : School( $area : area )",
                "require.each($x, $area, 4.50).atLeast(100.0)"));

    assertThat(DrlPrinter.call(rule.demand()))
        .isEqualTo("require.each($x, $area, 4.50).atLeast(100.0)");
    assertThat(rule.demand().arguments().get(2))
        .isEqualTo(
            new RuleTree.Amount(
                new BigDecimal("4.50"),
                "4.50",
                ((RuleTree.Amount) rule.demand().arguments().get(2)).at()));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void aConditionPrintedAndReadAgainIsTheSame(@ForAll("conditions") Constraint condition) {
    List<RuleProblem> problems = new ArrayList<>();

    assertThat(DrlReader.readConstraint(SOMEWHERE, DrlPrinter.constraint(condition), problems))
        .as("%s", problems)
        .get()
        .usingRecursiveComparison()
        .ignoringFieldsOfTypes(Position.class)
        .isEqualTo(condition);
  }

  @Provide
  Arbitrary<Constraint> conditions() {
    return any(3);
  }

  private static Arbitrary<Constraint> any(int depth) {
    return all(depth)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(parts -> parts.size() == 1 ? parts.get(0) : new AnyOf(parts));
  }

  private static Arbitrary<Constraint> all(int depth) {
    return single(depth)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(parts -> parts.size() == 1 ? parts.get(0) : new AllOf(parts));
  }

  private static Arbitrary<Constraint> single(int depth) {
    Arbitrary<Constraint> comparison =
        Combinators.combine(paths(), Arbitraries.of("==", "!=", "<", "<=", ">", ">="), operands())
            .as(Comparison::new);
    Arbitrary<Constraint> membership =
        Combinators.combine(
                paths(), Arbitraries.of(true, false), literals().list().ofMinSize(1).ofMaxSize(3))
            .as(Membership::new);
    return depth == 0
        ? Arbitraries.oneOf(comparison, membership)
        : Arbitraries.oneOf(comparison, membership, any(depth - 1).map(Enclosed::new));
  }

  private static Arbitrary<Path> paths() {
    return Arbitraries.of(
            "stage",
            "school.kind",
            "school.district.schoolSystem",
            "this",
            "$all",
            "inn",
            "nothing")
        .map(text -> new Path(List.of(text.split("\\.")), SOMEWHERE));
  }

  private static Arbitrary<Literal> literals() {
    Arbitrary<Object> texts =
        Arbitraries.of("", "primary", "a // b", "/* c", "五四", "$x", "it's", "{0}");
    return Arbitraries.oneOf(
            texts, Arbitraries.integers().greaterOrEqual(0), Arbitraries.of(true, false))
        .map(value -> new Literal(value, SOMEWHERE));
  }

  private static Arbitrary<Operand> operands() {
    return Arbitraries.oneOf(
        literals(), Arbitraries.of("$students", "$X_1").map(name -> new Variable(name, SOMEWHERE)));
  }

  private static RuleTree read(String rule) {
    List<RuleProblem> problems = new ArrayList<>();
    DrlFile file = DrlReader.read("x.drl", "package x\n" + rule, problems);
    assertThat(problems).isEmpty();
    assertThat(file.rules()).hasSize(1);
    return file.rules().get(0);
  }
}
