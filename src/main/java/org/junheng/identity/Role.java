package org.junheng.identity;

import org.junheng.message.Message;

/** What somebody may do. */
public enum Role {
  /** Hands in facts, has them decided or evaluated, reads what came of it. */
  SUBMITTER,
  /** Edits drafts of rules, has them checked and tried, asks for their approval. */
  EDITOR,
  /** Approves what somebody else edited, publishes, takes back. */
  APPROVER,
  /** Reads every decision, trace, rule set and entry of the log; replays, verifies, exports. */
  AUDITOR,
  /** Gives and takes accounts, roles and keys; changes nothing else. */
  ADMINISTRATOR;

  /** What it is called, and what it is for. */
  public Message label() {
    return switch (this) {
      case SUBMITTER -> Message.of("page.role-submitter");
      case EDITOR -> Message.of("page.role-editor");
      case APPROVER -> Message.of("page.role-approver");
      case AUDITOR -> Message.of("page.role-auditor");
      case ADMINISTRATOR -> Message.of("page.role-administrator");
    };
  }
}
