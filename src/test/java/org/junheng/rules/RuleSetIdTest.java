package org.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule set is named by every byte of it, and by nothing else. */
class RuleSetIdTest {
  private static final SmallRules GOOD = SmallRules.good();

  @Test
  void everyByteCounts() {
    Set<String> ids = new HashSet<>(Set.of(GOOD.files().id()));
    int bytes = 0;
    for (String file : GOOD.files().files().keySet()) {
      byte[] content = GOOD.files().files().get(file);
      for (int i = 0; i < content.length; i++) {
        byte[] changed = content.clone();
        changed[i] ^= 1;
        ids.add(GOOD.with(file, changed).files().id());
        bytes++;
      }
    }

    assertThat(ids).hasSize(bytes + 1);
  }

  @Test
  void aCommentAFurtherFileOrAnotherNameCount() {
    String before = GOOD.files().id();

    assertThat(GOOD.with("README.md", "").files().id()).isNotEqualTo(before);
    assertThat(GOOD.with("plan/cases/x.yaml", "").files().id()).isNotEqualTo(before);
    assertThat(
            GOOD.without(SmallRules.RULES)
                .with("plan/gooe.drl", GOOD.text(SmallRules.RULES))
                .files()
                .id())
        .isNotEqualTo(before);
    assertThat(GOOD.with(SmallRules.RULES, GOOD.text(SmallRules.RULES) + "\n").files().id())
        .isNotEqualTo(before);
  }

  @Test
  void whatMovesFromOneFileIntoTheNextCounts() {
    SmallRules one = GOOD.with("a.md", "12").with("b.md", "3");
    SmallRules other = GOOD.with("a.md", "1").with("b.md", "23");

    assertThat(one.files().id()).isNotEqualTo(other.files().id());
  }

  @Test
  void theOrderOfTheFilesDoesNotCount() {
    TreeMap<String, byte[]> backwards = new TreeMap<>(Comparator.reverseOrder());
    backwards.putAll(GOOD.files().files());

    assertThat(new RuleFiles(backwards).id()).isEqualTo(GOOD.files().id());
  }

  @Test
  void theFolderOnDiskAndTheOrderItWasWrittenInDoNotCount(@TempDir Path first, @TempDir Path second)
      throws IOException {
    List<String> files = new ArrayList<>(GOOD.files().files().keySet());
    write(first, files);
    files.sort(Comparator.reverseOrder());
    write(second, files);

    assertThat(RuleFiles.read(first, new ArrayList<>()).id())
        .isEqualTo(RuleFiles.read(second, new ArrayList<>()).id())
        .isEqualTo(GOOD.files().id());
  }

  @Test
  void theRuleSetCarriesItAsSixtyFourHexadecimalDigits() {
    assertThat(GOOD.sound().id()).isEqualTo(GOOD.files().id()).matches("[0-9a-f]{64}");
  }

  @Test
  void theFilesCanBeHadAgainFromTheContentThatNamesThem() {
    RuleFiles again = RuleFiles.of(GOOD.files().content());

    assertThat(again.files().keySet()).isEqualTo(GOOD.files().files().keySet());
    assertThat(again.id()).isEqualTo(GOOD.files().id());
    assertThat(GOOD.sound().source().id()).isEqualTo(GOOD.files().id());
  }

  @Test
  void whatIsNoContentIsRefused() {
    byte[] content = GOOD.files().content();

    assertThatThrownBy(() -> RuleFiles.of(Arrays.copyOf(content, content.length - 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RuleFiles.of("a.md".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RuleFiles.of("a.md\0x\0".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void write(Path folder, List<String> files) throws IOException {
    for (String file : files) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.write(folder.resolve(file), GOOD.files().files().get(file));
    }
  }
}
