package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junheng.rules.RuleFiles;
import tools.jackson.databind.JsonNode;

/**
 * The plan's rules with two numbers that are changed together, so that a decision shows by which
 * rule set it was made, and whether by one only.
 */
final class ChangingRules {
  private static final String SIZE = "plan2024/size.drl";
  private static final String HOMEWORK = "plan2024/homework.drl";
  private static final String SIZE_45 = "require.atMost($class, $students, 45);";
  private static final String HOMEWORK_60 = "require.atMost($grade, $minutes, 60);";

  private final SortedMap<String, byte[]> shipped;
  private final Map<String, Integer> limits = new ConcurrentHashMap<>();
  private final AtomicInteger schools = new AtomicInteger();

  private ChangingRules(SortedMap<String, byte[]> shipped) {
    this.shipped = shipped;
  }

  /**
   * @param packs those of the repository that are wanted, the plan among them
   */
  static ChangingRules of(String... packs) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    RuleFiles.read(Path.of("rules"), new ArrayList<>())
        .files()
        .forEach(
            (name, content) -> {
              String folder = name.contains("/") ? name.substring(0, name.indexOf('/')) : "";
              boolean wanted = java.util.List.of(packs).contains(folder);
              if (folder.isEmpty()
                  || java.util.List.of("facts", "forms").contains(folder)
                  || wanted) {
                files.put(name, content);
              }
            });
    return new ChangingRules(files);
  }

  /** With a class of at most so many, and homework of 15 minutes more than that. */
  RuleFiles limit(int students) {
    SortedMap<String, byte[]> files = new TreeMap<>(shipped);
    change(files, SIZE, SIZE_45, SIZE_45.replace("45", String.valueOf(students)));
    change(files, HOMEWORK, HOMEWORK_60, HOMEWORK_60.replace("60", String.valueOf(students + 15)));
    RuleFiles changed = new RuleFiles(files);
    limits.put(changed.id(), students);
    return changed;
  }

  /** The same with a name that nobody has given. */
  RuleFiles broken(int students) {
    SortedMap<String, byte[]> files = new TreeMap<>(shipped);
    change(files, SIZE, SIZE_45, "require.atMost($class, $student, " + students + ");");
    change(files, HOMEWORK, HOMEWORK_60, HOMEWORK_60.replace("60", String.valueOf(students + 15)));
    return new RuleFiles(files);
  }

  private static void change(SortedMap<String, byte[]> files, String name, String from, String to) {
    String text = new String(files.get(name), StandardCharsets.UTF_8);
    assertThat(text).containsOnlyOnce(from);
    files.put(name, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  /** A request about a school that nobody asked about before. */
  String request() {
    return """
    {"pack": "plan2024", "facts": %s, "options": {"outcomes": ["MET", "UNMET"]}}\
    """
        .formatted(facts());
  }

  /** Its facts, in a line. */
  String facts() {
    return """
    {"district": {"code": "370811", "name": "任城区", "year": 2025, "countDate": "2025-09-01"}, \
    "schools": [{"id": "66%08d", "name": "示例小学", "kind": "primary", \
    "grades": [{"stage": "primary", "number": 3, "homeworkMinutes": 66}], \
    "classes": [{"stage": "primary", "grade": 3, "name": "1班", "students": 50}]}]}\
    """
        .formatted(schools.incrementAndGet());
  }

  /** Holds a decision against what its rule set says. */
  void hold(JsonNode decision) {
    String ruleSet = decision.path("ruleSet").asString();
    Integer limit = limits.get(ruleSet);
    assertThat(limit).as("a rule set that was sound and in force: %s", ruleSet).isNotNull();
    int found = 0;
    for (JsonNode finding : decision.path("findings")) {
      switch (finding.path("target").asString()) {
        case "size.class.primary" -> found += required(finding, limit);
        case "homework.grade3-5" -> found += required(finding, limit + 15);
        default -> {
          // not changed
        }
      }
    }
    assertThat(found).as("both findings of %s", decision).isEqualTo(2);
  }

  private static int required(JsonNode finding, int limit) {
    assertThat(finding.at("/required/value").asInt()).as("%s", finding).isEqualTo(limit);
    int actual = finding.at("/actual/value").asInt(finding.path("actual").asInt());
    assertThat(finding.path("outcome").asString())
        .as("%s", finding)
        .isEqualTo(actual <= limit ? "MET" : "UNMET");
    return 1;
  }

  static void write(RuleFiles files, Path folder) throws IOException {
    files.writeTo(folder);
    assertThat(Files.isDirectory(folder)).isTrue();
  }
}
