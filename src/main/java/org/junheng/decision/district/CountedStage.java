package org.junheng.decision.district;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junheng.decision.Decision;
import org.junheng.decision.Finding;
import org.junheng.facts.Fact;
import org.junheng.rules.Outcome;
import org.junheng.rules.Standing;

/**
 * Something judged by indicators: as a rule the primary or the junior stage of a counted school.
 *
 * @param subject the stage; the school itself where its stages were not submitted
 * @param indicators what each indicator came to, by its name
 * @param conclusions what was concluded from them
 */
record CountedStage(Fact subject, Map<String, Finding> indicators, List<Finding> conclusions) {

  /** In order of the submission; those whom no indicator binds are left out. */
  static List<CountedStage> of(Decision decision) {
    Map<Fact, TreeMap<String, Finding>> indicators = new LinkedHashMap<>();
    Map<Fact, List<Finding>> conclusions = new LinkedHashMap<>();
    for (Finding finding : decision.findings()) {
      if (takesPart(finding) && !finding.rule().head().indicator().isEmpty()) {
        indicators
            .computeIfAbsent(finding.subject(), key -> new TreeMap<>())
            .put(finding.rule().head().indicator(), finding);
      } else if (takesPart(finding) && concludes(finding)) {
        conclusions.computeIfAbsent(finding.subject(), key -> new ArrayList<>()).add(finding);
      }
    }
    return indicators.entrySet().stream()
        .map(
            each ->
                new CountedStage(
                    each.getKey(),
                    each.getValue(),
                    conclusions.getOrDefault(each.getKey(), List.of())))
        .sorted(java.util.Comparator.comparing(stage -> stage.subject, CountedStage::inOrder))
        .toList();
  }

  private static int inOrder(Fact a, Fact b) {
    int schools = Integer.compare(positionOfSchool(a), positionOfSchool(b));
    return schools != 0 ? schools : Integer.compare(a.position(), b.position());
  }

  private static int positionOfSchool(Fact fact) {
    Fact school = SchoolName.school(fact);
    return school == null ? -1 : school.position();
  }

  private static boolean takesPart(Finding finding) {
    return finding.outcome() != Outcome.NOT_APPLICABLE && finding.outcome() != Outcome.NOT_JUDGED;
  }

  /** Whether it sums up indicators for one school, and binds. */
  static boolean concludes(Finding finding) {
    return finding.rule().isConclusion()
        && finding.rule().subjectType().isWithinBesideRoot()
        && finding.standing() == Standing.BINDING
        && !finding.rule().isVariation();
  }

  /** Whether its stages were submitted, so that it is known what it is. */
  boolean isKnown() {
    return !subject.type().besideRoot();
  }

  /** Word of the stage: {@code primary}. */
  Optional<String> stage() {
    return isKnown() ? Optional.ofNullable(subject.identity()) : Optional.empty();
  }

  /** Whether it passes by all that was concluded. */
  Outcome outcome() {
    List<Outcome> outcomes = conclusions.stream().map(Finding::outcome).toList();
    return Stream.of(Outcome.UNMET, Outcome.ERROR, Outcome.UNDETERMINED, Outcome.MET)
        .filter(outcomes::contains)
        .findFirst()
        .orElse(Outcome.UNDETERMINED);
  }
}
