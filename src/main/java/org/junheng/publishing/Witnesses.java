package org.junheng.publishing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.cases.mutation.WitnessSearch;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.record.ArchivedRules;
import org.junheng.decision.record.RecordedFinding;
import org.junheng.facts.SubmissionReader;
import org.junheng.message.Message;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleSet;
import org.junheng.rules.analysis.RuleSetDifference;
import org.junheng.rules.analysis.RuleSetDifference.Aspect;
import org.junheng.rules.analysis.RuleSetDifference.Change;
import tools.jackson.databind.node.ObjectNode;

/**
 * For each target that two rule sets do not have in common a school, or a district, for which they
 * find something different; or that there is none. What is shown was judged by both, by Drools and
 * all.
 */
public final class Witnesses {
  private final DraftMakers makers;

  public Witnesses(DraftMakers makers) {
    this.makers = makers;
  }

  /** How the look for one ended. */
  public enum Kind {
    /** Here is one. */
    FOUND,
    /** There is none: the target differs in words that decide nothing. */
    NONE,
    /** None was found among those that were tried; there may be one. */
    NOT_FOUND
  }

  /**
   * One target.
   *
   * @param asOf the day as of which the facts were judged; null where there are none
   * @param facts what stands under {@code facts} in a request; null where there are none
   * @param before what the target found of them before; none where it was not there
   * @param after what it finds of them now; none where it is not there any more
   * @param tried how many facts were looked at
   */
  public record OfTarget(
      String pack,
      String target,
      Kind kind,
      Message message,
      @Nullable LocalDate asOf,
      @Nullable ObjectNode facts,
      List<RecordedFinding> before,
      List<RecordedFinding> after,
      int tried) {
    public OfTarget {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /**
   * Looks for them; takes some seconds where many targets differ.
   *
   * @param was sound
   * @param is sound, and in the archive like the other
   * @param target only this one; null for all
   */
  public List<OfTarget> between(DraftCheck was, DraftCheck is, @Nullable String target)
      throws LogUnavailable, ArchivedRules.Unusable {
    RuleSet before = was.ruleSet().orElseThrow();
    RuleSet after = is.ruleSet().orElseThrow();
    List<Change> changes =
        RuleSetDifference.of(before, after).changes().stream()
            .filter(change -> target == null || change.target().equals(target))
            .toList();
    boolean sameTypes = sameTypes(before, after);
    List<Looked> looked =
        changes.parallelStream().map(change -> look(change, was, is, sameTypes)).toList();
    Map<Looked, List<RecordedFinding>> old = judged(before.id(), looked);
    Map<Looked, List<RecordedFinding>> made = judged(after.id(), looked);
    return looked.stream()
        .map(
            each ->
                each.told(old.getOrDefault(each, List.of()), made.getOrDefault(each, List.of())))
        .toList();
  }

  private static boolean sameTypes(RuleSet before, RuleSet after) {
    return DraftPacks.differing(before.source().files(), after.source().files()).stream()
        .noneMatch(file -> file.startsWith("facts/"));
  }

  /** What the search came to. */
  private record Looked(Change change, Optional<WitnessSearch.Found> found, int tried) {
    OfTarget told(List<RecordedFinding> before, List<RecordedFinding> after) {
      Kind kind = tried == 0 ? Kind.NONE : before.equals(after) ? Kind.NOT_FOUND : Kind.FOUND;
      WitnessSearch.Found facts = kind == Kind.FOUND ? found.orElseThrow() : null;
      Message message =
          switch (kind) {
            case FOUND -> Message.of("witness.found");
            case NONE -> Message.of("witness.none");
            case NOT_FOUND -> Message.of("witness.not-found", tried);
          };
      return new OfTarget(
          change.pack(),
          change.target(),
          kind,
          message,
          facts == null ? null : facts.asOf(),
          facts == null ? null : facts.facts(),
          facts == null ? List.of() : before,
          facts == null ? List.of() : after,
          tried);
    }
  }

  private static Looked look(Change change, DraftCheck was, DraftCheck is, boolean sameTypes) {
    boolean wordsOnly = change.aspects().equals(java.util.Set.of(Aspect.WORDING));
    if (wordsOnly && sameTypes) {
      return new Looked(change, Optional.empty(), 0);
    }
    WitnessSearch search = new WitnessSearch(side(change, was), side(change, is));
    Optional<WitnessSearch.Found> found = search.find();
    return new Looked(change, found, Math.max(1, search.tried()));
  }

  private static WitnessSearch.@Nullable Side side(Change change, DraftCheck check) {
    RuleSet rules = check.ruleSet().orElseThrow();
    return rules
        .pack(change.pack())
        .flatMap(
            pack ->
                pack.rule(change.target())
                    .map(rule -> new WitnessSearch.Side(rules, pack, rule, check.cases())))
        .orElse(null);
  }

  private Map<Looked, List<RecordedFinding>> judged(String ruleSet, List<Looked> looked)
      throws LogUnavailable, ArchivedRules.Unusable {
    return makers.with(
        ruleSet,
        maker -> {
          Map<Looked, List<RecordedFinding>> judged = new java.util.IdentityHashMap<>();
          for (Looked each : looked) {
            each.found().ifPresent(found -> judged.put(each, judged(maker, each, found)));
          }
          return judged;
        });
  }

  /** None where the target, its pack or all rules of it are not in force on the day. */
  private static List<RecordedFinding> judged(
      DecisionMaker maker, Looked looked, WitnessSearch.Found found) {
    Pack pack = maker.pack(looked.change().pack()).orElse(null);
    if (pack == null
        || pack.rulesInForce(found.asOf()).isEmpty()
        || !(maker.reader(pack).read(found.facts(), "")
            instanceof SubmissionReader.Result.Accepted accepted)) {
      return List.of();
    }
    return maker.decide(pack, accepted.submission(), found.asOf(), false).findings().stream()
        .filter(finding -> finding.rule().id().equals(looked.change().target()))
        .map(RecordedFinding::of)
        .toList();
  }
}
