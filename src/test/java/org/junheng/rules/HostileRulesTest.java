package org.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * DRL is Java, and more: what could run code, or fire what is not seen, never gets past the reader.
 */
class HostileRulesTest {
  private static final String ATTESTED = "require.attested($school);";
  private static final String EXISTS = "exists Stage( school == $school, students > 0 )";
  private static final String PRIMARY = "stage == \"primary\"";
  private static final String STUDENTS = "$stage : Stage( $students : students )";
  private static final String GLOBAL = "global org.junheng.rules.Require require";
  private static final String EXPIRES = "date-expires \"2030-01-01\"";

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutations")
  void nothingHostileGetsPastTheReader(Mutation mutation) {
    mutation.isRefused();
  }

  static List<Mutation> mutations() {
    return List.of(
        // On the right.
        right("a process", "¦Runtime.getRuntime().exec(\"id\");", "rule.only-require"),
        right("a new object", "¦new ProcessBuilder(\"id\").start();", "rule.only-require"),
        right("a static call", "¦System.exit(0);", "rule.only-require"),
        right("a block", "¦{ require.attested($school); }", "rule.only-require"),
        right("a loop", "¦while (true) { }", "rule.only-require"),
        right("a declaration", "¦var x = 1;", "rule.only-require", "rule.stray-character"),
        right("an insertion", "¦insert(new Object());", "rule.only-require"),
        right("the context", "¦kcontext.getKieRuntime().halt();", "rule.only-require"),
        right("Drools' helper", "¦drools.halt();", "rule.only-require"),
        right("a second statement", ATTESTED + " ¦System.exit(0);", "rule.expected"),
        right("a second demand", ATTESTED + " ¦require.denied($school);", "rule.expected"),
        right("a call on the result", "require.attested($school).¦toString();", "rule.one-call"),
        right("reflection", "require.¦getClass().getClassLoader();", "rule.unknown-demand"),
        right("a constructor", "require.¦Require($school);", "rule.unknown-demand"),
        right("a cast", "require.attested(¦(Object) $school);", "rule.only-require"),
        right("an argument that runs", "require.attested(¦System.exit(0));", "rule.only-require"),
        right("a lambda", "require.attested(¦() -> 1);", "rule.only-require"),
        right("a nested class", "require.attested(¦new Object() { });", "rule.only-require"),
        right("a field of it", "require.sink¦;", "rule.expected"),
        right("a text block", "¦\"\"\"x\"\"\";", "rule.only-require"),
        right(
            "a named consequence",
            ATTESTED + "\nthen¦[other] " + ATTESTED,
            "rule.stray-character",
            "rule.stray-character",
            "rule.expected"),
        // On the left.
        left("eval", "¦eval( true )", "rule.condition-not-in-profile"),
        left("from", EXISTS + " ¦from $school.list", "rule.condition-not-in-profile"),
        left(
            "an entry point", EXISTS + " ¦from entry-point \"x\"", "rule.condition-not-in-profile"),
        left("a window", EXISTS + " ¦over window:length( 2 )", "rule.condition-not-in-profile"),
        left("or", EXISTS + " ¦or " + EXISTS, "rule.condition-not-in-profile"),
        left("and", EXISTS + " ¦and " + EXISTS, "rule.condition-not-in-profile"),
        left("a group", "¦( " + EXISTS + " )", "rule.condition-not-in-profile"),
        left("a group within exists", "exists ¦( Stage() or School() )", "rule.expected-name"),
        left("forall", "¦forall( Stage( students > 0 ) )", "rule.condition-not-in-profile"),
        left(
            "collect",
            "¦$all2 : ArrayList() from collect( Stage() )",
            "rule.condition-not-in-profile"),
        left("a second pattern", "¦Stage( students > 0 )", "rule.condition-not-in-profile"),
        left(
            "a query call",
            "¦?old( $school; )",
            "rule.stray-character",
            "rule.condition-not-in-profile"),
        left(
            "groupby",
            "¦groupby( Stage( $t : teachers ); $t; total($t) )",
            "rule.condition-not-in-profile"),
        left(
            "a path expression",
            "exists ¦/stages[ students > 0 ]",
            "rule.stray-character",
            "rule.stray-character",
            "rule.expected"),
        left(
            "a conditional branch",
            EXISTS + "\n¦if ( $students > 1 ) do[x]",
            "rule.condition-not-in-profile",
            "rule.stray-character",
            "rule.stray-character"),
        left("not not", "not not ¦Stage( )", "rule.expected"),
        left("a nested class", "exists Stage¦.Inner( )", "rule.expected"),
        left("a full class name", "exists facts¦.Stage( )", "rule.expected"),
        left("arguments by position", "exists Stage( ¦\"primary\"; )", "rule.expected-name"),
        left(
            "an unbound accumulate",
            "accumulate( Stage( )¦, init( int n = 0; ) )",
            "rule.expected",
            "rule.stray-character"),
        left("no function", "accumulate( Stage( ); ¦)", "rule.expected-variable"),
        left(
            "two patterns in accumulate",
            "accumulate( Stage( ) ¦and School( ); $n : count(1) )",
            "rule.expected"),
        left(
            "an expression in a function",
            "accumulate( Stage( $t : teachers ); $n : total($t ¦* 2) )",
            "rule.expected"),
        left(
            "a literal in a function",
            "accumulate( Stage( ); $n : count(¦1) )",
            "rule.expected-variable"),
        condition("a method", "school.kind.startsWith¦(\"p\")", "rule.expected-operator"),
        condition("a bare method", "toString¦() == \"x\"", "rule.expected-operator"),
        condition("eval", "eval¦( true )", "rule.expected-operator"),
        condition("a static call", "java.lang.System.exit¦(0) == 1", "rule.expected-operator"),
        condition("a regular expression", "stage ¦matches \"p.*\"", "rule.expected-operator"),
        condition("contains", "stage ¦contains \"p\"", "rule.expected-operator"),
        condition("memberOf", "stage ¦memberOf $school", "rule.expected-operator"),
        condition("soundslike", "stage ¦soundslike \"primary\"", "rule.expected-operator"),
        condition(
            "str",
            "stage ¦str[startsWith] \"p\"",
            "rule.expected-operator",
            "rule.stray-character",
            "rule.stray-character"),
        condition(
            "an assignment",
            "stage ¦= \"primary\"",
            "rule.stray-character",
            "rule.expected-operator"),
        condition(
            "an increment", "students+¦+ > 1", "rule.stray-character", "rule.stray-character"),
        condition("a null", "stage != ¦null", "rule.expected-literal"),
        condition("a null-safe step", "school¦!.kind == \"primary\"", "rule.stray-character"),
        condition(
            "an inline cast",
            "this¦#Stage.students > 1",
            "rule.stray-character",
            "rule.expected-operator"),
        condition(
            "an index",
            "school¦[0] == 1",
            "rule.stray-character",
            "rule.stray-character",
            "rule.expected-operator"),
        condition(
            "a unification", "$other :¦= students", "rule.stray-character", "rule.unused-variable"),
        condition(
            "a ternary", "(students > 0 ¦? true : false)", "rule.stray-character", "rule.expected"),
        condition("a negation", "¦!(students > 0)", "rule.stray-character"),
        condition("a sum", "students ¦+ 1 > 2", "rule.stray-character", "rule.expected-operator"),
        condition("a product", "students ¦* 2 > 2", "rule.expected-operator"),
        condition("a negative number", "students > ¦-1", "rule.expected-literal"),
        condition("a double", "students > 1¦e3", "rule.expected"),
        condition("a hexadecimal", "students > 0¦x10", "rule.expected"),
        condition("a long", "students > 10¦L", "rule.expected"),
        condition(
            "single quotes",
            "stage == ¦'primary'",
            "rule.stray-character",
            "rule.stray-character",
            "rule.expected-literal"),
        condition("an abbreviated comparison", "students > 1 && ¦< 5", "rule.expected-name"),
        condition("a yes or no alone", "school.closed¦", "rule.expected-operator"));
  }

  private static Mutation right(String what, String to, String code, String... others) {
    return Mutation.rule("on the right " + what, ATTESTED, to, code, others);
  }

  private static Mutation left(String what, String to, String code, String... others) {
    return Mutation.rule("on the left " + what, EXISTS, to, code, others);
  }

  private static Mutation condition(String what, String to, String code, String... others) {
    return Mutation.rule("as a condition " + what, PRIMARY, to, code, others);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("aroundRules")
  void nothingHostileStandsAroundARule(Mutation mutation) {
    mutation.isRefused();
  }

  static List<Mutation> aroundRules() {
    return List.of(
        after("a function", "¦function int f() { return 1; }", "rule.not-in-profile"),
        after("a query", "¦query old( ) Stage( ) end", "rule.not-in-profile"),
        after("a second package", "¦package facts", "rule.not-in-profile"),
        after("a unit", "¦unit Things", "rule.not-in-profile"),
        after("a rule attribute for all", "¦dialect \"mvel\"", "rule.not-in-profile"),
        after(
            "a static import",
            "import ¦static java.lang.System.exit",
            "rule.import-not-allowed",
            "rule.not-in-profile"),
        after(
            "a function import",
            "import ¦function java.lang.System.exit",
            "rule.import-not-allowed",
            "rule.not-in-profile"),
        after("all of a package", "import facts.¦*", "rule.expected-name"),
        after("a Java class", "import ¦java.lang.Runtime", "rule.import-not-allowed"),
        after("an unknown fact type", "import ¦facts.Scool", "rule.import-not-allowed"),
        after("a type twice", "import ¦facts.School", "rule.import-not-allowed"),
        after(
            "Drools' sum",
            "import ¦accumulate org.drools.core.base.accumulators.SumAccumulateFunction sum",
            "rule.import-not-allowed"),
        after(
            "our function by another name",
            "import ¦accumulate org.junheng.rules.accumulate.Total sum",
            "rule.import-not-allowed"),
        after(
            "a function twice",
            "import ¦accumulate org.junheng.rules.accumulate.Total total",
            "rule.import-not-allowed"),
        after(
            "a second global", "global ¦java.util.List list", "rule.second-global", "rule.global"),
        after("a type of its own", "declare ¦Hack\n    name : String\nend", "rule.type-in-pack"),
        after(
            "a type that runs code",
            "declare Hack\n    name : String ¦= System.getenv(\"HOME\")\nend",
            "rule.stray-character",
            "rule.expected"),
        after(
            "a type with a method",
            "declare Hack\n    name : java¦.lang.Runtime\nend",
            "rule.expected-name"),
        after("an enumeration", "declare enum Hack ¦ONE; end", "rule.expected"),
        after("a trait", "declare trait Hack ¦end", "rule.expected"),
        after("a window", "declare window Hack ¦@x( \"y\" ) end", "rule.expected"),
        attribute("salience", "¦salience 10"),
        attribute("a dialect", "¦dialect \"java\""),
        attribute("no-loop", "¦no-loop true"),
        attribute("lock-on-active", "¦lock-on-active true"),
        attribute("auto-focus", "¦auto-focus true"),
        attribute("enabled", "¦enabled false"),
        attribute("a timer", "¦timer (int: 1s)"),
        attribute("a duration", "¦duration 10"),
        attribute("an activation group", "¦activation-group \"one\""),
        attribute("a ruleflow group", "¦ruleflow-group \"one\""),
        attribute("a parent rule", "¦extends \"space.other\""),
        attribute("an annotation behind it", "¦@reading(\"x\")"),
        Mutation.rule("another global", GLOBAL, "global ¦java.lang.Runtime require", "rule.global"),
        Mutation.rule(
            "a renamed global", GLOBAL, "global ¦org.junheng.rules.Require demand", "rule.global"),
        Mutation.rule(
            "no global",
            SmallRules.HEAD,
            "¦" + SmallRules.HEAD.replace(GLOBAL, ""),
            "rule.no-global"),
        Mutation.rule("another package", "package plan", "¦package other", "rule.package"),
        Mutation.rule("a package within", "package plan", "¦package plan.inner", "rule.package"),
        Mutation.rule("a package of Java", "package plan", "¦package java.lang", "rule.package"),
        Mutation.rule(
            "no package",
            SmallRules.HEAD,
            "¦" + SmallRules.HEAD.substring(13),
            "rule.expected",
            "rule.package",
            "rule.no-global",
            "rule.type-not-imported",
            "rule.function-not-imported"),
        // What hides.
        Mutation.rule(
            "a unicode escape in a text",
            PRIMARY,
            "stage == ¦\"\\u0070rimary\",",
            "rule.backslash",
            "rule.expected"),
        Mutation.rule(
            "a unicode escape as a word",
            ATTESTED,
            "¦\\u0072equire.attested($school);",
            "rule.backslash",
            "rule.only-require"),
        Mutation.rule(
            "an escaped quote",
            PRIMARY,
            "stage == ¦\"primary\\\" || true\"",
            "rule.backslash",
            "rule.expected"),
        Mutation.rule(
            "a backslash in an annotation",
            "@reading(\"按学生计\")",
            "@reading(¦\"\\\")",
            "rule.backslash",
            "rule.expected-string"),
        Mutation.rule(
            "a full-width bracket",
            ATTESTED,
            "require.attested¦（$school);",
            "rule.stray-character",
            "rule.expected"),
        Mutation.rule(
            "a Chinese comma",
            "$stage, $students, 2000",
            "$stage， $students, 2000".replace("，", "¦，"),
            "rule.stray-character",
            "rule.expected"),
        Mutation.rule(
            "a character without a picture",
            "require.attested",
            "require.¦\u200battested",
            "rule.stray-character"),
        Mutation.rule(
            "another script's letter",
            "exists Stage( school",
            "exists St¦аge( school",
            "rule.stray-character",
            "rule.expected"),
        Mutation.rule(
            "a NUL", "require.attested", "require.¦\u0000attested", "rule.stray-character"),
        Mutation.rule(
            "a text without an end",
            "@reading(\"按学生计\")",
            "@reading(¦\"按学生计)",
            "rule.unclosed-string",
            "rule.expected-string"),
        Mutation.rule(
            "a text over two lines",
            "@reading(\"按学生计\")",
            "@reading(¦\"按学生\n计\")",
            "rule.unclosed-string",
            "rule.stray-character",
            "rule.unclosed-string",
            "rule.expected-string"),
        Mutation.rule(
            "a comment without an end",
            "/* An office\n   answers for it. */",
            "¦/* An office\n   answers for it.",
            "rule.unclosed-comment"));
  }

  private static Mutation after(String what, String to, String code, String... others) {
    return Mutation.rule("in the head " + what, GLOBAL, GLOBAL + "\n" + to, code, others);
  }

  private static Mutation attribute(String what, String to) {
    return Mutation.rule(
        "as an attribute " + what, EXPIRES, EXPIRES + "\n    " + to, "rule.expected");
  }

  @Test
  void whatACommentHoldsIsNeverRead() {
    RuleSet ruleSet =
        SmallRules.good()
            .change(SmallRules.RULES, STUDENTS, STUDENTS + " // \\u000a eval( true ) \" /* ")
            .sound();

    assertThat(ruleSet.pack("plan").orElseThrow().rules()).hasSize(4);
    assertThat(ruleSet.pack("plan").orElseThrow().rule("size.stage").orElseThrow().drl())
        .doesNotContain("eval");
  }
}
