package org.junheng.audit;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts commitments in the place of confidential values, so that a record can be shown and verified
 * without them, and each of them can be proven later.
 */
public final class Sealing {
  /** The one member of what stands in the place of a sealed value. */
  static final String COMMITMENT = "commitment";

  private static final SecureRandom RANDOM = new SecureRandom();

  private Sealing() {}

  /**
   * A tree with commitments, and what opens them.
   *
   * @param tree the tree with {@code {"commitment":"<64 hexadecimal digits>"}} for each sealed
   *     value
   * @param openings what opens them; whoever has these has the values
   */
  public record Sealed(JsonNode tree, Openings openings) {}

  /**
   * Seals the values at these places. The tree given is left as it is.
   *
   * @param pointers what to seal; a place that the tree does not have is passed over, and so is one
   *     within another one
   */
  public static Sealed seal(JsonNode tree, Collection<JsonPointer> pointers) {
    JsonNode copy = tree.deepCopy();
    SortedMap<String, Opening> openings = new TreeMap<>();
    List<JsonPointer> outermostFirst =
        pointers.stream()
            .sorted((one, other) -> one.toString().length() - other.toString().length())
            .toList();
    for (JsonPointer pointer : outermostFirst) {
      JsonNode value = copy.at(pointer);
      if (value.isMissingNode() || isWithinOneOf(pointer.toString(), openings)) {
        continue;
      }
      Opening opening = new Opening(salt(), CanonicalJson.text(value));
      openings.put(pointer.toString(), opening);
      ObjectNode commitment =
          JsonNodeFactory.instance.objectNode().put(COMMITMENT, opening.commitment());
      copy = replace(copy, pointer, commitment);
    }
    return new Sealed(copy, new Openings(openings));
  }

  /**
   * The tree as it was before it was sealed, but for the openings that are not given. Numbers come
   * back equal, not as they were typed: 4.20 as 4.2.
   *
   * @throws IllegalArgumentException if an opening does not open the commitment at its place
   */
  public static JsonNode unseal(JsonNode sealed, Openings openings) {
    JsonNode copy = sealed.deepCopy();
    for (Map.Entry<String, Opening> each : openings.byPointer().entrySet()) {
      JsonPointer pointer = JsonPointer.compile(each.getKey());
      if (!opens(copy, each.getKey(), each.getValue())) {
        throw new IllegalArgumentException("no commitment of this value at " + each.getKey());
      }
      copy = replace(copy, pointer, ExactJson.read(each.getValue().value()));
    }
    return copy;
  }

  /** Whether this value with this salt is what was committed to. */
  public static boolean proves(String commitment, Opening opening) {
    return commitment.equals(opening.commitment());
  }

  /** Whether the tree has, at the pointer, the commitment of this opening and nothing else. */
  static boolean opens(JsonNode tree, String pointer, Opening opening) {
    JsonNode there;
    try {
      there = tree.at(JsonPointer.compile(pointer));
    } catch (IllegalArgumentException e) {
      return false;
    }
    return isCommitment(there) && proves(there.get(COMMITMENT).stringValue(), opening);
  }

  static boolean isCommitment(JsonNode node) {
    return node.isObject()
        && node.size() == 1
        && node.path(COMMITMENT).isString()
        && Hash.isOne(node.get(COMMITMENT).stringValue());
  }

  /** Pointers of all commitments in a tree. */
  static List<String> commitments(JsonNode tree) {
    List<String> found = new ArrayList<>();
    collect(tree, JsonPointer.empty(), found);
    return found;
  }

  private static void collect(JsonNode node, JsonPointer here, List<String> found) {
    if (isCommitment(node)) {
      found.add(here.toString());
    } else if (node.isObject()) {
      node.properties()
          .forEach(each -> collect(each.getValue(), here.appendProperty(each.getKey()), found));
    } else {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), here.appendIndex(i), found);
      }
    }
  }

  private static boolean isWithinOneOf(String pointer, SortedMap<String, Opening> sealed) {
    return sealed.keySet().stream()
        .anyMatch(outer -> pointer.equals(outer) || pointer.startsWith(outer + "/"));
  }

  private static JsonNode replace(JsonNode tree, JsonPointer pointer, JsonNode value) {
    if (pointer.matches()) {
      return value;
    }
    JsonNode parent = tree.at(pointer.head());
    if (parent instanceof ObjectNode object) {
      object.set(pointer.last().getMatchingProperty(), value);
    } else if (parent instanceof ArrayNode array) {
      array.set(pointer.last().getMatchingIndex(), value);
    }
    return tree;
  }

  private static String salt() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
