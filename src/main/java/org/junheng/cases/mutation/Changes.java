package org.junheng.cases.mutation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.Vocabulary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Facts that differ from given ones in one place. */
final class Changes {
  private final Vocabulary vocabulary;

  Changes(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** All of them; many are refused as submissions. */
  Stream<ObjectNode> of(ObjectNode facts) {
    List<Consumer<ObjectNode>> changes = new ArrayList<>();
    FactType root = vocabulary.root();
    if (facts.get(root.memberName()) instanceof ObjectNode district) {
      things(district, root, "/" + root.memberName(), changes);
    }
    for (FactType child : root.children()) {
      if (child.besideRoot()) {
        list(facts, child, "", changes);
      }
    }
    return changes.stream()
        .map(
            change -> {
              ObjectNode copy = facts.deepCopy();
              change.accept(copy);
              return copy;
            });
  }

  private void list(
      JsonNode holder, FactType type, String pointer, List<Consumer<ObjectNode>> changes) {
    if (!(holder.get(type.list()) instanceof ArrayNode list)) {
      return;
    }
    String place = pointer + "/" + type.list();
    changes.add(copy -> ((ObjectNode) copy.at(pointer)).remove(type.list()));
    for (int i = 0; i < list.size(); i++) {
      int index = i;
      changes.add(copy -> ((ArrayNode) copy.at(place)).remove(index));
      changes.add(copy -> again((ArrayNode) copy.at(place), index));
      if (list.get(i) instanceof ObjectNode element) {
        things(element, type, place + "/" + i, changes);
      }
    }
  }

  private static void again(ArrayNode list, int index) {
    list.add(list.get(index).deepCopy());
  }

  private void things(
      ObjectNode thing, FactType type, String pointer, List<Consumer<ObjectNode>> changes) {
    for (FactField field : type.submitted()) {
      JsonNode value = thing.get(field.name());
      if (value != null) {
        changes.add(copy -> ((ObjectNode) copy.at(pointer)).remove(field.name()));
      }
      switch (field.kind()) {
        case YES_NO -> {
          for (boolean answer : new boolean[] {true, false}) {
            changes.add(copy -> ((ObjectNode) copy.at(pointer)).put(field.name(), answer));
          }
        }
        case TEXT ->
            field
                .values()
                .keySet()
                .forEach(
                    word ->
                        changes.add(
                            copy -> ((ObjectNode) copy.at(pointer)).put(field.name(), word)));
        case COUNT, MEASURE -> {
          for (BigDecimal number : numbers(value)) {
            changes.add(copy -> ((ObjectNode) copy.at(pointer)).put(field.name(), number));
          }
        }
        case DAY, PARENT -> {
          // nothing that a rule could compare with a literal
        }
      }
    }
    for (FactType child : type.children()) {
      if (!child.besideRoot()) {
        list(thing, child, pointer, changes);
      }
    }
  }

  private static List<BigDecimal> numbers(@org.jspecify.annotations.Nullable JsonNode value) {
    if (value == null || !value.isNumber()) {
      return List.of(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.valueOf(3));
    }
    BigDecimal number = value.decimalValue();
    return List.of(
        number.add(BigDecimal.ONE),
        number.subtract(BigDecimal.ONE),
        number.add(new BigDecimal("0.01")),
        BigDecimal.ZERO,
        BigDecimal.ONE,
        number.multiply(BigDecimal.valueOf(3)));
  }
}
