package org.junheng.audit;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What opens the commitments of one body.
 *
 * @param byPointer JSON pointer within the body to the opening of the commitment there
 */
public record Openings(SortedMap<String, Opening> byPointer) {
  public static final Openings NONE = new Openings(Collections.emptySortedMap());

  public Openings {
    byPointer = Collections.unmodifiableSortedMap(new TreeMap<>(byPointer));
  }

  public boolean isEmpty() {
    return byPointer.isEmpty();
  }

  /** As canonical JSON: {@code {"/pointer":{"salt":"…","value":"…"}}}. */
  String text() {
    CanonicalWriter out = new CanonicalWriter().object();
    byPointer.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(CanonicalWriter.NAMES))
        .forEach(
            each -> {
              Opening opening = each.getValue();
              out.name(each.getKey()).object();
              out.name("salt").text(opening.salt()).name("value").text(opening.value()).end();
            });
    return out.end().text();
  }

  ObjectNode tree() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    byPointer.forEach(
        (pointer, opening) ->
            all.putObject(pointer).put("salt", opening.salt()).put("value", opening.value()));
    return all;
  }

  /**
   * @throws IllegalArgumentException if this is not what {@link #tree} gives
   */
  static Openings of(JsonNode tree) {
    SortedMap<String, Opening> all = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : tree.properties()) {
      JsonNode salt = each.getValue().path("salt");
      JsonNode value = each.getValue().path("value");
      if (!salt.isString() || !value.isString() || each.getValue().size() != 2) {
        throw new IllegalArgumentException("no opening at " + each.getKey());
      }
      all.put(each.getKey(), new Opening(salt.stringValue(), value.stringValue()));
    }
    return new Openings(all);
  }

  static Openings parse(String text) {
    return of(ExactJson.read(text));
  }
}
