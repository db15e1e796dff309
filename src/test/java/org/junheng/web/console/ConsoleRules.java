package org.junheng.web.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of rules with two of the documents: a service that starts soon. */
final class ConsoleRules {
  private static final String HOMEWORK =
      """
      id: plan2024
      document:
        number: 济任政办字〔2024〕10号
        title: 济宁市任城区义务教育优质均衡发展区创建工作实施方案
        issuer: 济宁市任城区人民政府办公室
        issued: 2024-04-18
      schoolSystem: "5-4"
      clauses:
        - id: 三(三)5
          title: 课程和作业
          offices: [区教体局]
          demands: 小学1、2年级不布置书面家庭作业，3至5年级家庭作业不超过60分钟，初中不超过90分钟。
      """;

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

  /** The rules for homework alone, with their cases and their clause. */
  static Path homework() {
    try {
      Path to = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "rules");
      for (String name : List.of("facts", "forms", "remedies.yaml")) {
        copy(Path.of("rules", name), to.resolve(name));
      }
      Files.createDirectories(to.resolve("plan2024/cases"));
      for (String name : List.of("plan2024/homework.drl", "plan2024/cases/homework.yaml")) {
        copy(Path.of("rules", name), to.resolve(name));
      }
      Files.writeString(to.resolve("plan2024/pack.yaml"), HOMEWORK);
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
