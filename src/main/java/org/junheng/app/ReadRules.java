package org.junheng.app;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import org.junheng.rules.reading.RuleReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try {
      RuleSet ruleSet = rules.folder().read();
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
}
