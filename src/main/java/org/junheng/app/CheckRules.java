package org.junheng.app;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import org.junheng.rules.RuleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    header = "检查规则 / Check the rules",
    description = {
      "检查规则文件夹，逐条列出问题：文件:行:列: 说明。",
      "Check the folder of rules and list every problem as file:line:column: sentence."
    })
final class CheckRules implements Callable<Integer> {
  @Mixin private final RuleFolderOption rules = new RuleFolderOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try {
      RuleSet ruleSet = rules.folder().load().ruleSet();
      int count = ruleSet.packs().values().stream().mapToInt(pack -> pack.rules().size()).sum();
      out.println(Message.of("rules.sound", count, ruleSet.id()).chinese());
      return ExitCode.DONE;
    } catch (RuleFolder.Unusable e) {
      e.lines().forEach(out::println);
      return ExitCode.FAILED;
    }
  }
}
