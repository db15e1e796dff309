package org.junheng.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Prints what the service says of a draft, as JSON. */
abstract class LookAtDraft extends SpeakToService {
  private final String look;

  @Parameters(
      paramLabel = "DRAFT",
      description = {"草稿的编号。", "Id of the draft."})
  private String draft = "";

  /**
   * @param look last part of the address; empty for the draft itself
   */
  LookAtDraft(String look) {
    this.look = look;
  }

  /** Whether all is well with what was answered. */
  boolean isWell(JsonNode answer) {
    return true;
  }

  @Override
  int ask(ServiceClient client) throws ServiceClient.Failed {
    JsonNode answer = client.get("/v1/drafts/" + ServiceClient.encoded(draft) + look).json();
    print(answer);
    return isWell(answer) ? ExitCode.DONE : ExitCode.FAILED;
  }

  @Command(
      name = "show",
      header = "一份草稿 / Show a draft",
      description = {"状态、文件和经过。", "Its state, its files and what happened to it."})
  static final class Show extends LookAtDraft {
    Show() {
      super("");
    }
  }

  @Command(
      name = "check",
      header = "检查草稿 / Check a draft",
      description = {"每一处错误：文件、行、列、说明。", "Every mistake: file, line, column and what it is."})
  static final class Check extends LookAtDraft {
    Check() {
      super("/check");
    }

    @Override
    boolean isWell(JsonNode answer) {
      return answer.path("clean").asBoolean();
    }
  }

  @Command(
      name = "test",
      header = "运行草稿的案例 / Run the cases of a draft",
      description = {"没有通过的，哪里对不上。", "Where those differ that do not come out."})
  static final class Test extends LookAtDraft {
    Test() {
      super("/test");
    }

    @Override
    boolean isWell(JsonNode answer) {
      return answer.path("failed").isEmpty();
    }
  }

  @Command(
      name = "difference",
      header = "草稿改了什么 / What a draft changes",
      description = {"逐项、逐个文件。", "Target by target, and file by file."})
  static final class Difference extends LookAtDraft {
    Difference() {
      super("/difference");
    }
  }

  @Command(
      name = "gate",
      header = "草稿能否批准 / Whether a draft may go live",
      description = {"逐项的结果。", "Each item and how it stands."})
  static final class Gate extends LookAtDraft {
    Gate() {
      super("/gate");
    }

    @Override
    boolean isWell(JsonNode answer) {
      return answer.path("passed").asBoolean();
    }
  }

  @Command(
      name = "witnesses",
      header = "改动的例证 / Witnesses of a draft",
      description = {
        "每个改动了的指标举一所学校，改前改后结论不同。",
        "For each target that differs a school that comes out otherwise."
      })
  static final class Witnesses extends LookAtDraft {
    Witnesses() {
      super("/witnesses");
    }
  }
}
