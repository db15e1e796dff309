package org.junheng.decision.remedy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Fact;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.message.Message;
import org.junheng.rules.Rule;

/** One fact that becomes another one. */
public sealed interface Change {
  /** Whose fact it is; of new things the one that they belong to. */
  Fact subject();

  /** Says it. */
  Message sentence();

  /**
   * A figure becomes another.
   *
   * @param from in the unit of the field, as submitted
   * @param to in the unit of the field
   */
  record OfFigure(Fact subject, FactField field, BigDecimal from, BigDecimal to) implements Change {
    public OfFigure {
      if (from.compareTo(to) == 0) {
        throw new IllegalArgumentException("no change of " + field.name());
      }
    }

    /** How much more; below zero where less. */
    public BigDecimal by() {
      return to.subtract(from);
    }

    @Override
    public Message sentence() {
      return Message.of(
          by().signum() > 0 ? "remedy.figure-more" : "remedy.figure-less",
          Named.of(subject),
          field.label(),
          field.english(),
          from.toPlainString(),
          to.toPlainString(),
          by().abs().toPlainString(),
          field.unit());
    }
  }

  /**
   * More things of a kind in a list.
   *
   * @param type what is added
   * @param words what each of them is: {@code kind} to {@code music}
   * @param from how many of them there are
   * @param to how many there will be
   */
  record OfNumber(Fact subject, FactType type, Map<FactField, Object> words, int from, int to)
      implements Change {
    public OfNumber {
      words = Map.copyOf(words);
      if (to <= from) {
        throw new IllegalArgumentException("no more of " + type.name());
      }
    }

    @Override
    public Message sentence() {
      return Message.of(
          "remedy.number",
          Named.of(subject),
          kind(),
          type.english(),
          from,
          to,
          to - from,
          type.unit());
    }

    /** What people call such a thing: by its words where these say it, else by its type. */
    public String kind() {
      return words.isEmpty()
          ? type.label()
          : words.entrySet().stream()
              .sorted(Map.Entry.comparingByKey(java.util.Comparator.comparing(FactField::index)))
              .map(word -> word.getKey().display(word.getValue()))
              .reduce((a, b) -> a + "、" + b)
              .orElseThrow();
    }
  }

  /**
   * An answer of an office becomes another.
   *
   * @param rule the target that the answer is about
   * @param from null where there was none
   */
  record OfAnswer(Fact subject, Rule rule, @Nullable Boolean from, boolean to) implements Change {
    public OfAnswer {
      if (Objects.equals(from, to)) {
        throw new IllegalArgumentException("no other answer to " + rule.id());
      }
    }

    @Override
    public Message sentence() {
      return Message.of(
          to ? "remedy.answer-yes" : "remedy.answer-no",
          Named.of(subject),
          rule.title(),
          rule.head().english().isEmpty() ? rule.id() : rule.head().english());
    }
  }
}
