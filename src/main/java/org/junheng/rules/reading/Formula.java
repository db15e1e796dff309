package org.junheng.rules.reading;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junheng.rules.Measure;
import org.junheng.rules.drl.RuleTree.Amount;
import org.junheng.rules.drl.RuleTree.Argument;
import org.junheng.rules.drl.RuleTree.Call;
import org.junheng.rules.drl.RuleTree.Variable;

/**
 * A figure of the right side, written as people write formulas.
 *
 * @param binding how closely the text holds together
 */
record Formula(String text, Binding binding) {
  /** From loose to close. */
  enum Binding {
    SUM,
    PRODUCT,
    SINGLE
  }

  static Formula of(Argument argument, Meanings meanings, Language language) {
    if (argument instanceof Amount amount) {
      return new Formula(amount.text(), Binding.SINGLE);
    }
    if (argument instanceof Variable variable) {
      return new Formula(language.figure(meanings.of(variable.name())), Binding.SINGLE);
    }
    Call call = (Call) argument;
    List<Formula> parts =
        call.arguments().stream().map(part -> of(part, meanings, language)).toList();
    return switch (call.method()) {
      case "sum" ->
          new Formula(
              parts.stream().map(Formula::text).collect(Collectors.joining(" + ")), Binding.SUM);
      case "minus" ->
          new Formula(
              parts.get(0).text() + " − " + parts.get(1).within(Binding.PRODUCT), Binding.SUM);
      case "share" ->
          new Formula(
              parts.get(0).within(Binding.PRODUCT)
                  + " × "
                  + parts.get(1).within(Binding.PRODUCT)
                  + " ÷ "
                  + parts.get(2).within(Binding.SINGLE),
              Binding.PRODUCT);
      case "orMore", "orLess" ->
          new Formula(
              language.open(
                  parts.get(0).text(), parts.get(1).text(), call.method().equals("orMore")),
              Binding.SINGLE);
      case "weighted" -> weighted(parts, language.times());
      default -> throw new IllegalStateException(call.method());
    };
  }

  private static Formula weighted(List<Formula> parts, String times) {
    String text =
        IntStream.range(0, parts.size() / 2)
            .mapToObj(
                pair ->
                    parts.get(2 * pair).within(Binding.SINGLE)
                        + times
                        + parts.get(2 * pair + 1).within(Binding.SINGLE))
            .collect(Collectors.joining(" + "));
    return new Formula(text, parts.size() == 2 ? Binding.PRODUCT : Binding.SUM);
  }

  /** The ratio that a measure makes of an amount and a count; 100 % is said by the unit. */
  Formula per(Measure measure, int group, Formula count) {
    String quotient = within(Binding.PRODUCT) + " ÷ " + count.within(Binding.SINGLE);
    return switch (measure) {
      case PLAIN -> this;
      case PERCENT, EACH -> new Formula(quotient, Binding.PRODUCT);
      case PER_HUNDRED -> new Formula(quotient + " × 100", Binding.PRODUCT);
      case PER_GROUP -> new Formula(quotient + " × " + group, Binding.PRODUCT);
    };
  }

  /** The text, in parentheses where it would fall apart. */
  String within(Binding needed) {
    return binding.compareTo(needed) < 0 ? "(" + text + ")" : text;
  }
}
