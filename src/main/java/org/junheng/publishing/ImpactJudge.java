package org.junheng.publishing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.Entry;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogUnavailable;
import org.junheng.batch.Declined;
import org.junheng.batch.Judge;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.Finding;
import org.junheng.decision.record.ArchivedRules;
import org.junheng.decision.record.RecordedDecision;
import org.junheng.decision.record.RecordedEntry;
import org.junheng.facts.Fact;
import org.junheng.facts.Fault;
import org.junheng.facts.SubmissionReader;
import org.junheng.message.Message;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import tools.jackson.databind.JsonNode;

/** Judges submissions on record by two rule sets, both by Drools, and tells what differs. */
public final class ImpactJudge implements Judge {
  static final String POSITION = "position";
  static final String SCHOOLS = "schools";
  static final String DISTRICT = "district";

  private final LogReader reader;
  private final DraftMakers makers;
  private final String before;
  private final String after;
  private final @Nullable LocalDate asOf;

  /**
   * @param before id of the rule set as it is
   * @param after id of the changed one
   * @param asOf the day as of which all are judged; null for that of each decision
   */
  public ImpactJudge(
      LogReader reader, DraftMakers makers, String before, String after, @Nullable LocalDate asOf) {
    this.reader = reader;
    this.makers = makers;
    this.before = before;
    this.after = after;
    this.asOf = asOf;
  }

  @Override
  public Judged judge(long line, JsonNode request, List<Fault> unclear)
      throws Declined, LogUnavailable {
    RecordedDecision recorded = recorded(request.path(POSITION).asLong(0));
    LocalDate day = asOf == null ? recorded.asOf() : asOf;
    Side was = side(before, recorded, day);
    Side is = side(after, recorded, day);
    Set<String> schools = new TreeSet<>();
    request.path(SCHOOLS).forEach(each -> schools.add(each.asString()));
    ImpactLine told =
        line(recorded, day, was, is, schools, request.path(DISTRICT).asBoolean(false));
    return Judged.impact(
        told,
        is.decision == null ? Outcome.NOT_JUDGED : is.decision.summary().verdict(),
        is.decision == null ? Map.of() : is.decision.summary().counts());
  }

  private RecordedDecision recorded(long position) throws Declined, LogUnavailable {
    Entry entry =
        reader
            .entry(position)
            .orElseThrow(
                () -> new Declined(404, Message.of("impact.no-entry", position), List.of()));
    try {
      return RecordedEntry.of(entry).decision();
    } catch (RecordedEntry.Dropped e) {
      throw new Declined(410, Message.of("problem.dropped", e.header().id(), position), List.of());
    }
  }

  /** How a submission comes out by one rule set; no decision where it has no rule for it. */
  private record Side(@Nullable Decision decision, List<Fault> faults) {
    static final Side NOTHING = new Side(null, List.of());
  }

  private Side side(String ruleSet, RecordedDecision recorded, LocalDate day)
      throws Declined, LogUnavailable {
    Side side;
    try {
      side = makers.with(ruleSet, maker -> side(maker, recorded, day));
    } catch (ArchivedRules.Unusable e) {
      throw new Declined(409, e.reason(), List.of());
    }
    if (!side.faults.isEmpty()) {
      // The facts no longer say what these fact types ask, or say too much.
      throw new Declined(
          422,
          Message.of(
              ruleSet.equals(before) ? "impact.refused-before" : "impact.refused-after",
              recorded.id(),
              side.faults.size()),
          side.faults);
    }
    return side;
  }

  private static Side side(DecisionMaker maker, RecordedDecision recorded, LocalDate day) {
    Pack pack = maker.pack(recorded.pack()).orElse(null);
    if (pack == null || pack.rulesInForce(day).isEmpty()) {
      return Side.NOTHING;
    }
    SubmissionReader.Result read = maker.reader(pack).read(recorded.facts(), "/facts");
    return read instanceof SubmissionReader.Result.Accepted accepted
        ? new Side(maker.decide(pack, accepted.submission(), day, false), List.of())
        : new Side(null, ((SubmissionReader.Result.Refused) read).faults());
  }

  private static ImpactLine line(
      RecordedDecision recorded,
      LocalDate day,
      Side was,
      Side is,
      Set<String> schools,
      boolean district) {
    Map<String, List<ImpactLine.Flip>> flips = flips(was.decision, is.decision);
    Map<String, Outcome> verdictBefore = verdicts(was.decision);
    Map<String, Outcome> verdictAfter = verdicts(is.decision);
    List<ImpactLine.Changed> changed = new ArrayList<>();
    JsonNode all = recorded.facts().path("schools");
    for (int i = 0; i < all.size(); i++) {
      String id = all.get(i).path("id").asString("");
      if (schools.contains(id)) {
        String place = "/schools/" + i;
        ImpactLine.Changed school =
            new ImpactLine.Changed(
                id,
                all.get(i).path("name").asString(""),
                verdictBefore.get(place),
                verdictAfter.get(place),
                flips.getOrDefault(place, List.of()));
        if (!school.isNothing()) {
          changed.add(school);
        }
      }
    }
    JsonNode root = recorded.facts().path("district");
    String code = root.path("code").asString("");
    String name = root.path("name").asString("");
    return new ImpactLine(
        recorded.id(),
        recorded.pack(),
        day,
        code,
        name,
        district
            ? new ImpactLine.Changed(
                code,
                name,
                verdict(was.decision),
                verdict(is.decision),
                flips.getOrDefault("", List.of()))
            : null,
        schools.size(),
        changed);
  }

  private static @Nullable Outcome verdict(@Nullable Decision decision) {
    return decision == null ? null : decision.summary().verdict();
  }

  /** By the place of each school. */
  private static Map<String, Outcome> verdicts(@Nullable Decision decision) {
    Map<String, Outcome> verdicts = new TreeMap<>();
    if (decision != null) {
      decision.schools().forEach((school, of) -> verdicts.put(school.path(), of.verdict()));
    }
    return verdicts;
  }

  private record Key(String target, String subject) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = subject.compareTo(other.subject);
      return order == 0 ? target.compareTo(other.target) : order;
    }
  }

  /** By the place of the school; those of the district itself by nothing. */
  private static Map<String, List<ImpactLine.Flip>> flips(
      @Nullable Decision was, @Nullable Decision is) {
    Map<Key, Finding> before = byKey(was);
    Map<Key, Finding> after = byKey(is);
    Set<Key> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    Map<String, List<ImpactLine.Flip>> flips = new TreeMap<>();
    for (Key key : keys) {
      @Nullable Finding old = before.get(key);
      @Nullable Finding made = after.get(key);
      if (old == null || made == null || old.outcome() != made.outcome()) {
        Finding shown = java.util.Objects.requireNonNull(made == null ? old : made);
        flips
            .computeIfAbsent(school(shown.subject()), place -> new ArrayList<>())
            .add(
                new ImpactLine.Flip(
                    key.target,
                    shown.rule().title(),
                    key.subject,
                    shown.subject().label(),
                    old == null ? null : old.outcome(),
                    made == null ? null : made.outcome()));
      }
    }
    return flips;
  }

  private static Map<Key, Finding> byKey(@Nullable Decision decision) {
    Map<Key, Finding> findings = new TreeMap<>();
    if (decision != null) {
      for (Finding finding : decision.findings()) {
        findings.put(new Key(finding.rule().id(), finding.subject().path()), finding);
      }
    }
    return findings;
  }

  private static String school(Fact subject) {
    Fact fact = subject;
    while (fact.parent() != null && !fact.type().besideRoot()) {
      fact = fact.requireParent();
    }
    return fact.type().besideRoot() ? fact.path() : "";
  }
}
