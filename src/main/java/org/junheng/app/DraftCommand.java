package org.junheng.app;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "draft",
    header = "规则草稿 / Drafts of rules",
    description = {
      "在运行着的服务上起草、检查、送审、批准和发布规则的改动。",
      "Draft, check, submit, approve and publish changes of the rules of a running service."
    },
    subcommands = {
      NewDraft.class,
      ListDrafts.class,
      PutDraft.class,
      LookAtDraft.Show.class,
      LookAtDraft.Check.class,
      LookAtDraft.Test.class,
      LookAtDraft.Difference.class,
      LookAtDraft.Gate.class,
      LookAtDraft.Witnesses.class,
      ImpactOfDraft.class,
      StepOfDraft.Submit.class,
      StepOfDraft.Return.class,
      StepOfDraft.Approve.class,
      StepOfDraft.Publish.class,
      StepOfDraft.Withdraw.class,
      StepOfDraft.Rebase.class
    })
final class DraftCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new Misused(Objects.requireNonNull(spec).commandLine(), Message.of("command.missing"));
  }
}
