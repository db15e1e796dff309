package org.junheng.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junheng.rules.SmallRules;
import tools.jackson.databind.JsonNode;

/** Submissions about the few things of {@link SmallRules}; single quotes stand for double ones. */
final class SmallSubmissions {
  static final Vocabulary VOCABULARY = SmallRules.good().sound().vocabulary();

  static final String DISTRICT =
      "'code': '1', 'name': '任城区', 'year': 2025, 'countDate': '2025-09-01'";

  private static final Map<String, String> ATTESTABLE =
      Map.of("school.charter", "School", "layout.plan", "District");

  private SmallSubmissions() {}

  static SubmissionReader.Result read(JsonNode facts) {
    return new SubmissionReader(VOCABULARY, ATTESTABLE, Map.of("schoolSystem", "5-4"))
        .read(facts, "/facts");
  }

  /** A district with these further members. */
  static JsonNode district(String members) {
    return json("{'district': {" + DISTRICT + members + "}}");
  }

  /** A district with one school, of which these members are given beside its id. */
  static JsonNode school(String members) {
    return schools("[{'id': 's1'" + members + "}]");
  }

  static JsonNode schools(String list) {
    return json("{'district': {" + DISTRICT + "}, 'schools': " + list + "}");
  }

  static Submission accepted(JsonNode facts) {
    SubmissionReader.Result result = read(facts);
    assertThat(result).isInstanceOf(SubmissionReader.Result.Accepted.class);
    return ((SubmissionReader.Result.Accepted) result).submission();
  }

  /** Pointer and code of every fault, in order. */
  static List<String> faults(JsonNode facts) {
    return read(facts) instanceof SubmissionReader.Result.Refused refused
        ? shown(refused.faults())
        : List.of();
  }

  static List<String> shown(List<Fault> faults) {
    return faults.stream().map(fault -> fault.pointer() + " " + fault.message().code()).toList();
  }

  static Fact first(Submission submission, String type) {
    return submission.all(VOCABULARY.type(type).orElseThrow()).get(0);
  }

  static Object value(Fact fact, String field) {
    return fact.value(fact.type().field(field).orElseThrow());
  }

  static JsonNode json(String text) {
    try {
      return StrictJson.read(
          new ByteArrayInputStream(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
          new ArrayList<>());
    } catch (IOException | StrictJson.Malformed e) {
      throw new AssertionError(e);
    }
  }
}
