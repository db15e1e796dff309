package org.junheng.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.drools.model.codegen.ExecutableModelProject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.ReleaseId;
import org.kie.api.definition.type.FactType;
import org.kie.api.runtime.KieSession;

/**
 * Why no decimal may stand on the left side of a rule: what Drools by itself makes of one.
 *
 * <p>To Drools the 4.2 of {@code value < 4.2} is a double, and as a BigDecimal that double is
 * 4.20000000000000017763568394002504646778106689453125: a ratio of exactly 4.2 is less than it. The
 * double of 5.3 is a little less than 5.3, so there it is {@code value > 5.3} that holds of 5.3.
 * Only 4.5 and 7.5 are doubles. A hundredth to either side everything is right, so that no test but
 * one at the very limit would notice.
 */
class PlainDroolsDecimalsTest {
  private static final List<String> LIMITS =
      List.of("4.2", "5.3", "0.9", "4.5", "5.8", "7.5", "10.2", "2.3", "2.4");
  private static final List<String> OPERATORS = List.of("<", "<=", ">", ">=");
  private static final List<String> STEPS = List.of("-0.01", "0.00", "0.01");

  /** Limit and operator, where a comparison came out wrong. */
  private static final Set<String> WRONG = new TreeSet<>();

  @BeforeAll
  static void compare() throws ReflectiveOperationException {
    KieServices services = KieServices.Factory.get();
    ReleaseId release = services.newReleaseId("org.junheng.test", "decimals", "1");
    KieFileSystem files = services.newKieFileSystem();
    files.generateAndWritePomXML(release);
    files.write("src/main/resources/decimals/decimals.drl", drl());
    KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
    assertThat(builder.getResults().getMessages()).isEmpty();
    KieBase base = services.newKieContainer(release).getKieBase();
    services.getRepository().removeKieModule(release);
    for (int i = 0; i < LIMITS.size(); i++) {
      BigDecimal limit = new BigDecimal(LIMITS.get(i));
      for (String step : STEPS) {
        BigDecimal value = limit.add(new BigDecimal(step));
        Set<String> fired = fired(base, "Ratio" + i, value);
        for (String operator : OPERATORS) {
          if (fired.contains(operator) != holds(operator, value.compareTo(limit))) {
            WRONG.add(limit + " " + operator);
          }
        }
      }
    }
  }

  private static String drl() {
    StringBuilder drl =
        new StringBuilder(
            "package decimals\nimport java.math.BigDecimal\nglobal java.util.Set fired\n");
    for (int i = 0; i < LIMITS.size(); i++) {
      // A type for each limit: beyond eight rules on one field Drools indexes the comparisons,
      // which
      // comes out otherwise again.
      drl.append("declare Ratio%d value : BigDecimal end\n".formatted(i));
      for (String operator : OPERATORS) {
        drl.append(
            "rule \"%1$s %2$s\" when Ratio%3$d( value %2$s %1$s ) then fired.add(\"%2$s\"); end\n"
                .formatted(LIMITS.get(i), operator, i));
      }
    }
    return drl.toString();
  }

  @Test
  void isRightOnTwoOfTheNineLimitsInEveryComparison() {
    assertThat(right(OPERATORS)).containsExactly("4.5", "7.5");
  }

  @Test
  void isWrongOnTwoLimitsWhereTheyAreDemandedAsALeastValue() {
    assertThat(right(List.of(">=")))
        .containsExactly("5.3", "4.5", "5.8", "7.5", "10.2", "2.3", "2.4");
  }

  @Test
  void isWrongOnFiveOtherLimitsWhereTheyAreDemandedAsAGreatestValue() {
    assertThat(right(List.of("<="))).containsExactly("4.2", "0.9", "4.5", "7.5");
  }

  /**
   * The limits at which the comparisons come out right, at the limit and a hundredth to either
   * side.
   */
  private static List<String> right(List<String> operators) {
    return LIMITS.stream()
        .filter(
            limit ->
                operators.stream().noneMatch(operator -> WRONG.contains(limit + " " + operator)))
        .toList();
  }

  private static Set<String> fired(KieBase base, String type, BigDecimal value)
      throws ReflectiveOperationException {
    FactType ratioType = base.getFactType("decimals", type);
    Object ratio = ratioType.newInstance();
    ratioType.set(ratio, "value", value);
    Set<String> fired = new TreeSet<>();
    KieSession session = base.newKieSession();
    try {
      session.setGlobal("fired", fired);
      session.insert(ratio);
      session.fireAllRules();
    } finally {
      session.dispose();
    }
    return fired;
  }

  private static boolean holds(String operator, int sign) {
    return switch (operator) {
      case "<" -> sign < 0;
      case "<=" -> sign <= 0;
      case ">" -> sign > 0;
      default -> sign >= 0;
    };
  }
}
