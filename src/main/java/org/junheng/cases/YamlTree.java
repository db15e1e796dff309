package org.junheng.cases;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.StrictJson;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.drl.Position;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * YAML as a JSON tree in which everything knows its place.
 *
 * <p>Numbers are the decimals as written. A key that stands twice is reported; an alias, which says
 * a thing elsewhere than it is read, is refused.
 */
public final class YamlTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final YAMLFactory YAML = new YAMLFactory();

  private final String file;
  private final List<RuleProblem> problems;
  private final Map<String, Position> places = new HashMap<>();
  private final Set<String> faulty = new HashSet<>();
  private JsonNode root = NODES.nullNode();

  private YamlTree(String file, List<RuleProblem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The tree, or nothing with a problem where the text is not YAML. */
  public static Optional<YamlTree> read(String file, String text, List<RuleProblem> problems) {
    YamlTree tree = new YamlTree(file, problems);
    tree.places.put("", new Position(file, 1, 1));
    try (YAMLParser parser = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), text)) {
      JsonToken first = parser.nextToken();
      if (first != null) {
        tree.root = tree.value(parser, first, "");
        if (parser.nextToken() != null) {
          problems.add(
              tree.position(parser.currentTokenLocation()).problem("case.second-document"));
        }
      }
      return Optional.of(tree);
    } catch (JacksonException e) {
      String[] reason = e.getOriginalMessage().split("\n");
      problems.add(tree.position(e.getLocation()).problem("case.yaml", reason[0]));
      return Optional.empty();
    }
  }

  /** The whole of it; problems found on reading on go to the list. */
  public YamlNode node(List<RuleProblem> found) {
    return new YamlNode(this, root, "", found);
  }

  /** Whether something in this element of the root list was not read as it is written. */
  boolean isFaulty(String pointer) {
    return faulty.contains(pointer);
  }

  private void report(String pointer, RuleProblem problem) {
    problems.add(problem);
    int second = pointer.indexOf('/', 1);
    faulty.add(second < 0 ? pointer : pointer.substring(0, second));
  }

  /** Where the value at this JSON pointer begins; of a value in a map, its key. */
  Position place(String pointer) {
    return Objects.requireNonNull(places.get(pointer), pointer);
  }

  private Position position(@Nullable TokenStreamLocation location) {
    return location == null
        ? new Position(file, 1, 1)
        : new Position(
            file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  private JsonNode value(YAMLParser parser, JsonToken token, String pointer) {
    Position here = position(parser.currentTokenLocation());
    places.putIfAbsent(pointer, here);
    if (parser.isCurrentAlias()) {
      report(pointer, here.problem("case.alias"));
    }
    return switch (token) {
      case START_OBJECT -> object(parser, pointer);
      case START_ARRAY -> array(parser, pointer);
      case VALUE_STRING -> NODES.stringNode(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private ObjectNode object(YAMLParser parser, String pointer) {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      Position at = position(parser.currentTokenLocation());
      String place = pointer + "/" + StrictJson.escape(key);
      places.putIfAbsent(place, at);
      JsonNode value = value(parser, parser.nextToken(), place);
      if (object.has(key)) {
        report(place, at.problem("case.duplicate-key", key));
      } else {
        object.set(key, value);
      }
    }
    return object;
  }

  private ArrayNode array(YAMLParser parser, String pointer) {
    ArrayNode array = NODES.arrayNode();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      array.add(value(parser, token, pointer + "/" + array.size()));
    }
    return array;
  }
}
