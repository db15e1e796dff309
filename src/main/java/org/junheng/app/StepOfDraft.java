package org.junheng.app;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a draft a step further, in the version that is there now or the one that was seen. */
abstract class StepOfDraft extends SpeakToService {
  private final String step;

  @Parameters(
      paramLabel = "DRAFT",
      description = {"草稿的编号。", "Id of the draft."})
  private String draft = "";

  @Option(
      names = "--version",
      paramLabel = "NUMBER",
      description = {
        "看到的是第几版：别人已另存的就不做。缺省为现在的一版。",
        "The version that was seen: nothing is done where somebody saved another. The present one by default."
      })
  private @Nullable Integer version;

  StepOfDraft(String step) {
    this.step = step;
  }

  /** What is said beside it. */
  abstract Map<String, @Nullable String> said();

  @Override
  int ask(ServiceClient client) throws ServiceClient.Failed {
    String path = "/v1/drafts/" + ServiceClient.encoded(draft);
    String seen = version == null ? client.get(path).tag() : "\"" + version + "\"";
    line(client.post(path + ":" + step, said(), seen).json());
    return ExitCode.DONE;
  }

  /** A step beside which anything may be said. */
  abstract static class WithNote extends StepOfDraft {
    @Option(
        names = "--note",
        paramLabel = "TEXT",
        description = {"说明。", "What is to be said."})
    private @Nullable String note;

    WithNote(String step) {
      super(step);
    }

    @Override
    Map<String, @Nullable String> said() {
      Map<String, @Nullable String> said = new HashMap<>();
      said.put("note", note);
      return said;
    }
  }

  @Command(
      name = "submit",
      header = "送审 / Submit a draft",
      description = {"请别人批准。", "Ask somebody else for approval."})
  static final class Submit extends WithNote {
    Submit() {
      super("submit");
    }
  }

  @Command(
      name = "approve",
      header = "批准 / Approve a draft",
      description = {
        "由没有改过它的人批准；没有通过的逐项列出。",
        "By somebody who saved no version of it; what it does not pass is listed."
      })
  static final class Approve extends WithNote {
    Approve() {
      super("approve");
    }
  }

  @Command(
      name = "withdraw",
      header = "撤回 / Withdraw a draft",
      description = {"不要了；记录仍在。", "Give it up; what is recorded stays."})
  static final class Withdraw extends WithNote {
    Withdraw() {
      super("withdraw");
    }
  }

  @Command(
      name = "rebase",
      header = "并入现行规则 / Take over what is in force",
      description = {
        "起草以后现行规则变了的，并进来；两边改了同一个文件的，指出是哪些。",
        "Where another rule set has come into force since, bring both together; where both changed a file, say which."
      })
  static final class Rebase extends WithNote {
    Rebase() {
      super("rebase");
    }
  }

  @Command(
      name = "return",
      header = "退回 / Return a draft",
      description = {"退给起草人再改。", "Give it back to be edited."})
  static final class Return extends StepOfDraft {
    @Option(
        names = "--reason",
        required = true,
        paramLabel = "TEXT",
        description = {"为什么退回。", "Why."})
    private String reason = "";

    Return() {
      super("return");
    }

    @Override
    Map<String, @Nullable String> said() {
      return Map.of("reason", reason);
    }
  }

  @Command(
      name = "publish",
      header = "发布 / Publish a draft",
      description = {"立即施行，或从某一天起。", "Put it in force, at once or from a day on."})
  static final class Publish extends WithNote {
    @Option(
        names = "--effective",
        paramLabel = "DAY",
        description = {"从哪一天起，如 2027-09-01。", "From which day on, like 2027-09-01."})
    private @Nullable LocalDate effective;

    Publish() {
      super("publish");
    }

    @Override
    Map<String, @Nullable String> said() {
      Map<String, @Nullable String> said = super.said();
      said.put("effective", effective == null ? null : effective.toString());
      return said;
    }
  }
}
