package org.junheng.exchange;

import java.util.Locale;

/**
 * A file as somebody handed it in.
 *
 * @param name as its owner calls it, without folders; empty where it has none
 */
public record DataFile(String name, byte[] content) {
  public DataFile {
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  /** What stands behind the last dot of its name, in small letters; empty where there is none. */
  String extension() {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** Its name without the extension. */
  String stem() {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
