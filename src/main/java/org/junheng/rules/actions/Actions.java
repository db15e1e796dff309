package org.junheng.rules.actions;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;

/**
 * All that can be done, and what cannot be changed.
 *
 * @param all in order of the file
 * @param fixed figures that nobody can change, with the reason
 */
public record Actions(List<Action> all, Map<FactField, Fixed> fixed) {
  /** Where there is no such file. */
  public static final Actions NONE = new Actions(List.of(), Map.of());

  public Actions {
    all = List.copyOf(all);
    Map<FactField, Fixed> byField = new IdentityHashMap<>(fixed);
    fixed = Collections.unmodifiableMap(byField);
  }

  /** Why a figure cannot be changed. */
  public record Fixed(String because, String english) {}

  /** What can be done about a figure, in order of the file. */
  public List<Action> about(FactField field) {
    return all.stream().filter(action -> action.field() == field).toList();
  }

  /** How there can be more of a type, in order of the file. */
  public List<Action> about(FactType type) {
    return all.stream().filter(action -> action.field() == null && action.type() == type).toList();
  }

  /** Why a figure cannot be changed; nothing where the file does not say so. */
  public Optional<Fixed> fixed(FactField field) {
    return Optional.ofNullable(fixed.get(field));
  }
}
