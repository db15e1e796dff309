package org.junheng.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was not submitted. Most schools submit everything; a few submit late and leave out one
 * figure in seven, and sometimes a whole list.
 */
final class Gaps {
  private static final int LATE_SCHOOLS = 8;
  private static final int MISSING_FIGURES = 14;
  private static final int MISSING_LISTS = 20;
  private static final List<String> OPTIONAL_LISTS =
      List.of("security", "grades", "classes", "rooms");

  /** Registered students are always known, and a grade without its number is none. */
  private static final Set<String> ALWAYS_SUBMITTED = Set.of("students", "grade", "number");

  private Gaps() {}

  static void open(ObjectNode school, Dice dice) {
    if (!dice.chance(LATE_SCHOOLS)) {
      return;
    }
    for (String list : OPTIONAL_LISTS) {
      if (dice.chance(MISSING_LISTS)) {
        school.remove(list);
      }
    }
    leaveOutFigures(school, dice);
  }

  private static void leaveOutFigures(JsonNode node, Dice dice) {
    if (node instanceof ObjectNode object) {
      List<String> leftOut = new ArrayList<>();
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        if (field.getValue().isNumber()
            && !ALWAYS_SUBMITTED.contains(field.getKey())
            && dice.chance(MISSING_FIGURES)) {
          leftOut.add(field.getKey());
        }
      }
      object.remove(leftOut);
    }
    for (JsonNode child : node) {
      leaveOutFigures(child, dice);
    }
  }
}
