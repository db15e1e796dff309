package org.junheng.audit;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes {@link CanonicalJson} piece by piece, without a tree. What would not be canonical, a
 * member out of order or twice, is refused.
 */
public final class CanonicalWriter {
  /** Order of the members of an object. */
  public static final Comparator<String> NAMES = CanonicalJson::compare;

  private final StringBuilder out = new StringBuilder(4_096);
  private final Deque<Level> open = new ArrayDeque<>();

  /** An object or array that is being written. */
  private static final class Level {
    private final char close;
    private @Nullable String name;
    private boolean empty = true;

    Level(char close) {
      this.close = close;
    }
  }

  public CanonicalWriter object() {
    return open('{', '}');
  }

  public CanonicalWriter array() {
    return open('[', ']');
  }

  private CanonicalWriter open(char first, char last) {
    separate();
    out.append(first);
    open.push(new Level(last));
    return this;
  }

  /** Ends the object or array begun last. */
  public CanonicalWriter end() {
    out.append(open.pop().close);
    return this;
  }

  /**
   * Begins a member; its value follows.
   *
   * @throws IllegalArgumentException if it does not come after the member before it
   */
  public CanonicalWriter name(String name) {
    Level level = open.element();
    if (level.name != null && CanonicalJson.compare(level.name, name) >= 0) {
      throw new IllegalArgumentException(name + " does not come after " + level.name);
    }
    if (level.name != null) {
      out.append(',');
    }
    level.name = name;
    CanonicalJson.appendString(name, out);
    out.append(':');
    return this;
  }

  /** A text, or null. */
  public CanonicalWriter text(@Nullable String value) {
    separate();
    if (value == null) {
      out.append("null");
    } else {
      CanonicalJson.appendString(value, out);
    }
    return this;
  }

  public CanonicalWriter number(long value) {
    separate();
    out.append(value);
    return this;
  }

  public CanonicalWriter truth(boolean value) {
    separate();
    out.append(value);
    return this;
  }

  public CanonicalWriter json(JsonNode value) {
    separate();
    CanonicalJson.append(value, out);
    return this;
  }

  /** A value that is canonical JSON already. */
  public CanonicalWriter canonical(String value) {
    separate();
    out.append(value);
    return this;
  }

  private void separate() {
    Level level = open.peek();
    if (level != null && level.close == ']') {
      if (!level.empty) {
        out.append(',');
      }
      level.empty = false;
    }
  }

  /** What was written; everything begun must be ended. */
  public String text() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not ended: " + open.size());
    }
    return out.toString();
  }
}
