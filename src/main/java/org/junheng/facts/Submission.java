package org.junheng.facts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One posted document of facts, checked.
 *
 * <p>Facts of each type in document order. {@link #warnings()} are doubts that did not stop it.
 */
public final class Submission {
  private final Vocabulary vocabulary;
  private final Fact root;
  private final List<List<Fact>> byType = new ArrayList<>();
  private final List<Fault> warnings;

  Submission(Vocabulary vocabulary, Fact root, List<Fault> warnings) {
    this.vocabulary = vocabulary;
    this.root = root;
    this.warnings = List.copyOf(warnings);
    vocabulary.types().forEach(type -> byType.add(new ArrayList<>()));
    collect(root);
    new Wholes(this).derive();
  }

  private void collect(Fact fact) {
    List<Fact> same = byType.get(fact.type().index());
    fact.number(same.size());
    same.add(fact);
    for (FactType child : fact.type().children()) {
      @Nullable List<Fact> list = fact.list(child);
      if (list != null) {
        list.forEach(this::collect);
      }
    }
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The district. */
  public Fact root() {
    return root;
  }

  /** All facts of a type; their place in the list is their {@link Fact#ordinal()}. */
  public List<Fact> all(FactType type) {
    return byType.get(type.index());
  }

  public List<Fault> warnings() {
    return warnings;
  }
}
