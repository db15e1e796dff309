package org.junheng.rules.drl;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.drl.RuleTree.Annotation;
import org.junheng.rules.drl.RuleTree.Call;
import org.junheng.rules.drl.RuleTree.Condition;
import org.junheng.rules.drl.RuleTree.Pattern;

/**
 * What could be read of a rule; what could not has been reported.
 *
 * @param name null where it could not be read
 * @param subject null where it could not be read
 * @param demand null where it could not be read
 * @param lost names that stand in what was passed over, so that nothing follows from their absence
 */
public record RuleDraft(
    @Nullable String name,
    List<Annotation> annotations,
    List<Annotation> attributes,
    @Nullable Pattern subject,
    List<Condition> conditions,
    @Nullable Call demand,
    Position at,
    Set<String> lost) {
  /** Stands in {@link #lost} for a name that could not be read itself. */
  public static final String ANY = "*";

  public RuleDraft {
    annotations = List.copyOf(annotations);
    attributes = List.copyOf(attributes);
    conditions = List.copyOf(conditions);
    lost = Set.copyOf(lost);
  }

  /** A rule of which nothing is missing. */
  public static RuleDraft of(RuleTree tree) {
    return new RuleDraft(
        tree.name(),
        tree.annotations(),
        tree.attributes(),
        tree.subject(),
        tree.conditions(),
        tree.demand(),
        tree.at(),
        Set.of());
  }

  /** The rule, if none of its parts is missing. */
  public Optional<RuleTree> whole() {
    return name == null || subject == null || demand == null || !demand.isLegible()
        ? Optional.empty()
        : Optional.of(new RuleTree(name, annotations, attributes, subject, conditions, demand, at));
  }
}
