package org.junheng.decision.district;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junheng.facts.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The facts of the example district that ships, whole or with some of its schools. */
public final class ExampleFacts {
  private ExampleFacts() {}

  public static ObjectNode whole() {
    try (InputStream in = Files.newInputStream(Path.of("docs", "examples", "district.json"))) {
      return (ObjectNode) StrictJson.read(in, new ArrayList<>()).get("facts");
    } catch (IOException | StrictJson.Malformed e) {
      throw new AssertionError(e);
    }
  }

  /** The whole district with nothing left open that the indicators look at. */
  static ObjectNode complete() {
    ObjectNode facts = whole();
    for (JsonNode school : facts.get("schools")) {
      for (String list : List.of("stages", "classes", "grades")) {
        if (!school.has(list)) {
          ((ObjectNode) school).putArray(list);
        }
      }
      fill((ObjectNode) school, 900, "indoorSportsArea");
      fill((ObjectNode) school, 5_000, "teachingArea", "sportsGroundArea");
      fill((ObjectNode) school, 900_000, "equipmentValue");
      fill((ObjectNode) school, 20, "multimediaRooms");
      for (JsonNode stage : school.get("stages")) {
        fill((ObjectNode) stage, 3, "peTeachers", "musicTeachers", "artTeachers");
        fill((ObjectNode) stage, 9, "aboveDegreeTeachers", "backboneTeachers");
      }
    }
    return facts;
  }

  private static void fill(ObjectNode holder, int value, String... fields) {
    for (String field : fields) {
      if (!holder.has(field)) {
        holder.put(field, value);
      }
    }
  }

  /**
   * With a code of its own, so that no other test decides about it.
   *
   * @param wanted by place in the list
   */
  public static ObjectNode some(String code, IntPredicate wanted) {
    ObjectNode facts = whole();
    ((ObjectNode) facts.get("district")).put("code", code);
    ArrayNode schools = (ArrayNode) facts.get("schools");
    for (int i = schools.size() - 1; i >= 0; i--) {
      if (!wanted.test(i)) {
        schools.remove(i);
      }
    }
    return facts;
  }
}
