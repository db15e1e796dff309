package org.junheng.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import org.junheng.message.Nearest;
import tools.jackson.databind.JsonNode;

/**
 * Binds a submission's JSON to the fact types and reports every fault at its place, not the first
 * alone.
 *
 * <p>Nothing is guessed: an unknown name, a wrong type, a value out of range stops the submission.
 * What is merely doubtful comes back as a warning.
 */
public final class SubmissionReader {
  private static final Set<String> ATTESTATION_KEYS = Set.of("answer", "by", "on", "evidence");

  private final Vocabulary vocabulary;
  private final Map<String, String> attestable;
  private final Map<String, Object> assumed;

  /**
   * @param attestable ids of the targets that are attested, with the name of the fact type that
   *     answers
   * @param assumed values of identity fields of the root where they are not submitted, and which a
   *     submission may not contradict (the school system of the pack)
   */
  public SubmissionReader(
      Vocabulary vocabulary, Map<String, String> attestable, Map<String, Object> assumed) {
    this.vocabulary = vocabulary;
    this.attestable = Map.copyOf(attestable);
    this.assumed = Map.copyOf(assumed);
  }

  /** A submission, or the faults that kept it from being one. */
  public sealed interface Result {
    record Accepted(Submission submission) implements Result {}

    record Refused(List<Fault> faults) implements Result {}
  }

  /**
   * @param json the object that holds {@code district} and {@code schools}
   * @param pointer where it stands in the request, such as {@code /facts}
   */
  public Result read(@Nullable JsonNode json, String pointer) {
    Reading reading = new Reading(pointer);
    Fact root = reading.root(json);
    if (!reading.faults.isEmpty() || root == null) {
      return new Result.Refused(List.copyOf(reading.faults));
    }
    List<Fault> warnings = new ArrayList<>(reading.warnings);
    Submission plain = new Submission(vocabulary, root, warnings);
    warnings.addAll(new SanityChecks(plain, pointer).warnings());
    return new Result.Accepted(new Submission(vocabulary, root, warnings));
  }

  /** The work on one submission. */
  private final class Reading {
    private final String base;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> warnings = new ArrayList<>();
    private final ValueReader values = new ValueReader(faults);

    Reading(String base) {
      this.base = base;
    }

    @Nullable Fact root(@Nullable JsonNode json) {
      FactType type = vocabulary.root();
      String name =
          type.name().substring(0, 1).toLowerCase(java.util.Locale.ROOT) + type.name().substring(1);
      if (json == null || !json.isObject()) {
        faults.add(Fault.of(base, "facts.not-an-object"));
        return null;
      }
      Map<String, FactType> beside = new HashMap<>();
      type.children().stream()
          .filter(FactType::besideRoot)
          .forEach(child -> beside.put(child.list(), child));
      Set<String> known = new TreeSet<>(beside.keySet());
      known.add(name);
      refuseUnknown(json, base, known);
      JsonNode rootJson = json.get(name);
      if (rootJson == null || !rootJson.isObject()) {
        faults.add(
            Fault.of(
                base + "/" + name,
                rootJson == null ? "facts.missing" : "facts.not-an-object",
                type.label()));
        return null;
      }
      Fact root = fact(rootJson, type, null, 0, base + "/" + name);
      beside.forEach((list, child) -> list(json.get(list), root, child, base + "/" + list));
      return root;
    }

    private void refuseUnknown(JsonNode json, String pointer, Set<String> known) {
      for (String key : json.propertyNames()) {
        if (!known.contains(key)) {
          String place = pointer + "/" + StrictJson.escape(key);
          faults.add(
              Nearest.to(key, known)
                  .map(near -> Fault.of(place, "facts.unknown-field-suggestion", key, near))
                  .orElseGet(
                      () -> Fault.of(place, "facts.unknown-field", key, String.join(", ", known))));
        }
      }
    }

    private Fact fact(
        JsonNode json, FactType type, @Nullable Fact parent, int position, String pointer) {
      Set<String> known = new TreeSet<>();
      type.submitted().forEach(field -> known.add(field.name()));
      type.children().stream()
          .filter(child -> !child.besideRoot())
          .forEach(child -> known.add(child.list()));
      if (type.attestable()) {
        known.add("attestations");
      }
      refuseUnknown(json, pointer, known);
      Object[] read = new Object[type.fields().size()];
      for (FactField field : type.submitted()) {
        read[field.index()] =
            values.read(field, json.get(field.name()), pointer + "/" + field.name());
      }
      if (parent == null) {
        assume(type, read, pointer);
      }
      absences(type, read);
      Fact fact =
          new Fact(
              type,
              parent,
              position,
              read,
              attestations(json.get("attestations"), type, pointer + "/attestations"));
      requirements(fact, pointer);
      // Lists that others must agree with are read before those that must agree with them.
      List<FactType> independentFirst =
          type.children().stream()
              .filter(child -> !child.besideRoot())
              .sorted(
                  java.util.Comparator.comparing(
                      child -> child.submitted().stream().anyMatch(field -> field.among() != null)))
              .toList();
      independentFirst.forEach(
          child -> list(json.get(child.list()), fact, child, pointer + "/" + child.list()));
      return fact;
    }

    private void assume(FactType type, @Nullable Object[] read, String pointer) {
      assumed.forEach(
          (name, value) -> {
            FactField field = type.field(name).orElseThrow();
            Object submitted = read[field.index()];
            if (submitted == null) {
              read[field.index()] = value;
            } else if (!submitted.equals(value)) {
              faults.add(
                  Fault.of(
                      pointer + "/" + name,
                      "facts.not-of-this-pack",
                      field.label(),
                      field.display(submitted),
                      field.display(value)));
            }
          });
    }

    private static void absences(FactType type, @Nullable Object[] read) {
      for (FactField field : type.submitted()) {
        if (read[field.index()] != null) {
          continue;
        }
        if (field.absent() != null) {
          read[field.index()] = field.absent();
        } else if (field.zeroUnless() != null
            && read[type.field(field.zeroUnless()).orElseThrow().index()] == null) {
          read[field.index()] = ValueReader.zero(field);
        }
      }
    }

    private void requirements(Fact fact, String pointer) {
      for (FactField field : fact.type().submitted()) {
        Object value = fact.value(field);
        String place = pointer + "/" + field.name();
        boolean needed =
            field.required()
                || (field.requiredWith() != null
                    && fact.value(fact.type().field(field.requiredWith()).orElseThrow()) != null);
        if (value == null) {
          if (needed && !values.failed(place)) {
            faults.add(Fault.of(place, "facts.required", field.name(), field.label()));
          }
          continue;
        }
        for (Allowance allowance : field.allowed()) {
          if (allowance.appliesTo(fact) && !allowance.permits(value)) {
            faults.add(
                Fault.of(
                    place,
                    "facts.not-allowed-here",
                    field.label(),
                    field.display(value),
                    described(allowance, fact),
                    String.join(", ", allowance.values())));
          }
        }
        Fact holder = fact.parent();
        if (holder != null) {
          Imagination.siblingValues(holder, field)
              .filter(allowed -> !allowed.contains(value.toString()))
              .ifPresent(
                  allowed ->
                      faults.add(
                          Fault.of(
                              place,
                              "facts.not-among-siblings",
                              field.label(),
                              field.display(value),
                              Objects.requireNonNull(field.among()).owner())));
        }
      }
    }

    private static String described(Allowance allowance, Fact fact) {
      return allowance.when().keySet().stream()
          .sorted(java.util.Comparator.comparing(FieldPath::text))
          .map(
              path ->
                  Objects.requireNonNull(path.field()).label()
                      + "＝"
                      + Objects.requireNonNull(path.field()).display(path.read(fact)))
          .reduce((a, b) -> a + "，" + b)
          .orElse("");
    }

    private void list(@Nullable JsonNode json, Fact holder, FactType child, String pointer) {
      if (json == null || json.isNull()) {
        return;
      }
      if (!json.isArray()) {
        faults.add(Fault.of(pointer, "facts.not-a-list", child.label()));
        return;
      }
      List<Fact> facts = new ArrayList<>();
      for (int i = 0; i < json.size(); i++) {
        String place = pointer + "/" + i;
        JsonNode element = json.get(i);
        if (element.isObject()) {
          facts.add(fact(element, child, holder, i, place));
        } else {
          faults.add(Fault.of(place, "facts.not-an-object", child.label()));
        }
      }
      holder.hold(child, List.copyOf(facts));
      unique(facts, child, pointer);
    }

    private void unique(List<Fact> facts, FactType type, String pointer) {
      if (type.unique().isEmpty()) {
        return;
      }
      List<FactField> key =
          type.unique().stream().map(name -> type.field(name).orElseThrow()).toList();
      Set<List<Object>> seen = new HashSet<>();
      for (int i = 0; i < facts.size(); i++) {
        Fact fact = facts.get(i);
        List<Object> value = new ArrayList<>();
        key.forEach(field -> value.add(Objects.requireNonNullElse(fact.value(field), "")));
        if (!value.contains("") && !seen.add(value)) {
          String shown =
              key.stream()
                  .map(field -> field.label() + "＝" + field.display(fact.value(field)))
                  .reduce((a, b) -> a + "，" + b)
                  .orElse("");
          faults.add(Fault.of(pointer + "/" + fact.position(), "facts.twice", type.label(), shown));
        }
      }
    }

    private Map<String, Attestation> attestations(
        @Nullable JsonNode json, FactType type, String pointer) {
      if (json == null || json.isNull()) {
        return Map.of();
      }
      if (!json.isObject()) {
        faults.add(Fault.of(pointer, "facts.not-an-object", "attestations"));
        return Map.of();
      }
      Map<String, Attestation> attestations = new HashMap<>();
      for (Map.Entry<String, JsonNode> entry : json.properties()) {
        String place = pointer + "/" + StrictJson.escape(entry.getKey());
        String owner = attestable.get(entry.getKey());
        if (owner == null) {
          unknownAttestation(entry.getKey(), place);
        } else if (!owner.equals(type.name())) {
          faults.add(
              Fault.of(
                  place,
                  "attestation.wrong-subject",
                  entry.getKey(),
                  vocabulary.type(owner).orElseThrow().label(),
                  type.label()));
        } else {
          Attestation attestation = attestation(entry.getValue(), place);
          if (attestation != null) {
            attestations.put(entry.getKey(), attestation);
          }
        }
      }
      return attestations;
    }

    private void unknownAttestation(String target, String place) {
      faults.add(
          Nearest.to(target, attestable.keySet())
              .map(near -> Fault.of(place, "attestation.unknown-suggestion", target, near))
              .orElseGet(() -> Fault.of(place, "attestation.unknown", target)));
    }

    private @Nullable Attestation attestation(JsonNode json, String place) {
      if (!json.isObject()) {
        faults.add(Fault.of(place, "facts.not-an-object", "attestation"));
        return null;
      }
      refuseUnknown(json, place, ATTESTATION_KEYS);
      JsonNode answer = json.get("answer");
      if (answer == null || !answer.isBoolean()) {
        faults.add(
            Fault.of(
                place + "/answer",
                answer == null ? "facts.required" : "facts.not-yes-no",
                "answer",
                Message.of("word.answer")));
        return null;
      }
      String by = values.text(json.get("by"), place + "/by");
      String evidence = values.text(json.get("evidence"), place + "/evidence");
      if (by == null || evidence == null) {
        warnings.add(Fault.of(place, "attestation.unsupported"));
      }
      return new Attestation(
          answer.booleanValue(), by, values.day(json.get("on"), place + "/on"), evidence);
    }
  }
}
