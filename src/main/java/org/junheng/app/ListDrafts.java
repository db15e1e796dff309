package org.junheng.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
    name = "list",
    header = "各份草稿 / List the drafts",
    description = {
      "一行一份：编号、状态、版本、起草人、标题；最近变动的在前。",
      "A line each: id, state, version, author, title; the one that changed last first."
    })
final class ListDrafts extends SpeakToService {
  @Option(
      names = "--all",
      description = {"已发布、已撤回的也列出。", "Those published or withdrawn as well."})
  private boolean all;

  @Override
  int ask(ServiceClient client) throws ServiceClient.Failed {
    for (JsonNode draft : client.get("/v1/drafts").json().path("drafts")) {
      String state = draft.path("state").asString();
      if (all || !state.equals("published") && !state.equals("withdrawn")) {
        line(draft);
      }
    }
    return ExitCode.DONE;
  }
}
