package org.junheng.publishing;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.CanonicalJson;
import org.junheng.audit.Entry;
import org.junheng.audit.Label;
import org.junheng.identity.Actor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the log holds of drafts: an entry each time that something happens to one. Its body says the
 * whole of how the draft then stands, so that the newest entry is enough:
 *
 * <pre>
 * {"format": "junheng-rule-draft/1", "draft": id, "what": "saved", "state": "open", "version": 3,
 *  "title": …, "reason": …, "base": rule set, "files": rule set, "person": …, "key": …, "note": …}
 * </pre>
 *
 * <p>An entry that brings new files has them in the archive and says so by {@code archived}, which
 * is {@code files} once more.
 */
public final class DraftEntries {
  /** Kind of the entries. */
  public static final String KIND = "rule-draft";

  private static final String LABEL = "draft";
  private static final String FORMAT = "junheng-rule-draft/1";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DraftEntries() {}

  /** The labels that an entry should have; none where it is not about a draft. */
  public static Set<Label> labels(Entry entry) {
    String body = entry.body();
    return entry.header().kind().equals(KIND) && body != null
        ? Set.of(label(draft(body)))
        : Set.of();
  }

  static Label label(UUID draft) {
    return new Label(LABEL, draft.toString());
  }

  /** Which draft a body is about. */
  static UUID draft(String body) {
    return UUID.fromString(JSON.readTree(body).path("draft").asString());
  }

  /** How a draft is to stand after something was done to it. */
  record Step(
      UUID draft,
      DraftEvent.What what,
      DraftState state,
      int version,
      String title,
      String reason,
      String base,
      String files,
      @Nullable String publication,
      Actor actor,
      String note) {
    static Step of(DraftOfRules before, DraftEvent.What what, DraftState after, Actor actor) {
      return new Step(
          before.id(),
          what,
          after,
          before.version(),
          before.title(),
          before.reason(),
          before.base(),
          before.files(),
          before.publication(),
          actor,
          "");
    }

    Step noting(String said) {
      return new Step(
          draft, what, state, version, title, reason, base, files, publication, actor, said);
    }

    /** With other files, as a further version. */
    Step saving(String ruleSet) {
      return new Step(
          draft, what, state, version + 1, title, reason, base, ruleSet, publication, actor, note);
    }

    Step upon(String ruleSet) {
      return new Step(
          draft, what, state, version, title, reason, ruleSet, files, publication, actor, note);
    }

    Step publishedBy(String id) {
      return new Step(draft, what, state, version, title, reason, base, files, id, actor, note);
    }
  }

  /**
   * @param archives whether the files go into the archive with it
   */
  static String body(Step step, boolean archives) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("format", FORMAT);
    body.put("draft", step.draft().toString());
    body.put("what", step.what().word());
    body.put("state", step.state().word());
    body.put("version", step.version());
    body.put("title", step.title());
    body.put("reason", step.reason());
    body.put("base", step.base());
    body.put("files", step.files());
    body.put("person", step.actor().person());
    body.put("note", step.note());
    if (archives) {
      body.put("archived", step.files());
    }
    String publication = step.publication();
    if (publication != null) {
      body.put("publication", publication);
    }
    String key = step.actor().key();
    if (key != null) {
      body.put("key", key);
    }
    return CanonicalJson.text(body);
  }

  /**
   * The draft after an entry.
   *
   * @param before as it stood, or null
   */
  static DraftOfRules after(@Nullable DraftOfRules before, Entry entry, String body) {
    JsonNode said = JSON.readTree(body);
    DraftEvent event =
        new DraftEvent(
            DraftEvent.What.valueOf(upper(said, "what")),
            said.path("version").asInt(),
            said.path("person").asString(),
            said.path("key").isString() ? said.path("key").asString() : null,
            entry.header().recordedAt(),
            said.path("note").asString(""),
            said.path("files").asString(),
            said.path("base").asString(),
            entry.header().position());
    List<DraftEvent> events = new java.util.ArrayList<>();
    if (before != null) {
      events.addAll(before.events());
    }
    events.add(event);
    return new DraftOfRules(
        UUID.fromString(said.path("draft").asString()),
        said.path("title").asString(),
        said.path("reason").asString(),
        event.base(),
        event.files(),
        event.version(),
        DraftState.valueOf(upper(said, "state")),
        said.path("publication").isString() ? said.path("publication").asString() : null,
        events);
  }

  private static String upper(JsonNode said, String member) {
    return said.path(member).asString("").toUpperCase(Locale.ROOT);
  }
}
