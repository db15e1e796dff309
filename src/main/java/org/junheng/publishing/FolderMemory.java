package org.junheng.publishing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this instance knows of its folder from one run to the next, in a small file of the data
 * folder: a line with a name and a rule set for each.
 */
final class FolderMemory {
  private static final Logger LOG = LoggerFactory.getLogger(FolderMemory.class);

  /** The rule set that the folder last held while it was in force: what an edit is an edit of. */
  private static final String BASE = "base";

  /** What was about to be published from the folder. */
  private static final String PROPOSED = "proposed";

  /** What was handed over to be approved. */
  private static final String HANDED = "handed";

  private final Path file;
  private final Map<String, String> known = new TreeMap<>();

  FolderMemory(Path file) {
    this.file = file;
    try {
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          String[] parts = line.split(" ", 2);
          if (parts.length == 2) {
            known.put(parts[0], parts[1]);
          }
        }
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be read: {}", file, e.toString());
    }
  }

  /** Empty where that is not known. */
  String base() {
    return known.getOrDefault(BASE, "");
  }

  String proposed() {
    return known.getOrDefault(PROPOSED, "");
  }

  String handed() {
    return known.getOrDefault(HANDED, "");
  }

  void base(String ruleSet) {
    put(BASE, ruleSet);
  }

  void proposed(String ruleSet) {
    put(PROPOSED, ruleSet);
  }

  void handed(String ruleSet) {
    put(HANDED, ruleSet);
  }

  /** Written as a whole or not at all. Where it cannot be, the worst is that an edit waits. */
  private void put(String name, String ruleSet) {
    if (ruleSet.equals(known.put(name, ruleSet))) {
      return;
    }
    StringBuilder text = new StringBuilder();
    known.forEach((key, value) -> text.append(key).append(' ').append(value).append('\n'));
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", file, e.toString());
    }
  }
}
