package org.junheng.web.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of rules with two of the documents: a service that starts soon. */
final class ConsoleRules {
  private ConsoleRules() {}

  static Path folder() {
    try {
      Path to = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "rules");
      for (String name : List.of("facts", "forms", "plan2024", "national2017", "remedies.yaml")) {
        copy(Path.of("rules", name), to.resolve(name));
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path there = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(there);
        } else {
          Files.copy(each, there);
        }
      }
    }
  }
}
