package org.junheng.cases;

import java.math.BigDecimal;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldKind;
import org.junheng.facts.Vocabulary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills in what a submission must have and a case need not say: code, name, year and count date of
 * the district, code and name of each school.
 */
final class Identities {
  private static final String ANY_DAY = "2025-09-01";

  private final Vocabulary vocabulary;

  Identities(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Completes the facts in place. */
  ObjectNode complete(ObjectNode facts) {
    FactType root = vocabulary.root();
    JsonNode district = facts.path("district");
    completeRoot(district instanceof ObjectNode given ? given : facts.putObject("district"), root);
    for (FactType type : root.children()) {
      if (type.besideRoot() && facts.path(type.list()) instanceof ArrayNode list) {
        for (int i = 0; i < list.size(); i++) {
          if (list.get(i) instanceof ObjectNode school) {
            completeListed(school, type, i + 1);
          }
        }
      }
    }
    return facts;
  }

  /** The root takes the values of the example: there is but one. */
  private static void completeRoot(ObjectNode json, FactType type) {
    for (FactField field : type.submitted()) {
      if (field.required() && !json.has(field.name())) {
        switch (field.kind()) {
          case COUNT, MEASURE -> json.put(field.name(), number(field));
          case YES_NO -> json.put(field.name(), field.example().equals("true"));
          case DAY -> json.put(field.name(), field.example().isEmpty() ? ANY_DAY : field.example());
          case TEXT -> json.put(field.name(), text(field));
          case PARENT -> throw new IllegalStateException(field.name());
        }
      }
    }
  }

  private static String text(FactField field) {
    if (!field.example().isEmpty()) {
      return field.example();
    }
    return field.values().keySet().stream().findFirst().orElse(field.label());
  }

  private static BigDecimal number(FactField field) {
    if (!field.example().isEmpty()) {
      return new BigDecimal(field.example());
    }
    BigDecimal least = field.range().least();
    return least == null ? BigDecimal.ONE : least;
  }

  /** A listed one is called by its place; what kind it is, the case has to say. */
  private static void completeListed(ObjectNode json, FactType type, int number) {
    for (FactField field : type.submitted()) {
      if (field.required()
          && field.kind() == FieldKind.TEXT
          && field.values().isEmpty()
          && !json.has(field.name())) {
        json.put(field.name(), type.label() + number);
      }
    }
  }
}
