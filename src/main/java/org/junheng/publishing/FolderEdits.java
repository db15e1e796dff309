package org.junheng.publishing;

import org.junheng.audit.LogUnavailable;
import org.junheng.rules.RuleFiles;

/** Takes an edit of the folder that is not to go live by itself, to be approved by somebody. */
@FunctionalInterface
public interface FolderEdits {
  /**
   * Takes a sound edit; called once for each content.
   *
   * @param base id of the rule set that was edited
   * @throws LogUnavailable where it cannot be taken now; it is handed over again later
   */
  void edited(RuleFiles files, String base) throws LogUnavailable;
}
