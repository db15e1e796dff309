package org.junheng.publishing;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junheng.publishing.DraftRefused.Because;
import org.junheng.rules.RuleFiles;

/** Which files a draft may have: what a folder of rules has, and nothing that leads out of it. */
final class DraftFiles {
  private static final int LONGEST_PATH = 200;
  private static final int LARGEST_FILE = 1_000_000;
  private static final int LARGEST = 20_000_000;
  private static final int MOST = 2_000;

  /**
   * At most three folders; no name begins with a dot, so there is neither {@code ..} nor hidden.
   */
  private static final Pattern PATH =
      Pattern.compile("([\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*/){0,3}[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*");

  private DraftFiles() {}

  /** Checks a path below the folder of rules, with forward slashes. */
  static String path(String path) throws DraftRefused {
    if (path.length() > LONGEST_PATH || !PATH.matcher(path).matches()) {
      throw DraftRefused.of(Because.WRONG, "draft.path", shown(path));
    }
    if (!path.endsWith(".drl") && !path.endsWith(".yaml") && !path.endsWith(".md")) {
      throw DraftRefused.of(Because.WRONG, "draft.file-kind", path);
    }
    return path;
  }

  private static String shown(String path) {
    String shown = path.substring(0, Math.min(path.length(), LONGEST_PATH));
    return shown.replaceAll("\\p{Cntrl}", "�");
  }

  /** With a file as given, be it new or not. */
  static RuleFiles with(RuleFiles files, String path, byte[] content) throws DraftRefused {
    if (content.length > LARGEST_FILE) {
      throw DraftRefused.of(
          Because.TOO_LARGE, "draft.file-too-large", path, content.length, LARGEST_FILE);
    }
    SortedMap<String, byte[]> changed = new TreeMap<>(files.files());
    changed.put(path, content);
    return within(new RuleFiles(changed));
  }

  /** Without a file that is there. */
  static RuleFiles without(RuleFiles files, String path) throws DraftRefused {
    SortedMap<String, byte[]> changed = new TreeMap<>(files.files());
    if (changed.remove(path) == null) {
      throw DraftRefused.of(Because.UNKNOWN, "draft.no-file", path);
    }
    return new RuleFiles(changed);
  }

  /** Checks how many there are and how large they are together. */
  static RuleFiles within(RuleFiles files) throws DraftRefused {
    long size = 0;
    for (Map.Entry<String, byte[]> file : files.files().entrySet()) {
      size += file.getValue().length;
    }
    if (files.files().size() > MOST || size > LARGEST) {
      throw DraftRefused.of(
          Because.TOO_LARGE, "draft.too-large", files.files().size(), MOST, size, LARGEST);
    }
    return files;
  }
}
