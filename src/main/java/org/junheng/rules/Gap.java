package org.junheng.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junheng.facts.Fact;
import org.junheng.facts.FactField;
import org.junheng.facts.FieldPath;

/**
 * A figure or list that was not submitted and is needed.
 *
 * @param pointer JSON pointer within the facts
 * @param name identifier of the field or list
 * @param label its Chinese name, with that of its owner
 */
public record Gap(String pointer, String name, String label) {
  /** What is missing where a field has no value: itself, or the lists that it is derived from. */
  static List<Gap> of(FieldPath path, Fact seenFrom) {
    Fact holder = path.holder(seenFrom);
    FactField field = Objects.requireNonNull(path.field());
    if (field.derivation() != null) {
      List<Gap> gaps = new ArrayList<>();
      for (Fact open : holder.open(field)) {
        gaps.add(ofList(open.imagine(holder.type()).get(0)));
      }
      if (!gaps.isEmpty()) {
        return gaps;
      }
    }
    if (holder.ordinal() < 0) {
      return List.of(ofList(holder));
    }
    return List.of(
        new Gap(
            holder.path() + "/" + field.name(),
            field.name(),
            holder.label() + "：" + field.label()));
  }

  /** The absent list that an imagined fact stands for. */
  static Gap ofList(Fact imagined) {
    Fact first = imagined;
    while (first.requireParent().ordinal() < 0) {
      first = first.requireParent();
    }
    Fact holder = first.requireParent();
    String list = first.type().list();
    return new Gap(
        holder.path() + "/" + list, list, holder.label() + "：" + first.type().label() + "清单");
  }

  static Gap ofAttestation(Fact subject, Rule rule) {
    return new Gap(
        subject.path() + "/attestations/" + rule.id(),
        rule.id(),
        subject.label() + "：" + rule.title());
  }
}
