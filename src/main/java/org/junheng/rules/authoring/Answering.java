package org.junheng.rules.authoring;

import java.util.List;
import java.util.Optional;

/** How a question is answered: typed, or chosen so that nobody has to know the words of rules. */
public sealed interface Answering {
  /** What is typed. */
  enum Typed implements Answering {
    TEXT,
    /** Digits alone. */
    WHOLE_NUMBER,
    /** Digits, with a decimal point perhaps. */
    NUMBER,
    /** {@code 2026-09-01}. */
    DAY
  }

  /**
   * One of several.
   *
   * @param others whether another word is an answer too
   */
  record OneOf(List<Option> options, boolean others) implements Answering {
    public OneOf {
      options = List.copyOf(options);
    }
  }

  /**
   * Any number of conditions, with semicolons between them.
   *
   * @param fields on which there can be one
   */
  record Conditions(List<ConditionField> fields) implements Answering {
    public Conditions {
      fields = List.copyOf(fields);
    }

    /** The field of that name. */
    public Optional<ConditionField> field(String name) {
      return fields.stream().filter(each -> each.field().word().equals(name)).findFirst();
    }

    /** The answer that these conditions are. */
    public static String answer(List<NewTarget.Condition> conditions) {
      return String.join("; ", conditions.stream().map(NewTarget.Condition::written).toList());
    }
  }

  /**
   * A field that a condition can look at.
   *
   * @param operators ways to compare it
   * @param values what it can be compared with; none where a value is typed
   * @param several whether more than one of the values can be named
   * @param typed how a value is typed
   */
  record ConditionField(
      Option field, List<Option> operators, List<Option> values, boolean several, Typed typed) {
    public ConditionField {
      operators = List.copyOf(operators);
      values = List.copyOf(values);
    }

    /**
     * The condition that compares it with these.
     *
     * @param operator one of {@link #operators}
     * @param with at least one
     */
    public NewTarget.Condition condition(String operator, List<String> with) {
      String written =
          with.size() > 1 || !several ? operator : operator.equals(Offered.NONE_OF) ? "!=" : "==";
      return new NewTarget.Condition(field.word(), written, String.join(", ", with));
    }
  }
}
