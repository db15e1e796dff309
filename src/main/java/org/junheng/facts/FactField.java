package org.junheng.facts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be said of a fact, as declared in {@code rules/facts}.
 *
 * @param name identifier in rules and JSON
 * @param index position among the fields of its type, parent included
 * @param label Chinese name
 * @param english English name
 * @param unit Chinese unit of a figure, or empty
 * @param note what to mind when filling it in, or empty
 * @param form header under which statistics extracts give it, or empty
 * @param identity says what the thing is, and is no figure
 * @param confidential personal or not for everyone: exports of the log can leave it out
 * @param values the words allowed with their Chinese labels; empty where any word is
 * @param allowed further limits by other fields
 * @param among sibling list and field whose values it must be one of
 * @param refersTo type and field that holds the same value somewhere in the submission
 * @param absent what absence means, or null where an absent figure is missing
 * @param zeroUnless field whose absence, together with this one's, means zero
 * @param atMost field of the same fact that is at least as great
 * @param sumsTo figure that the siblings' sum should equal
 * @param derivation how it comes about where it is not submitted; null where it is
 */
public record FactField(
    String name,
    int index,
    FieldKind kind,
    String label,
    String english,
    String unit,
    String note,
    String form,
    String example,
    boolean identity,
    boolean required,
    boolean confidential,
    @Nullable String requiredWith,
    Range range,
    Map<String, String> values,
    List<Allowance> allowed,
    @Nullable Reference among,
    @Nullable Reference refersTo,
    @Nullable Object absent,
    @Nullable String zeroUnless,
    @Nullable String atMost,
    @Nullable SumCheck sumsTo,
    @Nullable Derivation derivation) {

  /** Fields are looked up for every finding; what they are called and where tells them apart. */
  @Override
  public int hashCode() {
    return 31 * name.hashCode() + index;
  }

  /** A field of another list or type: {@code stages.stage}, {@code School.id}. */
  public record Reference(String owner, String field) {}

  /** {@code stages.students by stage}. */
  public record SumCheck(String list, String figure, String by) {}

  /**
   * What makes a field that nobody submits.
   *
   * @param of for {@link Kind#OF_WHOLE} a field of the whole; for {@link Kind#FIRST_OF_WHOLE} the
   *     field of this type that tells its like
   */
  public record Derivation(Kind kind, String of) {
    public enum Kind {
      /** A value of the whole that the fact, or what it belongs to, is added to. */
      OF_WHOLE,
      /** Whether the fact is a whole, added to no other. */
      IS_WHOLE,
      /** Whether it is the first of its like within the whole, what is the whole's own before. */
      FIRST_OF_WHOLE
    }
  }

  /** The value as people see it: a word by its Chinese label, decimals plain. */
  public String display(@Nullable Object value) {
    if (value == null) {
      return "—";
    }
    if (value instanceof Boolean answer) {
      return answer ? "是" : "否";
    }
    return values.getOrDefault(
        value.toString(),
        value instanceof java.math.BigDecimal decimal ? decimal.toPlainString() : value.toString());
  }
}
