package org.junheng.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final Set<String> FIELDS =
      Set.of("students", "fullTimeTeachers", "teachingArea", "area", "kind", "id");

  @ParameterizedTest(name = "{0} means {1}")
  @CsvSource({
    "students, students",
    "student, students",
    "studentss, students",
    "studemts, students",
    "stuednts, students",
    "STUDENTS, students",
    "fulltimeTeacher, fullTimeTeachers",
    "teachingAera, teachingArea",
    "aera, area",
    "knd, kind",
    "di, id",
  })
  void aSlipLeadsToTheNameMeant(String written, String meant) {
    assertThat(Nearest.to(written, FIELDS)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"pupils", "schoolKind", "classrooms", "x", "''"})
  void anotherWordLeadsNowhere(String written) {
    assertThat(Nearest.to(written, FIELDS)).isEmpty();
  }

  @Test
  void aThirdOfTheLettersMayBeWrongAndNoMore() {
    assertThat(Nearest.to("abcxyz", List.of("abcdez"))).contains("abcdez");
    assertThat(Nearest.to("abcxyz", List.of("abcdef"))).isEmpty();
  }

  @Test
  void theNearestOfSeveralIsTaken() {
    assertThat(Nearest.to("stages", List.of("age", "states2", "stages2"))).contains("stages2");
    assertThat(Nearest.to("primary", List.of("primar", "primary"))).contains("primary");
  }

  @Test
  void ofEquallyNearOnesTheFirstInTheAlphabetIsTaken() {
    assertThat(Nearest.to("room", List.of("roof", "boom", "rooms"))).contains("boom");
  }

  @Test
  void chineseNamesAreCompared() {
    assertThat(Nearest.to("三(一)11", List.of("三(一)1", "四(二)2"))).contains("三(一)1");
  }

  @Test
  void withoutCandidatesThereIsNone() {
    assertThat(Nearest.to("students", List.of())).isEmpty();
  }

  @Property
  void oneMissingLetterIsFound(
      @ForAll @AlphaChars @StringLength(min = 2, max = 30) String name,
      @ForAll @IntRange(min = 0, max = 29) int at) {
    String written = new StringBuilder(name).deleteCharAt(at % name.length()).toString();

    assertThat(Nearest.to(written, List.of(name))).contains(name);
  }

  @Property
  void twoSwappedLettersAreFound(
      @ForAll @AlphaChars @StringLength(min = 2, max = 30) String name,
      @ForAll @IntRange(min = 0, max = 28) int at) {
    int first = at % (name.length() - 1);
    String written =
        name.substring(0, first)
            + name.charAt(first + 1)
            + name.charAt(first)
            + name.substring(first + 2);

    assertThat(Nearest.to(written, List.of(name))).contains(name);
  }
}
