package org.junheng.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;
import static org.junheng.web.Posted.classOf;
import static org.junheng.web.Posted.first;
import static org.junheng.web.Posted.with;

import org.junheng.app.RunningService;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A decision shows its way as far as it is asked to. */
class TracesTest {
  private final RunningService service = RunningService.shared();

  @Test
  void withoutBeingAskedItShowsNone() {
    assertThat(json(service.post("/v1/evaluations", classOf(46))).has("trace")).isFalse();
    assertThat(decision("none").has("trace")).isFalse();
  }

  @Test
  void ofWhatFiredItShowsEachRuleWithWhatItWasBoundTo() {
    JsonNode trace = decision("fired").path("trace");

    assertThat(trace.propertyNames()).containsExactly("fired");
    assertThat(trace.path("fired"))
        .filteredOn(fired -> fired.path("rule").asString().equals("size.class.primary"))
        .singleElement()
        .hasToString(
            "{\"rule\":\"size.class.primary\",\"subject\":\"/schools/0/classes/0\","
                + "\"bindings\":{\"$class\":\"/schools/0/classes/0\",\"$students\":46}}");
  }

  @Test
  void whatIsMissingInABindingIsNull() {
    assertThat(
            first(decision("fired").path("trace").path("fired"), "rule", "admission.senior-quota")
                .path("bindings")
                .toString())
        .isEqualTo("{\"$allotted\":null,\"$district\":\"/district\",\"$places\":null}");
  }

  @Test
  void ofAllItShowsEachConditionOfEachRuleForEachSubject() {
    JsonNode decision = decision("all");
    JsonNode rules = decision.path("trace").path("rules");

    assertThat(rules.size()).isEqualTo(decision.path("findings").size());
    assertThat(condition(rules, "size.class.junior"))
        .isEqualTo(
            "{\"text\":\"stage == \\\"junior\\\"\",\"reading\":\"学段为初中\",\"held\":false,"
                + "\"seen\":{\"stage\":\"primary\"}}");
    assertThat(condition(rules, "size.school.old"))
        .isEqualTo(
            "{\"text\":\"builtYear <= 2010\",\"reading\":\"规划建成年份不超过2010\",\"held\":\"unknown\","
                + "\"seen\":{\"builtYear\":null}}");
    assertThat(condition(rules, "size.class.primary")).contains("\"held\":true");
    assertThat(first(rules, "rule", "size.class.primary").path("outcome").asString())
        .isEqualTo("UNMET");
    assertThat(decision.path("trace").path("fired").isEmpty()).isFalse();
  }

  @Test
  void ofAListThatWasNotSubmittedItShowsWhatItMightHold() {
    JsonNode rules = decision("all").path("trace").path("rules");

    assertThat(first(rules, "rule", "homework.grade1-2").path("conditions").path(1).toString())
        .contains("\"held\":\"unknown\"", "\"seen\":{\"number\":null}");
  }

  private JsonNode decision(String trace) {
    return json(
        service.post(
            "/v1/evaluations", with("'options': {'trace': '" + trace + "'}", classOf(46))));
  }

  private static String condition(JsonNode rules, String rule) {
    return first(rules, "rule", rule).path("conditions").path(0).toString();
  }
}
