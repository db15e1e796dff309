package org.junheng.decision.whatif;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactType;
import org.junheng.facts.Fault;
import org.junheng.facts.StrictJson;
import org.junheng.message.Nearest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The facts of a type that a change is about: all, or those that {@code where} chooses by their own
 * fields or by the id of what they belong to.
 */
final class Selection {
  private final FactType type;
  private final Map<String, String> wanted = new LinkedHashMap<>();
  private final boolean sound;

  /** A fact as it stands in the submission, with its place. */
  record Chosen(ObjectNode json, String pointer) {}

  Selection(FactType type, @Nullable JsonNode where, String place, List<Fault> faults) {
    this.type = type;
    int before = faults.size();
    if (where != null && !where.isNull()) {
      read(where, place, faults);
    }
    this.sound = faults.size() == before;
  }

  boolean isSound() {
    return sound;
  }

  private void read(JsonNode where, String place, List<Fault> faults) {
    if (!where.isObject()) {
      faults.add(Fault.of(place, "facts.not-an-object", "where"));
      return;
    }
    List<String> known = names();
    for (Map.Entry<String, JsonNode> each : where.properties()) {
      String name = each.getKey();
      if (!known.contains(name)) {
        faults.add(
            Fault.of(
                place + "/" + StrictJson.escape(name),
                "problem.unknown-member",
                name,
                Nearest.to(name, known).orElse(String.join(", ", known))));
      } else if (!each.getValue().isValueNode() || each.getValue().isNull()) {
        faults.add(Fault.of(place + "/" + StrictJson.escape(name), "whatif.where-value", name));
      } else {
        wanted.put(name, each.getValue().asString());
      }
    }
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    type.submitted().forEach(field -> names.add(field.name()));
    for (FactType above = type.parent(); above != null; above = above.parent()) {
      names.add(member(above));
    }
    return names;
  }

  /** {@code school} for the type School. */
  private static String member(FactType type) {
    return type.name().substring(0, 1).toLowerCase(Locale.ROOT) + type.name().substring(1);
  }

  List<Chosen> choose(ObjectNode facts) {
    List<Chosen> chosen = new ArrayList<>();
    FactType root = type;
    while (root.parent() != null) {
      root = root.parent();
    }
    JsonNode district = facts.get(root.memberName());
    if (district instanceof ObjectNode json) {
      descend(facts, json, "/" + root.memberName(), root, type.pathFromRoot(), Map.of(), chosen);
    }
    return chosen;
  }

  private void descend(
      ObjectNode facts,
      ObjectNode json,
      String pointer,
      FactType here,
      List<FactType> steps,
      Map<String, String> ids,
      List<Chosen> chosen) {
    if (steps.isEmpty()) {
      if (matches(json, ids)) {
        chosen.add(new Chosen(json, pointer));
      }
      return;
    }
    Map<String, String> known = new LinkedHashMap<>(ids);
    known.put(member(here), identity(json, here));
    FactType next = steps.get(0);
    JsonNode list = (next.besideRoot() ? facts : json).get(next.list());
    String base = (next.besideRoot() ? "" : pointer) + "/" + next.list();
    for (int i = 0; list != null && list.isArray() && i < list.size(); i++) {
      if (list.get(i) instanceof ObjectNode element) {
        descend(
            facts, element, base + "/" + i, next, steps.subList(1, steps.size()), known, chosen);
      }
    }
  }

  private static String identity(ObjectNode json, FactType type) {
    String name = type.isRoot() ? "code" : type.unique().size() == 1 ? type.unique().get(0) : "";
    return json.path(name).asString("");
  }

  private boolean matches(ObjectNode json, Map<String, String> ids) {
    return wanted.entrySet().stream()
        .allMatch(
            each -> {
              String own = json.path(each.getKey()).asString("");
              String there =
                  type.field(each.getKey()).isPresent() && !ids.containsKey(each.getKey())
                      ? own
                      : ids.getOrDefault(each.getKey(), "");
              return there.equals(each.getValue());
            });
  }
}
