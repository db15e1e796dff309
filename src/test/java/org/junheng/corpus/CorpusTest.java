package org.junheng.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSetReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every broken file and every hostile one is refused before anything is compiled: with the right
 * line, column and code of each mistake in it, and with nothing else.
 */
class CorpusTest {
  @TempDir Path folder;

  static List<CorpusFile> broken() {
    return CorpusFile.in("broken");
  }

  static List<CorpusFile> hostile() {
    return CorpusFile.in("hostile");
  }

  @Test
  void thereAreManyAndEachHasItsExpectation() throws IOException {
    assertThat(broken()).hasSizeGreaterThanOrEqualTo(200);
    assertThat(hostile()).hasSizeGreaterThanOrEqualTo(130);
    for (String kind : List.of("broken", "hostile")) {
      try (Stream<Path> files = Files.list(CorpusFile.CORPUS.resolve(kind))) {
        assertThat(files.map(Path::getFileName).map(Path::toString))
            .filteredOn(file -> !file.endsWith(".expected"))
            .allSatisfy(
                file ->
                    assertThat(
                            CorpusFile.CORPUS
                                .resolve(kind)
                                .resolve(file.substring(0, file.lastIndexOf('.')) + ".expected"))
                        .as(file)
                        .satisfiesAnyOf(
                            path -> assertThat(path).exists(),
                            path -> assertThat(file).endsWith(".more")));
      }
    }
  }

  @Test
  void theSoundFolderIsSound() throws IOException {
    assertThat(CorpusFile.problems(CorpusFile.CORPUS.resolve("sound"), new ArrayList<>()))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void aBrokenFileIsRefusedAtItsPlaces(CorpusFile file) throws IOException {
    assertThat(told(file)).containsExactlyInAnyOrderElementsOf(file.told());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void aHostileFileIsRefusedAtItsPlaces(CorpusFile file) throws IOException {
    assertThat(told(file)).containsExactlyInAnyOrderElementsOf(file.told());
    assertThat(System.getProperty("junheng.hostile")).as("nothing of it has run").isNull();
    assertThat(Path.of("/tmp/junheng-hostile")).doesNotExist();
  }

  /** What is told; where rule files are concerned there is no rule set, so nothing to compile. */
  private List<String> told(CorpusFile file) throws IOException {
    file.writeTo(folder);
    List<RuleProblem> problems = CorpusFile.problems(folder, new ArrayList<RuleFiles>());
    if (!file.place().contains("/cases/") || file.place().endsWith(".drl")) {
      assertThat(RuleSetReader.read(folder)).isInstanceOf(RuleSetReader.Result.Broken.class);
    }
    assertThat(problems)
        .allSatisfy(
            problem -> {
              assertThat(problem.message().chinese()).containsPattern("\\p{IsHan}");
              assertThat(problem.message().english()).isNotBlank();
            });
    return problems.stream().map(CorpusFile::line).toList();
  }

  @Test
  void severalMistakesOfAFileAreToldInOneGo() {
    assertThat(broken())
        .filteredOn(file -> new TreeSet<>(file.codes()).size() > 2)
        .hasSizeGreaterThanOrEqualTo(5);
  }
}
