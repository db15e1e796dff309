package org.junheng.decision.district;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Decision;
import org.junheng.decision.Finding;
import org.junheng.facts.Fact;
import org.junheng.rules.Colour;
import org.junheng.rules.Outcome;

/**
 * Under which colour each school is followed up, as rules say with {@code @colour}.
 *
 * <p>Red where the school, or anything it has, misses a target that is red; yellow where it misses
 * a yellow one and no red one; blue where it misses none. Where a red target is open, or a yellow
 * one and none is missed, nobody can say. A school that no such target binds has no colour.
 */
public final class SchoolColours {
  private final Map<Fact, Standing> schools;

  private SchoolColours(Map<Fact, Standing> schools) {
    this.schools = schools;
  }

  /**
   * A school and its colour.
   *
   * @param colour null where it is open, or nothing with a colour binds the school
   * @param because what gives it its colour, or leaves it open; empty where it is blue or has none
   */
  record Standing(@Nullable Colour colour, List<Finding> because) {}

  /**
   * How many schools have which.
   *
   * @param open those of which nobody can say
   * @param none those that nothing with a colour binds
   */
  public record Counts(int red, int yellow, int blue, int open, int none) {}

  /**
   * A school's colour as callers get it.
   *
   * @param colour {@code red}, {@code yellow} or {@code blue}; null where it has none
   * @param label what people call it
   * @param open targets that leave it open
   * @param because targets that the school misses, by which it has its colour
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Coloured(
      SchoolName school,
      @Nullable String colour,
      @Nullable String label,
      @Nullable List<Reason> because,
      @Nullable List<Reason> open) {}

  /** A target of which it depends, and of what of the school it was asked. */
  public record Reason(String target, String title, SchoolName subject) {}

  /** The colours of a decision's schools. */
  public static SchoolColours of(Decision decision) {
    Map<Fact, List<Finding>> bySchool = new LinkedHashMap<>();
    decision.schools().keySet().forEach(school -> bySchool.put(school, new ArrayList<>()));
    for (Finding finding : decision.findings()) {
      Fact school = SchoolName.school(finding.subject());
      if (school != null && finding.rule().head().colour() != null) {
        Objects.requireNonNull(bySchool.get(school)).add(finding);
      }
    }
    Map<Fact, Standing> schools = new LinkedHashMap<>();
    bySchool.forEach((school, findings) -> schools.put(school, standing(findings)));
    return new SchoolColours(schools);
  }

  private static Standing standing(List<Finding> findings) {
    for (Colour colour : List.of(Colour.RED, Colour.YELLOW)) {
      List<Finding> missed = having(findings, colour, Outcome.UNMET, Outcome.BEHIND);
      if (!missed.isEmpty()) {
        return new Standing(colour, missed);
      }
      List<Finding> open = having(findings, colour, Outcome.UNDETERMINED, Outcome.ERROR);
      if (!open.isEmpty()) {
        return new Standing(null, open);
      }
    }
    boolean any = findings.stream().anyMatch(finding -> finding.outcome() == Outcome.MET);
    return new Standing(any ? Colour.BLUE : null, List.of());
  }

  private static List<Finding> having(List<Finding> findings, Colour colour, Outcome... outcomes) {
    return findings.stream()
        .filter(finding -> finding.rule().head().colour() == colour)
        .filter(finding -> List.of(outcomes).contains(finding.outcome()))
        .toList();
  }

  /** The colour of a school; nothing where it has none. */
  public Optional<Colour> of(Fact school) {
    Standing standing = schools.get(school);
    return standing == null ? Optional.empty() : Optional.ofNullable(standing.colour());
  }

  /** How many schools have which. */
  public Counts counts() {
    Map<Colour, Integer> counts = new EnumMap<>(Colour.class);
    int open = 0;
    int none = 0;
    for (Standing standing : schools.values()) {
      if (standing.colour() != null) {
        counts.merge(standing.colour(), 1, Integer::sum);
      } else if (standing.because().isEmpty()) {
        none++;
      } else {
        open++;
      }
    }
    return new Counts(
        counts.getOrDefault(Colour.RED, 0),
        counts.getOrDefault(Colour.YELLOW, 0),
        counts.getOrDefault(Colour.BLUE, 0),
        open,
        none);
  }

  /** Every school with its colour, in order of the submission. */
  public List<Coloured> all(Locale language) {
    return schools.keySet().stream().map(school -> coloured(school, language)).toList();
  }

  /** One school with its colour. */
  Coloured coloured(Fact school, Locale language) {
    Standing standing = Objects.requireNonNull(schools.get(school));
    Colour colour = standing.colour();
    List<Reason> reasons =
        standing.because().stream()
            .map(
                finding ->
                    new Reason(
                        finding.rule().id(),
                        finding.rule().title(),
                        SchoolName.of(finding.subject())))
            .toList();
    return new Coloured(
        SchoolName.of(school),
        colour == null ? null : colour.word(),
        colour == null ? null : colour.label().in(language),
        colour == null || reasons.isEmpty() ? null : reasons,
        colour != null || reasons.isEmpty() ? null : reasons);
  }
}
