package org.junheng.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.batch.LineAnswer;
import org.junheng.decision.DecisionDocument;
import org.junheng.decision.Trace;
import org.junheng.decision.TraceDocument;
import org.junheng.decision.district.DistrictSummary;
import org.junheng.decision.district.Ranking;
import org.junheng.decision.district.ResultTables;
import org.junheng.decision.district.SchoolLedger;
import org.junheng.decision.record.Relapses;
import org.junheng.decision.record.ReplayDocument;
import org.junheng.decision.record.SchoolHistory;
import org.junheng.decision.whatif.WhatIfDocument;
import org.junheng.exchange.ImportDocument;
import org.junheng.facts.FactsSchema;
import org.junheng.rules.Outcome;
import org.junheng.rules.RuleSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The schemas of requests and answers in the API description, each member with what it is. */
final class ApiSchemas {
  /** Name of the schema of a request for a decision. */
  static final String REQUEST = "DecisionRequest";

  /** Name of the schema of a request for an evaluation. */
  static final String EVALUATION = "EvaluationRequest";

  /** Name of the schema of a request that changes a decision's facts. */
  static final String WHAT_IF_REQUEST = "WhatIfRequest";

  /** Name of the schema of a problem. */
  static final String PROBLEM = "Problem";

  private static final String PREFIX = "#/components/schemas/";
  private static final String FACTS = "Facts.";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<Class<?>> ANSWERS =
      List.of(
          DecisionDocument.class,
          PackDocument.class,
          RuleDocument.class,
          CatalogueController.Packs.class,
          CatalogueController.Rules.class,
          DraftDocument.class,
          DraftsController.DraftList.class,
          DraftsController.NewDraft.class,
          DraftStepsController.Said.class,
          DraftStepsController.Returning.class,
          DraftStepsController.Publishing.class,
          DraftAnswers.Check.class,
          DraftAnswers.Gate.class,
          DraftAnswers.Difference.class,
          DraftAnswers.WitnessList.class,
          DraftAnswers.Impact.class,
          DraftLooks.Tests.class,
          DraftLooks.Boundaries.class,
          DraftLooks.Mutants.class,
          DraftLooks.Analysed.class,
          DraftLooks.Readings.class,
          DistrictAnswers.Colours.class,
          DistrictSummary.class,
          Ranking.class,
          PublicationDocument.class,
          CurrentRulesDocument.class,
          RuleSetsController.History.class,
          RuleSetsController.Reason.class,
          RuleSetsController.Whole.class,
          RecordsController.Decisions.class,
          Relapses.class,
          JobDocument.class,
          JobsController.JobList.class,
          LineAnswer.class,
          ReplayDocument.class,
          ResultTables.class,
          SchoolHistory.class,
          SchoolLedger.class,
          TraceDocument.class,
          WhatIfDocument.class,
          AuditController.Entries.class,
          AuditController.Keys.class,
          CheckpointDocument.class,
          VerificationDocument.class,
          ImportDocument.class,
          ImportsController.Judged.class,
          Problem.class);

  private final Map<String, Map<String, String>> descriptions = descriptions();
  private final Map<String, Class<?>> records = records();

  /** Names a record without the word document, and one within another behind that one. */
  static final class Names extends TypeNameResolver {
    @Override
    protected String getNameOfClass(Class<?> type) {
      return nameOf(type);
    }
  }

  private static String nameOf(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    String name = type.getSimpleName().replaceAll("(Document|Controller)$", "");
    return outer == null ? name : nameOf(outer) + "." + name;
  }

  static String reference(String name) {
    return PREFIX + name;
  }

  /** Adds what is known of the rule set and of the program's own records. */
  void complete(Components components, @Nullable RuleSet ruleSet) {
    add(components, PROBLEM, problem());
    add(components, REQUEST, request());
    add(components, REQUEST + ".Options", options());
    add(components, EVALUATION, evaluation());
    add(components, WHAT_IF_REQUEST, whatIf());
    add(components, WHAT_IF_REQUEST + ".Change", change());
    if (ruleSet != null) {
      new FactsSchema(
              ruleSet.vocabulary(),
              ruleSet.attestedTargets(),
              Locale.SIMPLIFIED_CHINESE,
              PREFIX + FACTS)
          .definitions()
          .forEach((name, schema) -> add(components, FACTS + name, schema));
    }
    components.getSchemas().forEach(this::explain);
  }

  private void explain(String name, Schema<?> schema) {
    Map<String, String> texts = descriptions.getOrDefault(name, Map.of());
    if (schema.getProperties() == null) {
      return;
    }
    schema
        .getProperties()
        .forEach(
            (member, description) -> {
              if (texts.containsKey(member)) {
                description.setDescription(texts.get(member));
              }
            });
    Class<?> type = records.get(name);
    if (type != null) {
      schema.setRequired(
          members(type)
              .filter(component -> !isNullable(component))
              .map(RecordComponent::getName)
              .filter(schema.getProperties()::containsKey)
              .toList());
    }
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static Stream<RecordComponent> members(Class<?> type) {
    return Stream.of(type.getRecordComponents());
  }

  /** All records that answers are made of, by the names of their schemas. */
  private static Map<String, Class<?>> records() {
    Map<String, Class<?>> records = new LinkedHashMap<>();
    Deque<Class<?>> open = new ArrayDeque<>(ANSWERS);
    while (!open.isEmpty()) {
      Class<?> type = open.pop();
      if (type.isRecord() && records.put(nameOf(type), type) == null) {
        members(type).forEach(component -> open.addAll(recordsIn(component)));
      }
    }
    return records;
  }

  private static List<Class<?>> recordsIn(RecordComponent component) {
    if (component.getGenericType() instanceof ParameterizedType generic) {
      return Stream.of(generic.getActualTypeArguments())
          .filter(Class.class::isInstance)
          .<Class<?>>map(argument -> (Class<?>) argument)
          .filter(Class::isRecord)
          .toList();
    }
    return component.getType().isRecord() ? List.of(component.getType()) : List.of();
  }

  private static ObjectNode problem() {
    ObjectNode schema = NODES.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    List.of("type", "title", "detail", "code", "instance", "incident")
        .forEach(member -> properties.putObject(member).put("type", "string"));
    properties.putObject("status").put("type", "integer");
    properties
        .putObject("errors")
        .put("type", "array")
        .putObject("items")
        .put("$ref", reference("Fault"));
    return schema;
  }

  private static ObjectNode request() {
    ObjectNode schema = NODES.objectNode().put("type", "object").put("additionalProperties", false);
    schema.putArray("required").add("pack").add("facts");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("pack").put("type", "string");
    properties.putObject("asOf").put("type", "string").put("format", "date");
    properties.putObject("facts").put("$ref", reference(FACTS + FactsSchema.SUBMISSION));
    properties.putObject("options").put("$ref", reference(REQUEST + ".Options"));
    ObjectNode correction =
        properties.putObject("correction").put("type", "object").put("additionalProperties", false);
    correction.putArray("required").add("reason");
    correction
        .putObject("properties")
        .putObject("reason")
        .put("type", "string")
        .put("description", "更正的原因 / Why the earlier decision is corrected");
    return schema;
  }

  /** As for a decision, but that there is nothing to correct and a rule set may be named. */
  private static ObjectNode evaluation() {
    ObjectNode schema = request();
    ObjectNode properties = (ObjectNode) schema.get("properties");
    properties.remove("correction");
    properties.putObject(EvaluatedBy.RULE_SET).put("type", "string");
    return schema;
  }

  private static ObjectNode whatIf() {
    ObjectNode schema = NODES.objectNode().put("type", "object").put("additionalProperties", false);
    schema.putArray("required").add("basedOn").add("changes");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("basedOn").put("type", "string").put("format", "uuid");
    properties
        .putObject("changes")
        .put("type", "array")
        .put("minItems", 1)
        .putObject("items")
        .put("$ref", reference(WHAT_IF_REQUEST + ".Change"));
    properties.putObject("pack").put("type", "string");
    properties.putObject("asOf").put("type", "string").put("format", "date");
    properties.putObject(EvaluatedBy.RULE_SET).put("type", "string");
    properties.putObject("options").put("$ref", reference(REQUEST + ".Options"));
    return schema;
  }

  private static ObjectNode change() {
    ObjectNode schema = NODES.objectNode().put("type", "object").put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    List.of("subject", "field", "attestation", "pointer")
        .forEach(member -> properties.putObject(member).put("type", "string"));
    properties.putObject("where").put("type", "object");
    properties.putObject("value");
    List.of("add", "factor").forEach(member -> properties.putObject(member).put("type", "number"));
    return schema;
  }

  private static ObjectNode options() {
    ObjectNode schema = NODES.objectNode().put("type", "object").put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    ObjectNode trace = properties.putObject("trace").put("type", "string");
    trace.put("default", Trace.NONE.word());
    ArrayNode words = trace.putArray("enum");
    Stream.of(Trace.values()).map(Trace::word).forEach(words::add);
    ObjectNode items = properties.putObject("outcomes").put("type", "array").putObject("items");
    ArrayNode outcomes = items.put("type", "string").putArray("enum");
    Stream.of(Outcome.values()).map(Outcome::name).forEach(outcomes::add);
    properties.putObject("remedies").put("type", "boolean").put("default", false);
    return schema;
  }

  private static void add(Components components, String name, JsonNode schema) {
    try {
      components.addSchemas(name, Json31.mapper().readValue(schema.toString(), JsonSchema.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("schema of " + name, e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, String>> descriptions() {
    try (InputStream in = ApiSchemas.class.getResourceAsStream("/openapi/descriptions.yaml")) {
      return new YAMLMapper().readValue(Objects.requireNonNull(in), Map.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
