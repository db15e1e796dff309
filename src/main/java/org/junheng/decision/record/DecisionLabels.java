package org.junheng.decision.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junheng.audit.CanonicalJson;
import org.junheng.audit.Entry;
import org.junheng.audit.Hash;
import org.junheng.audit.Label;
import org.junheng.decision.Finding;
import org.junheng.rules.Outcome;
import tools.jackson.databind.JsonNode;

/**
 * By what decisions are looked up. All of it follows from the body, so that a verification can hold
 * the one against the other.
 */
public final class DecisionLabels {
  static final String PACK = "pack";
  static final String VERDICT = "verdict";
  static final String RULE_SET = "rule-set";
  static final String SENDER = "sender";
  static final String DISTRICT = "district";
  static final String SCHOOL = "school";

  /** Who is judged, on which figures: {@code district|count date|pack|school}. */
  static final String SUBJECT = "subject";

  /** {@code target|outcome}, for every outcome that the target had. */
  static final String FINDING = "finding";

  /** The same with the SHA-256 of what was submitted of it: {@code …|hash}. */
  static final String FACTS = "facts";

  private DecisionLabels() {}

  /**
   * Whom a decision is about.
   *
   * @param label the same for all decisions about it
   * @param facts the same for those that rest on the same figures of its own
   */
  record Subject(Label label, Label facts) {
    static Subject of(String name, JsonNode facts) {
      return new Subject(
          new Label(SUBJECT, name),
          new Label(DecisionLabels.FACTS, name + "|" + Hash.of(CanonicalJson.text(facts))));
    }
  }

  /** The labels that an entry should have; none where it is no decision or its body was dropped. */
  public static Set<Label> of(Entry entry) {
    if (!entry.header().kind().equals(RecordedEntry.KIND)) {
      return entry.header().kind().equals(ArchivedRules.KIND) && entry.body() != null
          ? Set.of(ArchivedRules.label(entry.body()))
          : Set.of();
    }
    try {
      return of(RecordedEntry.of(entry).decision());
    } catch (RecordedEntry.Dropped e) {
      return Set.of();
    }
  }

  static Set<Label> of(RecordedDecision decision) {
    return of(decision, subjects(decision));
  }

  /**
   * @param subjects of the decision
   */
  static Set<Label> of(RecordedDecision decision, List<Subject> subjects) {
    Set<Label> labels = new HashSet<>();
    labels.add(new Label(PACK, decision.pack()));
    labels.add(new Label(VERDICT, decision.verdict().name()));
    labels.add(new Label(RULE_SET, decision.ruleSet()));
    labels.add(new Label(SENDER, decision.sender().name()));
    labels.add(new Label(DISTRICT, district(decision)));
    for (JsonNode school : decision.facts().path("schools")) {
      labels.add(new Label(SCHOOL, school.path("id").asString("")));
    }
    for (Subject subject : subjects) {
      labels.add(subject.label());
      labels.add(subject.facts());
    }
    Map<String, Set<Outcome>> outcomes = new HashMap<>();
    for (RecordedFinding finding : decision.findings()) {
      outcomes.computeIfAbsent(finding.target(), key -> new HashSet<>()).add(finding.outcome());
    }
    outcomes.forEach((target, of) -> of.forEach(outcome -> labels.add(finding(target, outcome))));
    return labels;
  }

  static Label finding(String target, Outcome outcome) {
    return new Label(FINDING, target + "|" + outcome);
  }

  /**
   * One for each school; one for the district where anything of its own was judged.
   *
   * <p>Two decisions with a subject in common are about the same school, or the same district, and
   * the same count date, so the later one corrects the earlier.
   */
  static List<Subject> subjects(RecordedDecision decision) {
    List<Subject> subjects = new ArrayList<>();
    String prefix = subjectsBegin(decision);
    for (JsonNode school : decision.facts().path("schools")) {
      subjects.add(Subject.of(prefix + school.path("id").asString(""), school));
    }
    if (isOfDistrict(decision)) {
      subjects.add(Subject.of(prefix, decision.facts().path("district")));
    }
    return subjects;
  }

  /** How the labels of all its subjects begin: district, count date and pack. */
  static String subjectsBegin(RecordedDecision decision) {
    String date = decision.facts().path("district").path("countDate").asString("");
    return district(decision) + "|" + date + "|" + decision.pack() + "|";
  }

  /** The labels of its {@link #subjects}, without looking at their figures. */
  static List<Label> subjectLabels(RecordedDecision decision) {
    String prefix = subjectsBegin(decision);
    List<Label> labels = new ArrayList<>();
    for (JsonNode school : decision.facts().path("schools")) {
      labels.add(new Label(SUBJECT, prefix + school.path("id").asString("")));
    }
    if (isOfDistrict(decision)) {
      labels.add(new Label(SUBJECT, prefix));
    }
    return labels;
  }

  /** Those that all decisions of its district by its pack have. */
  static Set<Label> around(RecordedDecision decision) {
    return Set.of(new Label(DISTRICT, district(decision)), new Label(PACK, decision.pack()));
  }

  /** Whether the district said anything of itself: if not, its own targets were not judged. */
  private static boolean isOfDistrict(RecordedDecision decision) {
    return decision.findings().stream()
            .noneMatch(finding -> finding.cause().equals(Finding.Cause.DISTRICT_BARE.name()))
        && decision.findings().stream()
            .anyMatch(
                finding ->
                    finding.subject().equals("/district")
                        && !finding.cause().equals(Finding.Cause.NO_SCHOOLS.name()));
  }

  private static String district(RecordedDecision decision) {
    return decision.facts().path("district").path("code").asString("");
  }
}
