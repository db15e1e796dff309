package org.junheng.cases.boundary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Allowance;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldKind;
import org.junheng.facts.FieldPath;
import org.junheng.facts.Vocabulary;
import org.junheng.rules.Demand;
import org.junheng.rules.FindingType;
import org.junheng.rules.LookedAt;
import org.junheng.rules.Rule;
import org.junheng.rules.drl.RuleTree.Condition;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a submission must hold for a rule to be judged: one of each kind of thing that the rule
 * looks at, with every field that may matter, and how many there are of it.
 */
final class Blueprint {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Rule rule;
  private final FactType root;
  private final Set<FactType> types = new LinkedHashSet<>();
  private final List<Slot> slots = new ArrayList<>();

  /**
   * One thing to choose.
   *
   * @param field null for how many there are of the type
   * @param values what may be chosen, the likeliest first
   */
  record Slot(FactType type, @Nullable FactField field, List<Object> values) {
    Slot {
      values = List.copyOf(values);
    }

    /** There is one of each in a blueprint, and choices are looked up by it all the time. */
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    boolean isNumber() {
      return field == null || field.kind().isNumber();
    }

    boolean accepts(BigDecimal value) {
      if (field == null) {
        return value.signum() >= 0
            && isWhole(value)
            && value.compareTo(BigDecimal.valueOf(200)) <= 0;
      }
      int decimals = field.kind() == FieldKind.COUNT ? 0 : 2;
      return value.stripTrailingZeros().scale() <= decimals && field.range().contains(value);
    }

    private static boolean isWhole(BigDecimal value) {
      return value.stripTrailingZeros().scale() <= 0;
    }
  }

  /**
   * @param numbers that matter to the rule besides those it is asked to stand at
   */
  Blueprint(Rule rule, Vocabulary vocabulary, Collection<BigDecimal> numbers) {
    this.rule = rule;
    this.root = vocabulary.root();
    add(rule.subjectType());
    for (Condition condition : rule.tree().conditions()) {
      if (!FindingType.isNamedBy(condition.pattern())) {
        add(vocabulary.type(condition.pattern().type()).orElseThrow());
      }
    }
    for (FactType type : types) {
      if (!type.isRoot()) {
        slots.add(new Slot(type, null, List.of(BigDecimal.ONE, BigDecimal.valueOf(12))));
      }
      for (FactField field : type.submitted()) {
        if (matters(type, field)) {
          slots.add(new Slot(type, field, values(field, numbers)));
        }
      }
    }
  }

  private void add(FactType type) {
    FactType above = type.parent();
    if (above != null) {
      add(above);
    }
    types.add(type);
  }

  List<Slot> slots() {
    return slots;
  }

  private boolean matters(FactType type, FactField field) {
    return rule.looksAt().contains(new LookedAt(type, field))
        || (field.required() && !type.isRoot() && !isFilledIn(type, field))
        || limitsAnother(type, field);
  }

  /** Codes and names of schools are filled in where a case has none. */
  private static boolean isFilledIn(FactType type, FactField field) {
    return type.besideRoot() && field.kind() == FieldKind.TEXT && field.values().isEmpty();
  }

  private boolean limitsAnother(FactType type, FactField field) {
    return !type.isRoot()
        && types.stream()
            .filter(other -> other.isUnder(type))
            .anyMatch(
                other ->
                    other.submitted().stream()
                        .filter(limited -> limited.required() || looked(other, limited))
                        .flatMap(limited -> limited.allowed().stream())
                        .map(Allowance::when)
                        .flatMap(when -> when.keySet().stream())
                        .anyMatch(path -> isAt(path, type, field)));
  }

  private boolean looked(FactType type, FactField field) {
    return rule.looksAt().contains(new LookedAt(type, field));
  }

  private static boolean isAt(FieldPath path, FactType type, FactField field) {
    return path.type() == type && field.equals(path.field());
  }

  private static List<Object> values(FactField field, Collection<BigDecimal> numbers) {
    Set<Object> values = new LinkedHashSet<>();
    switch (field.kind()) {
      case YES_NO -> values.addAll(List.of(false, true));
      case TEXT -> {
        values.addAll(field.values().keySet());
        if (values.isEmpty()) {
          values.add(field.example().isEmpty() ? field.label() : field.example());
        }
      }
      case COUNT, MEASURE -> {
        values.add(HUNDRED);
        values.addAll(numbers);
        values.add(BigDecimal.valueOf(1000));
        values.add(BigDecimal.ONE);
        values.add(BigDecimal.ZERO);
        if (!field.example().isEmpty()) {
          values.add(new BigDecimal(field.example()));
        }
        for (Allowance allowance : field.allowed()) {
          for (String range : allowance.values()) {
            values.add(new BigDecimal(range.split("\\.\\.")[0].strip()));
          }
        }
        Stream.of(field.range().least(), field.range().greatest())
            .filter(Objects::nonNull)
            .forEach(values::add);
        values.removeIf(number -> !field.range().contains((BigDecimal) number));
        values.removeIf(
            number ->
                field.kind() == FieldKind.COUNT
                    && ((BigDecimal) number).stripTrailingZeros().scale() > 0);
      }
      case DAY -> values.add(field.example().isEmpty() ? "2025-09-01" : field.example());
      case PARENT -> throw new IllegalStateException(field.name());
    }
    return List.copyOf(values);
  }

  /** The facts with these choices, as a case writes them. */
  ObjectNode facts(Map<Slot, Object> chosen) {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    ObjectNode district = fields(root, chosen);
    for (FactType child : root.children()) {
      if (types.contains(child)) {
        (child.besideRoot() ? facts : district).set(child.list(), list(child, chosen));
      }
    }
    if (!district.isEmpty()) {
      ObjectNode first = JsonNodeFactory.instance.objectNode();
      first.set("district", district);
      first.setAll(facts);
      return first;
    }
    return facts;
  }

  private ArrayNode list(FactType type, Map<Slot, Object> chosen) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    BigDecimal many =
        chosen.entrySet().stream()
            .filter(entry -> entry.getKey().type() == type && entry.getKey().field() == null)
            .map(entry -> (BigDecimal) entry.getValue())
            .findFirst()
            .orElse(BigDecimal.ONE);
    for (int i = 0; i < many.intValueExact(); i++) {
      ObjectNode element = fields(type, chosen);
      for (FactType child : type.children()) {
        if (types.contains(child)) {
          element.set(child.list(), list(child, chosen));
        }
      }
      list.add(element);
    }
    return list;
  }

  private ObjectNode fields(FactType type, Map<Slot, Object> chosen) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    chosen.forEach(
        (slot, value) -> {
          FactField field = slot.field();
          if (slot.type() == type && field != null) {
            if (value instanceof BigDecimal number) {
              json.put(field.name(), number);
            } else if (value instanceof Boolean answer) {
              json.put(field.name(), answer);
            } else {
              json.put(field.name(), value.toString());
            }
          }
        });
    if (type == rule.subjectType() && rule.demand() instanceof Demand.Attested attested) {
      ObjectNode attestation = json.putObject("attestations").putObject(rule.id());
      attestation.put("answer", attested.wanted());
      attestation.put("by", "区教体局");
      attestation.put("evidence", "核查记录");
    }
    return json;
  }

  /** The first choice of everything. */
  Map<Slot, Object> start() {
    Map<Slot, Object> chosen = new LinkedHashMap<>();
    slots.forEach(slot -> chosen.put(slot, slot.values().get(0)));
    return chosen;
  }

  Optional<Slot> slot(FactType type, FactField field) {
    return slots.stream()
        .filter(slot -> slot.type() == type && field.equals(slot.field()))
        .findFirst();
  }
}
