package org.junheng.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All fact types, as a tree. */
public final class Vocabulary {
  private final Map<String, FactType> types = new LinkedHashMap<>();
  private final FactType root;

  /**
   * @param declared the types with the name of the parent type of each (empty for the root),
   *     parents in any order; they have been checked: one root, parents known
   */
  public Vocabulary(Map<FactType, String> declared) {
    List<FactType> open = new ArrayList<>(declared.keySet());
    FactType top =
        declared.entrySet().stream()
            .filter(entry -> entry.getValue().isEmpty())
            .findFirst()
            .orElseThrow()
            .getKey();
    top.place(0, null);
    types.put(top.name(), top);
    open.remove(top);
    while (!open.isEmpty()) {
      FactType next =
          open.stream()
              .filter(type -> types.containsKey(declared.get(type)))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalStateException("types without a way to the root: " + open));
      next.place(types.size(), types.get(declared.get(next)));
      types.put(next.name(), next);
      open.remove(next);
    }
    root = top;
  }

  /** The type that everything belongs to: the district. */
  public FactType root() {
    return root;
  }

  /** All types, parents before children. */
  public Collection<FactType> types() {
    return Collections.unmodifiableCollection(types.values());
  }

  public int size() {
    return types.size();
  }

  public Optional<FactType> type(String name) {
    return Optional.ofNullable(types.get(name));
  }
}
