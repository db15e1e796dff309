package org.junheng.rules.authoring;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junheng.message.Message;
import org.junheng.rules.Clause;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSet;
import org.junheng.rules.RuleSetReader;
import org.junheng.rules.ledger.Ledger;
import org.junheng.rules.ledger.PackText;

/**
 * Writes a new target down: a rule at the end of its chapter, what the clause asks in {@code
 * pack.yaml}, and the first cases beside the others of the chapter. Files in, files out.
 */
public final class Scaffold {
  private final NewTarget target;
  private final RuleSet before;
  private final SortedMap<String, byte[]> files;

  private Scaffold(NewTarget target, RuleSet before, RuleFiles files) {
    this.target = target;
    this.before = before;
    this.files = new TreeMap<>(files.files());
  }

  /** The files with the target, or what keeps it from being written. */
  public sealed interface Result {
    /**
     * @param changed paths below {@code rules/} of the files that are new or other than before
     */
    record Written(RuleFiles files, Set<String> changed) implements Result {
      public Written {
        changed = Set.copyOf(changed);
      }

      /** The text of a changed file. */
      public String text(String path) {
        return new String(
            java.util.Objects.requireNonNull(files.files().get(path)), StandardCharsets.UTF_8);
      }
    }

    record Refused(List<RuleProblem> problems) implements Result {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /**
   * @param ruleSet what was read from the files
   */
  public static Result write(NewTarget target, RuleSet ruleSet, RuleFiles files) {
    return new Scaffold(target, ruleSet, files).write();
  }

  private Result write() {
    Set<String> changed = new TreeSet<>();
    String packFile = target.pack() + "/pack.yaml";
    String chapter = target.pack() + "/" + target.chapter() + ".drl";
    String cases = target.pack() + "/cases/" + target.chapter() + ".yaml";
    Optional<Pack> pack = before.pack(target.pack());
    if (pack.isEmpty() || before.vocabulary().type(target.subject()).isEmpty()) {
      Message message = Message.of("new.no-pack", target.pack(), target.subject());
      return new Result.Refused(List.of(new RuleProblem(packFile, 1, 1, message)));
    }
    put(packFile, clause(pack.get(), text(packFile)), changed);
    List<RuleProblem> problems = new ArrayList<>();
    String drl = new NewRuleText(target, before.vocabulary()).in(text(chapter));
    RuleFormatter.format(chapter, drl, problems)
        .ifPresent(formatted -> put(chapter, formatted, changed));
    if (!problems.isEmpty()) {
      return new Result.Refused(problems);
    }
    RuleSetReader.Result read = RuleSetReader.read(new RuleFiles(files));
    if (read instanceof RuleSetReader.Result.Broken broken) {
      return new Result.Refused(broken.problems());
    }
    RuleSet ruleSet = ((RuleSetReader.Result.Sound) read).ruleSet();
    Pack after = ruleSet.pack(target.pack()).orElseThrow();
    Ledger ledger = Ledger.of(after, new RuleFiles(files));
    put(packFile, ledger.stamp(Set.of(target.clause().id()), target.checkedOn()), changed);
    String entries = String.join("\n", new NewCases(target, before.vocabulary()).cases());
    String soFar = text(cases);
    put(cases, soFar.isBlank() ? entries : soFar.stripTrailing() + "\n\n" + entries, changed);
    return new Result.Written(new RuleFiles(files), changed);
  }

  /** The pack's text with a clause that states the target's numbers. */
  private String clause(Pack pack, String text) {
    NewTarget.CitedClause cited = target.clause();
    PackText written = PackText.of(text);
    Clause clause = pack.clauses().get(cited.id());
    String demands = sentence(cited.demands());
    if (clause == null || !written.has(cited.id())) {
      written = written.withClause(cited.id(), cited.title(), demands);
      return explained(written, List.of(), demands).text();
    }
    if (!clause.demands().contains(cited.demands())) {
      demands = clause.demands().strip().replaceFirst("[。；]$", "") + "；" + demands;
      written = written.with(cited.id(), "demands", List.of(PackText.scalar(demands)));
    } else {
      demands = clause.demands();
    }
    return explained(written.without(cited.id(), "noRule"), clause.otherNumbers(), demands).text();
  }

  private static String sentence(String text) {
    return text.strip().replaceFirst("[。；]$", "") + "。";
  }

  /** Scope numbers that the clause does not state are explained as such. */
  private PackText explained(PackText text, List<String> explained, String demands) {
    List<String> lines = new ArrayList<>(List.of(""));
    explained.forEach(line -> lines.add("  - " + PackText.scalar(line)));
    for (NewTarget.Condition condition : target.conditions()) {
      for (String value : condition.values()) {
        boolean number = value.matches("[0-9]*[1-9][0-9]*");
        boolean stated =
            Pattern.compile("(?<![0-9.])" + value + "(?![0-9.%％])")
                .matcher(demands + String.join(" ", lines))
                .find();
        if (number && !stated) {
          lines.add("  - " + PackText.scalar(value + "：指标“" + target.title() + "”的适用范围"));
        }
      }
    }
    return lines.size() == 1 ? text : text.with(target.clause().id(), "otherNumbers", lines);
  }

  private String text(String file) {
    byte[] bytes = files.get(file);
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }

  private void put(String file, String text, Set<String> changed) {
    files.put(file, text.getBytes(StandardCharsets.UTF_8));
    changed.add(file);
  }
}
