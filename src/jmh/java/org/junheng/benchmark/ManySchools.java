package org.junheng.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junheng.app.JunhengApplication;

/**
 * So many schools through {@code junheng decide}, as lines and as a list in one workbook, each in a
 * process of its own with a fixed heap: time, schools a second, the most that was left after a
 * collection, and the most memory the process ever had.
 *
 * <p>{@code -Dbenchmark.schools=20000,100000,200000}, {@code -Dbenchmark.heap=512m}. The files are
 * made first, in {@code target/schools}, and that is not counted. Arguments of JMH are ignored.
 */
public final class ManySchools {
  private static final Path FOLDER = Path.of("target", "schools");
  private static final String HEAP = System.getProperty("benchmark.heap", "512m");
  private static final Pattern AFTER = Pattern.compile("->(\\d+)M\\(");

  private ManySchools() {}

  public static void main(String[] arguments) throws Exception {
    Files.createDirectories(FOLDER);
    int[] sizes =
        Arrays.stream(System.getProperty("benchmark.schools", "20000,100000,200000").split(","))
            .mapToInt(Integer::parseInt)
            .toArray();
    for (String kind : System.getProperty("benchmark.kinds", "ndjson,xlsx").split(",")) {
      for (int size : sizes) {
        measure(kind, size);
      }
    }
    System.exit(0);
  }

  private static void measure(String kind, int schools) throws Exception {
    Path in = FOLDER.resolve(schools + "." + kind);
    if (!Files.exists(in)) {
      run(List.of("example", "--schools", String.valueOf(schools), "-o", in.toString()));
    }
    List<String> decide =
        new ArrayList<>(List.of("decide", in.toString(), "-o", FOLDER.resolve("out").toString()));
    if (kind.equals("xlsx")) {
      decide.addAll(
          List.of(
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
              "countDate=2025-09-01"));
    }
    Run run = run(decide);
    System.out.printf(
        Locale.ROOT,
        "%s %d schools, %d MB in, %d MB out: %d s, %d schools/s, %d MB after collection, %d MB"
            + " resident, exit %d%n",
        kind,
        schools,
        Files.size(in) >> 20,
        Files.size(FOLDER.resolve("out")) >> 20,
        run.millis / 1000,
        schools * 1000L / Math.max(1, run.millis),
        run.afterCollection,
        run.resident >> 10,
        run.code);
    Files.delete(FOLDER.resolve("out"));
  }

  /**
   * What a process came to.
   *
   * @param afterCollection the most, in MB
   * @param resident the most, in kB
   */
  private record Run(int code, long millis, long afterCollection, long resident) {}

  private static Run run(List<String> arguments) throws Exception {
    Path log = FOLDER.resolve("gc.log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-Xlog:gc:file=" + log,
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                JunhengApplication.class.getName()));
    command.addAll(arguments);
    long begin = System.nanoTime();
    Process process = new ProcessBuilder(command).inheritIO().start();
    long resident = 0;
    while (process.isAlive()) {
      resident = Math.max(resident, resident(process.pid()));
      Thread.sleep(100);
    }
    long millis = (System.nanoTime() - begin) / 1_000_000;
    long most = 0;
    Matcher after = AFTER.matcher(Files.readString(log));
    while (after.find()) {
      most = Math.max(most, Long.parseLong(after.group(1)));
    }
    return new Run(process.waitFor(), millis, most, resident);
  }

  /** The most it has had so far, in kB; 0 where that is not told. */
  private static long resident(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    } catch (IOException e) {
      // It has ended meanwhile.
    }
    return 0;
  }
}
