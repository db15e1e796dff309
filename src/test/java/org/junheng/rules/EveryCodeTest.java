package org.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every mistake that the sources of this package can tell is made in one of its tests. */
class EveryCodeTest {
  private static final Pattern CODE =
      Pattern.compile("\"((?:rule|facts|pack)\\.[a-z][a-z0-9-]*)\"");

  /** Made in {@link RuleFoldersTest}, on disk. */
  private static final Set<String> ON_DISK = Set.of("rule.file-too-large");

  /** Nothing takes a number without having looked whether it is one. */
  private static final Set<String> NEVER_SAID = Set.of("rule.expected-number");

  @Test
  void isMade() throws IOException {
    Set<String> made = new TreeSet<>(ON_DISK);
    Stream.of(
            HostileRulesTest.mutations(),
            HostileRulesTest.aroundRules(),
            RuleMutationsTest.mutations().toList(),
            VocabularyMutationsTest.mutations())
        .flatMap(List::stream)
        .map(Mutation::code)
        .forEach(made::add);
    ConclusionRulesTest.mistakes().forEach(mistake -> made.add(mistake.code()));
    made.add("rule.not-concluding");
    RuleFoldersTest.folders().forEach(folder -> made.addAll(folder.codes()));

    Set<String> sources = inSources();
    assertThat(sources).hasSizeGreaterThan(90);
    sources.removeAll(NEVER_SAID);
    sources.removeAll(made);
    assertThat(sources).isEmpty();
  }

  private static Set<String> inSources() throws IOException {
    Set<String> codes = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/junheng/rules"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        CODE.matcher(Files.readString(file)).results().forEach(found -> codes.add(found.group(1)));
      }
    }
    return codes;
  }
}
