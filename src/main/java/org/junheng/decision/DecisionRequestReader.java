package org.junheng.decision;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Fault;
import org.junheng.facts.StrictJson;
import org.junheng.facts.Submission;
import org.junheng.facts.SubmissionReader;
import org.junheng.message.Nearest;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleSet;
import tools.jackson.databind.JsonNode;

/**
 * Reads a request {@code {pack, asOf?, facts, options?: {trace?, outcomes?}, correction?:
 * {reason}}} and reports every fault in it, those of the envelope first.
 */
public final class DecisionRequestReader {
  private static final String PACK = "pack";
  private static final String AS_OF = "asOf";
  private static final String FACTS = "facts";
  private static final String OPTIONS = "options";
  private static final String TRACE = "trace";
  private static final String OUTCOMES = "outcomes";
  private static final String REMEDIES = "remedies";
  private static final String CORRECTION = "correction";
  private static final String REASON = "reason";
  private static final int LONGEST_REASON = 1_000;
  private static final Set<String> MEMBERS =
      new TreeSet<>(List.of(PACK, AS_OF, FACTS, OPTIONS, CORRECTION));
  private static final Set<String> OPTION_MEMBERS =
      new TreeSet<>(List.of(TRACE, OUTCOMES, REMEDIES));
  private static final List<String> OUTCOME_WORDS =
      Stream.of(Outcome.values()).map(Outcome::name).toList();
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final DecisionMaker maker;
  private final List<Fault> faults = new ArrayList<>();
  private Trace trace = Trace.NONE;
  private boolean remedies;
  private Set<Outcome> outcomes = EnumSet.allOf(Outcome.class);

  private DecisionRequestReader(DecisionMaker maker) {
    this.maker = maker;
  }

  /** A request, or the faults that kept it from being one. */
  public sealed interface Result {
    /**
     * @param facts as submitted
     */
    record Accepted(DecisionRequest request, JsonNode facts) implements Result {}

    record Refused(List<Fault> faults) implements Result {}
  }

  /**
   * Reads a request.
   *
   * @param json the whole body
   * @param unclear faults of the JSON itself, such as a key that stands twice
   */
  public static Result read(JsonNode json, List<Fault> unclear, DecisionMaker maker) {
    return new DecisionRequestReader(maker).read(json, unclear);
  }

  private Result read(JsonNode json, List<Fault> unclear) {
    if (!json.isObject()) {
      return new Result.Refused(List.of(Fault.of("", "problem.not-an-object")));
    }
    refuseUnknown(json, "", MEMBERS);
    Pack pack = pack(member(json, PACK));
    LocalDate asked = asOf(member(json, AS_OF));
    options(member(json, OPTIONS));
    String correction = correction(member(json, CORRECTION));
    faults.addAll(unclear);
    Submission submission = submission(member(json, FACTS), pack);
    LocalDate asOf =
        asked == null && submission != null ? DecisionMaker.countDate(submission) : asked;
    if (pack != null && asked != null) {
      inForce(pack, asked, "/" + AS_OF);
    } else if (pack != null && submission != null) {
      inForce(
          pack,
          Objects.requireNonNull(asOf),
          "/" + FACTS + submission.root().path() + "/countDate");
    }
    return faults.isEmpty()
        ? new Result.Accepted(
            new DecisionRequest(
                Objects.requireNonNull(pack),
                Objects.requireNonNull(asOf),
                Objects.requireNonNull(submission),
                trace,
                outcomes,
                remedies,
                correction),
            Objects.requireNonNull(member(json, FACTS)))
        : new Result.Refused(List.copyOf(faults));
  }

  private void refuseUnknown(JsonNode json, String pointer, Set<String> known) {
    for (String name : json.propertyNames()) {
      if (!known.contains(name)) {
        String place = pointer + "/" + StrictJson.escape(name);
        faults.add(Fault.of(place, "problem.unknown-member", name, nearest(name, known)));
      }
    }
  }

  private static String nearest(String written, Collection<String> known) {
    return Nearest.to(written, known).orElse(String.join(", ", known));
  }

  /** A member of an object; null where it is absent or says null. */
  private static @Nullable JsonNode member(JsonNode json, String name) {
    JsonNode value = json.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private @Nullable Pack pack(@Nullable JsonNode json) {
    Set<String> known = maker.ruleSet().packs().keySet();
    if (json == null) {
      faults.add(Fault.of("/" + PACK, "problem.pack-missing", String.join(", ", known)));
      return null;
    }
    if (!json.isString()) {
      faults.add(Fault.of("/" + PACK, "facts.not-a-text"));
      return null;
    }
    String id = json.stringValue();
    Pack pack = maker.pack(id).orElse(null);
    if (pack == null) {
      faults.add(Fault.of("/" + PACK, "problem.pack-unknown", id, nearest(id, known)));
    }
    return pack;
  }

  private @Nullable LocalDate asOf(@Nullable JsonNode json) {
    if (json == null) {
      return null;
    }
    String text = json.isString() ? json.stringValue() : json.toString();
    try {
      LocalDate day = LocalDate.parse(text, DAY);
      if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
        return day;
      }
      faults.add(
          Fault.of(
              "/" + AS_OF,
              "problem.as-of-range",
              day,
              LocalDate.of(FIRST_YEAR, 1, 1),
              LocalDate.of(LAST_YEAR, 12, 31)));
    } catch (DateTimeException e) {
      faults.add(Fault.of("/" + AS_OF, "problem.as-of", text));
    }
    return null;
  }

  private void options(@Nullable JsonNode json) {
    if (json == null) {
      return;
    }
    if (!json.isObject()) {
      faults.add(Fault.of("/" + OPTIONS, "facts.not-an-object"));
      return;
    }
    refuseUnknown(json, "/" + OPTIONS, OPTION_MEMBERS);
    JsonNode wanted = member(json, TRACE);
    if (wanted != null) {
      String word = wanted.isString() ? wanted.stringValue() : wanted.toString();
      Trace.of(word)
          .ifPresentOrElse(
              found -> trace = found,
              () -> faults.add(Fault.of("/options/trace", "problem.trace", word)));
    }
    JsonNode listed = member(json, OUTCOMES);
    if (listed != null) {
      outcomes(listed);
    }
    JsonNode asked = member(json, REMEDIES);
    if (asked != null && !asked.isBoolean()) {
      faults.add(Fault.of("/options/remedies", "facts.not-yes-no", REMEDIES, asked.toString()));
    }
    remedies = asked != null && asked.isBoolean() && asked.booleanValue();
  }

  private @Nullable String correction(@Nullable JsonNode json) {
    if (json == null) {
      return null;
    }
    if (!json.isObject()) {
      faults.add(Fault.of("/" + CORRECTION, "facts.not-an-object"));
      return null;
    }
    refuseUnknown(json, "/" + CORRECTION, Set.of(REASON));
    JsonNode reason = member(json, REASON);
    String text = reason != null && reason.isString() ? reason.stringValue().strip() : "";
    if (text.isEmpty()
        || text.length() > LONGEST_REASON
        || text.codePoints().anyMatch(DecisionRequestReader::isUnreadable)) {
      faults.add(Fault.of("/" + CORRECTION + "/" + REASON, "problem.reason", LONGEST_REASON));
      return null;
    }
    return text;
  }

  private static boolean isUnreadable(int character) {
    return Character.getType(character) == Character.SURROGATE
        || Character.isISOControl(character) && character != '\n';
  }

  private void outcomes(JsonNode json) {
    if (!json.isArray()) {
      faults.add(Fault.of("/options/outcomes", "facts.not-a-list", OUTCOMES));
      return;
    }
    Set<Outcome> listed = EnumSet.noneOf(Outcome.class);
    for (int i = 0; i < json.size(); i++) {
      JsonNode element = json.get(i);
      String word = element.isString() ? element.stringValue() : element.toString();
      if (OUTCOME_WORDS.contains(word)) {
        listed.add(Outcome.valueOf(word));
      } else {
        faults.add(
            Fault.of(
                "/options/outcomes/" + i, "problem.outcome", word, nearest(word, OUTCOME_WORDS)));
      }
    }
    outcomes = listed;
  }

  private @Nullable Submission submission(@Nullable JsonNode json, @Nullable Pack pack) {
    if (json == null) {
      faults.add(Fault.of("/" + FACTS, "problem.facts-missing"));
      return null;
    }
    RuleSet ruleSet = maker.ruleSet();
    // Without a pack the facts are read all the same: their faults are worth knowing now.
    SubmissionReader reader =
        pack == null
            ? new SubmissionReader(ruleSet.vocabulary(), ruleSet.attestable(), Map.of())
            : maker.reader(pack);
    SubmissionReader.Result result = reader.read(json, "/" + FACTS);
    if (result instanceof SubmissionReader.Result.Refused refused) {
      faults.addAll(refused.faults());
      return null;
    }
    return ((SubmissionReader.Result.Accepted) result).submission();
  }

  private void inForce(Pack pack, LocalDate asOf, String pointer) {
    if (pack.rulesInForce(asOf).isEmpty()) {
      String first = DecisionMaker.firstDay(pack).map(LocalDate::toString).orElse("—");
      faults.add(Fault.of(pointer, "problem.no-rule-in-force", pack.id(), asOf, first));
    }
  }
}
