package org.junheng.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a submission, and the submission that it would be with them. The submission itself
 * stays as it is.
 */
public final class Amendment {
  private final Submission submission;
  private final Map<Fact, Map<FactField, Object>> values = new IdentityHashMap<>();
  private final Map<Fact, Map<String, Attestation>> answers = new IdentityHashMap<>();
  private final Map<Fact, List<Addition>> additions = new IdentityHashMap<>();
  private final Map<Fact, Fact> copies = new IdentityHashMap<>();

  private record Addition(FactType type, Map<FactField, Object> words, int number) {}

  public Amendment(Submission submission) {
    this.submission = submission;
  }

  /** Gives a field another value, of the kind of the field. */
  public Amendment set(Fact fact, FactField field, Object value) {
    values.computeIfAbsent(fact, key -> new IdentityHashMap<>()).put(field, value);
    return this;
  }

  /** Adds things to a list, each with these values alone. */
  public Amendment add(Fact holder, FactType type, Map<FactField, Object> words, int number) {
    additions
        .computeIfAbsent(holder, key -> new ArrayList<>())
        .add(new Addition(type, words, number));
    return this;
  }

  /** Answers for a target. */
  public Amendment answer(Fact fact, String target, boolean answer) {
    answers
        .computeIfAbsent(fact, key -> new HashMap<>(fact.attestations()))
        .put(target, new Attestation(answer, null, null, null));
    return this;
  }

  /** The whole submission with the changes. */
  public Submission applied() {
    return applied(null);
  }

  /**
   * The part of it that one fact is judged by: the root's own, and of what it is beside the root,
   * or belongs to there, the whole that it is added to with all its parts.
   */
  public Submission appliedAround(Fact fact) {
    for (Fact above = fact; above != null; above = above.parent()) {
      if (above.type().besideRoot()) {
        return applied(above.type().wholeType() == null ? List.of(above) : above.whole().parts());
      }
    }
    return applied(List.of());
  }

  /** What a fact of the submission has become; of the part last made it has to be in it. */
  public Fact become(Fact fact) {
    return Objects.requireNonNull(copies.get(fact), fact::path);
  }

  /**
   * @param beside those beside the root; null for all
   */
  private Submission applied(@Nullable List<Fact> beside) {
    copies.clear();
    Fact root = copy(submission.root(), null, 0);
    hold(submission.root(), root, beside);
    return new Submission(submission.vocabulary(), root, submission.warnings());
  }

  private Fact copy(Fact fact, @Nullable Fact parent, int position) {
    FactType type = fact.type();
    Object[] read = new Object[type.fields().size()];
    for (FactField field : type.submitted()) {
      read[field.index()] = fact.value(field);
    }
    values.getOrDefault(fact, Map.of()).forEach((field, value) -> read[field.index()] = value);
    Fact copy =
        new Fact(type, parent, position, read, answers.getOrDefault(fact, fact.attestations()));
    copies.put(fact, copy);
    return copy;
  }

  private static List<Fact> elements(
      @Nullable List<Fact> list, FactType type, @Nullable List<Fact> beside) {
    if (list == null) {
      return List.of();
    }
    return beside == null || !type.besideRoot()
        ? list
        : beside.stream().filter(fact -> fact.type() == type).toList();
  }

  private void hold(Fact from, Fact to, @Nullable List<Fact> beside) {
    List<Addition> added = additions.getOrDefault(from, List.of());
    for (FactType child : from.type().children()) {
      List<Fact> list = from.list(child);
      List<Addition> more = added.stream().filter(each -> each.type() == child).toList();
      if (list == null && more.isEmpty()) {
        continue;
      }
      List<Fact> held = new ArrayList<>();
      for (Fact element : elements(list, child, beside)) {
        Fact copy = copy(element, to, element.position());
        hold(element, copy, beside);
        held.add(copy);
      }
      for (Addition addition : more) {
        for (int i = 0; i < addition.number(); i++) {
          Object[] own = new Object[child.fields().size()];
          addition.words().forEach((field, word) -> own[field.index()] = word);
          held.add(new Fact(child, to, held.size(), own, Map.of()));
        }
      }
      to.hold(child, List.copyOf(held));
    }
  }
}
