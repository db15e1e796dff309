package org.junheng.web.console;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether pages are light or dark. */
enum Theme {
  /** As the reader's system has it. */
  AUTO,
  LIGHT,
  DARK;

  /** As it stands in addresses, cookies and stylesheets. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Theme> of(String word) {
    return Stream.of(values()).filter(theme -> theme.word().equals(word)).findFirst();
  }
}
