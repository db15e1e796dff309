package org.junheng.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages under {@code docs/messages}, which are written by program. */
class MessagePagesTest {
  private static final boolean REGENERATE = Boolean.getBoolean("junheng.regenerate");
  private static MessagePages pages;

  @BeforeAll
  static void draw(@TempDir Path temporary) throws IOException {
    pages = new MessagePages(temporary);
  }

  @Test
  void theyAreCurrent() throws IOException {
    Map<String, String> made = pages.pages();
    if (REGENERATE) {
      Files.createDirectories(MessagePages.FOLDER);
      try (Stream<Path> old = Files.list(MessagePages.FOLDER)) {
        for (Path page : old.toList()) {
          Files.delete(page);
        }
      }
      for (Map.Entry<String, String> page : made.entrySet()) {
        Files.writeString(MessagePages.FOLDER.resolve(page.getKey()), page.getValue());
      }
    }
    try (Stream<Path> present = Files.list(MessagePages.FOLDER)) {
      assertThat(present.map(page -> page.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(made.keySet());
    }
    for (Map.Entry<String, String> page : made.entrySet()) {
      assertThat(Files.readString(MessagePages.FOLDER.resolve(page.getKey())))
          .as("regenerate with ./mvnw test -Dtest=MessagePagesTest -Djunheng.regenerate=true")
          .isEqualTo(page.getValue());
    }
  }

  @Test
  void everyCodeIsDrawnByAFileAndExplained() {
    List<String> codes = MessagePages.codes();
    Set<String> undrawn = new TreeSet<>(codes);
    undrawn.removeAll(pages.drawn());

    assertThat(codes).hasSizeGreaterThan(150);
    assertThat(undrawn).isEqualTo(new TreeSet<>(MessagePages.OF_RUNNING));
    assertThat(pages.explained()).containsExactlyInAnyOrderElementsOf(codes);
  }
}
