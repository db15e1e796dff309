package org.junheng.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junheng.rules.Demand;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.Standing;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The rules of all packs against the list of targets: each is there, with its figures. */
class EveryTargetTest {
  private static final Map<String, JsonNode> TARGETS = targets();

  private static Map<String, JsonNode> targets() {
    YAMLMapper yaml =
        YAMLMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    Map<String, JsonNode> targets = new LinkedHashMap<>();
    try (InputStream in = EveryTargetTest.class.getResourceAsStream("/policy/targets.yaml")) {
      yaml.readTree(in)
          .get("targets")
          .forEach(entry -> targets.put(entry.get("id").asString(), entry));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return targets;
  }

  private static Map<String, Rule> rules() {
    return ShippedRules.maker().ruleSet().packs().values().stream()
        .map(Pack::rules)
        .flatMap(List::stream)
        .collect(Collectors.toMap(Rule::id, rule -> rule));
  }

  @Test
  void everyTargetIsARuleAndEveryRuleATarget() {
    assertThat(new TreeSet<>(rules().keySet())).isEqualTo(new TreeSet<>(TARGETS.keySet()));
    assertThat(ShippedRules.pack("national2017").rules()).hasSize(77);
  }

  @Test
  void thePlanComparesWithTheNationalMethodAndInheritsNothingFromIt() {
    assertThat(ShippedRules.plan().comparesWith()).containsExactly("national2017");
    assertThat(ShippedRules.plan().rules()).hasSize(76);
  }

  @TestFactory
  List<DynamicTest> itsFiguresAreThoseOfTheList() {
    Map<String, Rule> rules = rules();
    return TARGETS.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> holds(entry.getValue(), rules.get(entry.getKey()))))
        .toList();
  }

  private static void holds(JsonNode target, Rule rule) {
    String kind = target.get("kind").asString();
    if (rule.demand() instanceof Demand.Attested attested) {
      assertThat(kind).isEqualTo(attested.wanted() ? "attested" : "denied");
    } else {
      Demand.Measured measured = (Demand.Measured) rule.demand();
      assertThat(kind).isEqualTo("measured");
      assertThat(measured.comparison().symbol()).isEqualTo(target.get("op").asString());
      if (target.get("value").isNumber()) {
        BigDecimal value = target.get("value").decimalValue();
        assertThat(measured.literalLimit().orElseThrow()).isEqualByComparingTo(value);
      }
    }
    Standing standing =
        target.has("due")
            ? Standing.PROGRESS
            : target.path("standing").asString("").equals("benchmark")
                ? Standing.BENCHMARK
                : Standing.BINDING;
    assertThat(rule.head().standing()).isEqualTo(standing);
    if (target.has("due")) {
      assertThat(rule.head().due()).hasYear(target.get("due").asInt());
    }
    assertThat(rule.head().relaxes().isEmpty()).isEqualTo(!target.has("relaxes"));
    assertThat(rule.head().english()).isNotEmpty();
  }
}
