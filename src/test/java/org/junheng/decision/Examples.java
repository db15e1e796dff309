package org.junheng.decision;

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

/** The facts of the examples that ship, whole, in part, or mended. */
final class Examples {
  private static final Path FOLDER = Path.of("docs", "examples");

  private Examples() {}

  static ObjectNode school() {
    return facts("school.json");
  }

  /** The district with those of its schools, by place in the list, that are wanted. */
  static ObjectNode district(IntPredicate wanted) {
    ObjectNode facts = facts("district.json");
    ArrayNode schools = (ArrayNode) facts.get("schools");
    for (int i = schools.size() - 1; i >= 0; i--) {
      if (!wanted.test(i)) {
        schools.remove(i);
      }
    }
    return facts;
  }

  /**
   * A district that meets every target which binds it: an urban primary school, a small village
   * school, a nine-year school and a special school out of the examples, what they miss put right.
   */
  static ObjectNode met() {
    ObjectNode facts = district(i -> i == 0 || i == 46 || i == 70 || i == 86);
    ObjectNode district = (ObjectNode) facts.get("district");
    district.put("teachersCompletedTraining", district.get("teachersDueTraining").asInt());
    district.put("backboneTeachersRotated", district.get("teachersRotated").asInt());
    district.put("teachersRecruited", district.get("teachersInPost").asInt());
    ((ObjectNode) district.at("/attestations/unified.equipment")).put("answer", true);
    ObjectNode nineYear = (ObjectNode) facts.at("/schools/2");
    ((ObjectNode) nineYear.at("/grades/1")).put("writtenHomeworkMinutes", 0);
    ((ObjectNode) nineYear.at("/classes/14")).put("students", 45);
    for (JsonNode stage : facts.get("schools").findValues("stages")) {
      for (JsonNode each : stage) {
        JsonNode admitted = each.get("pupilsAdmitted");
        ((ObjectNode) each).set("pupilsAdmittedFromCatchment", admitted);
      }
    }
    return facts;
  }

  private static ObjectNode facts(String file) {
    try (InputStream in = Files.newInputStream(FOLDER.resolve(file))) {
      return (ObjectNode) StrictJson.read(in, new ArrayList<>()).get("facts");
    } catch (IOException | StrictJson.Malformed e) {
      throw new AssertionError(e);
    }
  }

  /** Paths of the findings that came out so. */
  static List<String> having(Decision decision, org.junheng.rules.Outcome outcome) {
    return decision.findings().stream()
        .filter(finding -> finding.outcome() == outcome)
        .map(finding -> finding.rule().id() + " " + finding.subject().path())
        .toList();
  }
}
