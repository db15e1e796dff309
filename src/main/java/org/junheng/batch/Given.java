package org.junheng.batch;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the requests of a batch need not say themselves.
 *
 * @param pack id of the pack; null where each says it
 * @param asOf the day judged; null where each says it, or leaves it to the count date
 */
public record Given(@Nullable String pack, @Nullable String asOf) {
  private static final String PACK = "pack";
  private static final String AS_OF = "asOf";
  private static final String FACTS = "facts";

  public static final Given NOTHING = new Given(null, null);

  /**
   * The request that a line is: as it stands, with what it leaves out; or, where it has neither
   * {@code facts} nor {@code pack} and a pack is given, its facts alone.
   */
  JsonNode complete(JsonNode line) {
    if (!line.isObject() || (pack == null && asOf == null)) {
      return line;
    }
    ObjectNode request;
    if (pack != null && !line.has(FACTS) && !line.has(PACK)) {
      request = JsonNodeFactory.instance.objectNode();
      request.set(FACTS, line);
    } else {
      request = (ObjectNode) line;
    }
    put(request, PACK, pack);
    put(request, AS_OF, asOf);
    return request;
  }

  private static void put(ObjectNode request, String member, @Nullable String value) {
    JsonNode there = request.get(member);
    if (value != null && (there == null || there.isNull())) {
      request.put(member, value);
    }
  }
}
