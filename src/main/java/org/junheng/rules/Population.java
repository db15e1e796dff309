package org.junheng.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Fact;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.Submission;

/**
 * The facts of a submission that take part: without what is outside every target, with imagined
 * facts where a list is absent. For one decision, by one thread.
 */
public final class Population {
  private final Submission submission;
  private final LocalDate day;
  private static final Object UNKNOWN = new Object();

  private final @Nullable List<Fact>[] byType;
  private final Map<FactType, FactType> aboutType = new IdentityHashMap<>();
  private final Map<Fact, Found> findings = new IdentityHashMap<>();
  private final Map<Fact, List<Fact>> findingsOf = new IdentityHashMap<>();
  private final Map<String, List<Fact>> byTarget = new HashMap<>();
  private final Map<String, List<Fact>> byIndicator = new HashMap<>();
  private final Map<FactField, Map<Object, List<Fact>>> byValue = new IdentityHashMap<>();

  @SuppressWarnings({"unchecked", "rawtypes"})
  public Population(Submission submission, LocalDate day) {
    this.submission = submission;
    this.day = day;
    this.byType = new List[submission.vocabulary().size()];
  }

  /** The day judged. */
  public LocalDate day() {
    return day;
  }

  public Submission submission() {
    return submission;
  }

  /**
   * Lets conclusions see what was found, in place of what they saw before.
   *
   * @param found each with the figures that leave it open
   */
  public void conclude(Map<Finding, Supplier<Set<Gap>>> found) {
    findings.clear();
    findingsOf.clear();
    byTarget.clear();
    byIndicator.clear();
    found.forEach(
        (finding, gaps) -> {
          Fact about = (Fact) finding.subject();
          FactType type = aboutType.computeIfAbsent(about.type(), FindingType::about);
          Fact fact = Fact.detached(type, about, findings.size(), FindingType.values(finding));
          findings.put(fact, new Found(finding, gaps));
          findingsOf.computeIfAbsent(about, key -> new ArrayList<>()).add(fact);
          byTarget.computeIfAbsent(finding.target(), key -> new ArrayList<>()).add(fact);
          byIndicator.computeIfAbsent(finding.indicator(), key -> new ArrayList<>()).add(fact);
        });
  }

  private record Found(Finding finding, Supplier<Set<Gap>> gaps) {}

  List<Fact> findings(Fact about) {
    return findingsOf.getOrDefault(about, List.of());
  }

  List<Fact> findings(BoundPattern.Named named) {
    Map<String, List<Fact>> index = named.isTargets() ? byTarget : byIndicator;
    return named.words().stream()
        .sorted()
        .flatMap(word -> index.getOrDefault(word, List.of()).stream())
        .toList();
  }

  Finding finding(Fact fact) {
    return Objects.requireNonNull(findings.get(fact)).finding();
  }

  /** What leaves a finding open. */
  Set<Gap> gaps(Fact finding) {
    Found found = Objects.requireNonNull(findings.get(finding));
    return found.finding().isOpen() ? found.gaps().get() : Set.of();
  }

  /** All that take part, of one type, imagined ones behind the others. */
  List<Fact> all(FactType type) {
    List<Fact> all = byType[type.index()];
    if (all == null) {
      all = collect(type);
      byType[type.index()] = all;
    }
    return all;
  }

  /** Those whose field has that value, or may have it; all where the value itself is not known. */
  List<Fact> having(FactType type, FactField field, @Nullable Object value) {
    if (value == null) {
      return all(type);
    }
    Map<Object, List<Fact>> index = byValue.computeIfAbsent(field, key -> index(type, key));
    List<Fact> having = index.getOrDefault(value, List.of());
    List<Fact> unknown = index.getOrDefault(UNKNOWN, List.of());
    return unknown.isEmpty() ? having : Stream.concat(having.stream(), unknown.stream()).toList();
  }

  private Map<Object, List<Fact>> index(FactType type, FactField field) {
    Map<Object, List<Fact>> index = new HashMap<>();
    for (Fact fact : all(type)) {
      Object value = Objects.requireNonNullElse(fact.value(field), UNKNOWN);
      index.computeIfAbsent(value, key -> new ArrayList<>()).add(fact);
    }
    return index;
  }

  private List<Fact> collect(FactType type) {
    FactType parent = type.parent();
    if (parent == null) {
      return List.of(submission.root());
    }
    List<Fact> all = new ArrayList<>();
    for (Fact fact : submission.all(type)) {
      if (fact.outside() == null) {
        all.add(fact);
      }
    }
    for (Fact holder : all(parent)) {
      if (holder.ordinal() < 0 || holder.list(type) == null) {
        all.addAll(holder.imagine(type));
      }
    }
    return all;
  }
}
