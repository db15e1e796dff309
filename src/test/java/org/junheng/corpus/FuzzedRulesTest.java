package org.junheng.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junheng.decision.DecisionMaker;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSet;
import org.junheng.rules.RuleSetReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The shipped files with slips nobody thought of: whatever is done to them, they are read to their
 * end and refused with places that exist, or accepted and then compiled by Drools.
 */
// A reader that does not come to an end would otherwise hold the whole build; it takes seconds.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class FuzzedRulesTest {
  private static final long SEED = 20240418;
  private static final int EDITS = 800;
  private static final int COMPILED = 3;
  private static final String SIGNS =
      "\"'()[]{}<>=!&|,.;:@$#%*/\\+-_ \n\t0９一（“”，。；：≥\u3000\u200b\u202eаaE";

  private final Random random = new Random(SEED);
  private final List<RuleSet> accepted = new ArrayList<>();

  @Test
  void noEditBreaksTheReaderAndWhatIsAcceptedCompiles() throws IOException {
    SortedMap<String, byte[]> shipped =
        new TreeMap<>(RuleFiles.read(Path.of("rules"), List.of()).files());
    List<String> names =
        shipped.keySet().stream()
            .filter(name -> name.endsWith(".drl") || name.endsWith("pack.yaml"))
            .toList();
    int refused = 0;
    for (int i = 0; i < EDITS; i++) {
      String name = names.get(random.nextInt(names.size()));
      String text = new String(shipped.get(name), StandardCharsets.UTF_8);
      for (int edits = random.nextInt(3); edits >= 0; edits--) {
        text = edited(text);
      }
      refused += check(folder(shipped, name, text), name, text) ? 1 : 0;
    }

    assertThat(refused).isGreaterThan(EDITS / 2);
    assertThat(accepted).hasSizeGreaterThan(COMPILED);
    for (RuleSet ruleSet : accepted.subList(0, COMPILED)) {
      assertThatCode(() -> DecisionMaker.of(ruleSet).close()).doesNotThrowAnyException();
    }
  }

  /** The declarations, the description and the one file. */
  private static RuleFiles folder(SortedMap<String, byte[]> shipped, String name, String text) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    shipped.forEach(
        (file, content) -> {
          if (file.startsWith("facts/") || file.endsWith("pack.yaml")) {
            files.put(file, content);
          }
        });
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
    return new RuleFiles(files);
  }

  /** Whether it is refused. */
  private boolean check(RuleFiles files, String name, String text) {
    RuleSetReader.Result result;
    try {
      result = RuleSetReader.read(files);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(name + ":\n" + text, e);
    }
    if (result instanceof RuleSetReader.Result.Sound sound) {
      accepted.add(sound.ruleSet());
      return false;
    }
    for (RuleProblem problem : ((RuleSetReader.Result.Broken) result).problems()) {
      assertThat(problem.message().chinese()).isNotBlank();
      byte[] content = files.files().get(problem.file());
      if (content != null) {
        List<String> lines = List.of(new String(content, StandardCharsets.UTF_8).split("\n", -1));
        assertThat(problem.line()).as(problem.toString()).isBetween(1, lines.size());
        assertThat(problem.column())
            .as(problem.toString())
            .isBetween(1, lines.get(problem.line() - 1).length() + 1);
      }
    }
    return true;
  }

  private String edited(String text) {
    int at = random.nextInt(text.length());
    int other = random.nextInt(text.length());
    return switch (random.nextInt(8)) {
      case 0 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1));
      case 1 -> text.substring(0, at) + sign() + text.substring(at);
      case 2 -> text.substring(0, at) + sign() + text.substring(Math.min(text.length(), at + 1));
      case 3 -> {
        int end = Math.min(text.length(), at + 2);
        yield text.substring(0, at)
            + new StringBuilder(text.substring(at, end)).reverse()
            + text.substring(end);
      }
      case 4 -> withoutWord(text, at);
      case 5 -> withoutLine(text, at);
      case 6 -> text.substring(0, at) + word(text, other) + text.substring(at);
      default -> text.substring(0, at);
    };
  }

  private String sign() {
    int at = random.nextInt(SIGNS.length());
    return SIGNS.substring(at, at + 1);
  }

  private static String word(String text, int at) {
    int end = at;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return text.substring(at, end) + " ";
  }

  private static String withoutWord(String text, int at) {
    return text.substring(0, at)
        + text.substring(Math.min(text.length(), at + word(text, at).length()));
  }

  private static String withoutLine(String text, int at) {
    int start = text.lastIndexOf('\n', at) + 1;
    int end = text.indexOf('\n', at);
    return text.substring(0, start) + (end < 0 ? "" : text.substring(end + 1));
  }
}
