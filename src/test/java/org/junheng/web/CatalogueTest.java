package org.junheng.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junheng.app.RunningService;
import org.junheng.decision.ShippedRules;
import org.junheng.rules.Rule;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The rules can be read by everyone. */
class CatalogueTest {
  private final RunningService service = RunningService.shared();

  @Test
  void thePacksAreListedWithTheirDocuments() {
    JsonNode packs = json(service.get("/v1/packs")).path("packs");
    assertThat(packs.findValuesAsString("id"))
        .containsExactly(
            "highland2026",
            "jining2023",
            "national2017",
            "plan2024",
            "practice2025",
            "yicheng2024");
    JsonNode plan = packs.path(3);
    assertThat(plan.path("document").path("number").asString()).isEqualTo("济任政办字〔2024〕10号");
    assertThat(plan.path("document").path("issued").asString()).isEqualTo("2024-04-18");
    assertThat(plan.path("schoolSystem").asString()).isEqualTo("5-4");
    assertThat(plan.path("firstDay").asString()).isEqualTo("2024-04-18");
    assertThat(plan.path("rules").asInt()).isEqualTo(76);
    assertThat(plan.has("clauses")).isFalse();
  }

  @Test
  void everyClauseOfAPackHasRulesOrSaysWhyNot() {
    JsonNode clauses = json(service.get("/v1/packs/plan2024")).path("clauses");

    assertThat(clauses)
        .isNotEmpty()
        .allSatisfy(
            clause ->
                assertThat(clause.path("rules").isEmpty())
                    .as(clause.path("id").asString())
                    .isEqualTo(clause.has("noRule")));
    assertThat(StreamSupport.stream(clauses.spliterator(), false))
        .filteredOn(clause -> clause.path("id").asString().equals("三(二)3"))
        .singleElement()
        .satisfies(
            clause -> {
              assertThat(clause.path("rules").toString()).contains("size.class.primary");
              assertThat(clause.path("offices").toString()).contains("区教体局");
            });
  }

  @Test
  void everyRuleIsListed() {
    List<String> ids = ids(json(service.get("/v1/rules")));

    assertThat(ids)
        .isEqualTo(
            ShippedRules.maker().ruleSet().packs().values().stream()
                .flatMap(pack -> pack.rules().stream())
                .map(Rule::id)
                .toList());
  }

  @Test
  void rulesCanBeNarrowedToAPackAndAClause() {
    String clause = URLEncoder.encode("三(四)", StandardCharsets.UTF_8);

    assertThat(ids(json(service.get("/v1/rules?pack=plan2024&clause=" + clause))))
        .containsExactlyInAnyOrder("home-visits.complete", "satisfaction.public")
        .isEqualTo(ids(json(service.get("/v1/rules?clause=" + clause))));
  }

  @Test
  void aListedRuleSaysWhatItDemandsAndWhereItStands() {
    JsonNode rule = listed("size.class.primary");

    assertThat(rule.toString())
        .isEqualTo(
            "{\"id\":\"size.class.primary\",\"pack\":\"plan2024\",\"title\":\"小学每班学生不超过45人\","
                + "\"titleEnglish\":\"primary: at most 45 students in a class\",\"clause\":\"三(二)3\","
                + "\"subject\":\"SchoolClass\",\"standing\":\"binding\",\"from\":\"2024-04-18\","
                + "\"required\":{\"operator\":\"<=\",\"value\":45,\"unit\":\"人\"},"
                + "\"file\":\"plan2024/size.drl\",\"line\":"
                + ShippedRules.plan().rule("size.class.primary").orElseThrow().line()
                + "}");
  }

  @Test
  void anAttestedRuleSaysWhichAnswerMeetsIt() {
    JsonNode rule = listed("school.charter");

    assertThat(rule.path("attested").asBoolean()).isTrue();
    assertThat(rule.has("required")).isFalse();
  }

  @Test
  void aRuleByItselfComesWithItsTextItsReadingAndTheFieldsItLooksAt() {
    JsonNode rule = json(service.get("/v1/rules/size.school.old?pack=plan2024"));

    assertThat(rule.path("drl").asString())
        .contains("rule \"size.school.old\"", "builtYear <= 2010", "2400");
    assertThat(rule.path("reading").asString()).contains("2010年当年");
    assertThat(rule.path("otherReading").toString())
        .isEqualTo("{\"when\":\"builtYear == 2010\",\"target\":\"size.school.new\"}");
    assertThat(rule.path("figures"))
        .extracting(
            figure -> figure.path("type").asString() + "." + figure.path("field").asString())
        .containsExactly("School.builtYear", "School.kind", "Stage.stage", "Stage.students");
    assertThat(rule.path("figures").path(0).path("unit").asString()).isEqualTo("年");
    assertThat(rule.path("alsoIn").size()).isZero();
  }

  @Test
  void everyRuleThatIsListedCanBeReadByItself() {
    assertThat(ids(json(service.get("/v1/rules"))))
        .allSatisfy(
            id ->
                assertThat(json(service.get("/v1/rules/" + id)).path("id").asString())
                    .isEqualTo(id));
  }

  private JsonNode listed(String id) {
    for (JsonNode rule : json(service.get("/v1/rules")).path("rules")) {
      if (rule.path("id").asString().equals(id)) {
        return rule;
      }
    }
    throw new AssertionError(id);
  }

  private static List<String> ids(JsonNode rules) {
    return StreamSupport.stream(rules.path("rules").spliterator(), false)
        .map(rule -> rule.path("id").asString())
        .toList();
  }
}
