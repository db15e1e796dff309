package org.junheng.rules.reading;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactType;
import org.junheng.rules.Colour;
import org.junheng.rules.Comparison;
import org.junheng.rules.Standing;
import org.junheng.rules.reading.Whom.Place;

/**
 * How one language says the parts of a rule. Made for one sentence: conditions that it has said of
 * accumulated things it does not say again.
 */
abstract class Language {
  private final Set<Whom> described = new HashSet<>();

  /** Whom a pattern looks at, its conditions in parentheses. */
  abstract String whom(Whom whom);

  /** A condition beside the subject's own. */
  abstract String further(Meanings.Further further);

  /** What one of them is called. */
  abstract String type(FactType type);

  /** A figure of a formula. */
  abstract String figure(Meaning figure);

  /** Between factor and weight. */
  abstract String times();

  /** Figure, comparison, limit; the unit as it stands with the facts. */
  abstract String compared(
      String figure, boolean composed, Comparison comparison, String limit, String unit);

  /** What an office answers for. */
  abstract String attested(String title, boolean wanted);

  abstract String binds(String whom);

  abstract String requires(String demand);

  /** Empty for a binding target. */
  abstract String standing(Standing standing, @Nullable LocalDate due);

  abstract String otherReading(String condition, String rule);

  abstract String relaxes(List<String> rules);

  /** What a figure counts by where coefficients of variation are made of it. */
  abstract String weighed(String figure);

  /** A figure to which as many may come, or which may fall, while others are open. */
  abstract String open(String figure, String others, boolean more);

  /** For a target by which schools are followed up. */
  abstract String coloured(Colour colour);

  /** For a target over the findings of others. */
  abstract String concludes();

  abstract String source(String document, String clause);

  abstract String dates(LocalDate from, @Nullable LocalDate until);

  /** What a figure or field is called in a condition. */
  abstract String name(Meaning what);

  abstract String check(Meaning what, Said.Check check);

  /** Between conditions of a list. */
  abstract String comma();

  /** Between two things said of one figure. */
  abstract String and();

  abstract String or();

  /** Between conditions on different figures. */
  abstract String both();

  /** Between alternatives that speak of different figures. */
  abstract String otherwise();

  /** A text in the language's parentheses. */
  abstract String parenthesised(String text);

  /** What stands for conditions that have been said. */
  abstract String asAbove();

  /** Between the parts of a sentence. */
  abstract String separator();

  /** Between whom it binds and each further condition. */
  abstract String moreover();

  /** The conditions one after the other, all of which must hold. */
  String conditions(List<Said> conditions) {
    return conditions.stream()
        .map(
            said ->
                conditions.size() > 1 && said instanceof Said.Several && said.isAlternative()
                    ? parenthesised(condition(said))
                    : condition(said))
        .collect(Collectors.joining(comma()));
  }

  String condition(Said said) {
    if (said instanceof Said.About about) {
      return name(about.what())
          + about.checks().stream()
              .map(check -> check(about.what(), check))
              .collect(Collectors.joining(about.any() ? or() : and()));
    }
    Said.Several several = (Said.Several) said;
    return several.parts().stream()
        .map(
            part ->
                !several.any() && part.isAlternative()
                    ? parenthesised(condition(part))
                    : condition(part))
        .collect(Collectors.joining(several.any() ? otherwise() : both()));
  }

  /** The conditions of a pattern in parentheses, shortened where they have been said. */
  String inParentheses(Whom whom, List<Said> conditions) {
    if (conditions.isEmpty()) {
      return "";
    }
    boolean again = whom.place() != Place.SUBJECT && !described.add(whom);
    return parenthesised(again ? asAbove() : conditions(conditions));
  }
}
