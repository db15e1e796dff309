package org.junheng.web.console;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junheng.audit.LogUnavailable;
import org.junheng.cases.mutation.Survey;
import org.junheng.message.Message;
import org.junheng.publishing.DraftCheck;
import org.junheng.publishing.DraftRefused;
import org.junheng.publishing.Drafts;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleSet;
import org.junheng.rules.analysis.Analysis;
import org.junheng.web.DraftAnswers;
import org.junheng.web.Refused;

/**
 * What the tools of rule authors say of rule sets. It takes seconds, and for a rule set it is
 * always the same: a worker makes it once.
 */
final class RuleLooks {
  private static final int MOST_SURVEYS = 24;
  private static final int MOST_ANALYSES = 12;
  private static final int MOST_SEARCHES = 100;

  /** How long a page waits before it says that it is being made. */
  private static final Duration PATIENCE = Duration.ofMillis(700);

  private final Drafts drafts;
  private final Kept<OfPack, Survey> surveys;
  private final Kept<String, Analysis> analyses;

  /** A document's rules in a rule set. */
  private record OfPack(String ruleSet, String pack) {}

  RuleLooks(Drafts drafts, Executor workers) {
    this.drafts = drafts;
    this.surveys = new Kept<>(MOST_SURVEYS, 0, workers, this::survey);
    this.analyses =
        new Kept<>(MOST_ANALYSES, 0, workers, ruleSet -> Analysis.of(sound(check(ruleSet))));
  }

  /** The mutants of a document's rules; nothing while that is being made. */
  Optional<Survey> survey(RuleSet ruleSet, Pack pack) throws LogUnavailable {
    return surveys.get(new OfPack(ruleSet.id(), pack.id()), PATIENCE);
  }

  /** What analysis finds in all documents; nothing while that is being made. */
  Optional<Analysis> analysis(RuleSet ruleSet) throws LogUnavailable {
    return analyses.get(ruleSet.id(), PATIENCE);
  }

  private Survey survey(OfPack of) throws LogUnavailable {
    DraftCheck check = check(of.ruleSet());
    RuleSet ruleSet = sound(check);
    Pack pack = ruleSet.pack(of.pack()).orElseThrow();
    return Survey.of(ruleSet, pack, check.files(), check.cases(), rule -> true, MOST_SEARCHES);
  }

  private DraftCheck check(String ruleSet) throws LogUnavailable {
    try {
      return drafts.check(ruleSet);
    } catch (DraftRefused e) {
      throw DraftAnswers.refused(e);
    }
  }

  /**
   * @throws Refused where it is none
   */
  static RuleSet sound(DraftCheck check) {
    return check
        .ruleSet()
        .orElseThrow(
            () ->
                Refused.because(
                    409, Message.of("console.draft.not-clean", check.problems().size())));
  }
}
