package org.junheng.rules.analysis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldKind;
import org.junheng.facts.Vocabulary;
import org.junheng.rules.LookedAt;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All facts that can make a difference to some rules of one subject type: one subject with what it
 * belongs to and what the rules look for beside it, each field with the values that matter.
 */
final class Space {
  static final String SCHOOL_SYSTEM = "schoolSystem";
  private static final int LEFT_OUT = -1;

  private final Vocabulary vocabulary;
  private final Mentions mentions;
  private final Values values;
  private final Pack pack;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Dimension> dimensions = new ArrayList<>();
  private final Set<FactType> listed = new LinkedHashSet<>();
  private final Node subject;
  private final List<Rule> rules;
  private final boolean withOpen;
  private final int required;

  Space(Vocabulary vocabulary, Pack pack, List<Rule> rules) {
    this(vocabulary, pack, rules, true);
  }

  private Space(Vocabulary vocabulary, Pack pack, List<Rule> rules, boolean withOpen) {
    this.rules = rules;
    this.withOpen = withOpen;
    this.vocabulary = vocabulary;
    this.pack = pack;
    this.mentions = new Mentions(vocabulary, rules);
    this.values = new Values(vocabulary, mentions);
    dimensions.add(new Dimension.Day(days(rules)));
    this.subject = chain(rules.get(0).subjectType());
    beside();
    nodes.forEach(node -> fields(node, true));
    this.required = dimensions.size();
    nodes.forEach(node -> fields(node, false));
  }

  /** The first day of each, the day it ends and the days before these. */
  private static List<Object> days(List<Rule> rules) {
    Set<LocalDate> days = new TreeSet<>();
    boolean alike =
        rules.stream()
                .map(rule -> rule.head().from() + "-" + rule.head().until())
                .distinct()
                .count()
            == 1;
    for (Rule rule : rules) {
      days.add(rule.head().from());
      if (!alike) {
        LocalDate until = rule.head().until();
        days.add(rule.head().from().minusDays(1));
        if (until != null) {
          days.add(until);
          days.add(until.minusDays(1));
        }
      }
    }
    return List.copyOf(days);
  }

  private Node chain(FactType type) {
    FactType parent = type.parent();
    Node node = new Node(type, parent == null ? null : chain(parent), 0, false);
    nodes.add(node);
    if (parent != null) {
      listed.add(type);
    }
    return node;
  }

  /** Room for what the rules gather. */
  private void beside() {
    Map<FactType, Node> only = new HashMap<>();
    nodes.forEach(node -> only.put(node.type(), node));
    List<FactType> gathered =
        mentions.elements().keySet().stream()
            .sorted(Comparator.comparingInt(type -> type.pathFromRoot().size()))
            .toList();
    for (FactType type : gathered) {
      if (only.containsKey(type) && type != subject.type()) {
        continue;
      }
      int most = mentions.elements().getOrDefault(type, 0);
      listed.add(type);
      FactType above = type.parent();
      if (most == 0 || above == null) {
        continue;
      }
      Node holder = holder(above, only);
      int first = type == subject.type() ? 1 : 0;
      List<Object> numbers = new ArrayList<>();
      for (int number = 0; number <= most; number++) {
        // Most first: figures want something to stand in, and what is not needed is taken away.
        numbers.add(0, number);
        if (number > 0) {
          nodes.add(new Node(type, holder, first + number - 1, true));
        }
      }
      dimensions.add(new Dimension.Number(type, holder, List.copyOf(numbers)));
    }
  }

  private Node holder(FactType type, Map<FactType, Node> only) {
    Node known = only.get(type);
    if (known != null) {
      return known;
    }
    listed.add(type);
    Node made = new Node(type, holder(Objects.requireNonNull(type.parent()), only), 0, false);
    only.put(type, made);
    nodes.add(made);
    return made;
  }

  private void fields(Node node, boolean asked) {
    for (FactField field : node.type().submitted()) {
      boolean mentioned = mentions.literals().containsKey(new LookedAt(node.type(), field));
      if (!withOpen && mentions.open().contains(new LookedAt(node.type(), field))) {
        continue;
      }
      boolean varies = mentioned || (field.required() && varies(field));
      if (varies && field.required() == asked && !isGiven(field)) {
        dimensions.add(new Dimension.Field(node, field, values.of(node.type(), field)));
      }
    }
  }

  /** A school system is what the pack says; nobody may submit another. */
  private boolean isGiven(FactField field) {
    return field.name().equals(SCHOOL_SYSTEM) && !pack.schoolSystem().isEmpty();
  }

  private static boolean varies(FactField field) {
    return !field.values().isEmpty()
        || (field.kind() == FieldKind.COUNT && !field.allowed().isEmpty());
  }

  List<Dimension> dimensions() {
    return dimensions;
  }

  /** How many dimensions must be settled before facts can be read at all; they come first. */
  int required() {
    return required;
  }

  boolean isDecidable() {
    return withOpen ? mentions.isDecidable() : mentions.isDecidableApart();
  }

  /** The same with the figures that are compared with totals left unknown. */
  Space withoutOpen() {
    return new Space(vocabulary, pack, rules, false);
  }

  FactType subjectType() {
    return subject.type();
  }

  /** Whether the field is the subject's or that of something it belongs to. */
  boolean isOfSubject(Dimension dimension) {
    if (!(dimension instanceof Dimension.Field field)) {
      return dimension instanceof Dimension.Day;
    }
    for (Node node = subject; node != null; node = node.parent()) {
      if (node == field.node()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the dimension says something under these choices: its thing is there. */
  boolean concerns(Dimension dimension, int[] chosen) {
    return !(dimension instanceof Dimension.Field field) || isThere(field.node(), chosen);
  }

  private boolean isThere(Node node, int[] chosen) {
    if (!node.optional()) {
      return true;
    }
    int first = node.type() == subject.type() ? 1 : 0;
    for (int i = 0; i < dimensions.size(); i++) {
      if (dimensions.get(i) instanceof Dimension.Number number
          && number.type() == node.type()
          && number.holder() == node.parent()) {
        int there = chosen[i] == LEFT_OUT ? 0 : (Integer) number.values().get(chosen[i]);
        return node.place() - first < there;
      }
    }
    throw new IllegalStateException(node.toString());
  }

  LocalDate day(int[] chosen) {
    return (LocalDate) dimensions.get(0).values().get(Math.max(0, chosen[0]));
  }

  /**
   * The facts under these choices, as they are submitted.
   *
   * @param chosen for each dimension the place of its value, or -1 where it is not settled
   */
  ObjectNode facts(int[] chosen) {
    Map<Node, ObjectNode> made = new LinkedHashMap<>();
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    for (Node node : nodes) {
      Node holder = node.parent();
      if (!isThere(node, chosen)) {
        continue;
      }
      ObjectNode json;
      if (holder == null) {
        json = all.putObject(node.type().memberName());
      } else {
        ObjectNode within = node.type().besideRoot() ? all : made.get(holder);
        json = list(Objects.requireNonNull(within), node.type()).addObject();
      }
      made.put(node, json);
      given(node, json, day(chosen));
    }
    for (int i = 1; i < chosen.length; i++) {
      if (chosen[i] != LEFT_OUT && dimensions.get(i) instanceof Dimension.Field field) {
        ObjectNode json = made.get(field.node());
        if (json != null) {
          put(json, field.field(), field.values().get(chosen[i]));
        }
      }
    }
    for (Map.Entry<Node, ObjectNode> each : made.entrySet()) {
      for (FactType child : each.getKey().type().children()) {
        if (listed.contains(child)) {
          list(child.besideRoot() ? all : each.getValue(), child);
        }
      }
    }
    return all;
  }

  private static ArrayNode list(ObjectNode holder, FactType type) {
    return holder.get(type.list()) instanceof ArrayNode list ? list : holder.putArray(type.list());
  }

  /** What must be said of everything. */
  private void given(Node node, ObjectNode json, LocalDate day) {
    for (FactField field : node.type().submitted()) {
      if (node.type().isRoot() && isGiven(field)) {
        json.put(field.name(), pack.schoolSystem());
      } else if (field.required() && !varies(field)) {
        switch (field.kind()) {
          case TEXT -> json.put(field.name(), name(node, field));
          case COUNT, MEASURE -> put(json, field, number(node, field, day));
          case YES_NO -> json.put(field.name(), false);
          case DAY -> json.put(field.name(), day.toString());
          case PARENT -> throw new IllegalStateException(field.name());
        }
      }
    }
  }

  private static String name(Node node, FactField field) {
    boolean exampled = node.type().isRoot() && !field.example().isEmpty();
    return exampled ? field.example() : node.type().label() + (node.place() + 1);
  }

  private static Object number(Node node, FactField field, LocalDate day) {
    BigDecimal least = field.range().least();
    BigDecimal year = BigDecimal.valueOf(day.getYear());
    boolean isYear = node.type().isRoot() && field.unit().equals("年");
    BigDecimal value =
        isYear && field.range().contains(year)
            ? year
            : least == null ? BigDecimal.ONE : least.max(BigDecimal.ZERO);
    return field.kind() == FieldKind.COUNT ? (Object) value.intValueExact() : value;
  }

  static void put(ObjectNode json, FactField field, @Nullable Object value) {
    if (value instanceof Integer number) {
      json.put(field.name(), number);
    } else if (value instanceof BigDecimal number) {
      json.put(field.name(), number);
    } else if (value instanceof Boolean answer) {
      json.put(field.name(), answer);
    } else {
      json.put(field.name(), String.valueOf(value));
    }
  }
}
