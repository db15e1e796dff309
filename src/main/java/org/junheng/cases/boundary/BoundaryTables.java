package org.junheng.cases.boundary;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junheng.cases.Case;
import org.junheng.rules.Figure;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;

/** Makes the tables of a pack's boundaries and finds the cases that stand in their rows. */
public final class BoundaryTables {
  private final RuleSet ruleSet;
  private final Pack pack;
  private final List<Case> cases;

  /**
   * @param cases those of the pack; others are left out
   */
  public BoundaryTables(RuleSet ruleSet, Pack pack, List<Case> cases) {
    this.ruleSet = ruleSet;
    this.pack = pack;
    this.cases = cases.stream().filter(one -> one.pack().equals(pack.id())).toList();
  }

  /**
   * One row.
   *
   * @param value what is compared, or the day
   * @param example facts that stand there; empty where there can be none that do not contradict
   *     themselves or what may be submitted, and for conclusions, whose facts are many
   * @param owed whether a case should stand there: facts can, or it is a conclusion
   * @param cases the cases that stand there
   */
  public record Row(
      Position position, String value, Optional<Example> example, boolean owed, List<Case> cases) {
    public Row {
      cases = List.copyOf(cases);
    }

    /** Whether a case should stand there and none does. */
    public boolean isMissing() {
      return owed && cases.isEmpty();
    }
  }

  /** The three rows of a boundary. */
  public record Table(Boundary boundary, List<Row> rows) {
    public Table {
      rows = List.copyOf(rows);
    }
  }

  /** The tables of the pack's own rules that are wanted, in order of file and line. */
  public List<Table> of(Predicate<Rule> wanted) {
    List<Standing.Judged> judged = Standing.judged(ruleSet, pack, cases);
    return pack.rules().stream()
        .filter(rule -> rule.file().startsWith(pack.id() + "/"))
        .filter(wanted)
        .toList()
        .parallelStream()
        .flatMap(rule -> tables(rule, new Standing(pack, rule, judged)).stream())
        .toList();
  }

  private List<Table> tables(Rule rule, Standing standing) {
    List<Boundary> boundaries = Boundaries.of(ruleSet, pack, rule);
    Set<BigDecimal> numbers = new LinkedHashSet<>();
    for (Boundary boundary : boundaries) {
      if (boundary instanceof Boundary.ScopeLimit limit) {
        for (Position position : Position.values()) {
          numbers.add(limit.value().add(BigDecimal.valueOf(position.sign())));
        }
      }
    }
    ExampleSearch search = new ExampleSearch(ruleSet, pack, rule, numbers);
    return boundaries.stream().map(boundary -> table(boundary, search, standing)).toList();
  }

  private Table table(Boundary boundary, ExampleSearch search, Standing standing) {
    List<Row> rows = new ArrayList<>();
    for (Position position : Position.values()) {
      if (boundary instanceof Boundary.Limit limit) {
        BigDecimal value =
            limit.value().add(limit.step().multiply(BigDecimal.valueOf(position.sign())));
        rows.add(
            row(
                position,
                value.toPlainString(),
                search,
                search.at(limit, Figure.of(value)).map(search::judged),
                standing.at(limit, position)));
      } else if (boundary instanceof Boundary.ScopeLimit limit) {
        BigDecimal value = limit.value().add(BigDecimal.valueOf(position.sign()));
        rows.add(
            row(
                position,
                value.toPlainString(),
                search,
                search.at(limit, value).map(search::judged),
                standing.at(limit, value)));
      } else {
        LocalDate day = ((Boundary.DateLimit) boundary).day().plusDays(position.sign());
        Optional<Example> example = search.bound().map(facts -> search.judged(facts, day));
        rows.add(row(position, day.toString(), search, example, standing.on(day)));
      }
    }
    return new Table(boundary, rows);
  }

  private static Row row(
      Position position,
      String value,
      ExampleSearch search,
      Optional<Example> example,
      List<Case> cases) {
    return new Row(position, value, example, example.isPresent() || !search.searches(), cases);
  }
}
