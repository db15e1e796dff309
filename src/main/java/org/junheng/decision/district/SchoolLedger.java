package org.junheng.decision.district;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.Finding;
import org.junheng.decision.FindingDocument;
import org.junheng.decision.remedy.Remedies;
import org.junheng.facts.Fact;
import org.junheng.rules.Clause;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleSet;

/**
 * What one school has to do (一校一策): every target that it, or anything it has, does not reach or of
 * which nobody can say, with the gap, the ways to close it, who is responsible and until when.
 *
 * @param decision its id; null for an evaluation
 * @param kind of school, by its Chinese label; so are owner and location
 * @param countedIn the school whose indicators this campus is part of; null where it is counted by
 *     itself
 * @param campuses that are added to this school
 * @param document of the pack by its number, or title where it has none
 * @param counts of all its findings by outcome
 * @param entries unmet ones first, then failed rules, those behind and those that are open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SchoolLedger(
    @Nullable UUID decision,
    SchoolName district,
    SchoolName school,
    @Nullable String kind,
    @Nullable String owner,
    @Nullable String location,
    @Nullable SchoolName countedIn,
    List<SchoolName> campuses,
    String pack,
    String document,
    LocalDate countDate,
    LocalDate asOf,
    String ruleSet,
    Outcome verdict,
    Map<Outcome, Integer> counts,
    SchoolColours.Coloured colour,
    List<Entry> entries) {

  private static final List<Outcome> LISTED =
      List.of(Outcome.UNMET, Outcome.ERROR, Outcome.BEHIND, Outcome.UNDETERMINED);

  /**
   * A target that is not reached, or open.
   *
   * @param finding with the ways to reach it
   * @param clauseTitle heading of the clause
   * @param demands what the clause asks, in our words
   * @param offices responsible for the clause; empty where the document names none
   * @param due last day, where the target is on its way
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entry(
      FindingDocument finding,
      String clauseTitle,
      String demands,
      List<String> offices,
      @Nullable LocalDate due) {}

  /**
   * The ledger of a school; nothing where no such school was submitted.
   *
   * @param id of the decision; null for an evaluation
   * @param school its code
   */
  public static Optional<SchoolLedger> of(
      @Nullable UUID id, Decision decision, RuleSet ruleSet, String school, Locale language) {
    return of(id, decision, ruleSet, fact -> school.equals(fact.identity()), language).findFirst();
  }

  /**
   * The ledgers of all schools, in order of the submission; each is made when it is taken.
   *
   * @param id of the decision; null for an evaluation
   */
  public static Stream<SchoolLedger> all(
      @Nullable UUID id, Decision decision, RuleSet ruleSet, Locale language) {
    return of(id, decision, ruleSet, school -> true, language);
  }

  private static Stream<SchoolLedger> of(
      @Nullable UUID id,
      Decision decision,
      RuleSet ruleSet,
      Predicate<Fact> wanted,
      Locale language) {
    Map<Fact, List<Finding>> bySchool = new HashMap<>();
    for (Finding finding : decision.findings()) {
      Fact school = SchoolName.school(finding.subject());
      if (school != null && LISTED.contains(finding.outcome())) {
        bySchool.computeIfAbsent(school, key -> new ArrayList<>()).add(finding);
      }
    }
    Remedies remedies = Remedies.of(decision, ruleSet);
    SchoolColours colours = SchoolColours.of(decision);
    return decision.schools().entrySet().stream()
        .filter(school -> wanted.test(school.getKey()))
        .map(
            school ->
                of(
                    id,
                    decision,
                    ruleSet,
                    school.getKey(),
                    school.getValue(),
                    bySchool.getOrDefault(school.getKey(), List.of()),
                    remedies,
                    colours,
                    language));
  }

  private static SchoolLedger of(
      @Nullable UUID id,
      Decision decision,
      RuleSet ruleSet,
      Fact school,
      Decision.Summary summary,
      List<Finding> listed,
      Remedies remedies,
      SchoolColours colours,
      Locale language) {
    Pack pack = decision.pack();
    List<Entry> entries =
        listed.stream()
            .sorted(Comparator.comparingInt(finding -> LISTED.indexOf(finding.outcome())))
            .map(finding -> entry(finding, pack, ruleSet, remedies, language))
            .toList();
    String number = pack.document().number();
    return new SchoolLedger(
        id,
        SchoolName.of(decision.submission().root()),
        SchoolName.of(school),
        Enrolled.word(school, "kind"),
        Enrolled.word(school, "owner"),
        Enrolled.word(school, "location"),
        countedIn(school, decision),
        campuses(school, decision),
        pack.id(),
        number.isEmpty() ? pack.document().title() : number,
        DecisionMaker.countDate(decision.submission()),
        decision.asOf(),
        decision.ruleSet(),
        summary.verdict(),
        complete(summary.counts()),
        colours.coloured(school, language),
        entries);
  }

  private static Entry entry(
      Finding finding, Pack pack, RuleSet ruleSet, Remedies remedies, Locale language) {
    Clause clause = pack.clauses().get(finding.rule().head().clause());
    return new Entry(
        FindingDocument.of(finding, pack, ruleSet, language, remedies),
        clause == null ? "" : clause.title(),
        clause == null ? "" : clause.demands(),
        clause == null ? List.of() : clause.offices(),
        finding.rule().head().due());
  }

  private static @Nullable SchoolName countedIn(Fact school, Decision decision) {
    Object whole = Enrolled.value(school, "countedSchool");
    return whole == null || whole.equals(school.identity())
        ? null
        : decision.submission().all(school.type()).stream()
            .filter(each -> whole.equals(each.identity()))
            .findFirst()
            .map(SchoolName::of)
            .orElse(null);
  }

  private static List<SchoolName> campuses(Fact school, Decision decision) {
    return decision.submission().all(school.type()).stream()
        .filter(each -> each != school && each.outside() == null)
        .filter(each -> Objects.equals(Enrolled.value(each, "countedSchool"), school.identity()))
        .map(SchoolName::of)
        .toList();
  }

  private static Map<Outcome, Integer> complete(Map<Outcome, Integer> counts) {
    Map<Outcome, Integer> complete = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      complete.put(outcome, counts.getOrDefault(outcome, 0));
    }
    return complete;
  }
}
