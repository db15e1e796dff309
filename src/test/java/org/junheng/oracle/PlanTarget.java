package org.junheng.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A target of the plan as the list of targets has it.
 *
 * @param operator how the figure is compared; absent where an office attests
 * @param limit the standard; absent where an office attests and where the subject brings its own
 */
record PlanTarget(
    String id, boolean attested, @Nullable String operator, @Nullable Fraction limit) {
  private static final String LIST = "/policy/targets.yaml";

  /** The 76 targets of the plan by id, in the order of the document. */
  static final Map<String, PlanTarget> ALL = read(PlanTarget::isOfPlan);

  /** The 77 targets of the national method by id. */
  static final Map<String, PlanTarget> NATIONAL =
      read(entry -> entry.get("id").asString().startsWith("national."));

  /** The other documents name themselves, or cite a project (工程) instead of a chapter. */
  private static boolean isOfPlan(JsonNode entry) {
    return entry.path("at").asString("").matches("[三四]\\(.*");
  }

  /** Whether the figure meets what is required of it. */
  boolean isMetBy(Fraction figure, Fraction required) {
    int order = figure.compareTo(required);
    return switch (String.valueOf(operator)) {
      case ">=" -> order >= 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case "<" -> order < 0;
      default -> throw new IllegalStateException(id + " compares by " + operator);
    };
  }

  private static Map<String, PlanTarget> read(Predicate<JsonNode> wanted) {
    YAMLMapper yaml =
        YAMLMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    Map<String, PlanTarget> targets = new LinkedHashMap<>();
    try (InputStream list = PlanTarget.class.getResourceAsStream(LIST)) {
      for (JsonNode entry : yaml.readTree(list).get("targets")) {
        if (wanted.test(entry)) {
          PlanTarget target = of(entry);
          if (targets.put(target.id, target) != null) {
            throw new IllegalStateException(target.id + " stands twice in " + LIST);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Collections.unmodifiableMap(targets);
  }

  private static PlanTarget of(JsonNode entry) {
    JsonNode value = entry.path("value");
    return new PlanTarget(
        entry.get("id").asString(),
        !entry.get("kind").asString().equals("measured"),
        entry.has("op") ? entry.get("op").asString() : null,
        value.isNumber() ? Fraction.of(value.decimalValue()) : null);
  }
}
