package org.junheng.rules.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldPath;
import org.junheng.facts.Vocabulary;
import org.junheng.rules.Rule;
import org.junheng.rules.drl.Position;
import org.junheng.rules.drl.RuleTree;
import org.junheng.rules.drl.RuleTree.Argument;
import org.junheng.rules.drl.RuleTree.Call;
import org.junheng.rules.drl.RuleTree.Constraint;

/**
 * The numbers and days of a rule, so that somebody can change one without reading the rule; the
 * rest of the file stays as it is, byte for byte.
 */
public final class ChangeableNumbers {
  private final Vocabulary vocabulary;
  private final List<Spot> spots = new ArrayList<>();

  private ChangeableNumbers(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** What a number is for. */
  public enum Part {
    /** The figure is compared with it, or worked out by it. */
    DEMAND,
    /** It says whom the target binds. */
    SCOPE,
    /** The first day on which the rule is in force. */
    FROM,
    /** The first day on which it is not any more. */
    UNTIL
  }

  /**
   * A number or a day that can be changed.
   *
   * @param key stays the same while nothing before it in the rule changes
   * @param label of the field that it is compared with; empty for a demand or a day
   * @param operator that it is compared by; empty for a demand or a day
   * @param text as written
   */
  public record Spot(
      String key, Part part, String label, String operator, String text, Position at) {}

  /** In the order in which they stand. */
  public static List<Spot> of(Rule rule, Vocabulary vocabulary) {
    ChangeableNumbers numbers = new ChangeableNumbers(vocabulary);
    RuleTree tree = rule.tree();
    numbers.call(tree.demand());
    numbers.pattern(tree.subject());
    for (RuleTree.Condition condition : tree.conditions()) {
      numbers.pattern(condition.pattern());
      if (condition instanceof RuleTree.Accumulation accumulation) {
        accumulation.constraints().forEach(each -> numbers.constraint(each, null));
      }
    }
    tree.attribute("date-effective").ifPresent(each -> numbers.day(Part.FROM, each));
    tree.attribute("date-expires").ifPresent(each -> numbers.day(Part.UNTIL, each));
    return List.copyOf(numbers.spots);
  }

  private void call(Call call) {
    for (Argument argument : call.arguments()) {
      if (argument instanceof RuleTree.Amount amount) {
        add(Part.DEMAND, "", "", amount.text(), amount.at());
      } else if (argument instanceof Call inner) {
        call(inner);
      }
    }
    if (call.then() != null) {
      call(call.then());
    }
  }

  private void pattern(RuleTree.Pattern pattern) {
    FactType type = vocabulary.type(pattern.type()).orElse(null);
    for (RuleTree.Item item : pattern.items()) {
      if (item instanceof Constraint constraint) {
        constraint(constraint, type);
      }
    }
  }

  private void constraint(Constraint constraint, @org.jspecify.annotations.Nullable FactType type) {
    if (constraint instanceof RuleTree.Comparison comparison) {
      if (comparison.right() instanceof RuleTree.Literal literal
          && literal.value() instanceof Integer number) {
        add(
            Part.SCOPE,
            label(comparison.left(), type),
            comparison.operator(),
            number.toString(),
            literal.at());
      }
    } else if (constraint instanceof RuleTree.AnyOf any) {
      any.parts().forEach(each -> constraint(each, type));
    } else if (constraint instanceof RuleTree.AllOf all) {
      all.parts().forEach(each -> constraint(each, type));
    } else if (constraint instanceof RuleTree.Enclosed enclosed) {
      constraint(enclosed.inner(), type);
    }
  }

  private static String label(
      RuleTree.Path path, @org.jspecify.annotations.Nullable FactType type) {
    return Optional.ofNullable(type)
        .flatMap(each -> each.path(path.steps()))
        .map(FieldPath::field)
        .map(field -> field.label())
        .orElse(path.text());
  }

  private void day(Part part, RuleTree.Annotation attribute) {
    add(part, "", "", attribute.value(), attribute.at());
  }

  private void add(Part part, String label, String operator, String text, Position at) {
    spots.add(new Spot("n" + spots.size(), part, label, operator, text, at));
  }

  /**
   * The file with one of them replaced.
   *
   * @param file as it is
   * @return nothing where the spot is not there as it was: somebody changed the file meanwhile
   */
  public static Optional<String> replaced(String file, Spot spot, String with) {
    return spot.part() == Part.FROM || spot.part() == Part.UNTIL
        ? replaced(file, spot.at(), '"' + spot.text() + '"', '"' + with + '"')
        : replaced(file, spot.at(), spot.text(), with).filter(changed -> standsThere(file, spot));
  }

  /** A number stands just where it was read, and nothing that only begins or ends like it. */
  private static boolean standsThere(String file, Spot spot) {
    String line = file.split("\n", -1)[spot.at().line() - 1];
    int begin = spot.at().column() - 1;
    int end = begin + spot.text().length();
    return line.startsWith(spot.text(), begin)
        && (end == line.length() || "0123456789.".indexOf(line.charAt(end)) < 0);
  }

  /**
   * The file with the Chinese title of a rule replaced.
   *
   * @return nothing where it is not there as it was
   */
  public static Optional<String> retitled(String file, Rule rule, String title) {
    return annotated(file, rule, "title", title);
  }

  /**
   * The file with the English title of a rule replaced.
   *
   * @return nothing where it is not there as it was, or where the rule has none
   */
  public static Optional<String> retitledInEnglish(String file, Rule rule, String title) {
    return annotated(file, rule, "english", title);
  }

  private static Optional<String> annotated(String file, Rule rule, String name, String text) {
    return rule.tree()
        .annotation(name)
        .flatMap(found -> replaced(file, found.at(), '"' + found.value() + '"', '"' + text + '"'));
  }

  private static Optional<String> replaced(String file, Position at, String text, String with) {
    int line = 1;
    int begin = 0;
    while (line < at.line()) {
      int next = file.indexOf('\n', begin);
      if (next < 0) {
        return Optional.empty();
      }
      begin = next + 1;
      line++;
    }
    int end = file.indexOf('\n', begin);
    int place = file.indexOf(text, Math.min(file.length(), begin + at.column() - 1));
    if (place < 0 || end >= 0 && place > end) {
      return Optional.empty();
    }
    return Optional.of(file.substring(0, place) + with + file.substring(place + text.length()));
  }
}
