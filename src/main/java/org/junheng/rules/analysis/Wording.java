package org.junheng.rules.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import org.junheng.rules.Comparison;
import org.junheng.rules.Demand;
import org.junheng.rules.Figure;
import org.junheng.rules.Judgment;
import org.junheng.rules.Measure;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.drl.Position;

/**
 * Holds what a title says against what its rule does: the comparison, the number, the unit, the
 * stage and the years.
 */
final class Wording {
  private static final List<Set<String>> UNITS =
      List.of(
          Set.of("平方米", "㎡", "亩"),
          Set.of("元"),
          Set.of("分钟", "小时"),
          Set.of("人", "名", "位"),
          Set.of("%"));
  private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Bench bench;
  private final Pack pack;

  Wording(Bench bench, Pack pack) {
    this.bench = bench;
    this.pack = pack;
  }

  void look() {
    for (Rule rule : pack.rules()) {
      if (Bench.isOwn(pack, rule)) {
        if (rule.demand() instanceof Demand.Measured measured) {
          title(rule, measured);
        }
        ScopeWording scope = new ScopeWording(rule);
        scope
            .message()
            .ifPresent(
                message -> tell(rule, "title", message, seen -> scope.shows(seen) ? 1 : 0, false));
      }
    }
  }

  private void title(Rule rule, Demand.Measured measured) {
    List<Statement> stated = Statement.chinese(rule.title());
    if (!stated.isEmpty()) {
      limits(rule, measured, "title", stated);
    } else {
      direction(rule, measured);
    }
    List<Statement> english = Statement.english(rule.head().english());
    if (!english.isEmpty()) {
      limits(rule, measured, "english", english);
    }
  }

  private void limits(
      Rule rule, Demand.Measured measured, String annotation, List<Statement> stated) {
    Optional<BigDecimal> limit = measured.literalLimit();
    List<Statement> about =
        stated.stream()
            .filter(each -> limit.isPresent() && isLimit(each, measured, limit.get()))
            .toList();
    List<Statement> meant = about.isEmpty() ? stated : about;
    for (Statement statement : meant) {
      if (statement.comparison() != measured.comparison()) {
        operator(rule, measured, annotation, statement);
        return;
      }
    }
    Statement last = meant.get(meant.size() - 1);
    if (about.isEmpty() && limit.isPresent()) {
      BigDecimal number = inUnitOfLimit(last, measured);
      tell(
          rule,
          annotation,
          Message.of(
              "analysis.wording-number", rule.id(), last.words(), limit.get().toPlainString()),
          seen -> differs(seen, rule, measured.comparison(), number),
          true);
      return;
    }
    String unit = unit(measured);
    for (Statement statement : meant) {
      String titled = statement.percent() ? "%" : statement.unit();
      if (isOtherKind(titled, unit, measured)) {
        tell(
            rule,
            annotation,
            Message.of("analysis.wording-unit", rule.id(), statement.words(), unit),
            seen -> Families.known(seen, rule),
            true);
        return;
      }
    }
  }

  private static boolean isOtherKind(String titled, String unit, Demand.Measured measured) {
    // 不低于100人标准 may be a share of what is due: of people no kind is told from a percentage.
    boolean share = measured.measure() == Measure.PERCENT;
    for (Set<String> kind : UNITS) {
      if (kind.contains(titled) && !kind.contains(unit)) {
        return UNITS.stream().anyMatch(other -> other.contains(unit));
      }
    }
    return share && titled.equals("元");
  }

  /** The unit of what is counted: 人 of 人/百人, 分钟 of 分钟/日. */
  private static String unit(Demand.Measured measured) {
    String unit = measured.unit();
    int slash = unit.indexOf('/');
    return slash < 0 ? unit : unit.substring(0, slash);
  }

  private static boolean isLimit(Statement statement, Demand.Measured measured, BigDecimal limit) {
    BigDecimal number = inUnitOfLimit(statement, measured);
    return number != null && number.compareTo(limit) == 0;
  }

  private static @Nullable BigDecimal inUnitOfLimit(Statement statement, Demand.Measured measured) {
    BigDecimal number = statement.number();
    if (number != null && statement.unit().equals("小时") && unit(measured).equals("分钟")) {
      return number.multiply(SIXTY);
    }
    boolean fraction =
        statement.percent()
            && measured.unit().isEmpty()
            && (measured.measure() == Measure.PLAIN || measured.measure() == Measure.EACH);
    return number != null && fraction ? number.divide(HUNDRED) : number;
  }

  /** 高于上年 over a figure that is to be small. */
  private void direction(Rule rule, Demand.Measured measured) {
    List<Statement> stated = Statement.withoutNumber(rule.title());
    boolean against =
        !stated.isEmpty()
            && stated.stream()
                .allMatch(
                    each -> each.comparison().wantsMore() != measured.comparison().wantsMore());
    if (against) {
      operator(rule, measured, "title", stated.get(0));
    }
  }

  private void operator(
      Rule rule, Demand.Measured measured, String annotation, Statement statement) {
    Comparison titled = statement.comparison();
    tell(
        rule,
        annotation,
        Message.of(
            "analysis.wording-operator",
            rule.id(),
            statement.words(),
            measured.comparison().method(),
            titled.method()),
        seen -> differs(seen, rule, titled, null),
        true);
  }

  /**
   * 1 where the rule comes to something, 2 where the title says otherwise.
   *
   * @param limit as in the title; null where it is the rule's
   */
  private static int differs(Seen seen, Rule rule, Comparison titled, @Nullable BigDecimal limit) {
    if (Families.known(seen, rule) == 0) {
      return 0;
    }
    Judgment judgment = seen.judgment(rule);
    Figure actual = judgment.actual();
    Figure required = limit == null ? judgment.required() : Figure.of(limit);
    if (actual == null || required == null) {
      return 1;
    }
    Judgment asTitled = Judgment.compare(actual, titled, required);
    boolean isMet = judgment.outcome() == Outcome.MET;
    return (asTitled.outcome() == Outcome.MET) != isMet ? 2 : 1;
  }

  private void tell(
      Rule rule, String annotation, Message message, Bench.Wish wish, boolean measured) {
    Explorer.Goal bound = seen -> seen.binds(rule);
    Explorer explorer = bench.explorer(bench.space(pack, List.of(rule)));
    List<Seen> found = new ArrayList<>();
    explorer.each(
        bound,
        (seen, chosen) -> {
          if (found.isEmpty() || (!measured && wish.shows(seen) > wish.shows(found.get(0)))) {
            found.clear();
            found.add(seen);
          }
          return !measured && wish.shows(found.get(0)) == 0;
        });
    Position at = rule.tree().annotation(annotation).orElseThrow().at();
    List<Witness> witnesses = new ArrayList<>();
    for (Seen seen : found) {
      Seen shown = bench.shown(seen, List.of(rule), bound, wish);
      witnesses.add(bench.witness(pack, shown, List.of(rule)));
    }
    bench
        .troubles()
        .add(
            new Trouble(
                new RuleProblem(at.file(), at.line(), at.column(), message),
                List.of(rule.id()),
                witnesses));
  }
}
