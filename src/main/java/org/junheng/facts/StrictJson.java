package org.junheng.facts;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON without losing anything: numbers stay decimals as written, and a key that stands twice
 * is reported rather than dropped.
 */
public final class StrictJson {
  private static final int DEEPEST = 20;
  private static final int LONGEST_NUMBER = 40;
  private static final int LONGEST_STRING = 100_000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxStringLength(LONGEST_STRING)
                  .build())
          .build();

  private StrictJson() {}

  /** The text is not JSON, or beyond the limits of depth and length. */
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;
    private final int line;
    private final int column;

    Malformed(String message, int line, int column) {
      super(message);
      this.line = line;
      this.column = column;
    }

    /** What the parser found there, in English, without the names of its own parts. */
    public String found() {
      return String.valueOf(getMessage())
          .replaceAll(" *\\(start marker at \\[[^]]*]\\)", "")
          .replaceAll("\\[Source:[^]]*]", "")
          .replaceAll(", from `[^`]*`", "")
          .replaceAll(" *\\(?`[^`]*`\\)?", "")
          .strip();
    }

    public int line() {
      return line;
    }

    public int column() {
      return column;
    }
  }

  /**
   * Reads one JSON value and nothing after it.
   *
   * @param faults receives a fault for each key that stands twice; the first value is kept
   */
  public static JsonNode read(InputStream in, List<Fault> faults) throws IOException, Malformed {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new Malformed("nothing at all", 1, 1);
      }
      JsonNode node = checked(parser, first, faults);
      if (parser.nextToken() != null) {
        throw malformed("text after the end", parser.currentTokenLocation());
      }
      return node;
    } catch (JacksonException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw malformed(e.getOriginalMessage(), e.getLocation());
    }
  }

  private static JsonNode checked(JsonParser parser, JsonToken first, List<Fault> faults)
      throws Malformed {
    try {
      return value(parser, first, "", faults);
    } catch (NumberFormatException e) {
      // An exponent of more digits than a decimal can have.
      throw malformed("a number beyond all bounds", parser.currentTokenLocation());
    }
  }

  private static Malformed malformed(String message, @Nullable TokenStreamLocation location) {
    return location == null
        ? new Malformed(message, 1, 1)
        : new Malformed(message, location.getLineNr(), location.getColumnNr());
  }

  private static JsonNode value(
      JsonParser parser, JsonToken token, String pointer, List<Fault> faults) {
    return switch (token) {
      case START_OBJECT -> object(parser, pointer, faults);
      case START_ARRAY -> array(parser, pointer, faults);
      case VALUE_STRING -> NODES.stringNode(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private static ObjectNode object(JsonParser parser, String pointer, List<Fault> faults) {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      String place = pointer + "/" + escape(key);
      JsonNode value = value(parser, parser.nextToken(), place, faults);
      if (object.has(key)) {
        faults.add(Fault.of(place, "json.duplicate-key", key));
      } else {
        object.set(key, value);
      }
    }
    return object;
  }

  private static ArrayNode array(JsonParser parser, String pointer, List<Fault> faults) {
    ArrayNode array = NODES.arrayNode();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      array.add(value(parser, token, pointer + "/" + array.size(), faults));
    }
    return array;
  }

  /** A key as a step of a JSON pointer (RFC 6901). */
  public static String escape(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
