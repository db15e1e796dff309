package org.junheng.app;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which folder of rules a command works with. */
final class RuleFolderOption {
  @Option(
      names = "--rules",
      paramLabel = "FOLDER",
      defaultValue = "${sys:" + RuleFolder.PROPERTY + ":-${env:JUNHENG_RULES_FOLDER:-rules}}",
      description = {"规则文件夹，缺省为 rules。", "The folder of rules; rules by default."})
  private @Nullable Path path;

  RuleFolder folder() {
    return new RuleFolder(Objects.requireNonNull(path));
  }
}
