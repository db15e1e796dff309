package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adding a target and laying files out, as policy staff type it. */
class AuthoringCommandsTest {
  /** What is typed at the questions, one wrong answer among them. */
  private static final String ANSWERS =
      """
      每12间普通教室配备多媒体教室3间以上

      三(一)4

      equipment
      library.rooms
      School
      kind == primary
      each
      multimediaRooms
      classrooms
      atLeast
      四分之一
      0.25
      2026-09-01
      """;

  @TempDir Path folder;
  private Path rules;

  private record Run(int code, String out, String err) {}

  private Run run(String in, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] all =
        Stream.concat(Stream.of(arguments), Stream.of("--rules", rules.toString()))
            .toArray(String[]::new);
    int code =
        Commands.run(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            out,
            err,
            StandardCharsets.UTF_8,
            all);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @BeforeEach
  void copyRules() throws IOException {
    rules = folder.resolve("rules");
    try (Stream<Path> files = Files.walk(Path.of("rules"))) {
      files.forEach(
          file -> {
            try {
              Files.copy(file, rules.resolve(Path.of("rules").relativize(file).toString()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  @Test
  void aTargetIsAddedByAnsweringQuestionsAndEverythingAddsUpAtOnce() throws IOException {
    Run added = run(ANSWERS, "rules", "new", "plan2024");

    assertThat(added.code).as(added.err).isZero();
    assertThat(added.out)
        .contains("“四分之一”不是标准应有的写法", "不低于0.25")
        .contains("School  学校 / school", "multimediaRooms  学校 · 网络多媒体教室数", "primary 小学; ");
    assertThat(Files.readString(rules.resolve("plan2024/equipment.drl")))
        .contains(
            "rule \"library.rooms\"",
            "require.each($school, $multimediaRooms, $classrooms).atLeast(0.25);");
    assertThat(run("", "rules", "check").code).isZero();
    assertThat(run("", "rules", "test").code).isZero();
    Run format = run("", "rules", "format", "--check");
    assertThat(format.code).as(format.out).isZero();
  }

  @Test
  void answersCanBeGivenInAdvanceAndNothingIsWrittenOnADryRun() throws IOException {
    Path chapter = rules.resolve("plan2024/equipment.drl");
    String before = Files.readString(chapter);
    Run shown = run("", NewRuleAnswers.with("rules", "new", "plan2024", "--dry-run"));

    assertThat(shown.code).as(shown.err).isZero();
    assertThat(shown.out)
        .contains("--- plan2024/equipment.drl", "rule \"library.rooms\"")
        .contains("--- plan2024/cases/equipment.yaml", "--- plan2024/pack.yaml");
    assertThat(Files.readString(chapter)).isEqualTo(before);
  }

  @Test
  void anAnswerInAdvanceThatCannotBeUsedIsRefused() {
    Run run = run("", NewRuleAnswers.with("rules", "new", "plan2024", "--answer", "limit=1/4"));
    Run unknown = run("", "rules", "new", "plan2024", "--answer", "lmit=1");

    assertThat(run.code).isEqualTo(2);
    assertThat(run.err).contains("limit", "1/4").doesNotContain("Exception");
    assertThat(unknown.code).isEqualTo(2);
    assertThat(unknown.err).contains("lmit", "limit");
  }

  @Test
  void whereTheAnswersEndNothingIsWritten() throws IOException {
    Path chapter = rules.resolve("plan2024/equipment.drl");
    String before = Files.readString(chapter);
    Run run = run("多媒体教室\n", "rules", "new", "plan2024");

    assertThat(run.code).isEqualTo(2);
    assertThat(run.err).contains("english");
    assertThat(Files.readString(chapter)).isEqualTo(before);
  }

  @Test
  void anUnknownPackIsNamedBesideThoseThereAre() {
    Run run = run("", "rules", "new", "plan2042");

    assertThat(run.code).isEqualTo(1);
    assertThat(run.err).contains("plan2042", "plan2024");
  }

  @Test
  void filesAreLaidOutAlikeAndKeepEveryComment() throws IOException {
    Path file = rules.resolve("plan2024/size.drl");
    String before = Files.readString(file);
    Files.writeString(
        file, before.replace("    @title", "  @title").replace("    require.", "require."));

    Run looked = run("", "rules", "format", "--check");
    assertThat(looked.code).isEqualTo(1);
    assertThat(looked.out.lines()).contains("plan2024/size.drl");
    assertThat(Files.readString(file)).isNotEqualTo(before);

    Run laidOut = run("", "rules", "format", "plan2024/size.drl");
    assertThat(laidOut.code).isZero();
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void aFileThatCannotBeReadIsLeftAsItIs() throws IOException {
    Path file = rules.resolve("plan2024/size.drl");
    String broken = Files.readString(file).replaceFirst("\\bthen\\b", "than");
    Files.writeString(file, broken);
    Run run = run("", "rules", "format");

    assertThat(run.code).isEqualTo(1);
    assertThat(run.out).contains("plan2024/size.drl:");
    assertThat(Files.readString(file)).isEqualTo(broken);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Run run = run("", "rules", "format", "plan2024/sise.drl");

    assertThat(run.code).isEqualTo(1);
    assertThat(run.out).contains("plan2024/sise.drl");
  }

  /** The answers of {@link #ANSWERS} as options, those of the test before them. */
  private static final class NewRuleAnswers {
    static String[] with(String... first) {
      boolean limit = String.join(" ", first).contains("limit=");
      return Stream.concat(
              Stream.of(first),
              Stream.of(
                      "id=library.rooms",
                      "title=每12间普通教室配备多媒体教室3间以上",
                      "english=",
                      "chapter=equipment",
                      "clause=三(一)4",
                      "demands=",
                      "subject=School",
                      "conditions=kind == primary",
                      "measure=each",
                      "amount=multimediaRooms",
                      "count=classrooms",
                      "comparison=atLeast",
                      "limit=0.25",
                      "from=2026-09-01")
                  .filter(answer -> !(limit && answer.startsWith("limit=")))
                  .flatMap(answer -> Stream.of("--answer", answer)))
          .toArray(String[]::new);
    }
  }
}
