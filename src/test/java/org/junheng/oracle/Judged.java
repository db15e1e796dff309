package org.junheng.oracle;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * An example, judged. Examples are members of an object, with names unquoted and strings in single
 * quotes.
 */
record Judged(Map<Key, Expected> findings) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES, JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private static final String DISTRICT =
      "district: {code: '370811', name: '任城区', year: 2025, countDate: '2025-09-01',"
          + " schoolSystem: '5-4' %s}";

  /** A district with its required members and these. */
  static Judged district(String members) {
    return facts(DISTRICT.formatted(members.isEmpty() ? "" : ", " + members));
  }

  /** A bare district with one school for each text of members. */
  static Judged schools(String... members) {
    String schools = members.length == 0 ? "" : "{" + String.join("}, {", members) + "}";
    return facts(DISTRICT.formatted("") + ", schools: [" + schools + "]");
  }

  private static Judged facts(String members) {
    return new Judged(PlanOracle.judge(JSON.readTree("{" + members + "}")));
  }

  Expected at(String path, String target) {
    Expected found = findings.get(new Key(target, path));
    if (found == null) {
      throw new AssertionError("No finding of " + target + " at " + path);
    }
    return found;
  }

  /** Where the target has findings. */
  Set<String> pathsOf(String target) {
    return findings.keySet().stream()
        .filter(key -> key.target().equals(target))
        .map(Key::path)
        .collect(Collectors.toSet());
  }

  static Expected none(String outcome) {
    return new Expected(outcome, null, null);
  }

  static Expected met(String actual, String required) {
    return measured("MET", actual, required);
  }

  static Expected unmet(String actual, String required) {
    return measured("UNMET", actual, required);
  }

  static Expected measured(String outcome, @Nullable String actual, String required) {
    return actual == null
        ? none(outcome)
        : new Expected(outcome, Fraction.of(actual), Fraction.of(required));
  }
}
