package org.junheng.decision.record;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Trace;
import org.junheng.rules.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The text of a decision in the log, format {@code junheng-decision/1}: an object with
 *
 * <ul>
 *   <li>{@code format}, {@code id}, {@code pack}, {@code asOf}, {@code ruleSet}, {@code decidedAt},
 *       {@code sender}, {@code requestId}, {@code verdict}, {@code counts};
 *   <li>{@code options}: {@code trace} and {@code outcomes} that the answer was to show, {@code
 *       remedies} where it was to show these;
 *   <li>{@code correction}, where there is one: {@code supersedes}, {@code reason};
 *   <li>{@code facts} as submitted;
 *   <li>{@code findings}: by target, rows of subject, outcome, cause, actual, required, answer,
 *       with what is null left out at the end;
 *   <li>{@code fired}: by rule, rows of subject and the values of the rule's variables, and under
 *       {@code variables} their names in the same order.
 * </ul>
 *
 * <p>Exact figures are texts, so that no reader makes binary floating-point numbers of them.
 */
final class DecisionBody {
  static final String FORMAT = "junheng-decision/1";

  private DecisionBody() {}

  static ObjectNode write(RecordedDecision decision) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("format", FORMAT);
    body.put("id", decision.id().toString());
    body.put("pack", decision.pack());
    body.put("asOf", decision.asOf().toString());
    body.put("ruleSet", decision.ruleSet());
    body.put("decidedAt", decision.decidedAt().toString());
    body.putObject("sender")
        .put("name", decision.sender().name())
        .put("address", decision.sender().address());
    body.put("requestId", decision.requestId());
    ObjectNode options = body.putObject("options");
    options.put("trace", decision.options().trace().word());
    ArrayNode outcomes = options.putArray("outcomes");
    decision.options().outcomes().stream().sorted().forEach(each -> outcomes.add(each.name()));
    if (decision.options().remedies()) {
      options.put("remedies", true);
    }
    RecordedDecision.Correction correction = decision.correction();
    if (correction != null) {
      ObjectNode written = body.putObject("correction").put("reason", correction.reason());
      ArrayNode supersedes = written.putArray("supersedes");
      correction.supersedes().forEach(each -> supersedes.add(each.toString()));
    }
    body.put("verdict", decision.verdict().name());
    ObjectNode counts = body.putObject("counts");
    decision.counts().forEach((outcome, count) -> counts.put(outcome.name(), count));
    body.set("facts", decision.facts());
    body.set("findings", findings(decision.findings()));
    body.set("fired", fired(decision.fired()));
    return body;
  }

  private static ObjectNode findings(List<RecordedFinding> findings) {
    ObjectNode byTarget = JsonNodeFactory.instance.objectNode();
    for (RecordedFinding finding : findings) {
      ArrayNode row = rows(byTarget, finding.target()).addArray();
      row.add(finding.subject()).add(finding.outcome().name()).add(finding.cause());
      if (finding.actual() != null || finding.required() != null || finding.answer() != null) {
        row.add(finding.actual()).add(finding.required());
        if (finding.answer() != null) {
          row.add(finding.answer());
        }
      }
    }
    return byTarget;
  }

  private static ArrayNode rows(ObjectNode by, String key) {
    return by.get(key) instanceof ArrayNode there ? there : by.putArray(key);
  }

  private static ObjectNode fired(List<RecordedFiring> fired) {
    ObjectNode byRule = JsonNodeFactory.instance.objectNode();
    for (RecordedFiring firing : fired) {
      ObjectNode of = byRule.get(firing.rule()) instanceof ObjectNode there ? there : null;
      if (of == null) {
        of = byRule.putObject(firing.rule());
        ArrayNode names = of.putArray("variables");
        firing.bindings().keySet().forEach(names::add);
        of.putArray("rows");
      }
      ArrayNode row = ((ArrayNode) of.get("rows")).addArray().add(firing.subject());
      firing.bindings().values().forEach(row::add);
    }
    return byRule;
  }

  /**
   * @throws IllegalArgumentException if this is no such body
   */
  static RecordedDecision read(JsonNode body) {
    if (!FORMAT.equals(text(body, "format"))) {
      throw new IllegalArgumentException("not " + FORMAT);
    }
    return new RecordedDecision(
        UUID.fromString(text(body, "id")),
        text(body, "pack"),
        LocalDate.parse(text(body, "asOf")),
        text(body, "ruleSet"),
        OffsetDateTime.parse(text(body, "decidedAt")),
        new Sender(text(body.path("sender"), "name"), text(body.path("sender"), "address")),
        text(body, "requestId"),
        body.path("facts"),
        new RecordedDecision.Options(
            Trace.valueOf(text(body.path("options"), "trace").toUpperCase(Locale.ROOT)),
            outcomes(body.path("options").path("outcomes")),
            body.path("options").path("remedies").asBoolean(false)),
        correction(body.path("correction")),
        Outcome.valueOf(text(body, "verdict")),
        counts(body.path("counts")),
        readFindings(body.path("findings")),
        readFired(body.path("fired")));
  }

  private static String text(JsonNode in, String name) {
    JsonNode value = in.path(name);
    if (!value.isString()) {
      throw new IllegalArgumentException("no text " + name);
    }
    return value.stringValue();
  }

  private static Set<Outcome> outcomes(JsonNode list) {
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    list.forEach(each -> outcomes.add(Outcome.valueOf(each.stringValue())));
    return outcomes;
  }

  private static RecordedDecision.@Nullable Correction correction(JsonNode correction) {
    if (!correction.isObject()) {
      return null;
    }
    List<UUID> supersedes = new ArrayList<>();
    correction
        .path("supersedes")
        .forEach(each -> supersedes.add(UUID.fromString(each.stringValue())));
    return new RecordedDecision.Correction(supersedes, text(correction, "reason"));
  }

  private static Map<Outcome, Integer> counts(JsonNode written) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    written
        .properties()
        .forEach(each -> counts.put(Outcome.valueOf(each.getKey()), each.getValue().intValue()));
    return counts;
  }

  private static List<RecordedFinding> readFindings(JsonNode byTarget) {
    List<RecordedFinding> findings = new ArrayList<>();
    for (Map.Entry<String, JsonNode> target : byTarget.properties()) {
      for (JsonNode row : target.getValue()) {
        findings.add(
            new RecordedFinding(
                target.getKey(),
                row.get(0).stringValue(),
                Outcome.valueOf(row.get(1).stringValue()),
                row.get(2).stringValue(),
                shown(row.path(3)),
                shown(row.path(4)),
                row.path(5).isBoolean() ? row.get(5).booleanValue() : null));
      }
    }
    return findings;
  }

  private static List<RecordedFiring> readFired(JsonNode byRule) {
    List<RecordedFiring> fired = new ArrayList<>();
    for (Map.Entry<String, JsonNode> rule : byRule.properties()) {
      JsonNode names = rule.getValue().path("variables");
      for (JsonNode row : rule.getValue().path("rows")) {
        SortedMap<String, @Nullable String> bindings = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
          bindings.put(names.get(i).stringValue(), shown(row.path(i + 1)));
        }
        fired.add(new RecordedFiring(rule.getKey(), row.get(0).stringValue(), bindings));
      }
    }
    return fired;
  }

  /** A text, or null; a commitment that was not opened is shown as what it is. */
  private static @Nullable String shown(JsonNode value) {
    return value.isMissingNode() || value.isNull()
        ? null
        : value.isString() ? value.stringValue() : value.toString();
  }
}
