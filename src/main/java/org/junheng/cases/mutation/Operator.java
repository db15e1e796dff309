package org.junheng.cases.mutation;

import java.util.Locale;
import org.junheng.message.Message;

/** The kinds of small mistakes. */
public enum Operator {
  /** A number one step up or down: a limit, a weight, a group, a number of the scope. */
  NUMBER,
  /** The limit itself counts or does not: {@code <} and {@code <=}, atLeast and moreThan. */
  EDGE,
  /** The opposite: {@code ==} and {@code !=}, in and not in, atLeast and lessThan, attested. */
  NEGATE,
  /** A condition left out. */
  DROP,
  /** A value too few or too many in a list. */
  MEMBER,
  /** Another of the words that a field knows: junior for primary. */
  WORD,
  /** And for or. */
  JUNCTION,
  /** There must be one, for: there must be none. */
  EXISTENCE,
  /** Another field of the same kind of the same fact. */
  FIELD,
  /** Another figure of the rule, or two of them exchanged. */
  FIGURE,
  /** A term left out of a sum, a difference, a share or a weighted sum. */
  TERM,
  /** Another ratio: each for per100. */
  MEASURE,
  /** Another accumulate function: most for total. */
  FUNCTION,
  /** A date a day or a year earlier or later, or no last day. */
  DATE,
  /** Another standing, another reading of the text. */
  HEAD;

  /** As it stands in the name of a mutant. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What people call it. */
  public Message label() {
    return Message.of(
        switch (this) {
          case NUMBER -> "mutant.number";
          case EDGE -> "mutant.edge";
          case NEGATE -> "mutant.negate";
          case DROP -> "mutant.drop";
          case MEMBER -> "mutant.member";
          case WORD -> "mutant.word";
          case JUNCTION -> "mutant.junction";
          case EXISTENCE -> "mutant.existence";
          case FIELD -> "mutant.field";
          case FIGURE -> "mutant.figure";
          case TERM -> "mutant.term";
          case MEASURE -> "mutant.measure";
          case FUNCTION -> "mutant.function";
          case DATE -> "mutant.date";
          case HEAD -> "mutant.head";
        });
  }
}
