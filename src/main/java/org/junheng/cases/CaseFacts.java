package org.junheng.cases;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.DecisionMaker;
import org.junheng.facts.Submission;
import org.junheng.facts.SubmissionReader;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleSet;
import tools.jackson.databind.node.ObjectNode;

/** Reads the facts of cases by the way that every submission takes. Safe for many threads. */
public final class CaseFacts {
  private final RuleSet ruleSet;
  private final Identities identities;
  private final Map<String, SubmissionReader> readers = new ConcurrentHashMap<>();

  public CaseFacts(RuleSet ruleSet) {
    this.ruleSet = ruleSet;
    this.identities = new Identities(ruleSet.vocabulary());
  }

  /**
   * The facts as a submission, or the faults for which they are refused.
   *
   * @param facts as a case writes them; what merely identifies is filled in, in place
   */
  public SubmissionReader.Result read(Pack pack, ObjectNode facts) {
    return readers
        .computeIfAbsent(pack.id(), id -> DecisionMaker.reader(ruleSet, pack))
        .read(identities.complete(facts), "");
  }

  /** The day as of which facts are judged: the one given, else their count date. */
  public static LocalDate day(@Nullable LocalDate asOf, Submission submission) {
    return Objects.requireNonNullElseGet(asOf, () -> DecisionMaker.countDate(submission));
  }
}
