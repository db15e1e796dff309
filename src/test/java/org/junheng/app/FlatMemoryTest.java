package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junheng.OwnClassPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of schools through {@code decide} in a process with less memory than their answers
 * take. How many is told by {@code junheng.schools}.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlatMemoryTest {
  private static final int SCHOOLS = Integer.getInteger("junheng.schools", 2_000);
  private static final int MEGABYTES = 128;

  @TempDir Path folder;

  @Test
  void linesPassThroughLittleMemory() throws Exception {
    Path schools = folder.resolve("schools.ndjson");
    run("example", "--schools", String.valueOf(SCHOOLS), "-o", schools.toString());
    Path decisions = folder.resolve("decisions.ndjson");

    run("decide", schools.toString(), "-o", decisions.toString());

    assertThat(lines(decisions)).isEqualTo(SCHOOLS);
    assertThat(Files.size(decisions)).as("more than fits").isGreaterThan(MEGABYTES << 20);
  }

  @Test
  void rowsOfAWorkbookPassThroughLittleMemory() throws Exception {
    Path schools = folder.resolve("schools.xlsx");
    run("example", "--schools", String.valueOf(SCHOOLS), "-o", schools.toString());
    Path decisions = folder.resolve("decisions.ndjson");

    run(
        "decide",
        schools.toString(),
        "--each",
        "--pack",
        "plan2024",
        "--district",
        "code=370811",
        "--district",
        "name=任城区",
        "--district",
        "year=2025",
        "--district",
        "countDate=2025-09-01",
        "-o",
        decisions.toString());

    assertThat(lines(decisions)).isEqualTo(SCHOOLS);
  }

  private static long lines(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.filter(line -> line.contains("\"decision\":{")).count();
    }
  }

  private static void run(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + MEGABYTES + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                OwnClassPath.text(),
                JunhengApplication.class.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
  }
}
