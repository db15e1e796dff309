package org.junheng.publishing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junheng.cases.mutation.Equivalents;
import org.junheng.cases.mutation.FatesAsBefore;
import org.junheng.cases.mutation.Mutant;
import org.junheng.cases.mutation.Mutation;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;

/** Which mistakes no case of a draft would notice though one did before. */
final class GateMutants {
  private final DraftCheck draft;
  private final RuleSet ruleSet;
  private final Optional<DraftCheck> base;

  /**
   * @param draft sound
   * @param base sound, or nothing
   */
  GateMutants(DraftCheck draft, Optional<DraftCheck> base) {
    this.draft = draft;
    this.ruleSet = draft.ruleSet().orElseThrow();
    this.base = base;
  }

  /**
   * What was found.
   *
   * @param tried how many mutants were made
   * @param survivors those that are noticed no more
   */
  record Found(int tried, List<Mutant> survivors) {
    static final Found NOTHING = new Found(0, List.of());

    Found and(Found more) {
      List<Mutant> all = new ArrayList<>(survivors);
      all.addAll(more.survivors);
      return new Found(tried + more.tried, all);
    }
  }

  /** Packs whose cases or mutants may come out otherwise. */
  Set<String> packs() {
    return base.flatMap(DraftCheck::ruleSet)
        .map(was -> DraftPacks.testedOtherwise(was, ruleSet))
        .orElse(ruleSet.packs().keySet());
  }

  /** Tries the rules on which the change may tell. */
  Found found() {
    Found found = Found.NOTHING;
    for (String id : packs()) {
      Pack pack = ruleSet.pack(id).orElseThrow();
      Set<String> same =
          FatesAsBefore.of(base.flatMap(was -> side(was, id)), side(draft, id).orElseThrow());
      found = found.and(found(pack, rule -> !same.contains(rule.id())));
    }
    return found;
  }

  private static Optional<FatesAsBefore.Side> side(DraftCheck check, String packId) {
    return check
        .ruleSet()
        .flatMap(
            rules ->
                rules
                    .pack(packId)
                    .map(
                        pack ->
                            new FatesAsBefore.Side(
                                rules, pack, check.cases(), equivalents(pack, check))));
  }

  private static Equivalents equivalents(Pack pack, DraftCheck check) {
    return Equivalents.read(pack, check.files(), new ArrayList<>());
  }

  /** Tries rules of a pack, whether the change may tell on them or not. */
  Found found(Pack pack, Predicate<Rule> wanted) {
    if (pack.rules().stream().noneMatch(wanted)) {
      return Found.NOTHING;
    }
    List<Mutation.OfRule> fates = new Mutation(ruleSet, pack, draft.cases()).run(wanted);
    List<Mutant> survivors = survivors(fates, pack, draft);
    Set<String> known = survivors.isEmpty() ? Set.of() : before(pack.id(), survivors);
    return new Found(
        fates.stream().mapToInt(of -> of.fates().size()).sum(),
        survivors.stream().filter(mutant -> !known.contains(mutant.toString())).toList());
  }

  private static List<Mutant> survivors(List<Mutation.OfRule> fates, Pack pack, DraftCheck check) {
    Equivalents named = equivalents(pack, check);
    return fates.stream()
        .flatMap(of -> of.survivors().stream())
        .filter(mutant -> !named.name(mutant))
        .toList();
  }

  /** Those that survived before the change, of the rules that have survivors now. */
  private Set<String> before(String packId, List<Mutant> survivors) {
    Optional<RuleSet> was = base.flatMap(DraftCheck::ruleSet);
    Optional<Pack> pack = was.flatMap(rules -> rules.pack(packId));
    if (pack.isEmpty()) {
      return Set.of();
    }
    Set<String> rules =
        survivors.stream().map(mutant -> mutant.original().id()).collect(Collectors.toSet());
    DraftCheck check = base.orElseThrow();
    List<Mutation.OfRule> fates =
        new Mutation(was.orElseThrow(), pack.get(), check.cases())
            .run(rule -> rules.contains(rule.id()));
    return survivors(fates, pack.get(), check).stream()
        .map(Mutant::toString)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
