package org.junheng.rules;

import org.jspecify.annotations.Nullable;

/**
 * The right side of every rule: what is demanded of the subject. Drools calls it as the global
 * {@code require}.
 *
 * <p>Figures are submitted values (null where missing), literals of the rule, or what {@link #sum},
 * {@link #minus}, {@link #share} and {@link #weighted} make of them. All comparisons are exact:
 * ratios are compared as fractions, a decimal literal counts as it is written.
 */
public final class Require {
  private final Sink sink;

  /** Takes what the rules find. */
  public interface Sink {
    /** The rule that is speaking has judged this subject. */
    void judged(Object subject, Judgment judgment);

    /**
     * The answer attested for the rule that is speaking, at this subject; null where there is none.
     */
    @Nullable Boolean attested(Object subject);
  }

  public Require(Sink sink) {
    this.sink = sink;
  }

  /** The figure is not below the limit. */
  public void atLeast(Object subject, @Nullable Object figure, @Nullable Object limit) {
    judge(subject, figure, Comparison.AT_LEAST, limit);
  }

  /** The figure is not above the limit. */
  public void atMost(Object subject, @Nullable Object figure, @Nullable Object limit) {
    judge(subject, figure, Comparison.AT_MOST, limit);
  }

  /** The figure is above the limit. */
  public void moreThan(Object subject, @Nullable Object figure, @Nullable Object limit) {
    judge(subject, figure, Comparison.MORE_THAN, limit);
  }

  /** The figure is below the limit. */
  public void lessThan(Object subject, @Nullable Object figure, @Nullable Object limit) {
    judge(subject, figure, Comparison.LESS_THAN, limit);
  }

  private void judge(
      Object subject, @Nullable Object figure, Comparison comparison, @Nullable Object limit) {
    sink.judged(subject, Judgment.of(Figure.of(figure), comparison, Figure.of(limit)));
  }

  /** The part in hundredths of the whole, in %. */
  public Ratio percent(Object subject, @Nullable Object part, @Nullable Object whole) {
    return new Ratio(
        subject, Measure.PERCENT.figure(Figure.of(part), Figure.of(whole), Figure.ZERO));
  }

  /** The amount per hundred of the count: teachers per 100 students. */
  public Ratio per100(Object subject, @Nullable Object amount, @Nullable Object count) {
    return new Ratio(
        subject, Measure.PER_HUNDRED.figure(Figure.of(amount), Figure.of(count), Figure.ZERO));
  }

  /** The amount for each of the count: square metres per student. */
  public Ratio each(Object subject, @Nullable Object amount, @Nullable Object count) {
    return new Ratio(
        subject, Measure.EACH.figure(Figure.of(amount), Figure.of(count), Figure.ZERO));
  }

  /** The amount per so many of the count: rooms per 12 classes. */
  public Ratio per(Object subject, int group, @Nullable Object amount, @Nullable Object count) {
    return new Ratio(
        subject, Measure.PER_GROUP.figure(Figure.of(amount), Figure.of(count), Figure.of(group)));
  }

  /** The office answers yes to the target. */
  public void attested(Object subject) {
    sink.judged(subject, Judgment.of(sink.attested(subject), true));
  }

  /** The office answers no to the target. */
  public void denied(Object subject) {
    sink.judged(subject, Judgment.of(sink.attested(subject), false));
  }

  public Figure sum(@Nullable Object... figures) {
    Figure sum = Figure.ZERO;
    for (Object figure : figures) {
      sum = sum.plus(Figure.of(figure));
    }
    return sum;
  }

  public Figure minus(@Nullable Object from, @Nullable Object figure) {
    return Figure.of(from).minus(Figure.of(figure));
  }

  /** amount × part ÷ whole. */
  public Figure share(@Nullable Object amount, @Nullable Object part, @Nullable Object whole) {
    return Figure.of(amount).times(Figure.of(part)).dividedBy(Figure.of(whole));
  }

  /** figure × weight + figure × weight + …. */
  public Figure weighted(@Nullable Object... figuresAndWeights) {
    if (figuresAndWeights.length % 2 != 0) {
      throw new IllegalArgumentException("a figure without its weight");
    }
    Figure sum = Figure.ZERO;
    for (int i = 0; i < figuresAndWeights.length; i += 2) {
      sum = sum.plus(Figure.of(figuresAndWeights[i]).times(Figure.of(figuresAndWeights[i + 1])));
    }
    return sum;
  }

  /** The figure so far, to which as many as are open may come. */
  public Figure orMore(@Nullable Object figure, @Nullable Object open) {
    Figure known = Figure.of(figure);
    Figure most = known.plus(Figure.of(open));
    return most.isKnown() ? known.between(known, most) : most;
  }

  /** The figure so far, which may fall as far as to 0 while any is open. */
  public Figure orLess(@Nullable Object figure, @Nullable Object open) {
    Figure known = Figure.of(figure);
    Figure more = Figure.of(open);
    if (!known.isKnown() || !more.isKnown()) {
      return known.plus(more);
    }
    return more.compareTo(Figure.ZERO) > 0 ? known.between(Figure.ZERO, known) : known;
  }

  /** A ratio that waits for its limit. */
  public final class Ratio {
    private final Object subject;
    private final Figure figure;

    private Ratio(Object subject, Figure figure) {
      this.subject = subject;
      this.figure = figure;
    }

    public void atLeast(@Nullable Object limit) {
      judge(subject, figure, Comparison.AT_LEAST, limit);
    }

    public void atMost(@Nullable Object limit) {
      judge(subject, figure, Comparison.AT_MOST, limit);
    }

    public void moreThan(@Nullable Object limit) {
      judge(subject, figure, Comparison.MORE_THAN, limit);
    }

    public void lessThan(@Nullable Object limit) {
      judge(subject, figure, Comparison.LESS_THAN, limit);
    }
  }
}
