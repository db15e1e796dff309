package org.junheng.decision.district;

import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.ShippedRules;
import org.junheng.facts.SubmissionReader;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleSet;
import org.junheng.rules.SmallRules;

/** Small districts, decided by small rules through real Drools. */
final class SmallDistrict {
  static final String TEACHERS =
      SmallRules.rule(
          "teachers", "$stage : Stage( $t : teachers )", "require.atLeast($stage, $t, 8)");
  static final String SIZE =
      SmallRules.rule("size", "$stage : Stage( $n : students )", "require.atMost($stage, $n, 200)");

  private SmallDistrict() {}

  /** A rule with more annotations. */
  static String annotated(String rule, String annotations) {
    return rule.replace("date-effective", annotations + " date-effective");
  }

  /** A rule over findings. */
  static String conclusion(String id, String left, String right) {
    return SmallRules.rule(id, left, right)
        .replace("\nwhen\n", "\n    agenda-group \"conclusions\"\nwhen\n");
  }

  static SmallRules rules(String... rules) {
    return SmallRules.of(rules)
        .change(
            SmallRules.RULES,
            "import facts.Stage\n",
            "import facts.Stage\nimport org.junheng.rules.Finding\n");
  }

  static Decision decide(SmallRules rules, String schools) {
    return decide(rules.sound(), schools);
  }

  static Decision decide(RuleSet rules, String schools) {
    try (DecisionMaker maker = DecisionMaker.of(rules)) {
      Pack pack = maker.pack("plan").orElseThrow();
      SubmissionReader.Result read =
          maker
              .reader(pack)
              .read(
                  ShippedRules.json(
                      "{'district': {'code': '1', 'name': '区', 'year': 2025, 'countDate': '2025-09-01'},"
                          + " 'schools': ["
                          + schools
                          + "]}"),
                  "");
      var submission = ((SubmissionReader.Result.Accepted) read).submission();
      return maker.decide(pack, submission, DecisionMaker.countDate(submission), false);
    }
  }

  /** A primary school; figures that are below zero are left out. */
  static String school(String id, int students, int teachers) {
    return "{'id': '"
        + id
        + "', 'name': '"
        + id
        + "', 'kind': 'primary', 'stages': [{'stage': 'primary'"
        + (students < 0 ? "" : ", 'students': " + students)
        + (teachers < 0 ? "" : ", 'teachers': " + teachers)
        + "}]}";
  }
}
