package org.junheng.facts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junheng.message.Message;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema (2020-12) of a submission, generated from the fact types.
 *
 * <p>What conforms to it is well-formed; limits that depend on other fields are named in the
 * descriptions and checked on submission.
 */
public final class FactsSchema {
  /** Name of the schema of a whole submission among the {@link #definitions()}. */
  public static final String SUBMISSION = "submission";

  private static final String ATTESTATION = "attestation";
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Vocabulary vocabulary;
  private final List<AttestedTarget> targets;
  private final Locale language;
  private final String base;

  /**
   * @param targets those that are attested
   * @param base what comes before the name of a definition in references to it
   */
  public FactsSchema(
      Vocabulary vocabulary, List<AttestedTarget> targets, Locale language, String base) {
    this.vocabulary = vocabulary;
    this.targets = List.copyOf(targets);
    this.language = language;
    this.base = base;
  }

  /** A schema document that stands by itself. */
  public static ObjectNode document(
      Vocabulary vocabulary, List<AttestedTarget> targets, Locale language) {
    FactsSchema schema = new FactsSchema(vocabulary, targets, language, "#/$defs/");
    Map<String, ObjectNode> definitions = schema.definitions();
    ObjectNode document = NODES.objectNode().put("$schema", DIALECT);
    document.setAll(Objects.requireNonNull(definitions.remove(SUBMISSION)));
    definitions.forEach(document.putObject("$defs")::set);
    return document;
  }

  /** The schemas of the whole, of each fact type under its name, and of an attestation. */
  public Map<String, ObjectNode> definitions() {
    Map<String, ObjectNode> definitions = new LinkedHashMap<>();
    definitions.put(SUBMISSION, submission());
    vocabulary.types().forEach(type -> definitions.put(type.name(), type(type)));
    definitions.put(ATTESTATION, attestation());
    return definitions;
  }

  private ObjectNode submission() {
    FactType root = vocabulary.root();
    ObjectNode schema = object(text(Message.of("schema.submission")));
    String name = root.memberName();
    schema.putArray("required").add(name);
    ObjectNode properties = schema.putObject("properties");
    properties.set(name, reference(root.name()));
    for (FactType child : root.children()) {
      if (child.besideRoot()) {
        properties.set(child.list(), list(child));
      }
    }
    return schema;
  }

  private ObjectNode type(FactType type) {
    ObjectNode schema = object(english() ? type.english() : type.label());
    ArrayNode required = NODES.arrayNode();
    ObjectNode properties = NODES.objectNode();
    ObjectNode dependent = NODES.objectNode();
    for (FactField field : type.submitted()) {
      properties.set(field.name(), field(type, field));
      if (field.required()) {
        required.add(field.name());
      }
      if (field.requiredWith() != null) {
        dependent.withArray(field.requiredWith()).add(field.name());
      }
    }
    for (FactType child : type.children()) {
      if (!child.besideRoot()) {
        properties.set(child.list(), list(child));
      }
    }
    if (type.attestable()) {
      properties.set("attestations", attestations(type));
    }
    schema.set("required", required);
    if (!dependent.isEmpty()) {
      schema.set("dependentRequired", dependent);
    }
    schema.set("properties", properties);
    return schema;
  }

  private ObjectNode field(FactType type, FactField field) {
    ObjectNode schema = NODES.objectNode();
    schema.put("title", english() ? field.english() : field.label());
    describe(type, field, schema);
    switch (field.kind()) {
      case TEXT -> word(field, schema);
      case COUNT -> {
        schema.put("type", "integer");
        BigDecimal least = field.range().least();
        BigDecimal greatest = field.range().greatest();
        schema.put("minimum", least == null ? BigDecimal.valueOf(Integer.MIN_VALUE) : least);
        schema.put("maximum", greatest == null ? BigDecimal.valueOf(Integer.MAX_VALUE) : greatest);
      }
      case MEASURE -> {
        schema.put("type", "number");
        if (field.range().least() != null) {
          schema.put("minimum", field.range().least());
        }
        if (field.range().greatest() != null) {
          schema.put("maximum", field.range().greatest());
        }
      }
      case YES_NO -> schema.put("type", "boolean");
      case DAY -> schema.put("type", "string").put("format", "date");
      case PARENT -> throw new IllegalStateException("a parent is not submitted");
    }
    if (field.absent() != null) {
      schema.set("default", FactsExample.value(field, field.absent().toString()));
    }
    if (!field.example().isEmpty()) {
      schema.putArray("examples").add(FactsExample.value(field, field.example()));
    }
    return schema;
  }

  private static void word(FactField field, ObjectNode schema) {
    if (field.values().isEmpty()) {
      plainText(schema);
      return;
    }
    schema.put("type", "string");
    ArrayNode words = schema.putArray("oneOf");
    field
        .values()
        .forEach((word, label) -> words.addObject().put("const", word).put("title", label));
  }

  private static ObjectNode plainText(ObjectNode schema) {
    return schema
        .put("type", "string")
        .put("pattern", "\\S")
        .put("maxLength", ValueReader.LONGEST_TEXT);
  }

  /** Unit, note, and what else decides whether a value is accepted. */
  private void describe(FactType type, FactField field, ObjectNode schema) {
    List<String> sentences = new ArrayList<>();
    if (!field.unit().isEmpty()) {
      sentences.add(text(Message.of("schema.unit", field.unit())));
    }
    if (!field.note().isEmpty()) {
      sentences.add(field.note() + (english() ? "." : "。"));
    }
    if (field.kind() == FieldKind.MEASURE) {
      sentences.add(text(Message.of("schema.decimals", ValueReader.MOST_DECIMALS)));
    }
    List<String> deciding =
        field.allowed().stream()
            .flatMap(allowance -> allowance.when().keySet().stream())
            .map(FieldPath::text)
            .distinct()
            .sorted()
            .toList();
    if (!deciding.isEmpty()) {
      sentences.add(text(Message.of("schema.depends", String.join(", ", deciding))));
    }
    if (field.among() != null) {
      sentences.add(text(Message.of("schema.among", field.among().owner())));
    }
    if (type.unique().size() == 1 && type.unique().contains(field.name())) {
      sentences.add(text(Message.of("schema.unique")));
    }
    if (!sentences.isEmpty()) {
      schema.put("description", String.join(english() ? " " : "", sentences));
    }
  }

  private ObjectNode list(FactType child) {
    ObjectNode schema = NODES.objectNode();
    schema.put("title", english() ? child.english() : child.label());
    schema.put("description", text(Message.of("schema.list")));
    schema.put("type", "array");
    schema.set("items", reference(child.name()));
    return schema;
  }

  private ObjectNode attestations(FactType type) {
    ObjectNode schema = object(text(Message.of("schema.attestations")));
    ObjectNode properties = schema.putObject("properties");
    for (AttestedTarget target : targets) {
      if (target.type().equals(type.name())) {
        properties.set(target.id(), reference(ATTESTATION).put("title", target.title(language)));
      }
    }
    return schema;
  }

  private ObjectNode attestation() {
    ObjectNode schema = object(text(Message.of("schema.attestation")));
    schema.putArray("required").add("answer");
    ObjectNode properties = schema.putObject("properties");
    properties
        .putObject("answer")
        .put("title", text(Message.of("word.answer")))
        .put("type", "boolean");
    plainText(properties.putObject("by").put("title", text(Message.of("schema.by"))));
    properties
        .putObject("on")
        .put("title", text(Message.of("schema.on")))
        .put("type", "string")
        .put("format", "date");
    plainText(properties.putObject("evidence").put("title", text(Message.of("schema.evidence"))));
    return schema;
  }

  private static ObjectNode object(String title) {
    return NODES
        .objectNode()
        .put("title", title)
        .put("type", "object")
        .put("additionalProperties", false);
  }

  private ObjectNode reference(String definition) {
    return NODES.objectNode().put("$ref", base + definition);
  }

  private boolean english() {
    return language.getLanguage().equals("en");
  }

  private String text(Message message) {
    return message.in(language);
  }
}
