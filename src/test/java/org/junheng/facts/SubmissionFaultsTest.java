package org.junheng.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junheng.decision.ShippedRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every fault of a submission, at its JSON pointer. */
class SubmissionFaultsTest {
  private static final Pattern CODE = Pattern.compile("\"((?:facts|attestation)\\.[a-z][a-z-]*)\"");
  private static final String S = "/facts/schools/0";

  /**
   * Facts with faults.
   *
   * @param expected pointer and code of each, in order
   */
  record Faulty(String sentence, JsonNode facts, List<String> expected) {
    @Override
    public String toString() {
      return sentence;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"structure", "values", "limits", "attestations"})
  void isToldAtItsPlace(Faulty faulty) {
    assertThat(SmallSubmissions.faults(faulty.facts())).isEqualTo(faulty.expected());
  }

  static Stream<Faulty> structure() {
    return Stream.of(
        json("facts that are a list", "[]", "/facts facts.not-an-object"),
        json("facts that are null", "null", "/facts facts.not-an-object"),
        json("no district", "{}", "/facts/district facts.missing"),
        json(
            "a district that is a list", "{'district': []}", "/facts/district facts.not-an-object"),
        json(
            "a misspelt list",
            "{'district': {" + SmallSubmissions.DISTRICT + "}, 'school': []}",
            "/facts/school facts.unknown-field-suggestion"),
        json(
            "an unknown list",
            "{'district': {" + SmallSubmissions.DISTRICT + "}, 'teachers': []}",
            "/facts/teachers facts.unknown-field"),
        json(
            "schools within the district",
            "{'district': {" + SmallSubmissions.DISTRICT + ", 'schools': []}}",
            "/facts/district/schools facts.unknown-field"),
        json(
            "schools that are an object",
            "{'district': {" + SmallSubmissions.DISTRICT + "}, 'schools': {}}",
            "/facts/schools facts.not-a-list"),
        json(
            "a school that is a text",
            "{'district': {" + SmallSubmissions.DISTRICT + "}, 'schools': ['一小', null, 3]}",
            "/facts/schools/0 facts.not-an-object",
            "/facts/schools/1 facts.not-an-object",
            "/facts/schools/2 facts.not-an-object"),
        school("a misspelt field", ", 'aera': 3", S + "/aera facts.unknown-field-suggestion"),
        school("an unknown field", ", 'swimmingPool': 3", S + "/swimmingPool facts.unknown-field"),
        school("a field's parent", ", 'district': {}", S + "/district facts.unknown-field"),
        school(
            "a field with a slash and a tilde", ", 'a/b~c': 3", S + "/a~1b~0c facts.unknown-field"),
        school(
            "an unknown field two levels down",
            ", 'stages': [{'stage': 'primary', 'student': 3}]",
            S + "/stages/0/student facts.unknown-field-suggestion"),
        school(
            "attestations where none are taken",
            ", 'stages': [{'stage': 'primary', 'attestations': {}}]",
            S + "/stages/0/attestations facts.unknown-field"));
  }

  static Stream<Faulty> values() {
    return Stream.of(
        school("a number for a text", ", 'name': 3", S + "/name facts.not-a-text"),
        school("an empty text", ", 'name': ''", S + "/name facts.bad-text"),
        school("a blank text", ", 'name': '  '", S + "/name facts.bad-text"),
        school("a text of two lines", ", 'name': 'a\\nb'", S + "/name facts.bad-text"),
        school(
            "a text of 501 letters",
            ", 'name': '" + "a".repeat(501) + "'",
            S + "/name facts.bad-text"),
        school("an unknown word", ", 'kind': 'university'", S + "/kind facts.unknown-word"),
        school("a misspelt word", ", 'kind': 'primry'", S + "/kind facts.unknown-word-suggestion"),
        school("a word's label", ", 'kind': '小学'", S + "/kind facts.unknown-word"),
        school("a text for a yes or no", ", 'closed': 'true'", S + "/closed facts.not-yes-no"),
        school("a number for a yes or no", ", 'closed': 1", S + "/closed facts.not-yes-no"),
        school("a number for a day", ", 'opened': 2020", S + "/opened facts.not-a-day"),
        school("a day that is none", ", 'opened': '2025-02-29'", S + "/opened facts.no-such-day"),
        school(
            "a day of another form", ", 'opened': '2025/02/01'", S + "/opened facts.no-such-day"),
        school(
            "a moment for a day",
            ", 'opened': '2025-02-01T00:00:00Z'",
            S + "/opened facts.no-such-day"),
        school("a text for a measure", ", 'area': '12'", S + "/area facts.not-a-number"),
        school("a list for a count", ", 'built': [2010]", S + "/built facts.not-a-number"),
        school("a yes for a count", ", 'built': true", S + "/built facts.not-a-number"),
        school(
            "half a count",
            ", 'stages': [{'stage': 'primary', 'students': 3.5}]",
            S + "/stages/0/students facts.not-whole"),
        school("seven decimals", ", 'area': 0.1234567", S + "/area facts.too-many-decimals"),
        school("a million million million", ", 'area': 1e18", S + "/area facts.too-large"),
        school("a huge exponent", ", 'area': 1e999999999", S + "/area facts.too-large"),
        school("a huge negative exponent", ", 'area': 1e-999999999", S + "/area facts.too-large"),
        school(
            "a count beyond counting",
            ", 'stages': [{'stage': 'primary', 'students': 99999999999}]",
            S + "/stages/0/students facts.out-of-range"),
        school("below the least", ", 'area': -0.01", S + "/area facts.out-of-range"),
        school("above the greatest", ", 'hall': 100000.000001", S + "/hall facts.out-of-range"),
        school("a year above the greatest", ", 'built': 2101", S + "/built facts.out-of-range"));
  }

  static Stream<Faulty> limits() {
    return Stream.of(
        json(
            "a district without its identity",
            "{'district': {'code': '1'}}",
            "/facts/district/name facts.required",
            "/facts/district/year facts.required",
            "/facts/district/countDate facts.required"),
        json(
            "a required null",
            "{'district': {'code': null, 'name': 'x', 'year': 2025, 'countDate': '2025-09-01'}}",
            "/facts/district/code facts.required"),
        json(
            "a required value that is wrong is not missing as well",
            "{'district': {'code': 5, 'name': 'x', 'year': 1, 'countDate': 'x'}}",
            "/facts/district/code facts.not-a-text",
            "/facts/district/year facts.out-of-range",
            "/facts/district/countDate facts.no-such-day"),
        json(
            "another school system than the document's",
            "{'district': {" + SmallSubmissions.DISTRICT + ", 'schoolSystem': '6-3'}}",
            "/facts/district/schoolSystem facts.not-of-this-pack"),
        school(
            "a campus that does not say whether it is counted",
            ", 'parent': 's1'",
            S + "/counted facts.required"),
        school(
            "a stage that the kind of school has not",
            ", 'kind': 'primary', 'stages': [{'stage': 'junior'}]",
            S + "/stages/0/stage facts.not-allowed-here"),
        school(
            "a grade beyond its stage",
            ", 'stages': [{'stage': 'primary'}], 'classes': [{'stage': 'primary', 'grade': 6}]",
            S + "/classes/0/grade facts.not-allowed-here"),
        school(
            "a class of a stage that is not listed",
            ", 'stages': [{'stage': 'primary'}], 'classes': [{'stage': 'junior'}]",
            S + "/classes/0/stage facts.not-among-siblings"),
        school(
            "a class where there is no stage",
            ", 'stages': [], 'classes': [{'stage': 'junior'}]",
            S + "/classes/0/stage facts.not-among-siblings"),
        school(
            "a stage twice",
            ", 'stages': [{'stage': 'primary'}, {'stage': 'junior'}, {'stage': 'primary'}]",
            S + "/stages/2 facts.twice"),
        json(
            "a school twice",
            "{'district': {"
                + SmallSubmissions.DISTRICT
                + "}, 'schools': [{'id': '1'}, {'id': '2'}, {'id': '1'}]}",
            "/facts/schools/2 facts.twice"));
  }

  static Stream<Faulty> attestations() {
    String at = S + "/attestations";
    return Stream.of(
        school("attestations that are a list", ", 'attestations': []", at + " facts.not-an-object"),
        school(
            "an attestation that is a yes",
            ", 'attestations': {'school.charter': true}",
            at + "/school.charter facts.not-an-object"),
        school(
            "an unknown target",
            ", 'attestations': {'pool.clean': {'answer': true}}",
            at + "/pool.clean attestation.unknown"),
        school(
            "a misspelt target",
            ", 'attestations': {'school.chater': {'answer': true}}",
            at + "/school.chater attestation.unknown-suggestion"),
        school(
            "a target of the district",
            ", 'attestations': {'layout.plan': {'answer': true}}",
            at + "/layout.plan attestation.wrong-subject"),
        school(
            "no answer",
            ", 'attestations': {'school.charter': {'by': '局'}}",
            at + "/school.charter/answer facts.required"),
        school(
            "an answer in words",
            ", 'attestations': {'school.charter': {'answer': '是'}}",
            at + "/school.charter/answer facts.not-yes-no"),
        school(
            "a misspelt member",
            ", 'attestations': {'school.charter': {'answer': true, 'evidenc': 'x'}}",
            at + "/school.charter/evidenc facts.unknown-field-suggestion"),
        school(
            "a day that is none",
            ", 'attestations': {'school.charter': {'answer': true, 'on': '2025-13-01'}}",
            at + "/school.charter/on facts.no-such-day"),
        school(
            "a signatory who is a number",
            ", 'attestations': {'school.charter': {'answer': true, 'by': 3}}",
            at + "/school.charter/by facts.not-a-text"));
  }

  @Test
  void manyAtOnceAreAllToldNotTheFirstAlone() {
    assertThat(
            SmallSubmissions.faults(
                SmallSubmissions.schools(
                    "[{'id': '1', 'kind': 'primry', 'built': 1, 'aera': 1, 'stages': [{'stage': 'x'}, 7]}, {'name': 3}]")))
        .containsExactlyInAnyOrder(
            "/facts/schools/0/aera facts.unknown-field-suggestion",
            "/facts/schools/0/kind facts.unknown-word-suggestion",
            "/facts/schools/0/built facts.out-of-range",
            "/facts/schools/0/stages/0/stage facts.unknown-word",
            "/facts/schools/0/stages/1 facts.not-an-object",
            "/facts/schools/1/name facts.not-a-text",
            "/facts/schools/1/id facts.required");
  }

  @Test
  void theLikelyNameIsSuggested() {
    SubmissionReader.Result result =
        SmallSubmissions.read(
            SmallSubmissions.school(
                ", 'aera': 3, 'kind': 'juniro', 'attestations': {'school.chater': {'answer': true}}"));

    assertThat(((SubmissionReader.Result.Refused) result).faults())
        .extracting(fault -> fault.message().english())
        .anyMatch(text -> text.contains("“area”"))
        .anyMatch(text -> text.contains("“junior”"))
        .anyMatch(text -> text.contains("“school.charter”"));
  }

  @Test
  void everyFaultThatCanBeToldIsMadeHere() throws IOException {
    Set<String> told = new TreeSet<>();
    Stream.of(structure(), values(), limits(), attestations())
        .flatMap(faulty -> faulty)
        .flatMap(faulty -> faulty.expected().stream())
        .forEach(expected -> told.add(expected.substring(expected.indexOf(' ') + 1)));
    // A warning: see SanityChecksTest.
    told.add("attestation.unsupported");
    Set<String> sources = new TreeSet<>();
    for (String file : List.of("SubmissionReader", "ValueReader")) {
      CODE.matcher(Files.readString(Path.of("src/main/java/org/junheng/facts", file + ".java")))
          .results()
          .forEach(found -> sources.add(found.group(1)));
    }

    assertThat(sources).hasSizeGreaterThan(20).isSubsetOf(told);
  }

  @Test
  void theShippedDocumentSaysTheSameOfItsOwnFacts() {
    SubmissionReader.Result result =
        ShippedRules.maker()
            .reader(ShippedRules.plan())
            .read(
                ShippedRules.json(
                    "{'district': {'code': '1', 'name': 'x', 'year': 2025, 'countDate': '2025-09-01', 'schoolSystem': '6-3'}, 'schools': [{'id': '1', 'name': 'x', 'kind': 'teaching-point', 'stages': [{'stage': 'senior'}], 'grades': [{'stage': 'primary', 'number': 6}]}]}"),
                "");

    assertThat(SmallSubmissions.shown(((SubmissionReader.Result.Refused) result).faults()))
        .containsExactlyInAnyOrder(
            "/district/schoolSystem facts.not-of-this-pack",
            "/schools/0/stages/0/stage facts.not-allowed-here",
            "/schools/0/grades/0/stage facts.not-among-siblings");
  }

  private static Faulty json(String sentence, String facts, String... expected) {
    return new Faulty(sentence, SmallSubmissions.json(facts), List.of(expected));
  }

  private static Faulty school(String sentence, String members, String... expected) {
    return new Faulty(sentence, SmallSubmissions.school(members), List.of(expected));
  }
}
