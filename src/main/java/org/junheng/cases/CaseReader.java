package org.junheng.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.yaml.YamlNode;
import org.junheng.rules.yaml.YamlTree;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the cases of one file, refusing keys that it does not know. */
final class CaseReader {
  private static final List<String> EXPECTATIONS = List.of("expect", "refused", "notInForce");
  private static final List<String> KEYS =
      List.of("case", "asOf", "facts", "expect", "refused", "notInForce", "because");

  private final String pack;
  private final YamlNode root;
  private final List<RuleProblem> problems;

  CaseReader(String pack, YamlTree tree, List<RuleProblem> problems) {
    this.pack = pack;
    this.root = tree.node(problems);
    this.problems = problems;
  }

  List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    if (!root.json().isArray() || root.json().isEmpty()) {
      root.problem("case.not-a-list");
      return cases;
    }
    for (YamlNode node : root.elements()) {
      int before = problems.size();
      Case read = node.isMapOf(KEYS) ? read(node) : null;
      if (read != null && problems.size() == before && !node.isFaulty()) {
        cases.add(read);
      }
    }
    return cases;
  }

  private @Nullable Case read(YamlNode node) {
    YamlNode name = node.get("case");
    if (name == null) {
      node.problem("case.no-sentence");
      return null;
    }
    String sentence = name.text();
    YamlNode day = node.get("asOf");
    LocalDate asOf = day == null ? null : day.day();
    ObjectNode facts = facts(node.get("facts"));
    Expectation expectation = expectation(node);
    YamlNode reason = node.get("because");
    String because = reason == null ? "" : reason.text();
    if (sentence == null || facts == null || expectation == null || because == null) {
      return null;
    }
    if (because.isEmpty() && expectsFigures(expectation)) {
      node.problem("case.no-because");
    }
    return new Case(pack, sentence, node.at(), asOf, facts, expectation, because);
  }

  private static @Nullable ObjectNode facts(@Nullable YamlNode node) {
    if (node == null) {
      return JsonNodeFactory.instance.objectNode();
    }
    return node.isMapOf(List.of("district", "schools")) ? (ObjectNode) node.json() : null;
  }

  private @Nullable Expectation expectation(YamlNode node) {
    List<YamlNode> given = new ArrayList<>();
    for (String key : EXPECTATIONS) {
      YamlNode value = node.get(key);
      if (value != null) {
        given.add(value);
      }
    }
    if (given.size() != 1) {
      node.problem("case.one-expectation", String.join(", ", EXPECTATIONS));
      return null;
    }
    YamlNode only = given.get(0);
    if (only == null) {
      return null;
    }
    if (only.pointer().endsWith("/expect")) {
      return findings(only);
    }
    List<String> listed = only.texts();
    if (listed == null) {
      return null;
    }
    Set<String> targets = new LinkedHashSet<>(listed);
    return only.pointer().endsWith("/refused")
        ? new Expectation.Refused(listed)
        : new Expectation.NotInForce(targets);
  }

  private static @Nullable Expectation findings(YamlNode node) {
    if (!node.json().isObject() || node.json().isEmpty()) {
      node.problem("case.expects-nothing");
      return null;
    }
    Map<String, List<ExpectedFinding>> byTarget = new LinkedHashMap<>();
    node.entries()
        .forEach((target, value) -> byTarget.put(target, ExpectedFindingReader.read(value)));
    return new Expectation.Findings(byTarget);
  }

  private static boolean expectsFigures(Expectation expectation) {
    return expectation instanceof Expectation.Findings findings
        && findings.byTarget().values().stream()
            .flatMap(List::stream)
            .anyMatch(finding -> finding.actual() != null || finding.gap() != null);
  }
}
