package org.junheng.audit;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts commitments in the place of confidential values of one body, so that a record can be shown
 * and verified without them, and each of them can be proven later.
 */
public final class Sealing {
  /** The one member of what stands in the place of a sealed value. */
  static final String COMMITMENT = "commitment";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final SortedMap<String, Opening> openings = new TreeMap<>();

  /**
   * Seals one value.
   *
   * @param pointer where it stands in the body
   * @param value as canonical JSON
   * @return what stands there instead, {@code {"commitment":"<64 hexadecimal digits>"}}, as
   *     canonical JSON
   */
  public String seal(String pointer, String value) {
    Opening opening = new Opening(salt(), value);
    openings.put(pointer, opening);
    return "{\"" + COMMITMENT + "\":\"" + opening.commitment() + "\"}";
  }

  /**
   * A tree as canonical JSON with the members at these places sealed. The tree is left as it is.
   *
   * @param at where the tree stands in the body: "" where it is the body
   * @param pointers within the tree, to members of objects; one that leads nowhere is passed over,
   *     and so is one within another one
   */
  public String text(JsonNode tree, String at, Collection<JsonPointer> pointers) {
    Map<JsonNode, Map<String, String>> instead = new IdentityHashMap<>();
    Set<JsonPointer> wanted = new HashSet<>(pointers);
    for (JsonPointer pointer : wanted) {
      JsonNode value = tree.at(pointer);
      if (value.isMissingNode() || isWithinOneOf(pointer, wanted)) {
        continue;
      }
      if (!(tree.at(pointer.head()) instanceof ObjectNode parent)) {
        throw new IllegalArgumentException("no member of an object: " + pointer);
      }
      instead
          .computeIfAbsent(parent, key -> new HashMap<>())
          .put(pointer.last().getMatchingProperty(), seal(at + pointer, CanonicalJson.text(value)));
    }
    StringBuilder out = new StringBuilder(512);
    CanonicalJson.append(tree, out, instead);
    return out.toString();
  }

  /** What opens everything sealed so far; whoever has these has the values. */
  public Openings openings() {
    return openings.isEmpty() ? Openings.NONE : new Openings(openings);
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

  private static boolean isWithinOneOf(JsonPointer pointer, Set<JsonPointer> others) {
    for (JsonPointer above = pointer; !above.matches(); ) {
      above = above.head();
      if (others.contains(above)) {
        return true;
      }
    }
    return false;
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
