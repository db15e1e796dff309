package org.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * One small change of a file of {@link SmallRules}, and what must be said of it.
 *
 * @param change what was changed, in words
 * @param from the one place that is changed
 * @param to what stands there then
 * @param told line:column and code of every problem, and of no other
 */
record Mutation(String change, String from, String to, List<String> told) {
  private static final RuleSet GOOD = SmallRules.good().sound();
  private static final Path FOLDER = Path.of("src/test/resources/rules/mutations");

  /** Those of a file under {@code src/test/resources/rules/mutations}. */
  static List<Mutation> of(String name) {
    return new YAMLMapper()
        .readValue(FOLDER.resolve(name + ".yaml").toFile(), new TypeReference<>() {});
  }

  /** Nothing comes of it but these problems. */
  void isRefusedIn(String path) {
    SmallRules changed = SmallRules.good().change(path, from, to);
    List<RuleProblem> problems = changed.problems();

    assertThat(problems)
        .extracting(
            p ->
                (p.file().equals(path) ? "" : p.file() + ":")
                    + p.line()
                    + ":"
                    + p.column()
                    + " "
                    + p.message().code())
        .containsExactlyElementsOf(told);
    assertThat(RuleSetReader.read(changed.files(), GOOD))
        .as("the same where what was known before is not parsed again")
        .isInstanceOfSatisfying(
            RuleSetReader.Result.Broken.class,
            broken -> assertThat(broken.problems()).isEqualTo(problems));
  }

  @Override
  @JsonIgnore
  public String toString() {
    return change;
  }
}
