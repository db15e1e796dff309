package org.junheng.rules.yaml;

import java.util.ArrayList;
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
  private static final int DEEPEST = 30;

  private final String file;
  private final List<RuleProblem> problems;
  private final Map<String, Position> places = new HashMap<>();
  private final Set<String> faulty = new HashSet<>();
  private JsonNode root = NODES.nullNode();
  private boolean textWithKey;

  private YamlTree(String file, List<RuleProblem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * The tree, or nothing with a problem where the text is not YAML. Where it holds slips of input
   * methods, these are told and the text is read as it is meant.
   */
  public static Optional<YamlTree> read(String file, String text, List<RuleProblem> problems) {
    List<RuleProblem> found = new ArrayList<>();
    Optional<YamlTree> tree = parse(file, text, found);
    YamlSlips slips = YamlSlips.in(file, text);
    if (!slips.problems().isEmpty() && (!found.isEmpty() || !isSound(tree))) {
      found = new ArrayList<>(slips.problems());
      tree = parse(file, slips.mended(), found);
    }
    problems.addAll(found);
    return tree;
  }

  /** Whether it holds anything that has keys; a slip at a colon leaves mere text. */
  private static boolean isSound(Optional<YamlTree> tree) {
    return tree.isPresent() && tree.get().root.isContainer() && !tree.get().textWithKey;
  }

  private static Optional<YamlTree> parse(String file, String text, List<RuleProblem> problems) {
    YamlTree tree = new YamlTree(file, problems);
    tree.places.put("", new Position(file, 1, 1));
    try (YAMLParser parser = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), text)) {
      JsonToken first = parser.nextToken();
      if (first != null) {
        tree.root = tree.value(parser, first, "");
        if (parser.nextToken() != null) {
          problems.add(
              tree.position(parser.currentTokenLocation()).problem("yaml.second-document"));
        }
      }
      return Optional.of(tree);
    } catch (TooDeep e) {
      problems.add(e.at.problem("yaml.too-deep", DEEPEST));
      return Optional.empty();
    } catch (JacksonException e) {
      String[] reason = e.getOriginalMessage().split("\n");
      problems.add(tree.position(e.getLocation()).problem("yaml.unreadable", reason[0]));
      return Optional.empty();
    }
  }

  /** Nobody reads what stands so deep within something else. */
  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1;
    final transient Position at;

    TooDeep(Position at) {
      super(at.toString(), null, false, false);
      this.at = at;
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
    if (parser.isCurrentAlias() || parser.getObjectId() != null) {
      report(pointer, here.problem("yaml.alias"));
    } else if (parser.getTypeId() != null) {
      report(pointer, here.problem("yaml.tag", String.valueOf(parser.getTypeId())));
    }
    if (pointer.chars().filter(character -> character == '/').count() > DEEPEST) {
      throw new TooDeep(here);
    }
    if (token == JsonToken.VALUE_STRING && parser.getString().matches("(?s)[a-zA-Z]+[：:].*")) {
      textWithKey = true;
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
        report(place, at.problem("yaml.duplicate-key", key));
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
