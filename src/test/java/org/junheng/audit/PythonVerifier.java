package org.junheng.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The verifier in Python, {@code docs/audit/verify_log.py}, as an auditor runs it. */
final class PythonVerifier {
  static final Path SCRIPT = Path.of("docs/audit/verify_log.py");
  private static final boolean PRESENT = present();

  private PythonVerifier() {}

  /** What it said. */
  record Answer(int status, List<String> lines) {
    /** Codes of what it found. */
    Set<Discrepancy.Kind> kinds() {
      Set<Discrepancy.Kind> kinds = new TreeSet<>();
      for (String line : lines) {
        for (Discrepancy.Kind kind : Discrepancy.Kind.values()) {
          if (line.startsWith(kind + " ")) {
            kinds.add(kind);
          }
        }
      }
      return kinds;
    }
  }

  static boolean isPresent() {
    return PRESENT;
  }

  private static boolean present() {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static Answer run(Path export, String... options) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("python3", "-B", SCRIPT.toString(), export.toString()));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), said.lines().toList());
  }
}
