package org.junheng.web;

import io.swagger.v3.oas.models.examples.Example;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junheng.decision.DecisionDocument;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.DocumentJson;
import org.junheng.decision.record.RecordedEntry;
import org.junheng.facts.Fault;
import org.junheng.facts.StrictJson;
import org.junheng.identity.Actor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests in the API description, with the answers that the rule set in force gives to them. */
final class ApiExamples {
  private static final UUID SOME_ID = UUID.fromString("00000000-0000-4000-8000-000000000000");
  private static final OffsetDateTime SOME_TIME = OffsetDateTime.parse("2026-01-01T09:00:00+08:00");
  private static final DecisionDocument.Receipt SOME_PLACE =
      new DecisionDocument.Receipt(
          UUID.fromString("6f9619ff-8b86-4d11-b42d-00c04fc964ff"),
          42,
          RecordedEntry.KIND,
          SOME_ID,
          "2025-09-20T02:30:00.000Z",
          "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
          "0b14d501a594442a01c6859541bcb3e8164d183d32937b851835442f69d5c94e",
          "6cf615d5bcaac778352a8f1f3360d23f02f34ec182e259897fd6ce485d7870d4");

  /**
   * A request with its answer.
   *
   * @param status HTTP status of the answer
   */
  record Answered(String name, String summary, JsonNode request, int status, Object answer) {
    Example asked() {
      return example(summary, request);
    }

    Example answered() {
      return example(summary, answer);
    }
  }

  private ApiExamples() {}

  /**
   * All of them, as they are answered at one path.
   *
   * @param path that of decisions or of evaluations
   */
  static List<Answered> of(DecisionMaker maker, String path) {
    Map<String, String> titles = new LinkedHashMap<>();
    titles.put("class-of-46", "一个46人的班 / A class of 46");
    titles.put("what-fired", "看触发了哪些规则 / What fired");
    titles.put("mistakes", "填错了的数据 / Mistakes in the facts");
    Caller caller = new Caller(maker, Locale.SIMPLIFIED_CHINESE, Actor.anonymous(Set.of()));
    List<Answered> examples = new ArrayList<>();
    titles.forEach(
        (name, title) -> examples.add(answered(name, title, written(name), caller, path)));
    ObjectNode whole = Examples.whole(maker.ruleSet());
    whole.putObject("options").putArray("outcomes").add("UNMET").add("UNDETERMINED").add("ERROR");
    examples.add(answered("every-field", "填全所有字段 / Every field filled in", whole, caller, path));
    return examples;
  }

  private static Answered answered(
      String name, String title, JsonNode request, Caller caller, String path) {
    try {
      DecisionDocument found =
          Deciding.of(new JsonBody(request, List.of()), caller, false).document();
      boolean evaluation = path.endsWith("evaluations");
      return new Answered(
          name,
          title,
          request,
          200,
          evaluation ? found : found.recorded(SOME_ID, SOME_TIME, null, List.of(), SOME_PLACE));
    } catch (Refused refused) {
      return new Answered(
          name,
          title,
          request,
          refused.status(),
          Problem.of(
              refused.status(), refused.message(), refused.faults(), path, caller.language()));
    }
  }

  /** A request that stands in a file; what is wrong in it is wrong on purpose. */
  private static JsonNode written(String name) {
    String file = "/openapi/requests/" + name + ".json";
    List<Fault> faults = new ArrayList<>();
    try (InputStream in = ApiExamples.class.getResourceAsStream(file)) {
      return StrictJson.read(
          new ByteArrayInputStream(Objects.requireNonNull(in).readAllBytes()), faults);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (StrictJson.Malformed e) {
      throw new IllegalStateException(file, e);
    }
  }

  /** A document as an example; numbers keep the decimals they are written with. */
  static Example example(String summary, Object document) {
    return new Example()
        .summary(summary)
        .value(DocumentJson.mapper().convertValue(document, Object.class));
  }
}
