package org.junheng.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A figure on the right side of a rule, as a value. */
sealed interface Expression {
  Figure figure(@Nullable Object[] slots);

  /** The variables it is made of, in order. */
  void variables(Consumer<Variable> variables);

  /** The unit of the figure; empty where it has none. */
  String unit();

  record Of(Variable variable) implements Expression {
    @Override
    public Figure figure(@Nullable Object[] slots) {
      return Figure.of(slots[variable.slot()]);
    }

    @Override
    public void variables(Consumer<Variable> variables) {
      variables.accept(variable);
    }

    @Override
    public String unit() {
      return variable.unit();
    }
  }

  record Literal(BigDecimal value) implements Expression {
    @Override
    public Figure figure(@Nullable Object[] slots) {
      return Figure.of(value);
    }

    @Override
    public void variables(Consumer<Variable> variables) {
      // none
    }

    @Override
    public String unit() {
      return "";
    }
  }

  /** A call of one of the composing methods of {@link Require}. */
  record Composed(Composition composition, List<Expression> parts) implements Expression {
    @Override
    public Figure figure(@Nullable Object[] slots) {
      Figure[] figures = new Figure[parts.size()];
      for (int i = 0; i < figures.length; i++) {
        figures[i] = parts.get(i).figure(slots);
      }
      return composition.of(figures);
    }

    @Override
    public void variables(Consumer<Variable> variables) {
      parts.forEach(part -> part.variables(variables));
    }

    @Override
    public String unit() {
      return parts.stream()
          .map(Expression::unit)
          .filter(unit -> !unit.isEmpty())
          .findFirst()
          .orElse("");
    }
  }

  /** The ways in which figures compose. */
  enum Composition {
    SUM("sum", 2, 20),
    MINUS("minus", 2, 2),
    SHARE("share", 3, 3),
    WEIGHTED("weighted", 2, 20),
    /** Some more may come. */
    OR_MORE("orMore", 2, 2),
    /** It may fall. */
    OR_LESS("orLess", 2, 2);

    /** Whether it leaves a figure open, which can be compared and no more. */
    boolean isOpen() {
      return this == OR_MORE || this == OR_LESS;
    }

    private static final Require REQUIRE = new Require(new NoSink());

    final String method;
    final int fewest;
    final int most;

    Composition(String method, int fewest, int most) {
      this.method = method;
      this.fewest = fewest;
      this.most = most;
    }

    /** Calls the very method that Drools calls. */
    Figure of(Figure... figures) {
      return switch (this) {
        case SUM -> REQUIRE.sum((Object[]) figures);
        case MINUS -> REQUIRE.minus(figures[0], figures[1]);
        case SHARE -> REQUIRE.share(figures[0], figures[1], figures[2]);
        case WEIGHTED -> REQUIRE.weighted((Object[]) figures);
        case OR_MORE -> REQUIRE.orMore(figures[0], figures[1]);
        case OR_LESS -> REQUIRE.orLess(figures[0], figures[1]);
      };
    }
  }

  /** For composing alone, which judges nobody. */
  final class NoSink implements Require.Sink {
    @Override
    public void judged(Object subject, Judgment judgment) {
      throw new IllegalStateException("nobody is judged here");
    }

    @Override
    public @Nullable Boolean attested(Object subject) {
      throw new IllegalStateException("nobody is judged here");
    }
  }
}
