package org.junheng.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Leads JSON pointers of a request back to the cells that they were read from. */
public final class Places {
  private final Map<String, CellPlace> cells = new HashMap<>();

  void put(String pointer, CellPlace place) {
    cells.putIfAbsent(pointer, place);
  }

  /** The cell of a value, or where there is none, that of the thing which should have it. */
  public Optional<CellPlace> of(String pointer) {
    for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
      CellPlace place = cells.get(at);
      if (place != null) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }
}
