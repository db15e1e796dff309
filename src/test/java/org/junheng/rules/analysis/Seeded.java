package org.junheng.rules.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.ShippedRules;
import org.junheng.facts.Submission;
import org.junheng.facts.SubmissionReader;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleSet;
import org.junheng.rules.RuleSetReader;

/** The shipped fact types with packs of a few rules, in which something may be amiss. */
final class Seeded {
  private static final String HEAD =
      """
      package %s
      import facts.District
      import facts.Grade
      import facts.School
      import facts.SchoolClass
      import facts.Stage
      import accumulate org.junheng.rules.accumulate.Total total
      global org.junheng.rules.Require require

      """;

  private final SortedMap<String, byte[]> files = new TreeMap<>();

  private Seeded() {
    try {
      RuleFiles.read(Path.of("rules"), List.of())
          .files()
          .forEach(
              (name, content) -> {
                if (name.startsWith("facts/")) {
                  files.put(name, content);
                }
              });
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Seeded rules(String... rules) {
    return new Seeded().pack("plan", "", rules);
  }

  /** A further pack. */
  Seeded pack(String id, String keys, String... rules) {
    put(
        id + "/pack.yaml",
        "id: "
            + id
            + "\ndocument: {title: 示例方案}\nschoolSystem: \"5-4\"\n"
            + keys
            + "\nclauses:\n  - {id: 一, title: 要求, demands: 要求}\n");
    put(id + "/rules.drl", HEAD.formatted(id) + String.join("\n", rules));
    return this;
  }

  private void put(String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A rule with a title, a left side and a demand. */
  static String rule(String id, String title, String left, String right) {
    return dated(id, title, "date-effective \"2024-04-18\"", left, right);
  }

  static String dated(String id, String title, String dates, String left, String right) {
    return "rule \"%s\"\n    @title(\"%s\")\n    @clause(\"一\")\n    %s\nwhen\n    %s\nthen\n    %s;\nend\n"
        .formatted(id, title, dates, left, right);
  }

  RuleSet ruleSet() {
    return ShippedRules.sound(RuleSetReader.read(new RuleFiles(files)));
  }

  /** What is found, its witnesses not decided. */
  List<Trouble> found() {
    return Analysis.of(ruleSet()).troubles();
  }

  /** What is found, each shown by its witness when real Drools decides it. */
  List<Trouble> troubles() {
    RuleSet rules = ruleSet();
    Analysis analysis = Analysis.of(rules);
    assertThat(analysis.undecided()).isEmpty();
    if (!analysis.troubles().isEmpty()) {
      try (DecisionMaker maker = DecisionMaker.of(rules)) {
        analysis.troubles().forEach(trouble -> verify(maker, trouble));
      }
    }
    return analysis.troubles();
  }

  private static void verify(DecisionMaker maker, Trouble trouble) {
    assertThat(trouble.witnesses()).as(trouble.toString()).isNotEmpty();
    for (Witness witness : trouble.witnesses()) {
      assertThat(decided(maker, witness, trouble.rules()))
          .as(trouble.toString())
          .isEqualTo(witness.outcomes());
    }
  }

  /** What the subject's findings come to. */
  static Map<String, Outcome> decided(DecisionMaker maker, Witness witness, List<String> rules) {
    Pack pack = maker.pack(witness.pack()).orElseThrow();
    SubmissionReader.Result read = maker.reader(pack).read(witness.facts(), "");
    assertThat(read).isInstanceOf(SubmissionReader.Result.Accepted.class);
    Submission submission = ((SubmissionReader.Result.Accepted) read).submission();
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    if (pack.rulesInForce(witness.asOf()).isEmpty()) {
      return outcomes;
    }
    Decision decision = maker.decide(pack, submission, witness.asOf(), false);
    decision.findings().stream()
        .filter(finding -> rules.contains(finding.rule().id()))
        .filter(finding -> finding.subject().path().equals(witness.subject()))
        .forEach(finding -> outcomes.put(finding.rule().id(), finding.outcome()));
    return outcomes;
  }
}
