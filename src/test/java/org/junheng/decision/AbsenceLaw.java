package org.junheng.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Fact;
import org.junheng.oracle.Key;
import org.junheng.rules.Outcome;
import org.junheng.rules.Rule;
import tools.jackson.databind.JsonNode;

/** What a decision must be, and what leaving one thing out may change about it. */
final class AbsenceLaw {
  private static final Map<String, String> LISTS =
      Map.of(
          "District",
          "",
          "School",
          "schools",
          "Stage",
          "stages",
          "Grade",
          "grades",
          "SchoolClass",
          "classes",
          "Room",
          "rooms");

  private final Decision with;
  private final Map<String, Decision.Summary> schoolsWith = new HashMap<>();

  /**
   * @param with the decision with everything
   */
  AbsenceLaw(Decision with) {
    this.with = with;
    with.schools().forEach((school, summary) -> schoolsWith.put(school.path(), summary));
  }

  /**
   * Where the findings are not one for each target and subject, counted from the JSON alone: each
   * element of the list that a target is about, or the holder where there is no list or nothing in
   * it. And where a rule failed: Drools and the tree do not agree.
   */
  static List<String> pairs(JsonNode facts, Decision decision) {
    Map<String, List<String>> paths = new HashMap<>();
    Set<Key> expected = new HashSet<>();
    for (Rule rule : decision.pack().rulesInForce(decision.asOf())) {
      String list = LISTS.get(rule.subjectType().name());
      for (String path : paths.computeIfAbsent(list, name -> paths(facts, name))) {
        expected.add(new Key(rule.id(), path));
      }
    }
    List<String> wrong = new ArrayList<>();
    for (Finding finding : decision.findings()) {
      if (!expected.remove(key(finding))) {
        wrong.add("twice, or of nothing: " + finding);
      }
      if (finding.outcome() == Outcome.ERROR) {
        wrong.add("failed: " + finding + " " + finding.reason());
      }
    }
    expected.forEach(key -> wrong.add("none: " + key));
    return wrong;
  }

  private static List<String> paths(JsonNode facts, String list) {
    JsonNode schools = facts.path("schools");
    if (list.isEmpty() || schools.isEmpty()) {
      return List.of("/district");
    }
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < schools.size(); i++) {
      String school = "/schools/" + i;
      JsonNode elements = schools.get(i).path(list);
      if (list.equals("schools") || elements.isEmpty()) {
        paths.add(school);
      }
      for (int j = 0; j < elements.size(); j++) {
        paths.add(school + "/" + list + "/" + j);
      }
    }
    return paths;
  }

  /** How the decision without something breaks the law. */
  List<String> broken(Absence.Without absence) {
    Decision without = absence.decision();
    Map<Key, Finding> after = new HashMap<>();
    without.findings().forEach(finding -> after.put(key(finding), finding));
    List<String> broken = new ArrayList<>();
    for (Finding before : with.findings()) {
      Finding now = successor(before, after);
      if (now == null) {
        broken.add("nothing is left of " + before);
      } else if (before.outcome() == Outcome.UNMET && !mayBecome(before, now, absence)) {
        broken.add(before + " turns into " + now);
      }
    }
    if (isApart(absence)) {
      return named(broken, absence);
    }
    if (becomesMet(with.summary(), without.summary())) {
      broken.add("the verdict becomes MET");
    }
    without
        .schools()
        .forEach(
            (school, summary) -> {
              if (becomesMet(schoolsWith.get(school.path()), summary)) {
                broken.add(school.path() + " becomes MET");
              }
            });
    return named(broken, absence);
  }

  /** Without its parent a campus is a school of its own, and the other is judged without it. */
  private static boolean isApart(Absence.Without absence) {
    return absence.pointer().endsWith("/parent");
  }

  private static List<String> named(List<String> broken, Absence.Without absence) {
    return broken.stream().map(each -> "without " + absence.pointer() + " " + each).toList();
  }

  private static boolean becomesMet(Decision.Summary before, Decision.Summary after) {
    return after.verdict() == Outcome.MET && before.verdict() != Outcome.MET;
  }

  /** The finding of the same target on the same subject, or on what held it. */
  private static @Nullable Finding successor(Finding before, Map<Key, Finding> after) {
    String target = before.rule().id();
    for (Fact fact = before.subject(); fact != null; fact = fact.parent()) {
      Finding found = after.get(new Key(target, fact.path()));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /**
   * An unmet target stays so or is left open. It is not judged in two named cases alone: the
   * district gave no figure of its own any more (reading 1), the list of schools is gone (reading
   * 2).
   */
  private static boolean mayBecome(Finding before, Finding now, Absence.Without absence) {
    return switch (now.outcome()) {
      case UNMET, UNDETERMINED -> true;
      case NOT_JUDGED -> {
        boolean overSchools = before.rule().besideRoot() != null;
        boolean bare = !absence.decision().submission().root().hasFigures();
        yield now.subject().path().equals("/district")
            && (overSchools ? absence.pointer().equals("/schools") : bare);
      }
      // Who is closed or belongs to whom is structure: where it changes, campuses are added up
      // anew.
      case NOT_APPLICABLE -> absence.pointer().matches(".*/(closed|parent)");
      case MET -> isApart(absence);
      default -> false;
    };
  }

  private static Key key(Finding finding) {
    return new Key(finding.rule().id(), finding.subject().path());
  }
}
