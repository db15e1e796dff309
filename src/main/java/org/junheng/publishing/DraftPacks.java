package org.junheng.publishing;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleSet;

/**
 * Which packs may find something else after a change: those with changed files of their own, those
 * that extend them, and all where the fact types, or the answers that offices may give, change.
 */
final class DraftPacks {
  private static final String FACTS = "facts/";

  private DraftPacks() {}

  /** Packs of either rule set whose findings may differ. */
  static Set<String> judgingOtherwise(RuleSet before, RuleSet after) {
    return changed(
        before,
        after,
        file ->
            !file.endsWith(".md")
                && !file.contains("/cases/")
                && !file.endsWith("/equivalents.yaml"));
  }

  /** Packs of the later rule set whose cases or mutants may come out otherwise. */
  static Set<String> testedOtherwise(RuleSet before, RuleSet after) {
    Set<String> packs = changed(before, after, file -> !file.endsWith(".md"));
    packs.retainAll(after.packs().keySet());
    return packs;
  }

  private static Set<String> changed(RuleSet before, RuleSet after, Predicate<String> counts) {
    Set<String> files = new TreeSet<>();
    differing(before.source().files(), after.source().files()).stream()
        .filter(counts)
        .forEach(files::add);
    Set<String> packs = new TreeSet<>(before.packs().keySet());
    packs.addAll(after.packs().keySet());
    boolean all =
        files.stream().anyMatch(file -> file.startsWith(FACTS))
            || !before.attestable().equals(after.attestable());
    if (!all) {
      packs.removeIf(
          pack -> !concerns(pack, files, before.packs()) && !concerns(pack, files, after.packs()));
    }
    return packs;
  }

  /** Paths of the files that only one has, or that differ. */
  static Set<String> differing(SortedMap<String, byte[]> before, SortedMap<String, byte[]> after) {
    Map<String, byte[]> all = new TreeMap<>(before);
    all.putAll(after);
    Set<String> differing = new TreeSet<>();
    for (String path : all.keySet()) {
      byte[] was = before.get(path);
      byte[] is = after.get(path);
      if (was == null || is == null || !Arrays.equals(was, is)) {
        differing.add(path);
      }
    }
    return differing;
  }

  private static boolean concerns(String pack, Set<String> files, Map<String, Pack> packs) {
    for (@Nullable String each = pack; each != null; each = parent(packs.get(each))) {
      String folder = each + "/";
      if (files.stream().anyMatch(file -> file.startsWith(folder))) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String parent(@Nullable Pack pack) {
    return pack == null ? null : pack.parent();
  }
}
