package org.junheng.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.DecisionMaker;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;

/**
 * A policy document whose targets are rules.
 *
 * @param schoolSystem that its grades follow, {@code 5-4} or {@code 6-3}
 * @param parent the pack that it extends
 * @param firstDay the first day on which a rule of it is in force
 * @param rules how many it has
 * @param clauses what the document says, clause by clause; null in a list of packs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PackDocument(
    String id,
    PolicySource document,
    @Nullable String schoolSystem,
    @JsonProperty("extends") @Nullable String parent,
    List<String> comparesWith,
    @Nullable LocalDate firstDay,
    int rules,
    @Nullable List<ClauseDocument> clauses) {

  /** The document as it is cited. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PolicySource(
      @Nullable String number, String title, @Nullable String issuer, @Nullable LocalDate issued) {}

  /**
   * A clause.
   *
   * @param offices that answer for it
   * @param demands what it asks, in our words
   * @param rules ids of the targets taken from it
   * @param noRule why there is none
   * @param notRuled what else it says that cannot be judged
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ClauseDocument(
      String id,
      String title,
      List<String> offices,
      String demands,
      List<String> rules,
      @Nullable String noRule,
      List<String> notRuled) {}

  static PackDocument inList(Pack pack) {
    return of(pack, null);
  }

  static PackDocument whole(Pack pack) {
    return of(
        pack,
        pack.clauses().values().stream()
            .map(
                clause ->
                    new ClauseDocument(
                        clause.id(),
                        clause.title(),
                        clause.offices(),
                        clause.demands(),
                        pack.rules().stream()
                            .filter(rule -> rule.head().clause().equals(clause.id()))
                            .map(Rule::id)
                            .toList(),
                        orNull(clause.noRule()),
                        clause.notRuled()))
            .toList());
  }

  private static PackDocument of(Pack pack, @Nullable List<ClauseDocument> clauses) {
    Pack.Document document = pack.document();
    return new PackDocument(
        pack.id(),
        new PolicySource(
            orNull(document.number()),
            document.title(),
            orNull(document.issuer()),
            document.issued()),
        orNull(pack.schoolSystem()),
        pack.parent(),
        pack.comparesWith(),
        DecisionMaker.firstDay(pack).orElse(null),
        pack.rules().size(),
        clauses);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
