package org.junheng.decision.record;

import org.junheng.audit.Entry;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a recorded decision says of itself, without what it found and what was submitted of each
 * school but code and name. Bodies about whole districts are long; of them most is passed over.
 */
final class Outline {
  /** What follows a part of a body is its next part. */
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Outline() {}

  /**
   * @return a decision without findings and firings
   * @throws RecordedEntry.Dropped where its body is gone by retention
   */
  static RecordedEntry of(Entry entry) throws RecordedEntry.Dropped {
    String body = entry.body();
    if (body == null) {
      throw new RecordedEntry.Dropped(entry.header());
    }
    ObjectNode outline = NODES.objectNode();
    try (JsonParser in = JSON.createParser(body)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = in.currentName();
        in.nextToken();
        switch (name) {
          case "findings", "fired" -> {
            in.skipChildren();
            outline.set(name, NODES.objectNode());
          }
          case "facts" -> outline.set(name, facts(in));
          default -> outline.set(name, JSON.readTree(in));
        }
      }
    }
    return new RecordedEntry(DecisionBody.read(outline), entry.header());
  }

  private static ObjectNode facts(JsonParser in) {
    ObjectNode facts = NODES.objectNode();
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      JsonToken value = in.nextToken();
      if (name.equals("district")) {
        facts.set(name, JSON.readTree(in));
      } else if (name.equals("schools") && value == JsonToken.START_ARRAY) {
        ArrayNode schools = facts.putArray(name);
        while (in.nextToken() == JsonToken.START_OBJECT) {
          schools.add(school(in));
        }
      } else {
        in.skipChildren();
      }
    }
    return facts;
  }

  private static ObjectNode school(JsonParser in) {
    ObjectNode school = NODES.objectNode();
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      JsonToken value = in.nextToken();
      if (value == JsonToken.VALUE_STRING && (name.equals("id") || name.equals("name"))) {
        school.put(name, in.getString());
      } else {
        in.skipChildren();
      }
    }
    return school;
  }
}
