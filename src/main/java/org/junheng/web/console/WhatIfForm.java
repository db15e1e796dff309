package org.junheng.web.console;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Finding;
import org.junheng.facts.Fact;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldKind;
import org.junheng.rules.Demand;
import org.junheng.rules.LookedAt;
import org.junheng.rules.Outcome;

/**
 * The facts of a school that can be changed to see what would be: first those that its unmet and
 * open findings look at.
 *
 * @param near on which something not reached depends
 * @param further all other figures of the school itself and its stages
 * @param answers attested answers on which something not reached depends
 */
record WhatIfForm(List<Field> near, List<Field> further, List<Answer> answers) {
  private static final int MOST_NEAR = 24;
  private static final int MOST = 80;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /**
   * A figure.
   *
   * @param name pointer within the facts
   * @param of what of the school it belongs to; empty for the school itself
   * @param value as submitted; empty where it was not
   * @param least where its slider begins
   * @param most where it ends
   * @param step of the slider
   */
  record Field(
      String name,
      String of,
      String label,
      String unit,
      String value,
      String least,
      String most,
      String step) {}

  /**
   * An answer.
   *
   * @param name id of its target
   * @param value {@code true}, {@code false}, or empty where there is none
   */
  record Answer(String name, String title, String value) {}

  static WhatIfForm of(Shown shown, Fact school, Locale language) {
    Set<String> near = new LinkedHashSet<>();
    List<Field> nearFields = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    for (Finding finding : shown.findings(school)) {
      if (isTrouble(finding.outcome())) {
        for (LookedAt looked : finding.rule().looksAt()) {
          Fact holder = holder(finding.subject(), looked.type());
          if (holder != null
              && changeable(looked.field())
              && near.size() < MOST_NEAR
              && near.add(name(holder, looked.field()))) {
            nearFields.add(field(holder, looked.field(), school));
          }
        }
        if (finding.rule().demand() instanceof Demand.Attested && finding.subject() == school) {
          var given = school.attestations().get(finding.rule().id());
          answers.add(
              new Answer(
                  finding.rule().id(),
                  Titles.of(finding.rule(), language),
                  given == null ? "" : String.valueOf(given.answer())));
        }
      }
    }
    List<Field> further = new ArrayList<>();
    add(school, school, near, further);
    for (FactType child : school.type().children()) {
      List<Fact> list = school.list(child);
      if (list != null && child.unique().equals(List.of("stage"))) {
        list.forEach(each -> add(each, school, near, further));
      }
    }
    int room = MOST - near.size() - answers.size();
    return new WhatIfForm(
        nearFields, further.subList(0, Math.min(further.size(), Math.max(0, room))), answers);
  }

  private static boolean isTrouble(Outcome outcome) {
    return outcome == Outcome.UNMET || outcome == Outcome.BEHIND || outcome == Outcome.UNDETERMINED;
  }

  /** The subject or what it belongs to, where that is of the type. */
  private static @Nullable Fact holder(Fact subject, FactType type) {
    for (Fact above = subject; above != null; above = above.parent()) {
      if (above.type() == type && !type.isRoot()) {
        return above;
      }
    }
    return null;
  }

  private static boolean changeable(FactField field) {
    return field.kind().isNumber() && !field.identity() && field.derivation() == null;
  }

  private static void add(Fact fact, Fact school, Set<String> near, List<Field> fields) {
    for (FactField field : fact.type().submitted()) {
      if (changeable(field) && !near.contains(name(fact, field))) {
        fields.add(field(fact, field, school));
      }
    }
  }

  private static String name(Fact fact, FactField field) {
    return fact.path() + "/" + field.name();
  }

  private static Field field(Fact fact, FactField field, Fact school) {
    Object value = fact.value(field);
    BigDecimal number = value == null ? null : new BigDecimal(value.toString());
    BigDecimal most = most(number, field);
    return new Field(
        name(fact, field),
        fact == school ? "" : fact.label(),
        field.label(),
        field.unit(),
        number == null ? "" : number.toPlainString(),
        least(field).toPlainString(),
        most.toPlainString(),
        step(field, number, most));
  }

  private static BigDecimal least(FactField field) {
    BigDecimal least = field.range().least();
    return least == null ? BigDecimal.ZERO : least;
  }

  /** Twice what there is, or what may be at most; of years, which begin late, the latter. */
  private static BigDecimal most(@Nullable BigDecimal number, FactField field) {
    BigDecimal latest = field.range().greatest();
    if (latest != null && least(field).signum() > 0) {
      return latest;
    }
    BigDecimal twice =
        number == null || number.signum() == 0 ? BigDecimal.valueOf(100) : number.multiply(TWO);
    BigDecimal greatest = field.range().greatest();
    return greatest == null ? twice : twice.min(greatest);
  }

  /** Whole for counts; so that the slider can stand on what was submitted. */
  private static String step(FactField field, @Nullable BigDecimal number, BigDecimal most) {
    if (field.kind() == FieldKind.COUNT) {
      return "1";
    }
    int decimals =
        Math.max(0, Objects.requireNonNullElse(number, most).stripTrailingZeros().scale());
    return BigDecimal.ONE.movePointLeft(decimals).toPlainString();
  }
}
