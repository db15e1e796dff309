package org.junheng.rules.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.drl.DrlPrinter;
import org.junheng.rules.drl.DrlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleFormatterTest {
  private static final boolean REGENERATE = Boolean.getBoolean("junheng.regenerate");
  private static final List<String> GAPS =
      List.of(
          " ",
          "  ",
          "\n",
          "\n\n",
          "\n\n\n",
          "\t",
          " \r\n ",
          " // a remark\n",
          "\n// a line\n",
          "\n\n// a paragraph\n\n",
          " /* within */ ",
          "\n/* two\n     lines */\n");

  static List<Path> shipped() {
    try (Stream<Path> paths = Files.walk(Path.of("rules"))) {
      return paths.filter(path -> path.toString().endsWith(".drl")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void theShippedFilesAreFormatted(Path path) throws IOException {
    String formatted = formatted(Files.readString(path));
    if (REGENERATE) {
      Files.writeString(path, formatted);
    }

    assertThat(Files.readString(path))
        .as("format with ./mvnw test -Dtest=RuleFormatterTest -Djunheng.regenerate=true")
        .isEqualTo(formatted);
  }

  @Test
  void aRuleOnOneLineIsLaidOut() {
    String formatted =
        formatted(
            """
            package plan2024 import facts.Stage
            global org.junheng.rules.Require require
            rule "a.b" @title("标题") // why
            @clause("三(一)1") date-effective "2024-04-18" when
            $stage:Stage(stage in("primary","junior"),( $s>=1||students<2 )&&school.kind!="special" , $s:students)
            exists Stage( school==$school) not Stage()
            accumulate(Stage($j:students);$a:total($j),$b:most( $j );$a==0||$b>=50)
            then require.per100( $stage,require.sum($a , $b),require.weighted($a,1,$b,1.1) ) .atLeast(4.20);end
            """);

    assertThat(formatted)
        .isEqualTo(
            """
            package plan2024
            import facts.Stage
            global org.junheng.rules.Require require

            rule "a.b"
                @title("标题") // why
                @clause("三(一)1")
                date-effective "2024-04-18"
            when
                $stage : Stage( stage in ("primary", "junior"), ($s >= 1 || students < 2) && school.kind != "special", $s : students )
                exists Stage( school == $school )
                not Stage()
                accumulate( Stage( $j : students ); $a : total($j), $b : most($j); $a == 0 || $b >= 50 )
            then
                require.per100($stage, require.sum($a, $b), require.weighted($a, 1, $b, 1.1)).atLeast(4.20);
            end
            """);
  }

  @Test
  void breaksBehindCommasStayAndAlign() {
    assertThat(
            formatted(
                """
                package plan2024
                rule "a"
                when
                $s : Stage( stage == "primary",
                  students > 0 )
                accumulate( Stage( school == $school,
                $j : students );
                $a : total($j) )
                then
                require.each($s,
                require.share($a, 1,
                2), $b).atLeast(1);
                end
                """))
        .isEqualTo(
            """
            package plan2024

            rule "a"
            when
                $s : Stage( stage == "primary",
                            students > 0 )
                accumulate( Stage( school == $school,
                                   $j : students );
                            $a : total($j) )
            then
                require.each($s,
                    require.share($a, 1,
                        2), $b).atLeast(1);
            end
            """);
  }

  @Test
  void aLineThatIsTooLongIsBrokenBehindAComma() {
    String conditions = "students > 0, ".repeat(14);
    String formatted =
        formatted(
            "package a rule \"a\" when $stage : Stage( "
                + conditions
                + "$s : students ) then require.atMost($stage, require.sum($s, $s), require.sum("
                + "$students, ".repeat(14)
                + "$s)); end");

    assertThat(formatted.lines()).allMatch(line -> line.length() <= 160);
    assertThat(formatted)
        .contains("\n" + " ".repeat(20) + "students > 0, ")
        .contains("\n        require.sum($students, ");
  }

  @Test
  void commentsStayWhereTheyAre() {
    String text =
        """
        // About the file.

        // About the package.
        package facts
        import java.math.BigDecimal // exact

        // About the type,
        // in two lines.
        declare Room
            @label("教室")
            school : School
            area : BigDecimal @label("面积")
                @unit("平方米")

            // In rooms.
            count : Integer @label("间数") // whole
            // The last word.
        end
        // Behind all.
        """;

    assertThat(formatted(text)).isEqualTo(text.replace("end\n// Behind", "end\n\n// Behind"));
  }

  @Test
  void aFileThatCannotBeReadIsLeftAlone() {
    List<RuleProblem> problems = new ArrayList<>();

    assertThat(RuleFormatter.format("plan2024/x.drl", "package a rule", problems)).isEmpty();
    assertThat(problems).isNotEmpty();
  }

  @Property(tries = 300)
  void noWordIsChangedNoCommentMovedAndASecondTimeChangesNothing(@ForAll("scattered") String text) {
    String once = formatted(text);

    assertThat(words(once)).isEqualTo(words(text));
    assertThat(formatted(once)).isEqualTo(once);
    assertThat(once.lines()).noneMatch(line -> line.endsWith(" "));
  }

  @Property(tries = 60)
  void theRulesSayTheSame(@ForAll("scattered") String text) {
    assertThat(rules(formatted(text))).isEqualTo(rules(text));
  }

  /** Shipped files with other gaps between their words, some with comments. */
  @Provide
  Arbitrary<String> scattered() {
    List<Path> files = shipped();
    return Arbitraries.integers()
        .between(0, files.size() - 1)
        .flatMap(file -> Arbitraries.longs().map(seed -> scattered(files.get(file), seed)));
  }

  private static String scattered(Path path, long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    LaidToken before = null;
    for (LaidToken token : LaidToken.of(read(path))) {
      boolean afterLineComment = before != null && before.kind() == LaidToken.Kind.LINE_COMMENT;
      int gap = random.nextInt(4);
      if (afterLineComment) {
        text.append('\n');
      } else if (before != null) {
        text.append(gap == 0 ? GAPS.get(random.nextInt(GAPS.size())) : " ");
      }
      text.append(token.text());
      before = token;
    }
    return text.append('\n').toString();
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> words(String text) {
    return LaidToken.of(text).stream().map(LaidToken::text).toList();
  }

  private static List<String> rules(String text) {
    List<RuleProblem> problems = new ArrayList<>();
    List<String> rules =
        DrlReader.read("x.drl", text, problems).rules().stream().map(DrlPrinter::rule).toList();
    assertThat(problems).isEmpty();
    return rules;
  }

  private static String formatted(String text) {
    List<RuleProblem> problems = new ArrayList<>();
    String formatted = RuleFormatter.format("x.drl", text, problems).orElse("");
    assertThat(problems).isEmpty();
    return formatted;
  }
}
