package org.junheng.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junheng.app.RunningService;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The API description against the service that it describes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiDescriptionTest {
  private static final String EXAMPLES = "/responses/200/content/application~1json/examples";

  private final RunningService service = RunningService.shared();
  private final JsonNode description = json(service.get("/openapi.json"));

  @Test
  void everyOperationIsDescribed() {
    assertThat(description.path("openapi").asString()).startsWith("3.1");
    assertThat(description.path("paths").propertyNames())
        .containsExactlyInAnyOrder(
            "/v1/decisions",
            "/v1/decisions/{id}",
            "/v1/decisions/{id}/trace",
            "/v1/decisions/{id}/receipt",
            "/v1/decisions/{id}/replay",
            "/v1/decisions/{id}/tables",
            "/v1/decisions/{id}/summary",
            "/v1/decisions/{id}/colours",
            "/v1/decisions/{id}/ranking",
            "/v1/decisions/{id}/report.xlsx",
            "/v1/decisions:batch",
            "/v1/evaluations:batch",
            "/v1/jobs",
            "/v1/jobs/{id}",
            "/v1/jobs/{id}/cancel",
            "/v1/jobs/{id}/result",
            "/v1/decisions/{id}/schools/{school}/ledger",
            "/v1/districts/{code}/relapses",
            "/v1/schools/{id}/history",
            "/v1/accounts",
            "/v1/accounts/{name}",
            "/v1/accounts/{name}/password",
            "/v1/audit/checkpoint",
            "/v1/audit/entries",
            "/v1/audit/export",
            "/v1/audit/keys",
            "/v1/audit/verify",
            "/v1/drafts",
            "/v1/drafts/{id}",
            "/v1/drafts/{id}/analysis",
            "/v1/drafts/{id}/boundary",
            "/v1/drafts/{id}/check",
            "/v1/drafts/{id}/difference",
            "/v1/drafts/{id}/files/{path}",
            "/v1/drafts/{id}/gate",
            "/v1/drafts/{id}/impact",
            "/v1/drafts/{id}/mutants",
            "/v1/drafts/{id}/reading",
            "/v1/drafts/{id}/test",
            "/v1/drafts/{id}/witnesses",
            "/v1/drafts/{id}:approve",
            "/v1/drafts/{id}:publish",
            "/v1/drafts/{id}:rebase",
            "/v1/drafts/{id}:return",
            "/v1/drafts/{id}:submit",
            "/v1/drafts/{id}:withdraw",
            "/v1/rule-sets/{id}/difference",
            "/v1/keys",
            "/v1/keys/{id}/revoke",
            "/v1/me",
            "/v1/me/password",
            "/v1/evaluations",
            "/v1/evaluations/tables",
            "/v1/evaluations/summary",
            "/v1/evaluations/colours",
            "/v1/packs",
            "/v1/packs/{id}",
            "/v1/rules",
            "/v1/rules/{id}",
            "/v1/rule-sets",
            "/v1/rule-sets/current",
            "/v1/rule-sets/{id}",
            "/v1/rule-sets/{id}/files/{path}",
            "/v1/rule-sets/{id}:rollback",
            "/v1/publications/{id}:cancel",
            "/v1/facts/schema",
            "/v1/facts/example",
            "/v1/facts/template.xlsx",
            "/v1/imports",
            "/v1/imports:decide",
            "/v1/imports:marked");
  }

  @Test
  void everythingIsSaidInBothLanguages() {
    for (Operation operation : operations()) {
      assertBilingual(operation.name(), operation.json().path("summary").asString());
      assertBilingual(operation.name(), operation.json().path("description").asString());
      operation
          .json()
          .path("parameters")
          .forEach(each -> assertBilingual(operation.name(), each.path("description").asString()));
      operation
          .json()
          .path("responses")
          .forEach(each -> assertBilingual(operation.name(), each.path("description").asString()));
    }
  }

  @Test
  void everyMemberOfRequestsAndAnswersIsExplainedInBothLanguages() {
    description
        .path("components")
        .path("schemas")
        .forEachEntry(
            (name, schema) -> {
              if (!name.startsWith("Facts.")) {
                schema
                    .path("properties")
                    .forEachEntry(
                        (member, property) ->
                            assertBilingual(
                                name + "." + member, property.path("description").asString("")));
              }
            });
  }

  @Test
  void noExplanationIsLeftOver() throws IOException {
    TreeSet<String> written = new TreeSet<>();
    try (InputStream in = getClass().getResourceAsStream("/openapi/descriptions.yaml")) {
      Map<?, ?> texts = new YAMLMapper().readValue(Objects.requireNonNull(in), Map.class);
      texts.forEach(
          (name, members) ->
              ((Map<?, ?>) members).keySet().forEach(member -> written.add(name + " " + member)));
    }
    TreeSet<String> described = new TreeSet<>();
    description
        .path("components")
        .path("schemas")
        .forEachEntry(
            (name, schema) ->
                schema
                    .path("properties")
                    .propertyNames()
                    .forEach(member -> described.add(name + " " + member)));

    assertThat(described).containsAll(written);
  }

  /** Posts every example of a request and compares the answer with the one beside it. */
  @TestFactory
  Stream<DynamicTest> everyExampleOfARequestIsAnsweredAsDocumented() {
    return Stream.of("/v1/decisions", "/v1/evaluations")
        .flatMap(
            path ->
                requests(path)
                    .map(
                        example ->
                            DynamicTest.dynamicTest(
                                path + " " + example, () -> assertAnswered(path, example))));
  }

  @Test
  void mistakesAreAmongTheExamples() {
    assertThat(requests("/v1/decisions"))
        .contains("class-of-46", "what-fired", "mistakes", "every-field");
    assertThat(
            post("/v1/decisions").at("/responses/422/content/application~1problem+json/examples"))
        .hasSize(1);
  }

  /** Asks for what is only read, with the parameters of the examples. */
  @TestFactory
  Stream<DynamicTest> everyExampleOfAnAnswerIsWhatIsAnswered() {
    return operations().stream()
        .filter(operation -> operation.method().equals("get"))
        .filter(operation -> operation.json().at(EXAMPLES).isObject())
        .filter(operation -> !operation.path().equals("/v1/decisions"))
        .map(
            operation ->
                DynamicTest.dynamicTest(
                    operation.path(),
                    () ->
                        assertThat(json(service.get(withParameters(operation))))
                            .isEqualTo(operation.json().at(EXAMPLES + "/first/value"))));
  }

  /** Holds what is really answered against the schema that says what is answered. */
  @TestFactory
  Stream<DynamicTest> everyAnswerConformsToItsSchema() {
    List<DynamicTest> tests = new ArrayList<>();
    JsonNode whole = json(service.get("/v1/facts/example"));
    ((ObjectNode) whole).putObject("options").put("trace", "all");
    ((ObjectNode) whole).putObject("correction").put("reason", "按 API 说明核对");
    HttpResponse<String> decided = service.post("/v1/decisions", whole);
    String decision = "/v1/decisions/" + json(decided).path("id").asString();
    tests.add(conforms("Decision", "a decision", decided));
    tests.add(conforms("Decision", "a decision told again", service.get(decision)));
    tests.add(conforms("Trace", "a trace", service.get(decision + "/trace")));
    tests.add(conforms("Decision.Receipt", "a receipt", service.get(decision + "/receipt")));
    tests.add(conforms("Replay", "a replay", service.post(decision + "/replay", "")));
    tests.add(
        conforms("Records.Decisions", "a list of decisions", service.get("/v1/decisions?limit=1")));
    tests.add(
        conforms(
            "SchoolHistory",
            "a history",
            service.get("/v1/schools/9999990001/history?pack=" + whole.path("pack").asString())));
    tests.addAll(ofTheDistrict(whole));
    tests.add(conforms("Audit.Entries", "entries", service.get("/v1/audit/entries?limit=1")));
    tests.add(conforms("Audit.Keys", "keys", service.get("/v1/audit/keys")));
    tests.add(conforms("Checkpoint", "a checkpoint", service.post("/v1/audit/checkpoint", "")));
    tests.add(conforms("Verification", "a verification", service.post("/v1/audit/verify", "")));
    tests.add(conforms("Problem", "a problem", service.post("/v1/decisions", "{}")));
    tests.add(conforms("Catalogue.Packs", "packs", service.get("/v1/packs")));
    HttpResponse<String> current = service.get("/v1/rule-sets/current");
    tests.add(conforms("CurrentRules", "the rules in force", current));
    tests.add(conforms("RuleSets.History", "the history", service.get("/v1/rule-sets")));
    tests.add(
        conforms(
            "RuleSets.Whole",
            "a rule set",
            service.get("/v1/rule-sets/" + json(current).path("ruleSet").asString())));
    tests.add(conforms("Pack", "a pack", service.get("/v1/packs/plan2024")));
    tests.add(conforms("Catalogue.Rules", "rules", service.get("/v1/rules")));
    tests.add(conforms("Rule", "a rule", service.get("/v1/rules/size.school.old")));
    tests.add(
        conforms("DecisionRequest", "the example of a request", service.get("/v1/facts/example")));
    return tests.stream();
  }

  @Test
  void aRequestThatIsRefusedForItsShapeDoesNotConform() {
    Schema request = schema("DecisionRequest");

    assertThat(request.validate(json("{\"pack\":\"plan2024\"}"))).isNotEmpty();
    assertThat(
            request.validate(
                json("{\"pack\":\"plan2024\",\"facts\":{\"district\":{}},\"options\":{}}")))
        .isNotEmpty();
  }

  @Test
  void thePageToTryItOutIsThereAndAsksNobodyElse() {
    HttpResponse<String> page = service.get("/swagger-ui/index.html");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).doesNotContain("http://", "https://");
    assertThat(json(service.get("/openapi.json/swagger-config")).path("validatorUrl").asString())
        .isIn("none", "");
    HttpResponse<String> bare = service.get("/");
    assertThat(bare.statusCode()).isEqualTo(303);
    assertThat(bare.headers().firstValue("Location")).contains("/console");
  }

  private void assertAnswered(String path, String example) {
    JsonNode operation = post(path);
    JsonNode request =
        operation.at("/requestBody/content/application~1json/examples/" + example + "/value");
    // Other tests have decided about the same school on other figures.
    ObjectNode asked = (ObjectNode) request.deepCopy();
    if (path.equals("/v1/decisions")) {
      asked.putObject("correction").put("reason", "按 API 说明核对");
    }
    HttpResponse<String> response = service.post(path, asked);
    String type = response.headers().firstValue("Content-Type").orElseThrow();
    JsonNode documented =
        operation
            .path("responses")
            .path(String.valueOf(response.statusCode()))
            .path("content")
            .path(type)
            .path("examples")
            .path(example)
            .path("value");

    assertThat(documented.isObject()).as("%s %s", response.statusCode(), type).isTrue();
    assertThat(withoutIdentity(json(response))).isEqualTo(withoutIdentity(documented));
  }

  /** What is new in each decision is left out. */
  private static JsonNode withoutIdentity(JsonNode decision) {
    return ((ObjectNode) decision.deepCopy())
        .without(List.of("id", "decidedAt", "receipt", "correction"));
  }

  private DynamicTest conforms(String name, String what, HttpResponse<String> response) {
    return DynamicTest.dynamicTest(
        what,
        () -> {
          assertThat(schema(name).validate(json(response))).isEmpty();
          assertThat(unexplained(json(response), schemaNode(name))).isEmpty();
        });
  }

  private List<DynamicTest> ofTheDistrict(JsonNode whole) {
    ObjectNode national = ((ObjectNode) whole.deepCopy()).put("pack", "national2017");
    String id = json(service.post("/v1/decisions", national)).path("id").asString();
    String decision = "/v1/decisions/" + id;
    String change =
        "{'basedOn': '" + id + "', 'changes': [{'pointer': '/schools/0/name', 'value': '新名'}]}";
    return List.of(
        conforms("ResultTables", "tables", service.get(decision + "/tables")),
        conforms("DistrictSummary", "a summary", service.get(decision + "/summary")),
        conforms("DistrictAnswers.Colours", "colours", service.get(decision + "/colours")),
        conforms("Ranking", "a ranking", service.get(decision + "/ranking?since=" + id)),
        conforms("SchoolLedger", "a ledger", service.get(decision + "/schools/9999990001/ledger")),
        conforms(
            "Relapses", "relapses", service.get("/v1/districts/999999/relapses?pack=national2017")),
        conforms("WhatIf", "what would be", service.post("/v1/evaluations", change)));
  }

  /** Members that the answer has and its schema does not name. */
  private List<String> unexplained(JsonNode answer, JsonNode schema) {
    List<String> unexplained = new ArrayList<>(answer.propertyNames());
    unexplained.removeAll(schema.path("properties").propertyNames());
    return unexplained;
  }

  private JsonNode schemaNode(String name) {
    return description.path("components").path("schemas").path(name);
  }

  private Schema schema(String name) {
    ObjectNode root = (ObjectNode) json("{}");
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("$ref", "#/components/schemas/" + name);
    root.set("components", description.path("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(root);
  }

  private record Operation(String path, String method, JsonNode json) {
    String name() {
      return method + " " + path;
    }
  }

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    description
        .path("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, json) -> operations.add(new Operation(path, method, json))));
    return operations;
  }

  private JsonNode post(String path) {
    return description.path("paths").path(path).path("post");
  }

  private Stream<String> requests(String path) {
    return post(path)
        .at("/requestBody/content/application~1json/examples")
        .propertyNames()
        .stream();
  }

  private static String withParameters(Operation operation) {
    String path = operation.path();
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : operation.json().path("parameters")) {
      String value =
          URLEncoder.encode(parameter.path("example").asString(""), StandardCharsets.UTF_8);
      switch (parameter.path("in").asString()) {
        case "path" -> path = path.replace("{" + parameter.path("name").asString() + "}", value);
        case "query" -> query.add(parameter.path("name").asString() + "=" + value);
        default -> {
          // a header
        }
      }
    }
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  private static void assertBilingual(String where, String text) {
    assertThat(text).as(where).containsPattern("\\p{IsHan}").containsPattern("[A-Za-z]{2,}");
  }
}
