package org.junheng.app;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import org.junheng.rules.RuleFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "put",
    header = "保存草稿的文件 / Save files of a draft",
    description = {
      "把文件夹里的规则文件存进草稿：写明路径的只存这些；不写的全部存，草稿里有而文件夹里没有的删去。",
      "Save the rule files of a folder in a draft: those that are named, or else all, and what the draft has and the folder has not is removed."
    })
final class PutDraft extends SpeakToService {
  @Parameters(
      index = "0",
      paramLabel = "DRAFT",
      description = {"草稿的编号。", "Id of the draft."})
  private String draft = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "PATH",
      description = {
        "文件夹下的路径，如 plan2024/size.drl。",
        "Paths below the folder, like plan2024/size.drl."
      })
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--rules",
      paramLabel = "FOLDER",
      defaultValue = "rules",
      description = {"规则文件夹，缺省为 rules。", "The folder of rules; rules by default."})
  private Path folder = Path.of("rules");

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      defaultValue = "",
      description = {"改了什么。", "What was changed."})
  private String note = "";

  @Override
  int ask(ServiceClient client) throws ServiceClient.Failed, IOException {
    ServiceClient.Answer answer = client.get("/v1/drafts/" + ServiceClient.encoded(draft));
    RuleFiles files = RuleFiles.read(folder, new ArrayList<>());
    for (String path : paths) {
      if (!Files.isRegularFile(folder.resolve(path))) {
        Bilingual.print(out(), Message.of("command.not-read", folder.resolve(path)));
        return ExitCode.FAILED;
      }
    }
    Set<String> wanted = new TreeSet<>(paths.isEmpty() ? files.files().keySet() : paths);
    int before = answer.json().path("version").asInt();
    @Nullable String tag = answer.tag();
    for (String path : wanted) {
      byte[] content = Files.readAllBytes(folder.resolve(path));
      answer = client.put(file(path), content, Objects.requireNonNull(tag));
      tag = answer.tag();
    }
    if (paths.isEmpty()) {
      for (JsonNode file : answer.json().path("files")) {
        String path = file.path("path").asString();
        if (!wanted.contains(path)) {
          answer = client.delete(file(path), Objects.requireNonNull(tag));
          tag = answer.tag();
        }
      }
    }
    Bilingual.print(
        out(),
        Message.of(
            "command.draft-saved",
            answer.json().path("version").asInt() - before,
            answer.json().path("version").asInt()));
    return ExitCode.DONE;
  }

  private String file(String path) {
    return "/v1/drafts/"
        + ServiceClient.encoded(draft)
        + "/files/"
        + ServiceClient.encoded(path)
        + (note.isEmpty() ? "" : "?note=" + URLEncoder.encode(note, StandardCharsets.UTF_8));
  }
}
