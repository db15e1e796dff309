package org.junheng.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Fact;
import org.junheng.facts.FactType;
import org.junheng.facts.Submission;

/**
 * The facts of a submission that take part: without what is outside every target, with imagined
 * facts where a list is absent. For one decision, by one thread.
 */
public final class Population {
  private final Submission submission;
  private final @Nullable List<Fact>[] byType;

  @SuppressWarnings({"unchecked", "rawtypes"})
  public Population(Submission submission) {
    this.submission = submission;
    this.byType = new List[submission.vocabulary().size()];
  }

  public Submission submission() {
    return submission;
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
