package org.junheng.publishing;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.analysis.RuleSetDifference;

/**
 * What differs between two rule sets: target by target where both are sound, and file by file in
 * any case.
 *
 * @param before id of the earlier
 * @param after id of the later
 * @param targets nothing where one of them is not sound
 */
public record DraftDifference(
    String before, String after, Optional<RuleSetDifference> targets, List<ChangedFile> files) {
  private static final int CONTEXT = 3;

  public DraftDifference {
    files = List.copyOf(files);
  }

  /** What became of a file. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * A file that is not the same.
   *
   * @param unified the lines that differ, as {@code diff -u} shows them
   */
  public record ChangedFile(Kind kind, String path, String unified) {}

  public static DraftDifference of(DraftCheck was, DraftCheck is) {
    RuleFiles before = was.files();
    RuleFiles after = is.files();
    Optional<RuleSetDifference> targets =
        was.ruleSet().flatMap(old -> is.ruleSet().map(made -> RuleSetDifference.of(old, made)));
    List<ChangedFile> files = new ArrayList<>();
    for (String path : DraftPacks.differing(before.files(), after.files())) {
      files.add(changed(path, before.files().get(path), after.files().get(path)));
    }
    return new DraftDifference(before.id(), after.id(), targets, files);
  }

  private static ChangedFile changed(String path, byte @Nullable [] was, byte @Nullable [] is) {
    List<String> old = lines(was);
    Patch<String> patch = DiffUtils.diff(old, lines(is));
    List<String> unified =
        UnifiedDiffUtils.generateUnifiedDiff(
            was == null ? "/dev/null" : path, is == null ? "/dev/null" : path, old, patch, CONTEXT);
    Kind kind = was == null ? Kind.ADDED : is == null ? Kind.REMOVED : Kind.CHANGED;
    return new ChangedFile(kind, path, String.join("\n", unified));
  }

  private static List<String> lines(byte @Nullable [] content) {
    return content == null
        ? List.of()
        : List.of(new String(content, StandardCharsets.UTF_8).split("\\R", -1));
  }
}
