package org.junheng.rules;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in the declarations of fact types. */
class VocabularyMutationsTest {
  private static final String BUDGET =
      "budget : BigDecimal @label(\"预算\") @unit(\"元\") @range(\"0..\")";
  private static final String BOARDING = "boarding : Boolean @label(\"寄宿\")";
  private static final String STAGE =
      "@label(\"学段\") @english(\"stage\") @list(\"stages\") @display(\"{stage}\") @unique(\"stage\")";
  private static final String TEACHERS = "@atMost(\"students\")";
  private static final String ALLOWED =
      "@allowed(\"school.kind=primary: primary; school.kind=junior: junior\")";
  private static final String SUM = "@sumsTo(\"stages.students by stage\")";

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutations")
  void aMistakeIsToldAtItsPlace(Mutation mutation) {
    mutation.isRefused();
  }

  static List<Mutation> mutations() {
    return List.of(
        m("another package", "package facts", "¦package plan", "facts.package"),
        m(
            "a Java class",
            "import java.time.LocalDate",
            "import java.time.LocalDate\nimport ¦java.util.List",
            "rule.import-not-allowed"),
        m(
            "a fact type imported",
            "import java.time.LocalDate",
            "import java.time.LocalDate\nimport ¦facts.School",
            "rule.import-not-allowed"),
        m(
            "a function",
            "import java.time.LocalDate",
            "import java.time.LocalDate\nimport ¦accumulate java.time.LocalDate day",
            "rule.import-not-allowed"),
        m("a global", "// The root.", "global ¦java.util.List list", "facts.only-types"),
        m(
            "a rule",
            "// The root.",
            "¦" + SmallRules.rule("a", "$x : School( )", "require.attested($x)"),
            "facts.only-types"),
        m("a rule's name for a type", "declare SchoolClass", "declare ¦Class", "facts.type-name"),
        m("a small letter", "declare SchoolClass", "declare ¦schoolClass", "facts.type-name"),
        m(
            "an underscore in a type's name",
            "declare SchoolClass",
            "declare ¦School_Class",
            "facts.type-name"),
        m("one letter for a type", "declare SchoolClass", "declare ¦C", "facts.type-name"),
        m("a type twice", "declare SchoolClass", "declare ¦Stage", "facts.type-twice"),
        m(
            "a second root",
            "declare SchoolClass\n",
            "declare ¦Other\n    @label(\"其他\")\n    name : String @label(\"名\")\nend\ndeclare SchoolClass\n",
            "facts.second-root"),
        m(
            "types that belong to one another",
            "declare School\n",
            "declare ¦Ring\n    @label(\"环\") @list(\"rings\")\n    ring : Ring\nend\ndeclare School\n",
            "facts.belongs-to-itself"),
        m("a type without label", STAGE, "@list(\"stages\")", "facts.no-label")
            .at("Stage\n    @list(\"stages\")"),
        m("a field without label", BOARDING, "¦boarding : Boolean", "facts.no-label"),
        m("a list without name", STAGE, "@label(\"学段\")", "facts.list-name", "facts.reference")
            .at("Stage\n    @label(\"学段\")\n"),
        m(
                "a list with a capital",
                STAGE,
                "@label(\"学段\") @list(\"Stages\")",
                "facts.list-name",
                "facts.reference")
            .at("Stage\n    @label(\"学段\") @list"),
        m(
                "a list with a blank",
                STAGE,
                "@label(\"学段\") @list(\"the stages\")",
                "facts.list-name",
                "facts.reference")
            .at("Stage\n    @label(\"学段\") @list"),
        m(
            "an unknown annotation of a type",
            STAGE,
            "¦@labell(\"x\") " + STAGE,
            "rule.unknown-annotation"),
        m(
            "a field's annotation at a type",
            STAGE,
            "¦@range(\"1..2\") " + STAGE,
            "rule.unknown-annotation"),
        m("an annotation twice", STAGE, STAGE + " ¦@label(\"x\")", "rule.annotation-twice"),
        m(
            "unique by an unknown field",
            STAGE,
            "@label(\"学段\") @list(\"stages\") ¦@unique(\"stag\")",
            "facts.no-such-field"),
        m(
            "a name by an unknown field",
            STAGE,
            "@label(\"学段\") @list(\"stages\") ¦@display(\"{name}\")",
            "facts.no-such-field"),
        m(
            "outside by an unknown field",
            "@outside(\"closed\")",
            "¦@outside(\"shut\")",
            "facts.no-such-field"),
        m(
            "outside by a text",
            "@outside(\"closed\")",
            "¦@outside(\"kind\")",
            "facts.outside-not-yes-no"),
        m(
            "added to another without saying when",
            "@unique(\"id\") @outside(\"closed\") @attestable(\"true\")",
            "@unique(\"id\") @outside(\"closed\") @attestable(\"true\") ¦@addedTo(\"parent\")",
            "facts.added-to"),
        m(
            "a value of the whole that is yes or no",
            BOARDING,
            BOARDING + " ¦@ofWhole(\"id\")",
            "facts.derived"),
        m(
            "derived where nothing is added up",
            BOARDING,
            "¦" + BOARDING + " @isWhole(\"true\")",
            "facts.derived-of-nothing"),
        m(
            "attestable by another word",
            "@unique(\"id\") @outside(\"closed\") @attestable(\"true\")",
            "¦@attestable(\"yes\")",
            "rule.annotation-not-true"),
        m(
            "a field with a capital",
            BOARDING,
            "¦Boarding : Boolean @label(\"寄宿\")",
            "facts.field-name"),
        m("a field of one letter", BOARDING, "¦b : Boolean @label(\"寄宿\")", "facts.field-name"),
        m(
            "a field with an underscore",
            BOARDING,
            "¦is_boarding : Boolean @label(\"寄宿\")",
            "facts.field-name"),
        m(
            "a field twice",
            BOARDING,
            BOARDING + "\n    ¦boarding : Integer @label(\"寄宿生\")",
            "facts.field-twice"),
        m(
            "an unknown kind of value",
            BUDGET,
            "¦budget : Double @label(\"预算\")",
            "facts.no-such-type",
            "facts.list-name"),
        m(
            "a slip in a kind of value",
            BUDGET,
            "¦budget : Bigdecimal @label(\"预算\")",
            "facts.no-such-type",
            "facts.list-name"),
        m(
            "a primitive",
            BOARDING,
            "¦boarding : boolean @label(\"寄宿\")",
            "facts.no-such-type",
            "facts.second-parent"),
        m(
            "a list of children",
            BOARDING,
            "boarding : List¦<Stage>",
            "rule.expected-name",
            "facts.no-such-type"),
        m(
            "an array",
            BOARDING,
            "boarding : String¦[] @label(\"寄宿\")",
            "rule.stray-character",
            "rule.stray-character",
            "rule.expected-name",
            "facts.no-such-type"),
        m("a second parent", BOARDING, "¦other : District", "facts.second-parent"),
        m(
            "an annotated parent",
            "district : District",
            "district : District ¦@label(\"区\")",
            "facts.parent-annotated"),
        m(
            "an initial value",
            BOARDING,
            "boarding : Boolean ¦= Boolean.TRUE",
            "rule.stray-character",
            "rule.expected",
            "facts.no-such-type"),
        m(
            "an initial value that runs",
            BOARDING,
            "boarding : Boolean ¦= System.exit(0)",
            "rule.stray-character",
            "rule.expected",
            "facts.no-such-type"),
        m(
            "a type that extends",
            "declare Stage\n",
            "declare Stage extends ¦School\n",
            "rule.expected",
            "facts.reference"),
        m(
            "no end",
            "    teachers : Integer @label(\"教师数\") @unit(\"人\") @range(\"0..100000\") @atMost(\"students\")\nend\n\ndeclare SchoolClass",
            "    teachers : Integer @label(\"教师数\")\n\ndeclare ¦SchoolClass",
            "rule.expected",
            "rule.unknown-type",
            "rule.import-not-allowed"),
        m(
            "a backslash",
            "@label(\"寄宿\")",
            "@label(¦\"\\u5bc4\")",
            "rule.backslash",
            "rule.expected-string",
            "facts.no-such-type"),
        m(
            "a range that is none",
            BUDGET,
            "budget : BigDecimal @label(\"预算\") ¦@range(\"0-100\")",
            "facts.range"),
        m(
            "a range upside down",
            BUDGET,
            "budget : BigDecimal @label(\"预算\") ¦@range(\"100..0\")",
            "facts.range"),
        m(
            "a range in words",
            BUDGET,
            "budget : BigDecimal @label(\"预算\") ¦@range(\"none..many\")",
            "facts.range"),
        m("a range of texts", BOARDING, BOARDING + " ¦@range(\"0..1\")", "facts.range"),
        m(
            "words without labels",
            "@values(\"5-4 五四学制; 6-3 六三学制\")",
            "¦@values(\"5-4; 6-3\")",
            "facts.values",
            "facts.values"),
        m(
            "a word twice",
            "@values(\"5-4 五四学制; 6-3 六三学制\")",
            "¦@values(\"5-4 五四; 5-4 五四\")",
            "facts.values"),
        m(
            "a default yes that is none",
            BOARDING,
            BOARDING + " ¦@default(\"yes\")",
            "facts.default"),
        m(
            "a default count that is none",
            "@range(\"1800..2100\")",
            "¦@default(\"x\")",
            "facts.default"),
        m(
            "a default measure that is none",
            BUDGET,
            "budget : BigDecimal @label(\"预算\") ¦@default(\"1,5\")",
            "facts.default"),
        m(
            "a default day that is none",
            "opened : LocalDate @label(\"启用日\")",
            "opened : LocalDate @label(\"启用日\") ¦@default(\"2025-02-30\")",
            "facts.default"),
        m(
            "required by another word",
            BOARDING,
            BOARDING + " ¦@required(\"yes\")",
            "rule.annotation-not-true"),
        m(
            "an identity that is denied",
            BOARDING,
            BOARDING + " ¦@identity(\"false\")",
            "rule.annotation-not-true"),
        m(
            "required with an unknown field",
            "@requiredWith(\"parent\")",
            "¦@requiredWith(\"parnt\")",
            "facts.no-such-field"),
        m("at most an unknown field", TEACHERS, "¦@atMost(\"pupils\")", "facts.no-such-field"),
        m(
            "zero unless an unknown field",
            "@zeroUnless(\"reserved\")",
            "¦@zeroUnless(\"reserve\")",
            "facts.no-such-field"),
        m("a limit without colon", ALLOWED, "¦@allowed(\"school.kind=primary\")", "facts.allowed"),
        m("a limit without value", ALLOWED, "¦@allowed(\"school.kind: primary\")", "facts.allowed"),
        m(
            "a limit by an unknown field",
            ALLOWED,
            "¦@allowed(\"school.knd=primary: primary\")",
            "facts.allowed"),
        m("a limit by a thing", ALLOWED, "¦@allowed(\"school=primary: primary\")", "facts.allowed"),
        m(
            "a reference without type",
            "@refersTo(\"School.id\")",
            "¦@refersTo(\"id\")",
            "facts.reference"),
        m(
            "a reference to an unknown field",
            "parent : String",
            "¦parent : String @label(\"上级\") @refersTo(\"School.code\")\n    above : String",
            "facts.reference",
            "rule.annotation-twice"),
        m("among no list", "@among(\"stages.stage\")", "@among(\"stage.stage\")", "facts.reference")
            .at(
                "stage : String @label(\"学段\") @identity(\"true\") @required(\"true\") @values(\"primary 小学; junior 初中\") @among"),
        m("a sum without key", SUM, "¦@sumsTo(\"stages.students\")", "facts.reference"),
        m("a sum without list", SUM, "¦@sumsTo(\"students by stage\")", "facts.reference"),
        m(
                "a sum to an unknown figure",
                SUM,
                "@sumsTo(\"stages.pupils by stage\")",
                "facts.reference")
            .at("students : Integer @label(\"学生数\") @unit(\"人\") @range(\"0..1000\")"),
        m("a sum by an unknown key", SUM, "@sumsTo(\"stages.students by kind\")", "facts.reference")
            .at("students : Integer @label(\"学生数\") @unit(\"人\") @range(\"0..1000\")"));
  }

  private static Mutation m(
      String sentence, String from, String to, String code, String... others) {
    return Mutation.facts(sentence, from, to, code, others);
  }
}
