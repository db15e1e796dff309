package org.junheng.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junheng.decision.DecisionMaker;
import org.junheng.engine.CompilationFailed;
import org.junheng.message.Message;
import org.junheng.rules.ProblemReport;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSet;
import org.junheng.rules.RuleSetReader;

/** The folder of rules on disk. */
record RuleFolder(Path path) {
  /** Name of the setting that says which folder it is. */
  static final String PROPERTY = "junheng.rules.folder";

  /** There is no rule set to be had from the folder. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> lines;

    Unusable(List<String> lines) {
      super(String.join("\n", lines));
      this.lines = List.copyOf(lines);
    }

    /** What to tell the operator: each problem with its place, and what sums up. */
    List<String> lines() {
      return lines;
    }
  }

  /**
   * Reads and checks.
   *
   * @throws Unusable with every problem found
   */
  RuleSet read() throws Unusable {
    RuleSetReader.Result result = check();
    if (result instanceof RuleSetReader.Result.Broken broken) {
      throw new Unusable(new ProblemReport(broken.problems(), broken.files()).lines(path));
    }
    return ((RuleSetReader.Result.Sound) result).ruleSet();
  }

  /**
   * Reads and checks.
   *
   * @throws Unusable where there is nothing to be checked
   */
  RuleSetReader.Result check() throws Unusable {
    if (!Files.isDirectory(path)) {
      throw new Unusable(List.of(Message.of("rules.no-folder", path.toAbsolutePath()).chinese()));
    }
    try {
      return RuleSetReader.read(path);
    } catch (IOException e) {
      throw new Unusable(
          List.of(Message.of("rules.unreadable", path.toAbsolutePath(), e.toString()).chinese()));
    }
  }

  /**
   * Reads, checks and compiles.
   *
   * @throws Unusable with every problem found
   */
  DecisionMaker load() throws Unusable {
    RuleSet ruleSet = read();
    try {
      return DecisionMaker.of(ruleSet);
    } catch (CompilationFailed e) {
      throw new Unusable(
          List.of(Message.of("rules.not-compiled", String.join("\n", e.errors())).chinese()));
    }
  }

  /** The files as they are. */
  RuleFiles files(List<RuleProblem> problems) throws IOException {
    return RuleFiles.read(path, problems);
  }
}
