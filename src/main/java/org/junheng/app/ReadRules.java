package org.junheng.app;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import org.junheng.rules.analysis.RuleSetDifference;
import org.junheng.rules.reading.RuleReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "read",
    header = "读出规则 / Read the rules back",
    description = {
      "把每条规则读成一句话：约束谁、要求什么、依据哪一条。",
      "Say each rule in a sentence: whom it binds, what it demands, under which clause."
    })
final class ReadRules implements Callable<Integer> {
  @Mixin private final RuleFolderOption rules = new RuleFolderOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      defaultValue = "",
      description = {"规则编号的开头，如 size；不写则读出全部。", "How ids begin, like size; all by default."})
  private String prefix = "";

  @Option(
      names = "--compare",
      paramLabel = "FOLDER",
      description = {
        "另一个规则文件夹：只列出它改了哪些指标，改前改后各怎么说。",
        "Another folder of rules: only what it changes, target by target, before and after."
      })
  private @Nullable Path changed;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try {
      RuleSet ruleSet = rules.folder().read();
      if (changed != null) {
        compare(ruleSet, new RuleFolder(changed).read(), out);
        return ExitCode.DONE;
      }
      for (Pack pack : ruleSet.packs().values()) {
        for (Rule rule : pack.rules()) {
          if (rule.id().startsWith(prefix)) {
            RuleReading reading = RuleReading.of(rule, pack.document(), ruleSet.vocabulary());
            out.println(rule.id() + "\n  " + reading.chinese() + "\n  " + reading.english());
          }
        }
      }
      return ExitCode.DONE;
    } catch (RuleFolder.Unusable e) {
      e.lines().forEach(out::println);
      return ExitCode.FAILED;
    }
  }

  private void compare(RuleSet before, RuleSet after, PrintWriter out) {
    List<RuleSetDifference.Change> changes =
        RuleSetDifference.of(before, after).changes().stream()
            .filter(change -> change.target().startsWith(prefix))
            .toList();
    for (RuleSetDifference.Change change : changes) {
      String name = change.pack() + " " + change.target();
      Message what =
          switch (change.kind()) {
            case ADDED -> Message.of("rules.target-added", name);
            case REMOVED -> Message.of("rules.target-removed", name);
            case CHANGED -> Message.of("rules.target-changed", name, numbers(change));
          };
      Bilingual.print(out, what);
      print("- ", change.before(), out);
      print("+ ", change.after(), out);
    }
    Bilingual.print(out, Message.of("rules.compared", changes.size()));
  }

  /** 45 → 44, or nothing where no number changed. */
  private static String numbers(RuleSetDifference.Change change) {
    BigDecimal old = change.before() == null ? null : change.before().limit();
    BigDecimal made = change.after() == null ? null : change.after().limit();
    return old == null || made == null || old.compareTo(made) == 0
        ? ""
        : old.toPlainString() + " → " + made.toPlainString();
  }

  private static void print(String mark, RuleSetDifference.@Nullable Side side, PrintWriter out) {
    if (side != null) {
      out.println("  " + mark + side.chinese());
      out.println("  " + mark + side.english());
    }
  }
}
