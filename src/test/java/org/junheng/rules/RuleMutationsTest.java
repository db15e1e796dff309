package org.junheng.rules;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes that people make in rules, each told at its place and by its name. */
class RuleMutationsTest {
  private static final String EXISTS = "exists Stage( school == $school, students > 0 )";
  private static final String PRIMARY = "stage == \"primary\"";
  private static final String STUDENTS = "$stage : Stage( $students : students )";
  private static final String CHARTER = "$school : School( kind != \"senior\" )";
  private static final String AT_MOST = "require.atMost($stage, $students, 2000)";
  private static final String EACH =
      "require.each($stage, $area, require.weighted($students, 1, $all, 1.1)).atLeast(4.5)";
  private static final String TOTAL = "$all : total($s)";
  private static final String RESULTS = "$all >= 50, $largest > 0";
  private static final String EXPIRES = "date-expires \"2030-01-01\"";
  private static final String DATES =
      "date-effective \"2024-04-18\"\n    date-expires \"2030-01-01\"";
  private static final String OTHER = "@otherReading(\"school.built == 2010: space.other\")";

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutations")
  void aMistakeIsToldAtItsPlace(Mutation mutation) {
    mutation.isRefused();
  }

  static Stream<Mutation> mutations() {
    return Stream.of(head(), left(), accumulate(), right()).flatMap(List::stream);
  }

  private static List<Mutation> head() {
    return List.of(
        m(
            "a name without quotes",
            "rule \"school.charter\"",
            "rule ¦school.charter",
            "rule.expected-string"),
        m("capitals in an id", "rule \"school.charter\"", "¦rule \"School.charter\"", "rule.id"),
        m("Chinese in an id", "rule \"school.charter\"", "¦rule \"章程\"", "rule.id"),
        m("two dots in an id", "rule \"school.charter\"", "¦rule \"school..charter\"", "rule.id"),
        m(
            "a hyphen at the end of an id",
            "rule \"school.charter\"",
            "¦rule \"school.charter-\"",
            "rule.id"),
        m(
            "an id of 81 letters",
            "rule \"school.charter\"",
            "¦rule \"" + "a".repeat(81) + "\"",
            "rule.id"),
        m("an id twice", "rule \"school.charter\"", "¦rule \"space.other\"", "rule.id-twice"),
        m(
            "an unknown annotation",
            "@reading(\"按学生计\")",
            "¦@author(\"x\")",
            "rule.unknown-annotation"),
        m(
            "an annotation twice",
            "@reading(\"按学生计\")",
            "@reading(\"按学生计\") ¦@clause(\"一\")",
            "rule.annotation-twice"),
        m(
            "an annotation without value",
            "@reading(\"按学生计\")",
            "@reading(¦)",
            "rule.expected-string"),
        m(
            "an annotation with two values",
            "@reading(\"按学生计\")",
            "@reading(\"一\"¦, \"二\")",
            "rule.expected"),
        m(
            "an annotation by key",
            "@reading(\"按学生计\")",
            "@reading(¦value = \"x\")",
            "rule.expected-string",
            "rule.stray-character"),
        m(
            "no title",
            "rule \"school.charter\"\n    @title(\"学校已制定章程\")",
            "¦rule \"school.charter\"",
            "rule.annotation-missing"),
        m("a blank title", "@title(\"学校已制定章程\")", "¦@title(\" \")", "rule.annotation-missing"),
        m(
            "no clause",
            "rule \"school.charter\"\n    @title(\"学校已制定章程\")\n    @clause(\"二\")",
            "¦rule \"school.charter\"\n    @title(\"章程\")",
            "rule.annotation-missing"),
        m("an unknown clause", "@clause(\"二\")", "¦@clause(\"三\")", "rule.unknown-clause"),
        m(
            "an unknown standing",
            "@standing(\"binding\")",
            "¦@standing(\"strict\")",
            "rule.standing"),
        m(
            "a due day that is none",
            "@standing(\"binding\")",
            "¦@due(\"2025-02-29\")",
            "rule.no-such-day"),
        m(
            "no first day",
            "rule \"school.charter\"\n    @title(\"学校已制定章程\")\n    @clause(\"二\")\n    date-effective \"2024-04-18\"",
            "¦rule \"school.charter\"\n    @title(\"章程\")\n    @clause(\"二\")",
            "rule.no-date"),
        m("a first day that is none", DATES, "¦date-effective \"2024-99-01\"", "rule.no-such-day"),
        m(
            "a first day of another form",
            DATES,
            "¦date-effective \"18-Apr-2024\"",
            "rule.no-such-day"),
        m("30 February", EXPIRES, "¦date-expires \"2030-02-30\"", "rule.no-such-day"),
        m(
            "a last day before the first",
            EXPIRES,
            "¦date-expires \"2024-01-01\"",
            "rule.expires-before-start"),
        m(
            "a last day that is the first",
            EXPIRES,
            "¦date-expires \"2024-04-18\"",
            "rule.expires-before-start"),
        m("two first days", EXPIRES, "¦date-effective \"2025-01-01\"", "rule.annotation-twice"),
        m("a day without quotes", EXPIRES, "date-expires ¦2030", "rule.expected-string"),
        m("another agenda group", EXPIRES, "¦agenda-group \"first\"", "rule.agenda-group"),
        m(
            "another reading without rule",
            OTHER,
            "¦@otherReading(\"school.built == 2010\")",
            "rule.other-reading"),
        m(
            "another reading by no rule",
            OTHER,
            "¦@otherReading(\"school.built == 2010: space.othr\")",
            "rule.no-such-rule"),
        m(
            "another reading of another subject",
            OTHER,
            "¦@otherReading(\"school.built == 2010: school.charter\")",
            "rule.other-subject"),
        m(
            "another reading without operator",
            OTHER,
            "¦@otherReading(\"school.built 2010: space.other\")",
            "rule.expected-operator"),
        m(
            "another reading with a stray sign",
            OTHER,
            "¦@otherReading(\"school.built == 2010 %: space.other\")",
            "rule.stray-character"),
        m(
            "another reading with two conditions",
            OTHER,
            "¦@otherReading(\"school.built == 2010, students > 1: space.other\")",
            "rule.not-in-profile"),
        m(
            "another reading of an unknown field",
            OTHER,
            "¦@otherReading(\"school.bilt == 2010: space.other\")",
            "rule.unknown-field"),
        m(
            "another reading by a name of the rule",
            OTHER,
            "¦@otherReading(\"students == $students: space.other\")",
            "rule.unknown-variable"),
        m(
            "relaxing no rule",
            "@standing(\"binding\")",
            "¦@relaxes(\"space.none\")",
            "rule.no-such-rule"),
        m(
            "relaxing a rule of another subject",
            "@standing(\"binding\")",
            "¦@relaxes(\"school.charter\")",
            "rule.other-subject"));
  }

  private static List<Mutation> left() {
    return List.of(
        m("nothing under when", CHARTER + "\nthen", "¦then", "rule.empty-left"),
        m("no when", "when\n    " + CHARTER, "¦" + CHARTER, "rule.expected"),
        m("no then", CHARTER + "\nthen", CHARTER, "rule.condition-not-in-profile")
            .at("require.attested"),
        m(
            "no end",
            "require.attested($school);\nend\n",
            "require.attested($school);\n¦",
            "rule.expected"),
        m(
            "a subject without name",
            CHARTER,
            "¦School( kind != \"senior\" )",
            "rule.subject-unnamed",
            "rule.unknown-variable",
            "rule.subject-first"),
        m(
            "an unknown type",
            CHARTER,
            "¦$school : Schol( kind != \"senior\" )",
            "rule.unknown-type"),
        m(
            "a type that is not imported",
            CHARTER,
            "¦$school : SchoolClass( grade != 3 )",
            "rule.type-not-imported",
            "rule.not-attestable"),
        m("an unknown field", "kind != \"senior\"", "¦knd != \"senior\"", "rule.unknown-field"),
        m(
            "an unknown field above",
            "school.kind not in",
            "¦school.kinds not in",
            "rule.unknown-field"),
        m("a field of a figure", PRIMARY, "¦students.count > 1", "rule.unknown-field"),
        m("a step too far up", PRIMARY, "¦district.budget > 1", "rule.unknown-field"),
        m("an unknown word", PRIMARY, "stage == ¦\"primry\"", "rule.unknown-word"),
        m("an unknown word in a list", "\"special\"", "¦\"specal\"", "rule.unknown-word"),
        m("a text for a count", PRIMARY, "students > ¦\"5\"", "rule.literal-type"),
        m("a number for a text", PRIMARY, "stage == ¦5", "rule.literal-type"),
        m("a number for a yes or no", PRIMARY, "school.closed == ¦1", "rule.literal-type"),
        m("a text for a measure", PRIMARY, "school.area == ¦\"5\"", "rule.literal-type"),
        m("a text for a day", PRIMARY, "school.opened == ¦\"2024-01-01\"", "rule.literal-type"),
        m("a text for a parent", PRIMARY, "school == ¦\"x\"", "rule.literal-type"),
        m("order among texts", PRIMARY, "¦stage > \"primary\"", "rule.no-order"),
        m("order among yes and no", PRIMARY, "¦school.closed >= true", "rule.no-order"),
        m("a figure against a thing", "students > 0 )", "students > ¦$school )", "rule.unlike"),
        m("a text against a figure", "students > 0 )", "stage == ¦$students )", "rule.unlike"),
        m("one thing against another kind", "students > 0 )", "this == ¦$school )", "rule.unlike"),
        m(
            "a value twice",
            "\"senior\"), $students",
            "¦\"special\"), $students",
            "rule.value-twice"),
        m("a name on the left", "students > 0 )", "¦$students > 0 )", "rule.field-on-the-left"),
        m("a name before in", "students > 0 )", "¦$students in (1) )", "rule.field-on-the-left"),
        m(
            "a name twice",
            "$students : students,",
            "$students : students, $students : ¦teachers,",
            "rule.variable-twice"),
        m(
            "a name that is never used",
            "$students : students,",
            "$students : students, $teachers : ¦teachers,",
            "rule.unused-variable"),
        m(
            "a name that was never given",
            "students > 0 )",
            "students > ¦$student )",
            "rule.unknown-variable"),
        m("a name before it is given", PRIMARY, "teachers < ¦$students", "rule.unknown-variable"),
        m("a decimal", "students > 0 )", "students > ¦0.5 )", "rule.decimal-on-left"),
        m(
            "a decimal in a list",
            "students > 0 )",
            "students in (1, ¦2.0) )",
            "rule.decimal-on-left"),
        m("an octal number", "students > 0 )", "students > ¦010 )", "rule.leading-zero"),
        m(
            "a number beyond counting",
            "students > 0 )",
            "students > ¦2147483648 )",
            "rule.number-too-large"),
        m("a word for a value", "students > 0 )", "students > ¦many )", "rule.expected-literal"),
        m("a single equals sign", PRIMARY, "stage ¦: \"primary\"", "rule.expected-operator"),
        m("no operator", PRIMARY, "stage ¦\"primary\"", "rule.expected-operator"),
        m("an empty list", "(\"special\", \"senior\")", "(¦)", "rule.expected-literal"),
        m("no comma", "stage == \"primary\",", "stage == \"primary\"", "rule.expected")
            .at("school.kind not in"),
        m("a missing bracket", CHARTER, "$school : School( kind != \"senior\"", "rule.expected")
            .at("then\n    require.attested"),
        m("not without in", "not in (\"special\"", "not ¦(\"special\"", "rule.expected"),
        m(
            "21 brackets",
            PRIMARY,
            "(".repeat(6) + "¦" + "(".repeat(15) + "stage == \"primary\"" + ")".repeat(21),
            "rule.too-deep"),
        m(
            "51 parts",
            PRIMARY,
            "stage == \"primary\"" + " || stage == \"junior\"".repeat(50) + "¦",
            "rule.too-many-parts"),
        m("a thing compared with itself", PRIMARY, "this == ¦$stage", "rule.compared-with-itself"),
        m("a measure in a list", PRIMARY, "¦school.area in (75)", "rule.in-measures"));
  }

  private static List<Mutation> accumulate() {
    return List.of(
        m(
            "an unknown function",
            TOTAL,
            "¦$all : average($s)",
            "rule.unknown-function",
            "rule.unknown-variable"),
        m(
            "Drools' own sum",
            TOTAL,
            "¦$all : sum($s)",
            "rule.unknown-function",
            "rule.unknown-variable"),
        m(
            "a function of a figure from outside",
            TOTAL,
            "¦$all : total($students)",
            "rule.function-of",
            "rule.unknown-variable"),
        m(
            "a function of a thing",
            TOTAL,
            "¦$all : total($school)",
            "rule.function-of",
            "rule.unknown-variable"),
        m("counting figures", TOTAL, "¦$all : count($s)", "rule.count-of", "rule.unknown-variable"),
        m("a function without brackets", TOTAL, "$all : total¦", "rule.expected"),
        m("a result without name", TOTAL, "¦total($s)", "rule.expected-variable"),
        m(
            "a result twice",
            "$largest : most($s)",
            "¦$all : most($s)",
            "rule.variable-twice",
            "rule.unknown-variable"),
        m(
            "a field among the results",
            RESULTS,
            "¦students > 0, $largest > 1",
            "rule.result-on-the-left"),
        m(
            "a name from outside among the results",
            RESULTS,
            "¦$students > 0, $largest > 1",
            "rule.result-on-the-left"),
        m("results compared with each other", RESULTS, "$all > ¦$largest", "rule.not-comparable"),
        m("a name from inside", EACH, EACH.replace("$area", "¦$s"), "rule.variable-inside-only"),
        m("a decimal result", RESULTS, "$all >= ¦49.5, $largest > 0", "rule.decimal-on-left"),
        m("a text result", RESULTS, "$all >= ¦\"50\", $largest > 0", "rule.literal-type"),
        m("no results", TOTAL + ", $largest : most($s);", "¦;", "rule.expected-variable"),
        m(
                "a function that is not imported",
                "import accumulate org.junheng.rules.accumulate.Most most\n",
                "",
                "rule.function-not-imported")
            .at("$largest : most($s)"));
  }

  private static List<Mutation> right() {
    return List.of(
        m(
            "an unknown demand",
            AT_MOST,
            "require.¦atmost($stage, $students, 2000)",
            "rule.unknown-demand"),
        m(
            "a figure for a demand",
            AT_MOST,
            "require.¦sum($stage, $students, 2000)",
            "rule.unknown-demand"),
        m("no limit", AT_MOST, "require.¦atMost($stage, $students)", "rule.arguments"),
        m(
            "a limit too many",
            AT_MOST,
            "require.¦atMost($stage, $students, 1, 2000)",
            "rule.arguments"),
        m(
            "a second limit",
            AT_MOST,
            "require.atMost($stage, $students, 2000).¦atLeast(1)",
            "rule.one-call"),
        m(
            "another subject",
            AT_MOST,
            "require.¦atMost($students, $students, 2000)",
            "rule.subject-first"),
        m(
            "a number for the subject",
            AT_MOST,
            "require.¦atMost(1, $students, 2000)",
            "rule.subject-first"),
        m(
            "a thing for a figure",
            AT_MOST,
            "require.atMost($stage, ¦$stage, 2000)",
            "rule.not-a-figure"),
        m(
            "a name that was never given",
            AT_MOST,
            "require.atMost($stage, ¦$pupils, 2000)",
            "rule.unknown-variable"),
        m(
            "an attestation where none is taken",
            AT_MOST,
            "require.¦attested($stage)",
            "rule.not-attestable"),
        m(
            "two subjects of an attestation",
            "require.attested($school)",
            "require.¦attested($school, $school)",
            "rule.arguments"),
        m(
            "a ratio without limit",
            EACH,
            "require.¦each($stage, $area, $all)",
            "rule.ratio-without-limit"),
        m(
            "a ratio with an unknown limit",
            EACH,
            "require.each($stage, $area, $all).¦least(4.5)",
            "rule.ratio-without-limit"),
        m(
            "a ratio with two limits",
            EACH,
            "require.each($stage, $area, $all).¦atLeast(4.5, 5)",
            "rule.arguments"),
        m(
            "a ratio with a second limit",
            EACH,
            "require.each($stage, $area, $all).atLeast(4.5)¦.atMost(9)",
            "rule.one-call"),
        m(
            "a ratio as a figure",
            EACH,
            "require.atLeast($stage, require.¦each($area, $all), 4.5)",
            "rule.unknown-figure"),
        m(
            "a figure nobody knows",
            EACH,
            "require.atLeast($stage, require.¦average($area, $all), 4.5)",
            "rule.unknown-figure"),
        m(
            "a figure with a limit",
            EACH,
            "require.atLeast($stage, require.sum($area, $all).¦atLeast(1), 4.5)",
            "rule.one-call"),
        m(
            "a sum of one",
            EACH,
            "require.atLeast($stage, require.¦sum($area), $all)",
            "rule.arguments"),
        m(
            "a share of two",
            EACH,
            "require.atLeast($stage, require.¦share($area, $all), 1)",
            "rule.arguments"),
        m(
            "a weight left out",
            EACH,
            "require.atLeast($stage, require.¦weighted($area, 1, $all), 1)",
            "rule.arguments"),
        m(
            "a group of none",
            EACH,
            "require.¦per($stage, 0, $area, $all).atLeast(1)",
            "rule.group-not-whole"),
        m(
            "a group and a half",
            EACH,
            "require.¦per($stage, 1.5, $area, $all).atLeast(1)",
            "rule.group-not-whole"),
        m(
            "a group by name",
            EACH,
            "require.¦per($stage, $students, $area, $all).atLeast(1)",
            "rule.group-not-whole"),
        m(
            "a number that a double changes",
            "2000)",
            "¦0.30000000000000001)",
            "rule.number-not-exact"),
        m("a long number", "2000)", "¦1234567890123456.125)", "rule.number-not-exact"),
        m("a number beyond counting", "2000)", "¦2147483648)", "rule.number-too-large"),
        m("an octal number", "2000)", "¦02000)", "rule.leading-zero"),
        m("a decimal with a zero too many", "2000)", "¦00.5)", "rule.leading-zero"),
        m("a number with thousands set apart", "2000)", "2¦_000)", "rule.expected"),
        m("a number with its unit", "2000)", "2000¦人)", "rule.stray-character"),
        m("a share in percent", "2000)", "2000¦%)", "rule.stray-character"),
        m("a double", "2000)", "2000¦d)", "rule.expected"),
        m("a number without whole part", "2000)", "¦.5)", "rule.only-require"),
        m("a negative number", "2000)", "¦-1)", "rule.only-require"),
        m("a text", "2000)", "¦\"2000\")", "rule.only-require"),
        m("nothing", "2000)", "¦null)", "rule.only-require"),
        m(
            "a sum with a plus",
            AT_MOST,
            "require.atMost($stage, $students ¦+ $students, 2000)",
            "rule.stray-character",
            "rule.expected"),
        m("no demand", AT_MOST + ";\nend", "¦end", "rule.only-require"),
        m(
            "20 figures in one another",
            AT_MOST,
            "require.atMost($stage, "
                + "require.sum($students, ".repeat(4)
                + "¦"
                + "require.sum($students, ".repeat(15)
                + "require.sum(1, 2)"
                + ")".repeat(19)
                + ", 2000)",
            "rule.too-deep"));
  }

  private static Mutation m(
      String sentence, String from, String to, String code, String... others) {
    return Mutation.rule(sentence, from, to, code, others);
  }
}
