package org.junheng.audit;

/**
 * Something by which entries are looked up, such as {@code school=3708110042}. Labels are an index
 * beside the chain: they can be worked out from the bodies again and are not hashed.
 *
 * @param name what kind of label; may not begin with a dot, these are the log's own
 * @param value its value
 */
public record Label(String name, String value) {
  public Label {
    if (name.isEmpty() || name.indexOf('\0') >= 0 || value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("no label: " + name + "=" + value);
    }
  }

  @Override
  public String toString() {
    return name + "=" + value;
  }
}
