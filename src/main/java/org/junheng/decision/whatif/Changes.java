package org.junheng.decision.whatif;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.Fault;
import org.junheng.facts.FieldKind;
import org.junheng.facts.StrictJson;
import org.junheng.facts.Vocabulary;
import org.junheng.message.Nearest;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Carries changes out on a copy of submitted facts, one after the other.
 *
 * <p>A change says where and what: {@code {pointer, value}} for one place, or {@code {subject,
 * where?, field | attestation, value | add | factor}} for everything of a type that {@code where}
 * chooses by its own fields and by the ids of what it belongs to ({@code school}). A value of null
 * takes a figure away: it is missing then. Counts times a factor are rounded half up to whole
 * numbers; all else stays exact.
 */
final class Changes {
  static final int MOST = 10_000;

  /** How many places all changes together may change. */
  static final int MOST_PLACES = 500_000;

  // Longer numbers than any fact has: they would only take time and memory.
  private static final int MOST_DIGITS = 60;

  private static final Set<String> AT_POINTER = new TreeSet<>(List.of("pointer", "value"));
  private static final Set<String> OF_SUBJECT =
      new TreeSet<>(List.of("subject", "where", "field", "attestation", "value", "add", "factor"));
  private static final List<String> OPERATIONS = List.of("value", "add", "factor");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Vocabulary vocabulary;
  private final ObjectNode facts;
  private final List<Fault> faults;
  private final List<ChangedFact> changed = new ArrayList<>();

  /**
   * @param facts changed in place
   * @param faults where mistakes in changes are put
   */
  Changes(Vocabulary vocabulary, ObjectNode facts, List<Fault> faults) {
    this.vocabulary = vocabulary;
    this.facts = facts;
    this.faults = faults;
  }

  /** Carries out what can be, and reports the rest. */
  List<ChangedFact> carryOut(@Nullable JsonNode changes) {
    if (changes == null || !changes.isArray() || changes.isEmpty() || changes.size() > MOST) {
      faults.add(Fault.of("/changes", "whatif.changes", MOST));
      return changed;
    }
    for (int i = 0; i < changes.size(); i++) {
      carryOut(i, changes.get(i), "/changes/" + i);
      if (changed.size() > MOST_PLACES) {
        faults.add(Fault.of("/changes/" + i, "whatif.too-many", MOST_PLACES));
        return changed;
      }
    }
    return changed;
  }

  private void carryOut(int index, JsonNode change, String place) {
    if (!change.isObject()) {
      faults.add(Fault.of(place, "facts.not-an-object", "change"));
      return;
    }
    boolean atPointer = change.has("pointer");
    int before = faults.size();
    Set<String> known = atPointer ? AT_POINTER : OF_SUBJECT;
    for (String name : change.propertyNames()) {
      if (!known.contains(name)) {
        faults.add(
            Fault.of(
                place + "/" + StrictJson.escape(name),
                "problem.unknown-member",
                name,
                Nearest.to(name, known).orElse(String.join(", ", known))));
      }
    }
    if (OPERATIONS.stream().filter(change::has).count() != 1) {
      faults.add(Fault.of(place, atPointer ? "whatif.value-missing" : "whatif.one-operation"));
    }
    if (faults.size() > before) {
      return;
    }
    if (atPointer) {
      atPointer(index, change, place);
    } else {
      ofSubject(index, change, place);
    }
  }

  private void atPointer(int index, JsonNode change, String place) {
    String written = change.get("pointer").asString("");
    String pointer = written.startsWith("/facts/") ? written.substring(6) : written;
    JsonPointer parsed;
    try {
      parsed = JsonPointer.compile(pointer);
    } catch (IllegalArgumentException e) {
      faults.add(Fault.of(place + "/pointer", "whatif.no-such-place", written));
      return;
    }
    JsonNode holder = parsed.head() == null ? null : facts.at(parsed.head());
    JsonNode value = change.get("value");
    if (holder instanceof ObjectNode object) {
      set(index, object, parsed.last().getMatchingProperty(), pointer, value);
    } else if (holder instanceof ArrayNode list && setInList(index, list, parsed, value)) {
      return;
    } else {
      faults.add(Fault.of(place + "/pointer", "whatif.no-such-place", written));
    }
  }

  /** An element that is there is replaced, {@code -} appends one; none is taken away. */
  private boolean setInList(int index, ArrayNode list, JsonPointer pointer, JsonNode value) {
    String last = pointer.last().getMatchingProperty();
    boolean appends = last.equals("-");
    int at = appends ? list.size() : pointer.last().getMatchingIndex();
    if (value.isNull() || at < 0 || at >= list.size() + (appends ? 1 : 0)) {
      return false;
    }
    JsonNode from = appends ? null : list.get(at);
    if (appends) {
      list.add(value);
    } else {
      list.set(at, value);
    }
    changed.add(new ChangedFact(index, pointer.head() + "/" + at, from, value));
    return true;
  }

  private void ofSubject(int index, JsonNode change, String place) {
    String name = change.path("subject").asString("");
    Optional<FactType> type = vocabulary.type(name);
    if (type.isEmpty()) {
      List<String> names = vocabulary.types().stream().map(FactType::name).toList();
      faults.add(
          Fault.of(
              place + "/subject",
              "whatif.subject",
              name,
              Nearest.to(name, names).orElse(String.join(", ", names))));
      return;
    }
    Operation operation = operation(type.get(), change, place);
    Selection selection = new Selection(type.get(), change.get("where"), place + "/where", faults);
    if (operation == null || !selection.isSound()) {
      return;
    }
    List<Selection.Chosen> chosen = selection.choose(facts);
    if (chosen.isEmpty()) {
      faults.add(Fault.of(place + "/where", "whatif.nobody", type.get().label()));
    }
    for (Selection.Chosen each : chosen) {
      if (!operation.apply(index, each)) {
        return;
      }
    }
  }

  /** What is done to each chosen one; false where it cannot be, which has been reported. */
  private interface Operation {
    boolean apply(int index, Selection.Chosen chosen);
  }

  private @Nullable Operation operation(FactType type, JsonNode change, String place) {
    if (change.has("field") == change.has("attestation")) {
      faults.add(Fault.of(place, "whatif.field-or-attestation"));
      return null;
    }
    return change.has("field") ? ofField(type, change, place) : ofAnswer(change, place);
  }

  private @Nullable Operation ofField(FactType type, JsonNode change, String place) {
    String name = change.get("field").asString("");
    Set<String> names = new LinkedHashSet<>();
    type.submitted().forEach(field -> names.add(field.name()));
    if (!names.contains(name)) {
      faults.add(
          Fault.of(
              place + "/field",
              "whatif.field",
              name,
              type.label(),
              Nearest.to(name, names).orElse(String.join(", ", names))));
      return null;
    }
    FactField field = type.field(name).orElseThrow();
    if (change.has("value")) {
      JsonNode value = change.get("value");
      return (index, chosen) -> {
        set(index, chosen.json(), name, chosen.pointer() + "/" + name, value);
        return true;
      };
    }
    boolean adds = change.has("add");
    String word = adds ? "add" : "factor";
    JsonNode number = change.get(word);
    if (!number.isNumber() || !field.kind().isNumber() || isLong(number.decimalValue())) {
      faults.add(Fault.of(place + "/" + word, "whatif.number", word, field.label()));
      return null;
    }
    BigDecimal by = number.decimalValue();
    return (index, chosen) -> {
      JsonNode there = chosen.json().get(name);
      if (there == null || !there.isNumber()) {
        faults.add(
            Fault.of(place + "/" + word, "whatif.nothing-there", field.label(), chosen.pointer()));
        return false;
      }
      BigDecimal result = adds ? there.decimalValue().add(by) : there.decimalValue().multiply(by);
      if (isLong(result)) {
        faults.add(Fault.of(place + "/" + word, "whatif.number", word, field.label()));
        return false;
      }
      if (!adds && field.kind() == FieldKind.COUNT) {
        result = result.setScale(0, RoundingMode.HALF_UP);
      }
      set(index, chosen.json(), name, chosen.pointer() + "/" + name, NODES.numberNode(result));
      return true;
    };
  }

  private static boolean isLong(BigDecimal number) {
    return number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS;
  }

  private @Nullable Operation ofAnswer(JsonNode change, String place) {
    String target = change.get("attestation").asString("");
    JsonNode answer = change.get("value");
    if (answer == null || !answer.isBoolean() && !answer.isNull()) {
      faults.add(Fault.of(place + "/value", "whatif.answer", target));
      return null;
    }
    return (index, chosen) -> {
      ObjectNode holder =
          chosen.json().get("attestations") instanceof ObjectNode there
              ? there
              : chosen.json().putObject("attestations");
      ObjectNode entry =
          holder.get(target) instanceof ObjectNode there ? there.deepCopy() : NODES.objectNode();
      set(
          index,
          holder,
          target,
          chosen.pointer() + "/attestations/" + StrictJson.escape(target),
          answer.isNull() ? answer : entry.set("answer", answer));
      return true;
    };
  }

  private void set(int index, ObjectNode holder, String name, String pointer, JsonNode value) {
    JsonNode from = holder.get(name);
    if (value.isNull()) {
      holder.remove(name);
    } else {
      holder.set(name, value);
    }
    changed.add(
        new ChangedFact(
            index,
            pointer,
            from == null || from.isNull() ? null : from,
            value.isNull() ? null : value));
  }
}
