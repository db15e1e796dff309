package org.junheng.cases.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a rule with one mistake in it.
 *
 * @param change what was written and what is, such as {@code number >= 3 → number > 3}
 */
record Variant<T>(Operator operator, String change, T value) {
  static <T> Variant<T> of(Operator operator, String from, String to, T value) {
    return new Variant<>(operator, from + " → " + to, value);
  }

  /** The same mistake in what the part stands in. */
  <R> Variant<R> in(Function<T, R> whole) {
    return new Variant<>(operator, change, whole.apply(value));
  }

  Variant<T> within(String place) {
    return new Variant<>(operator, place + ": " + change, value);
  }

  /** Lists that differ from this one in one element. */
  static <T, E extends T> List<Variant<List<T>>> inEach(
      List<E> list, Function<E, ? extends List<? extends Variant<? extends T>>> variants) {
    List<Variant<List<T>>> all = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      for (Variant<? extends T> each : variants.apply(list.get(i))) {
        all.add(new Variant<>(each.operator(), each.change(), replaced(list, i, each.value())));
      }
    }
    return all;
  }

  static <T, E extends T> List<T> replaced(List<E> list, int index, T element) {
    List<T> replaced = new ArrayList<>(list);
    replaced.set(index, element);
    return replaced;
  }

  static <T, E extends T> List<T> without(List<E> list, int index) {
    List<T> shorter = new ArrayList<>(list);
    shorter.remove(index);
    return shorter;
  }
}
