package org.junheng.rules.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FieldPath;
import org.junheng.message.Message;
import org.junheng.rules.Rule;
import org.junheng.rules.drl.RuleTree.AllOf;
import org.junheng.rules.drl.RuleTree.Comparison;
import org.junheng.rules.drl.RuleTree.Constraint;
import org.junheng.rules.drl.RuleTree.Enclosed;
import org.junheng.rules.drl.RuleTree.Item;
import org.junheng.rules.drl.RuleTree.Literal;
import org.junheng.rules.drl.RuleTree.Membership;

/** Holds the words of a title that say whom it is about against the subject's conditions. */
final class ScopeWording {
  private static final Pattern YEAR =
      Pattern.compile("(?<year>[12][0-9]{3})年(?<including>及|或|（含）|\\(含\\))?(?<side>以前|之前|以后|之后|起)");

  private final Rule rule;
  private final List<Constraint> conditions = new ArrayList<>();
  private @Nullable FieldPath field;
  private @Nullable Object wanted;

  ScopeWording(Rule rule) {
    this.rule = rule;
    for (Item item : rule.tree().subject().items()) {
      if (item instanceof Constraint constraint) {
        flatten(constraint);
      }
    }
  }

  /** What always holds of the subject; alternatives are left out. */
  private void flatten(Constraint constraint) {
    if (constraint instanceof AllOf all) {
      all.parts().forEach(this::flatten);
    } else if (constraint instanceof Enclosed enclosed) {
      flatten(enclosed.inner());
    } else {
      conditions.add(constraint);
    }
  }

  /** Whether the facts are such as the title speaks of otherwise. */
  boolean shows(Seen seen) {
    Object value = field == null ? null : field.read(seen.subject());
    return wanted == null || (value != null && value.toString().equals(wanted.toString()));
  }

  /** What does not fit, if anything. */
  Optional<Message> message() {
    Optional<Message> years = years();
    return years.isPresent() ? years : words();
  }

  private Optional<Message> years() {
    Matcher matcher = YEAR.matcher(rule.title());
    while (matcher.find()) {
      int year = Integer.parseInt(matcher.group("year"));
      boolean before = matcher.group("side").endsWith("前");
      boolean including = matcher.group("including") != null || matcher.group("side").equals("起");
      String stated = (before ? "<" : ">") + (including ? "=" : "");
      for (Constraint constraint : conditions) {
        if (!(constraint instanceof Comparison comparison)
            || !(comparison.right() instanceof Literal literal)
            || !(literal.value() instanceof Integer limit)) {
          continue;
        }
        FieldPath path = path(comparison.left().steps());
        FactField named = path == null ? null : path.field();
        boolean sameSide = comparison.operator().startsWith(before ? "<" : ">");
        if (named == null || !named.unit().equals("年") || !sameSide) {
          continue;
        }
        if (last(comparison.operator(), limit) != last(stated, year)) {
          field = path;
          wanted = year;
          return Optional.of(
              Message.of(
                  "analysis.wording-year",
                  rule.id(),
                  matcher.group(),
                  named.name() + " " + comparison.operator() + " " + limit));
        }
      }
    }
    return Optional.empty();
  }

  /** The last year that belongs to it: that of {@code < 2011} is 2010. */
  private static int last(String operator, int year) {
    return switch (operator) {
      case "<" -> year - 1;
      case ">" -> year + 1;
      default -> year;
    };
  }

  private Optional<Message> words() {
    for (Constraint constraint : conditions) {
      FieldPath path = null;
      Set<String> allowed = new LinkedHashSet<>();
      if (constraint instanceof Comparison comparison
          && comparison.operator().equals("==")
          && comparison.right() instanceof Literal literal) {
        path = path(comparison.left().steps());
        allowed.add(literal.value().toString());
      } else if (constraint instanceof Membership membership && !membership.negated()) {
        path = path(membership.left().steps());
        membership.values().forEach(value -> allowed.add(value.value().toString()));
      }
      FactField named = path == null ? null : path.field();
      if (named == null || named.values().isEmpty()) {
        continue;
      }
      for (Map.Entry<String, String> word : named.values().entrySet()) {
        if (!allowed.contains(word.getKey())
            && says(word.getKey(), word.getValue(), named, allowed)) {
          field = path;
          return Optional.of(
              Message.of(
                  "analysis.wording-stage",
                  rule.id(),
                  word.getValue(),
                  named.name() + " " + String.join("/", allowed)));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a title speaks of the word; not where it is but part of an allowed one's label. */
  private boolean says(String word, String label, FactField named, Set<String> allowed) {
    String chinese = rule.title();
    for (String other : allowed) {
      chinese = chinese.replace(named.values().getOrDefault(other, other), "");
    }
    Pattern english = Pattern.compile("\\b" + Pattern.quote(word) + "\\b");
    return chinese.contains(label) || english.matcher(rule.head().english()).find();
  }

  private @Nullable FieldPath path(List<String> steps) {
    return rule.subjectType().path(steps).orElse(null);
  }
}
