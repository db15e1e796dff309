package org.junheng.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junheng.app.RunningService;
import org.junheng.decision.ShippedRules;
import org.junheng.facts.Vocabulary;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is filled into the form as the facts that it makes. */
class FormFactsTest {
  private final Vocabulary vocabulary = ShippedRules.maker().ruleSet().vocabulary();

  /** Names and values in turn. */
  private FormFacts filled(String... fields) {
    ObjectNode filled = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < fields.length; i += 2) {
      filled.put(fields[i], fields[i + 1]);
    }
    return FormFacts.of(vocabulary, filled);
  }

  private void makes(FormFacts form, String facts) {
    assertThat(form.facts().toString())
        .isEqualTo(RunningService.json(facts.replace('\'', '"')).toString());
  }

  @Test
  void anEmptyFieldIsMissingAndNotZero() {
    makes(
        filled("/district/code", " 370811 ", "/district/year", "", "/district/name", "  "),
        "{'district': {'code': '370811'}}");
    makes(filled(), "{'district': {}}");
  }

  @Test
  void numbersStayExactAsTheyWereTyped() {
    JsonNode facts =
        filled(
                "/district/year", "2025",
                "/schools/0/teachingArea", "850.10",
                "/schools/0/id", "0370811")
            .facts();

    assertThat(facts.at("/district/year").isNumber()).isTrue();
    assertThat(facts.at("/schools/0/teachingArea").decimalValue()).hasToString("850.10");
    assertThat(facts.at("/schools/0/id").isString()).isTrue();
    assertThat(facts.at("/schools/0/id").asString()).isEqualTo("0370811");
  }

  @Test
  void whatIsNoNumberStaysAsItWasTypedToBeRefusedAtItsPlace() {
    for (String typed : new String[] {"两千", "1e3", "1,000", "0x10", "NaN", "5.", "--1"}) {
      assertThat(filled("/district/year", typed).facts().at("/district/year"))
          .isEqualTo(JsonNodeFactory.instance.stringNode(typed));
    }
  }

  @Test
  void yesAndNoAreNoWords() {
    makes(
        filled("/schools/0/boarding", "true", "/schools/1/boarding", "false"),
        "{'district': {}, 'schools': [{'boarding': true}, {'boarding': false}]}");
    makes(
        filled("/schools/0/boarding", "maybe"),
        "{'district': {}, 'schools': [{'boarding': 'maybe'}]}");
  }

  @Test
  void rowsThatWereTakenOutLeaveNoGapAndFaultsStillFindTheirField() {
    FormFacts form =
        filled(
            "/schools/0/id", "1",
            "/schools/10/id", "3",
            "/schools/2/id", "2",
            "/schools/2/classes/7/students", "46");

    makes(
        form,
        "{'district': {}, 'schools': [{'id': '1'}, {'id': '2', 'classes': [{'students': 46}]},"
            + " {'id': '3'}]}");
    assertThat(form.place("/facts/schools/1/classes/0/students"))
        .isEqualTo("/schools/2/classes/7/students");
    assertThat(form.place("/facts/schools/2/id")).isEqualTo("/schools/10/id");
    assertThat(form.place("/schools/1/classes")).isEqualTo("/schools/2/classes");
    assertThat(form.place("/facts/schools/1/name"))
        .as("a field that is missing")
        .isEqualTo("/schools/2/name");
  }

  @Test
  void whatConcernsNoFieldConcernsTheFormAsAWhole() {
    assertThat(filled().place("/pack")).isEmpty();
    assertThat(filled().place("")).isEmpty();
    assertThat(filled().place("/facts")).isEmpty();
  }

  @Test
  void thereIsNoneOfThemIsSaidAndNotTheSameAsNothingSaid() {
    makes(
        filled("/schools/0/id", "1", "/schools/0/classes", "none"),
        "{'district': {}, 'schools': [{'id': '1', 'classes': []}]}");
    makes(
        filled("/schools/0/id", "1", "/schools/0/classes", ""),
        "{'district': {}, 'schools': [{'id': '1'}]}");
  }

  @Test
  void aFieldThatNobodyAskedForMakesNothing() {
    makes(
        filled("/district/nothing", "1", "/schoolz/0/id", "1", "/schools/x/id", "1"),
        "{'district': {}}");
  }

  @Test
  void anAnswerStandsWithWhatItIsAbout() {
    FormFacts form =
        filled(
            "/district/attestations/safeguard.plan/answer", "true",
            "/district/attestations/safeguard.plan/by", "区教体局",
            "/district/attestations/safeguard.plan/evidence", "");

    makes(
        form, "{'district': {'attestations': {'safeguard.plan': {'answer': true, 'by': '区教体局'}}}}");
    assertThat(form.place("/facts/district/attestations/safeguard.plan/by"))
        .isEqualTo("/district/attestations/safeguard.plan/by");
    assertThat(form.place("/facts/district/attestations/safeguard.plan/on"))
        .isEqualTo("/district/attestations/safeguard.plan/answer");
  }

  @Test
  void factsFillTheFormAndTheFormMakesThemAgain() {
    JsonNode facts =
        RunningService.json(
            """
            {"district": {"code": "370811", "year": 2025, "attestations":
              {"safeguard.plan": {"answer": false, "by": "局"}}},
             "schools": [{"id": "1", "boarding": true, "teachingArea": 850.10, "classes": []}]}
            """);
    ObjectNode filled = JsonNodeFactory.instance.objectNode();
    FormFacts.flat(facts).forEach(filled::put);

    JsonNode made = FormFacts.of(vocabulary, filled).facts();

    assertThat(FormFacts.flat(made)).isEqualTo(FormFacts.flat(facts));
    assertThat(made.at("/district/attestations/safeguard.plan/answer").isBoolean()).isTrue();
  }
}
