package org.junheng.decision.record;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.CanonicalWriter;
import org.junheng.audit.Sealing;
import org.junheng.decision.Trace;
import org.junheng.facts.StrictJson;
import org.junheng.rules.Outcome;
import tools.jackson.databind.JsonNode;

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

  /**
   * As canonical JSON, with what is confidential sealed.
   *
   * @param sealing takes what opens it again
   */
  static String write(RecordedDecision decision, Confidential confidential, Sealing sealing) {
    CanonicalWriter out = new CanonicalWriter().object();
    out.name("asOf").text(decision.asOf().toString());
    RecordedDecision.Correction correction = decision.correction();
    if (correction != null) {
      out.name("correction").object().name("reason").text(correction.reason());
      out.name("supersedes").array();
      correction.supersedes().forEach(each -> out.text(each.toString()));
      out.end().end();
    }
    out.name("counts").object();
    new TreeMap<>(names(decision.counts())).forEach((name, count) -> out.name(name).number(count));
    out.end();
    out.name("decidedAt").text(decision.decidedAt().toString());
    out.name("facts");
    out.canonical(sealing.text(decision.facts(), "/facts", confidential.facts()));
    out.name("findings");
    findings(decision.findings(), confidential, sealing, out);
    out.name("fired");
    fired(decision.fired(), confidential, sealing, out);
    out.name("format").text(FORMAT);
    out.name("id").text(decision.id().toString());
    out.name("options").object().name("outcomes").array();
    decision.options().outcomes().stream().sorted().forEach(each -> out.text(each.name()));
    out.end();
    if (decision.options().remedies()) {
      out.name("remedies").truth(true);
    }
    out.name("trace").text(decision.options().trace().word()).end();
    out.name("pack").text(decision.pack());
    out.name("requestId").text(decision.requestId());
    out.name("ruleSet").text(decision.ruleSet());
    Sender sender = decision.sender();
    out.name("sender").object();
    out.name("address").text(sender.address());
    if (sender.key() != null) {
      out.name("key").text(sender.key());
    }
    out.name("name").text(sender.name()).end();
    return out.name("verdict").text(decision.verdict().name()).end().text();
  }

  private static Map<String, Integer> names(Map<Outcome, Integer> counts) {
    Map<String, Integer> names = new HashMap<>();
    counts.forEach((outcome, count) -> names.put(outcome.name(), count));
    return names;
  }

  private static void findings(
      List<RecordedFinding> findings,
      Confidential confidential,
      Sealing sealing,
      CanonicalWriter out) {
    out.object();
    by(findings, RecordedFinding::target)
        .forEach(
            (target, rows) -> {
              boolean sealed = !confidential.variables(target).isEmpty();
              String at = "/findings/" + StrictJson.escape(target) + "/";
              out.name(target).array();
              for (int row = 0; row < rows.size(); row++) {
                Cells cells = new Cells(at + row + "/", sealing, out);
                RecordedFinding finding = rows.get(row);
                out.array();
                cells.open(finding.subject());
                cells.open(finding.outcome().name());
                cells.open(finding.cause());
                Boolean answer = finding.answer();
                if (finding.actual() != null || finding.required() != null || answer != null) {
                  cells.cell(finding.actual(), sealed);
                  cells.cell(finding.required(), sealed);
                  if (answer != null) {
                    out.truth(answer);
                  }
                }
                out.end();
              }
              out.end();
            });
    out.end();
  }

  private static void fired(
      List<RecordedFiring> fired, Confidential confidential, Sealing sealing, CanonicalWriter out) {
    out.object();
    by(fired, RecordedFiring::rule)
        .forEach(
            (rule, rows) -> {
              Set<String> sealed = confidential.variables(rule);
              String at = "/fired/" + StrictJson.escape(rule) + "/rows/";
              out.name(rule).object().name("rows").array();
              for (int row = 0; row < rows.size(); row++) {
                Cells cells = new Cells(at + row + "/", sealing, out);
                RecordedFiring firing = rows.get(row);
                out.array();
                cells.open(firing.subject());
                for (int i = 0; i < firing.values().size(); i++) {
                  cells.cell(firing.values().get(i), sealed.contains(firing.variables().get(i)));
                }
                out.end();
              }
              out.end().name("variables").array();
              rows.get(0).variables().forEach(out::text);
              out.end().end();
            });
    out.end();
  }

  private static <T> SortedMap<String, List<T>> by(List<T> rows, Function<T, String> key) {
    Map<String, List<T>> by = new HashMap<>();
    rows.forEach(row -> by.computeIfAbsent(key.apply(row), name -> new ArrayList<>()).add(row));
    SortedMap<String, List<T>> sorted = new TreeMap<>(CanonicalWriter.NAMES);
    sorted.putAll(by);
    return sorted;
  }

  /** The cells of a row, one after the other. */
  private static final class Cells {
    private final String at;
    private final Sealing sealing;
    private final CanonicalWriter out;
    private int next;

    Cells(String at, Sealing sealing, CanonicalWriter out) {
      this.at = at;
      this.sealing = sealing;
      this.out = out;
    }

    void open(String value) {
      cell(value, false);
    }

    void cell(@Nullable String value, boolean sealed) {
      int column = next++;
      if (sealed && value != null) {
        String plain = new CanonicalWriter().text(value).text();
        out.canonical(sealing.seal(at + column, plain));
      } else {
        out.text(value);
      }
    }
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
        sender(body.path("sender")),
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

  private static Sender sender(JsonNode in) {
    String key = in.has("key") ? text(in, "key") : null;
    return new Sender(text(in, "name"), key, text(in, "address"));
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
      List<String> names = new ArrayList<>();
      rule.getValue().path("variables").forEach(name -> names.add(name.stringValue()));
      for (JsonNode row : rule.getValue().path("rows")) {
        @Nullable String[] values = new String[names.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = shown(row.path(i + 1));
        }
        fired.add(
            new RecordedFiring(
                rule.getKey(),
                row.get(0).stringValue(),
                names,
                Collections.unmodifiableList(Arrays.asList(values))));
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
