package org.junheng.facts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A submission made of the fact types' own {@code @example} values: one of everything. */
public final class FactsExample {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final List<AttestedTarget> targets;
  private final @Nullable String day;

  private FactsExample(List<AttestedTarget> targets, @Nullable String day) {
    this.targets = List.copyOf(targets);
    this.day = day;
  }

  /**
   * @param targets those that are attested; each is answered with a yes
   * @return the object that holds {@code district} and {@code schools}
   */
  public static ObjectNode of(Vocabulary vocabulary, List<AttestedTarget> targets) {
    FactType root = vocabulary.root();
    String day =
        root.submitted().stream()
            .filter(field -> field.kind() == FieldKind.DAY && !field.example().isEmpty())
            .map(FactField::example)
            .findFirst()
            .orElse(null);
    FactsExample example = new FactsExample(targets, day);
    ObjectNode facts = NODES.objectNode();
    facts.set(root.memberName(), example.fact(root));
    for (FactType child : root.children()) {
      if (child.besideRoot()) {
        facts.putArray(child.list()).add(example.fact(child));
      }
    }
    return facts;
  }

  private ObjectNode fact(FactType type) {
    ObjectNode fact = NODES.objectNode();
    for (FactField field : type.submitted()) {
      if (isUsable(field)) {
        fact.set(field.name(), value(field, field.example()));
      }
    }
    for (FactType child : type.children()) {
      if (!child.besideRoot()) {
        fact.putArray(child.list()).add(fact(child));
      }
    }
    if (type.attestable()) {
      ObjectNode attestations = NODES.objectNode();
      targets.stream()
          .filter(target -> target.type().equals(type.name()))
          .forEach(target -> attestations.set(target.id(), attestation()));
      if (!attestations.isEmpty()) {
        fact.set("attestations", attestations);
      }
    }
    return fact;
  }

  private ObjectNode attestation() {
    ObjectNode attestation = NODES.objectNode().put("answer", true);
    attestation.put("by", Message.of("word.example-office").chinese());
    if (day != null) {
      attestation.put("on", day);
    }
    return attestation.put("evidence", Message.of("word.example-evidence").chinese());
  }

  /** Whether there is an example and it is one that a submission may hold. */
  private static boolean isUsable(FactField field) {
    if (field.example().isEmpty()) {
      return false;
    }
    List<Fault> faults = new ArrayList<>();
    new ValueReader(faults).read(field, value(field, field.example()), "");
    return faults.isEmpty();
  }

  /** The JSON that says a value written in an annotation; a text where it is no such value. */
  static JsonNode value(FactField field, String text) {
    switch (field.kind()) {
      case COUNT, MEASURE -> {
        try {
          return NODES.numberNode(new java.math.BigDecimal(text));
        } catch (NumberFormatException e) {
          return NODES.stringNode(text);
        }
      }
      case YES_NO -> {
        return text.equals("true") || text.equals("false")
            ? NODES.booleanNode(text.equals("true"))
            : NODES.stringNode(text);
      }
      default -> {
        return NODES.stringNode(text);
      }
    }
  }
}
