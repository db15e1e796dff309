package org.junheng.publishing;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.CanonicalJson;
import org.junheng.audit.Entry;
import org.junheng.audit.Label;
import org.junheng.decision.record.RecordedEntry;
import org.junheng.publishing.Publication.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A publication as the log holds it; the format is told in {@code docs/audit.md}. */
final class PublicationBody {
  /** Kind of the log's entries that hold publications. */
  static final String KIND = "publication";

  /** All publications have it, so that one can be recorded as the one that follows another. */
  static final Label ALL = new Label("publications", "all");

  private static final String FORMAT = "junheng-publication/1";

  private PublicationBody() {}

  /** By what a publication is looked up. */
  static Set<Label> labels(String ruleSet) {
    return Set.of(ALL, new Label("published", ruleSet));
  }

  /** The labels that an entry should have; none where its body was dropped. */
  static Set<Label> labels(Entry entry) {
    String body = entry.body();
    return body == null ? Set.of() : labels(text(RecordedEntry.parse(body), "ruleSet"));
  }

  /**
   * @param effective null where it is to be in force at once
   */
  static String write(
      Publication.Kind kind,
      String ruleSet,
      @Nullable String before,
      String reason,
      Person author,
      @Nullable Person approver,
      @Nullable Instant effective,
      boolean approved,
      @Nullable UUID draft,
      @Nullable UUID cancels) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("format", FORMAT);
    body.put("what", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    body.put("ruleSet", ruleSet);
    body.put("reason", reason);
    body.put("approved", approved);
    person(body.putObject("author"), author);
    if (before != null) {
      body.put("before", before);
    }
    if (approver != null) {
      person(body.putObject("approver"), approver);
    }
    if (effective != null) {
      body.put("effective", effective.toString());
    }
    if (draft != null) {
      body.put("draft", draft.toString());
    }
    if (cancels != null) {
      body.put("cancels", cancels.toString());
    }
    return CanonicalJson.text(body);
  }

  private static void person(ObjectNode to, Person person) {
    to.put("name", person.name());
    if (person.key() != null) {
      to.put("key", person.key());
    }
  }

  /**
   * @param entry of this kind, its body not dropped
   * @throws IllegalArgumentException where the body is not that of a publication
   */
  static Publication read(Entry entry) {
    JsonNode body = RecordedEntry.parse(Objects.requireNonNull(entry.body()));
    if (!text(body, "format").equals(FORMAT)) {
      throw new IllegalArgumentException("not a publication: entry " + entry.header().position());
    }
    Instant at = entry.header().recordedAt();
    String effective = optional(body, "effective");
    return new Publication(
        entry.header().id(),
        entry.header().position(),
        Publication.Kind.valueOf(text(body, "what").toUpperCase(Locale.ROOT).replace('-', '_')),
        text(body, "ruleSet"),
        optional(body, "before"),
        text(body, "reason"),
        person(body.path("author")),
        body.has("approver") ? person(body.path("approver")) : null,
        at,
        effective == null ? at : Instant.parse(effective),
        body.path("approved").asBoolean(false),
        id(body, "draft"),
        id(body, "cancels"));
  }

  private static Person person(JsonNode person) {
    return new Person(text(person, "name"), optional(person, "key"));
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  private static @Nullable String optional(JsonNode node, String name) {
    return node.has(name) ? text(node, name) : null;
  }

  private static @Nullable UUID id(JsonNode node, String name) {
    return node.has(name) ? UUID.fromString(text(node, name)) : null;
  }
}
