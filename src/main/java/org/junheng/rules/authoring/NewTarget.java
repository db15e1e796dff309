package org.junheng.rules.authoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.Comparison;
import org.junheng.rules.Measure;

/**
 * What has to be known to write a target down for the first time.
 *
 * @param pack folder of the rules
 * @param chapter name of the rule file without its ending; a new one if there is none
 * @param english title in English, or empty
 * @param subject name of the fact type that is judged
 * @param conditions what must be true of the subject for the target to bind it
 * @param from first day in force
 * @param checkedOn the day on which the author held the rule against the clause
 */
public record NewTarget(
    String pack,
    String chapter,
    String id,
    String title,
    String english,
    CitedClause clause,
    String subject,
    List<Condition> conditions,
    Demand demand,
    LocalDate from,
    LocalDate checkedOn) {

  public NewTarget {
    conditions = List.copyOf(conditions);
  }

  /**
   * @param title for a clause that {@code pack.yaml} does not have yet
   * @param demands what it asks of this target, in our words, with its numbers
   */
  public record CitedClause(String id, String title, String demands) {}

  /**
   * @param field as in a rule: {@code kind}, {@code school.builtYear}
   * @param operator {@code == != < <= > >=}, {@code in}, {@code not in}
   * @param value the word or number; several with commas between them
   */
  public record Condition(String field, String operator, String value) {
    /** The words or numbers. */
    List<String> values() {
      return List.of(value.strip().split("\\s*[,，]\\s*"));
    }

    /** As it is answered. */
    String written() {
      return field + " " + operator + " " + value;
    }

    boolean isMembership() {
      return operator.endsWith("in");
    }
  }

  /** What is demanded. */
  public sealed interface Demand {}

  /** That an office confirms it. */
  public record Attested() implements Demand {}

  /**
   * That a figure keeps to a limit.
   *
   * @param amount field of the subject or of what it belongs to
   * @param count field that the amount is divided by; null for the figure itself
   * @param group how many count as one under {@link Measure#PER_GROUP}, else 1
   */
  public record Measured(
      Measure measure,
      String amount,
      @Nullable String count,
      int group,
      Comparison comparison,
      BigDecimal limit)
      implements Demand {
    public Measured {
      if ((measure == Measure.PLAIN) != (count == null)) {
        throw new IllegalArgumentException("a ratio has a count, a plain figure has none");
      }
    }
  }
}
