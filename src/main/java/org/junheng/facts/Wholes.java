package org.junheng.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds to one another what is one by declaration ({@code @addedTo}): a campus that is not counted
 * to the school it belongs to. Fills the fields that follow from it.
 *
 * <p>What is outside every target is added to nothing and nothing to it; where the other is not
 * there, or both name each other, each stands by itself.
 */
final class Wholes {
  private final Submission submission;

  Wholes(Submission submission) {
    this.submission = submission;
  }

  void derive() {
    for (FactType type : submission.vocabulary().types()) {
      FactType.Addition addition = type.addition();
      if (addition != null) {
        add(type, addition);
      }
      if (!type.derived().isEmpty()) {
        for (Fact fact : submission.all(type)) {
          type.derived().forEach(field -> fact.derive(field, value(fact, field)));
        }
      }
    }
  }

  private void add(FactType type, FactType.Addition addition) {
    FactField identity = type.field(addition.identity()).orElseThrow();
    Map<Object, Fact> byIdentity = new HashMap<>();
    Map<Fact, List<Fact>> parts = new IdentityHashMap<>();
    for (Fact fact : submission.all(type)) {
      Object id = fact.value(identity);
      if (id != null && fact.outside() == null) {
        byIdentity.put(id, fact);
      }
    }
    for (Fact fact : submission.all(type)) {
      Fact whole = fact;
      for (int steps = 0; steps <= byIdentity.size(); steps++) {
        Fact next = next(whole, addition, byIdentity);
        if (next == null) {
          break;
        }
        whole = steps == byIdentity.size() ? fact : next;
      }
      fact.addTo(whole);
      if (fact.outside() == null) {
        parts.computeIfAbsent(whole, key -> new ArrayList<>(List.of(key)));
        if (fact != whole) {
          Objects.requireNonNull(parts.get(whole)).add(fact);
        }
      }
    }
    parts.forEach((whole, all) -> whole.consistOf(List.copyOf(all)));
  }

  private static @Nullable Fact next(
      Fact fact, FactType.Addition addition, Map<Object, Fact> byIdentity) {
    FactType type = fact.type();
    Object other = fact.value(type.field(addition.reference()).orElseThrow());
    boolean apart = !Boolean.FALSE.equals(fact.value(type.field(addition.unless()).orElseThrow()));
    return other == null || apart || fact.outside() != null ? null : byIdentity.get(other);
  }

  /** The value of a derived field; null where an absent list leaves it open. */
  static @Nullable Object value(Fact fact, FactField field) {
    FactField.Derivation derivation = Objects.requireNonNull(field.derivation());
    Fact whole = fact.whole();
    return switch (derivation.kind()) {
      case OF_WHOLE -> whole.value(whole.type().field(derivation.of()).orElseThrow());
      case IS_WHOLE -> whole == fact;
      case FIRST_OF_WHOLE -> {
        List<Fact> open = new ArrayList<>();
        Boolean first = isFirst(fact, derivation, open);
        yield first && !open.isEmpty() ? null : first;
      }
    };
  }

  /** The facts whose absent list leaves open whether this one is the first of its like. */
  static List<Fact> open(Fact fact, FactField field) {
    List<Fact> open = new ArrayList<>();
    isFirst(fact, Objects.requireNonNull(field.derivation()), open);
    return open;
  }

  private static boolean isFirst(Fact fact, FactField.Derivation derivation, List<Fact> open) {
    FactField like = fact.type().field(derivation.of()).orElseThrow();
    Object value = fact.value(like);
    for (Fact holder : fact.whole().parts()) {
      if (holder == fact.parent()) {
        return true;
      }
      List<Fact> list = holder.list(fact.type());
      List<Fact> before = list == null ? Imagination.plain(holder, fact.type()) : list;
      if (before.stream().anyMatch(other -> Objects.equals(other.value(like), value))) {
        if (list != null) {
          return false;
        }
        open.add(holder);
      }
    }
    return true;
  }
}
