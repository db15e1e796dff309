package org.junheng.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junheng.facts.Submission;
import org.junheng.facts.SubmissionReader;
import org.junheng.rules.Gap;
import org.junheng.rules.Outcome;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSetReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Editing files under {@code rules/} is enough: no code is touched. */
class EditingRulesTest {
  private static final String DISTRICT =
      "'district': {'code': '1', 'name': '区', 'year': 2025, 'countDate': '2025-09-01'}";
  private static final String SCHOOL =
      "{" + DISTRICT + ", 'schools': [{'id': '1', 'name': '一小', 'kind': 'primary'%s}]}";

  @TempDir Path rules;

  @BeforeEach
  void copy() throws IOException {
    Path shipped = Path.of("rules");
    try (Stream<Path> files = Files.walk(shipped)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = rules.resolve(shipped.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
  }

  @Test
  void anotherNumberTurnsAClassOf45() throws IOException {
    String classes =
        ", 'classes': [{'stage': 'primary', 'name': '1班', 'students': 44}, {'stage': 'primary', 'name': '2班', 'students': 45}]";
    JsonNode facts = ShippedRules.json(SCHOOL.formatted(classes));
    assertThat(outcomes(ShippedRules.decide(facts), "size.class.primary"))
        .containsExactly("/schools/0/classes/0 MET", "/schools/0/classes/1 MET");

    change(
        "plan2024/size.drl",
        "require.atMost($class, $students, 45);",
        "require.atMost($class, $students, 44);");

    try (DecisionMaker maker = maker()) {
      Decision decision = decide(maker, facts);
      assertThat(outcomes(decision, "size.class.primary"))
          .containsExactly("/schools/0/classes/0 MET", "/schools/0/classes/1 UNMET");
      assertThat(decision.ruleSet()).isNotEqualTo(ShippedRules.maker().ruleSet().id());
    }
  }

  @Test
  void aNewFieldANewTargetAndANewTypeAreJudged() throws IOException {
    change(
        "facts/school.drl",
        "    classrooms : Integer",
        "    libraryBooks : Integer @label(\"图书册数\") @unit(\"册\") @range(\"0..10000000\") @example(\"30000\")\n    classrooms : Integer");
    write(
        "facts/library.drl",
        """
        package facts
        import java.math.BigDecimal

        declare ReadingRoom
            @label("阅览室") @english("reading room") @list("readingRooms") @display("{name}") @unit("间")
            school : School
            name : String @label("名称") @identity("true")
            area : BigDecimal @label("面积") @unit("平方米") @range("0..")
        end
        """);
    write(
        "plan2024/library.drl",
        """
        package plan2024
        import facts.ReadingRoom
        import facts.School
        import facts.Stage
        import accumulate org.junheng.rules.accumulate.Total total
        global org.junheng.rules.Require require

        rule "library.books"
            @title("小学生均图书25册以上")
            @clause("三(一)4")
            date-effective "2024-04-18"
        when
            $school : School( kind == "primary", $books : libraryBooks )
            accumulate( Stage( school == $school, $s : students ); $students : total($s) )
        then
            require.each($school, $books, $students).atLeast(25);
        end

        rule "library.room"
            @title("每间阅览室60.5平方米以上")
            @clause("三(一)4")
            date-effective "2024-04-18"
        when
            $room : ReadingRoom( school.kind != "senior", $area : area )
        then
            require.atLeast($room, $area, 60.5);
        end
        """);

    try (DecisionMaker maker = maker()) {
      assertThat(maker.pack("plan2024").orElseThrow().rule("library.books").orElseThrow().title())
          .isEqualTo("小学生均图书25册以上");
      Decision met =
          decide(
              maker,
              school(
                  ", 'libraryBooks': 2500, 'stages': [{'stage': 'primary', 'students': 100}], 'readingRooms': [{'name': '甲', 'area': 60.5}, {'area': 60.4}]"));
      assertThat(outcomes(met, "library.books")).containsExactly("/schools/0 MET");
      assertThat(outcomes(met, "library.room"))
          .containsExactly("/schools/0/readingRooms/0 MET", "/schools/0/readingRooms/1 UNMET");
      assertThat(met.findings())
          .filteredOn(finding -> finding.rule().id().equals("library.room"))
          .extracting(finding -> finding.subject().label())
          .containsExactly("甲", "阅览室2");
      Decision unmet =
          decide(
              maker,
              school(
                  ", 'libraryBooks': 2499, 'stages': [{'stage': 'primary', 'students': 100}], 'readingRooms': []"));
      assertThat(outcomes(unmet, "library.books")).containsExactly("/schools/0 UNMET");
      assertThat(outcomes(unmet, "library.room")).containsExactly("/schools/0 NOT_JUDGED");
      Decision absent =
          decide(maker, school(", 'stages': [{'stage': 'primary', 'students': 100}]"));
      assertThat(outcomes(absent, "library.books")).containsExactly("/schools/0 UNDETERMINED");
      assertThat(outcomes(absent, "library.room")).containsExactly("/schools/0 UNDETERMINED");
      assertThat(absent.findings())
          .filteredOn(finding -> finding.rule().id().startsWith("library."))
          .flatExtracting(Finding::missing)
          .extracting(Gap::pointer)
          .containsExactly("/schools/0/libraryBooks", "/schools/0/readingRooms");
      // 76 of the plan, and these.
      assertThat(maker.pack("plan2024").orElseThrow().rules()).hasSize(78);
      SubmissionReader.Result refused =
          maker
              .reader(maker.pack("plan2024").orElseThrow())
              .read(school(", 'libraryBooks': -1, 'readingRooms': [{'areas': 1}]"), "");
      assertThat(((SubmissionReader.Result.Refused) refused).faults())
          .extracting(fault -> fault.pointer(), fault -> fault.message().code())
          .containsExactly(
              tuple("/schools/0/libraryBooks", "facts.out-of-range"),
              tuple("/schools/0/readingRooms/0/areas", "facts.unknown-field-suggestion"));
    }
  }

  @Test
  void aTypeWithinATypeWithinSchoolsIsNeverPassedOver() throws IOException {
    write(
        "facts/course.drl",
        "package facts\ndeclare Course\n    @label(\"课程\") @list(\"courses\")\n    stageOfSchool : Stage\n    hours : Integer @label(\"课时\")\nend\n");
    write(
        "plan2024/course.drl",
        """
        package plan2024
        import facts.Course
        global org.junheng.rules.Require require

        rule "course.hours"
            @title("每门课程2课时以上")
            @clause("三(三)5")
            date-effective "2024-04-18"
        when
            $course : Course( $hours : hours )
        then
            require.atLeast($course, $hours, 2);
        end
        """);

    try (DecisionMaker maker = maker()) {
      Decision given =
          decide(maker, school(", 'stages': [{'stage': 'primary', 'courses': [{'hours': 1}]}]"));
      assertThat(outcomes(given, "course.hours"))
          .containsExactly("/schools/0/stages/0/courses/0 UNMET");
      Decision withoutCourses = decide(maker, school(", 'stages': [{'stage': 'primary'}]"));
      assertThat(outcomes(withoutCourses, "course.hours"))
          .containsExactly("/schools/0/stages/0 UNDETERMINED");
      // What the stages hold is as unknown as they are.
      Decision withoutStages = decide(maker, school(""));
      assertThat(outcomes(withoutStages, "course.hours"))
          .containsExactly("/schools/0 UNDETERMINED");
      Decision oneWithoutStages =
          decide(
              maker,
              ShippedRules.json(
                  "{"
                      + DISTRICT
                      + ", 'schools': [{'id': '1', 'name': '一', 'kind': 'primary', 'stages': [{'stage': 'primary', 'courses': [{'hours': 2}]}]}, {'id': '2', 'name': '二', 'kind': 'primary'}]}"));
      assertThat(outcomes(oneWithoutStages, "course.hours"))
          .containsExactly("/schools/0/stages/0/courses/0 MET", "/schools/1 UNDETERMINED");
    }
  }

  @Test
  void aBrokenFileIsToldWithItsLineAndNothingIsCompiled() throws IOException {
    change(
        "plan2024/homework.drl",
        "require.atMost($grade, $minutes, 60);",
        "require.atMost($grade, $minuts, 60);");

    List<RuleProblem> problems =
        ((RuleSetReader.Result.Broken) RuleSetReader.read(rules)).problems();
    long line =
        Files.readString(rules.resolve("plan2024/homework.drl"))
                .lines()
                .takeWhile(text -> !text.contains("$minuts"))
                .count()
            + 1;
    assertThat(problems)
        .extracting(
            RuleProblem::file,
            problem -> (long) problem.line(),
            problem -> problem.message().code())
        .containsExactly(tuple("plan2024/homework.drl", line, "rule.unknown-variable"));
    assertThat(problems.get(0).message().chinese()).contains("$minuts", "$minutes");
  }

  private void change(String file, String from, String to) throws IOException {
    String text = Files.readString(rules.resolve(file));
    assertThat(text).containsOnlyOnce(from);
    Files.writeString(rules.resolve(file), text.replace(from, to));
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(rules.resolve(file), text);
  }

  private DecisionMaker maker() {
    return DecisionMaker.of(ShippedRules.sound(ShippedRules.read(rules)));
  }

  private static JsonNode school(String members) {
    return ShippedRules.json(SCHOOL.formatted(members));
  }

  private static Decision decide(DecisionMaker maker, JsonNode facts) {
    SubmissionReader.Result result =
        maker.reader(maker.pack("plan2024").orElseThrow()).read(facts, "");
    if (result instanceof SubmissionReader.Result.Refused refused) {
      throw new AssertionError(refused.faults().toString());
    }
    Submission submission = ((SubmissionReader.Result.Accepted) result).submission();
    return maker.decide(
        maker.pack("plan2024").orElseThrow(),
        submission,
        DecisionMaker.countDate(submission),
        false);
  }

  private static List<String> outcomes(Decision decision, String target) {
    assertThat(decision.findings()).extracting(Finding::outcome).doesNotContain(Outcome.ERROR);
    return decision.findings().stream()
        .filter(finding -> finding.rule().id().equals(target))
        .map(finding -> finding.subject().path() + " " + finding.outcome())
        .toList();
  }
}
