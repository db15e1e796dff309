package org.junheng.oracle;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The district and all it submitted.
 *
 * @param schools null where the list was not submitted
 */
record District(Fact fact, boolean bare, @Nullable List<School> schools) {
  static District of(JsonNode facts) {
    Fact district = new Fact(facts.get("district"));
    List<School> schools = new Fact(facts).list("schools", School::of);
    if (schools != null) {
      School.addUp(schools);
    }
    return new District(district, district.isBare(), schools);
  }

  @Nullable Fraction number(String field) {
    return fact.number(field);
  }

  /** One count of the district in percent of another. */
  Figure percent(String part, String whole) {
    return Figure.percent(number(part), number(whole));
  }
}
