package org.junheng.app;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "new",
    header = "起草 / Begin a draft",
    description = {
      "从现行规则起草一份改动，打印它的编号、状态、版本。",
      "Begin a change of the rules in force; prints its id, state and version."
    })
final class NewDraft extends SpeakToService {
  @Option(
      names = "--title",
      required = true,
      paramLabel = "TEXT",
      description = {"改什么。", "What it is about."})
  private String title = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = {"为什么改。", "Why."})
  private String reason = "";

  @Option(
      names = "--from",
      paramLabel = "ID",
      description = {
        "以哪个规则集或哪份草稿的文件起头，缺省为现行规则。",
        "Id of a rule set or draft whose files it begins with; those in force by default."
      })
  private @Nullable String from;

  @Override
  int ask(ServiceClient client) throws ServiceClient.Failed {
    Map<String, @Nullable String> said = new HashMap<>();
    said.put("title", title);
    said.put("reason", reason);
    said.put("from", from);
    line(client.post("/v1/drafts", said, null).json());
    return ExitCode.DONE;
  }
}
