package org.junheng.publishing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import org.junheng.rules.RuleProblem;

/**
 * How the folder of rules stands to what is in force.
 *
 * @param ruleSet what the folder holds; null where that was not read
 * @param since when it began to stand so
 * @param problems what is wrong in its files; none unless it is broken
 * @param message what to know and to do; null where there is nothing
 */
public record FolderStatus(
    State state,
    @Nullable String ruleSet,
    Instant since,
    List<RuleProblem> problems,
    @Nullable Message message) {
  /** How it stands. */
  public enum State {
    /** It holds what is in force. */
    IN_FORCE,
    /** It is not looked at. */
    OFF,
    /** It holds no sound rule set; what was in force before goes on. */
    BROKEN,
    /** It is as it was before something else was published, and not edited since. */
    BEHIND,
    /** It was edited though something else had been published: the edit waits. */
    EDITED_BEHIND,
    /** An edit waits while a publication waits for its day. */
    WAITS_FOR_PENDING,
    /** An edit waits for somebody's approval. */
    WAITS_FOR_APPROVAL,
    /** An edit waits for the log. */
    WAITS_FOR_LOG
  }

  public FolderStatus {
    problems = List.copyOf(problems);
  }
}
