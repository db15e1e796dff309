package org.junheng.rules.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldPath;
import org.junheng.facts.Vocabulary;
import org.junheng.rules.Comparison;
import org.junheng.rules.Demand;
import org.junheng.rules.FindingType;
import org.junheng.rules.LookedAt;
import org.junheng.rules.Rule;
import org.junheng.rules.drl.RuleTree;
import org.junheng.rules.drl.RuleTree.Accumulation;
import org.junheng.rules.drl.RuleTree.AllOf;
import org.junheng.rules.drl.RuleTree.Amount;
import org.junheng.rules.drl.RuleTree.AnyOf;
import org.junheng.rules.drl.RuleTree.Argument;
import org.junheng.rules.drl.RuleTree.Binding;
import org.junheng.rules.drl.RuleTree.Call;
import org.junheng.rules.drl.RuleTree.Condition;
import org.junheng.rules.drl.RuleTree.Constraint;
import org.junheng.rules.drl.RuleTree.Enclosed;
import org.junheng.rules.drl.RuleTree.Item;
import org.junheng.rules.drl.RuleTree.Literal;
import org.junheng.rules.drl.RuleTree.Membership;
import org.junheng.rules.drl.RuleTree.Pattern;
import org.junheng.rules.drl.RuleTree.Variable;

/**
 * What a measured rule compares with its limit, written so that two rules that measure the same say
 * it in the same words, whatever they call their variables.
 *
 * @param text the figure: amount and count, a share and a rate of the same two being one figure
 * @param scale what the quotient is multiplied by before it meets the limit
 * @param limit null where the limit is itself a figure
 * @param fields what it is made of
 */
record MeasuredFigure(
    String text,
    BigDecimal scale,
    Comparison comparison,
    @Nullable BigDecimal limit,
    boolean whole,
    Set<LookedAt> fields) {

  /** Nothing for an attested rule. */
  static Optional<MeasuredFigure> of(Rule rule, Vocabulary vocabulary) {
    return rule.demand() instanceof Demand.Measured measured
        ? Optional.of(new Writer(rule, vocabulary).figure(measured))
        : Optional.empty();
  }

  boolean isSameAs(MeasuredFigure other) {
    return text.equals(other.text);
  }

  /** The sign of (this limit − the other's), both as limits of the quotient. */
  int compareLimit(MeasuredFigure other) {
    return times(limit, other.scale).compareTo(times(other.limit, scale));
  }

  private static BigDecimal times(@Nullable BigDecimal limit, BigDecimal scale) {
    return java.util.Objects.requireNonNull(limit).multiply(scale);
  }

  boolean hasLimits(MeasuredFigure other) {
    return limit != null && other.limit != null;
  }

  boolean isSameWay(MeasuredFigure other) {
    return comparison.wantsMore() == other.comparison.wantsMore();
  }

  private boolean isStrict() {
    return comparison == Comparison.MORE_THAN || comparison == Comparison.LESS_THAN;
  }

  /** Whether some figure misses the other's limit and meets this one. */
  boolean isWeakerThan(MeasuredFigure other) {
    if (!isSameWay(other) || !hasLimits(other)) {
      return false;
    }
    int sign = compareLimit(other);
    return sign == 0
        ? !isStrict() && other.isStrict()
        : comparison.wantsMore() ? sign < 0 : sign > 0;
  }

  /** Whether no figure meets both. */
  boolean excludes(MeasuredFigure other) {
    if (isSameWay(other) || !hasLimits(other)) {
      return false;
    }
    MeasuredFigure low = comparison.wantsMore() ? this : other;
    MeasuredFigure high = low == this ? other : this;
    if (whole && other.whole) {
      return low.ends().compareTo(high.ends()) > 0;
    }
    int sign = low.compareLimit(high);
    return sign > 0 || (sign == 0 && (low.isStrict() || high.isStrict()));
  }

  /** The last whole number that meets it. */
  private BigDecimal ends() {
    BigDecimal end = java.util.Objects.requireNonNull(limit);
    return switch (comparison) {
      case AT_LEAST -> end.setScale(0, java.math.RoundingMode.CEILING);
      case AT_MOST -> end.setScale(0, java.math.RoundingMode.FLOOR);
      case MORE_THAN -> end.setScale(0, java.math.RoundingMode.FLOOR).add(BigDecimal.ONE);
      case LESS_THAN -> end.setScale(0, java.math.RoundingMode.CEILING).subtract(BigDecimal.ONE);
    };
  }

  /** Writes a rule's figure with every variable replaced by what it stands for. */
  private static final class Writer {
    private final Rule rule;
    private final Vocabulary vocabulary;
    private final Map<String, String> meanings = new HashMap<>();
    private final Map<String, Set<LookedAt>> fieldsOf = new HashMap<>();

    Writer(Rule rule, Vocabulary vocabulary) {
      this.rule = rule;
      this.vocabulary = vocabulary;
      RuleTree tree = rule.tree();
      FactType subject = rule.subjectType();
      if (tree.subject().variable() != null) {
        meanings.put(tree.subject().variable(), "this");
      }
      bindings(tree.subject(), subject, "");
      for (Condition condition : tree.conditions()) {
        if (condition instanceof Accumulation accumulation) {
          accumulation(accumulation);
        }
      }
    }

    private void bindings(Pattern pattern, FactType type, String prefix) {
      for (Item item : pattern.items()) {
        if (item instanceof Binding binding) {
          FieldPath path = type.path(binding.path().steps()).orElseThrow();
          meanings.put(binding.variable(), prefix + path.text());
          if (path.field() != null) {
            fieldsOf.put(binding.variable(), Set.of(new LookedAt(path.type(), path.field())));
          }
        }
      }
    }

    private void accumulation(Accumulation accumulation) {
      Pattern pattern = accumulation.pattern();
      FactType type = FindingType.of(pattern, rule.subjectType(), vocabulary);
      if (pattern.variable() != null) {
        meanings.put(pattern.variable(), "");
      }
      bindings(pattern, type, ".");
      Set<String> filters = new TreeSet<>();
      for (Item item : pattern.items()) {
        if (item instanceof Constraint constraint) {
          filters.add(constraint(constraint));
        }
      }
      accumulation
          .results()
          .forEach(
              result -> {
                meanings.put(
                    result.variable(),
                    result.function()
                        + "("
                        + type.name()
                        + filters
                        + meanings.getOrDefault(result.argument(), "")
                        + ")");
                fieldsOf.put(result.variable(), fieldsOf.getOrDefault(result.argument(), Set.of()));
              });
    }

    private String constraint(Constraint constraint) {
      if (constraint instanceof AnyOf any) {
        return parts(any.parts(), " || ");
      }
      if (constraint instanceof AllOf all) {
        return parts(all.parts(), " && ");
      }
      if (constraint instanceof Enclosed enclosed) {
        return constraint(enclosed.inner());
      }
      if (constraint instanceof Membership membership) {
        Set<String> values = new TreeSet<>();
        membership.values().forEach(value -> values.add(value.value().toString()));
        return membership.left().text() + (membership.negated() ? " != " : " == ") + values;
      }
      RuleTree.Comparison comparison = (RuleTree.Comparison) constraint;
      if (comparison.right() instanceof Literal literal) {
        boolean same = comparison.operator().equals("==") || comparison.operator().equals("!=");
        String value = literal.value().toString();
        return comparison.left().text()
            + " "
            + comparison.operator()
            + " "
            + (same ? "[" + value + "]" : value);
      }
      String name = ((Variable) comparison.right()).name();
      return comparison.left().text()
          + " "
          + comparison.operator()
          + " "
          + meanings.getOrDefault(name, name);
    }

    private String parts(List<Constraint> parts, String between) {
      return parts.stream()
          .map(this::constraint)
          .sorted()
          .collect(Collectors.joining(between, "(", ")"));
    }

    MeasuredFigure figure(Demand.Measured measured) {
      Call call = rule.tree().demand();
      List<Argument> arguments =
          switch (measured.measure()) {
            case PLAIN -> call.arguments().subList(1, 2);
            case PER_GROUP -> call.arguments().subList(2, 4);
            default -> call.arguments().subList(1, 3);
          };
      BigDecimal scale =
          switch (measured.measure()) {
            case PLAIN, EACH -> BigDecimal.ONE;
            case PERCENT, PER_HUNDRED -> BigDecimal.valueOf(100);
            case PER_GROUP -> BigDecimal.valueOf(measured.group());
          };
      Set<LookedAt> fields = new LinkedHashSet<>();
      call.arguments().forEach(argument -> fields(argument, fields));
      if (call.then() != null) {
        call.then().arguments().forEach(argument -> fields(argument, fields));
      }
      return new MeasuredFigure(
          arguments.stream().map(this::argument).collect(Collectors.joining(" / ")),
          scale,
          measured.comparison(),
          measured.literalLimit().orElse(null),
          arguments.size() == 1 && measured.decimals() == 0,
          fields);
    }

    private void fields(Argument argument, Set<LookedAt> fields) {
      if (argument instanceof Variable variable) {
        fields.addAll(fieldsOf.getOrDefault(variable.name(), Set.of()));
      } else if (argument instanceof Call call) {
        call.arguments().forEach(part -> fields(part, fields));
      }
    }

    private String argument(Argument argument) {
      if (argument instanceof Variable variable) {
        return meanings.getOrDefault(variable.name(), variable.name());
      }
      if (argument instanceof Amount amount) {
        return amount.value().stripTrailingZeros().toPlainString();
      }
      Call call = (Call) argument;
      List<String> parts = new ArrayList<>(call.arguments().stream().map(this::argument).toList());
      if (call.method().equals("sum")) {
        parts.sort(null);
      }
      if (call.method().equals("weighted")) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < parts.size(); i += 2) {
          pairs.add(parts.get(i) + "×" + parts.get(i + 1));
        }
        pairs.sort(null);
        parts = pairs;
      }
      return call.method() + parts;
    }
  }
}
