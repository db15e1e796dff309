package org.junheng.publishing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.DocumentJson;
import org.junheng.rules.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a draft would change in what is on record, summed up so far.
 *
 * @param submissions how many were judged by both rule sets
 * @param schools on how many schools they are the last word; a school counts once for each pack
 * @param schoolsChanged for how many of these a finding or the verdict is another one
 * @param districts how many districts were judged as such
 * @param districtsChanged for how many of these a finding or the verdict is another one
 * @param flips how many findings have another outcome
 * @param transitions the same by outcome before and after
 * @param targets the same by target
 * @param verdictsOfSchools verdicts of schools that are other ones
 * @param verdictsOfDistricts each district whose verdict is another one
 * @param changed the schools and districts for which anything changes, the first of them
 * @param unusable submissions that could not be judged by both
 */
public record ImpactSummary(
    int submissions,
    int schools,
    int schoolsChanged,
    int districts,
    int districtsChanged,
    int flips,
    List<Transition> transitions,
    List<OfTarget> targets,
    List<Transition> verdictsOfSchools,
    List<Concerned> verdictsOfDistricts,
    List<Concerned> changed,
    List<Unusable> unusable) {
  private static final int MOST = 500;

  public ImpactSummary {
    transitions = List.copyOf(transitions);
    targets = List.copyOf(targets);
    verdictsOfSchools = List.copyOf(verdictsOfSchools);
    verdictsOfDistricts = List.copyOf(verdictsOfDistricts);
    changed = List.copyOf(changed);
    unusable = List.copyOf(unusable);
  }

  /** How many came from one outcome to another; null stands for none. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Transition(@Nullable Outcome from, @Nullable Outcome to, int count) {}

  /** The findings of one target that have another outcome. */
  public record OfTarget(
      String pack, String target, String title, int flips, List<Transition> transitions) {
    public OfTarget {
      transitions = List.copyOf(transitions);
    }
  }

  /**
   * A school, or a district, for which something changes.
   *
   * @param what {@code school} or {@code district}
   * @param decision the decision on record
   */
  public record Concerned(
      String what, String pack, String district, UUID decision, ImpactLine.Changed changed) {}

  /**
   * A submission that could not be judged by both.
   *
   * @param line of the result
   * @param code stable, for programs
   */
  public record Unusable(long line, String code, String message) {}

  /**
   * Sums up.
   *
   * @param lines of the result, in their order
   * @param districts codes of the districts that may be told of; null for all
   */
  public static ImpactSummary of(Stream<String> lines, @Nullable Set<String> districts) {
    Sum sum = new Sum();
    JsonMapper mapper = DocumentJson.mapper();
    lines
        .map(mapper::readTree)
        .filter(
            line ->
                districts == null
                    || districts.contains(line.at("/impact/districtCode").asString("")))
        .forEach(line -> sum.add(line, mapper));
    return sum.summary();
  }

  /** Counts of one kind of change by outcome before and after. */
  private static final class Transitions {
    private final Map<String, Transition> counts = new TreeMap<>();

    void add(@Nullable Outcome from, @Nullable Outcome to) {
      counts.merge(
          from + ">" + to,
          new Transition(from, to, 1),
          (one, other) -> new Transition(from, to, one.count() + 1));
    }

    List<Transition> list() {
      return List.copyOf(counts.values());
    }

    int count() {
      return counts.values().stream().mapToInt(Transition::count).sum();
    }
  }

  private record Target(String title, Transitions transitions) {}

  private static final class Sum {
    private int submissions;
    private int schools;
    private int schoolsChanged;
    private int districts;
    private int districtsChanged;
    private final Transitions all = new Transitions();
    private final Transitions verdicts = new Transitions();
    private final Map<String, Map<String, Target>> targets = new TreeMap<>();
    private final List<Concerned> verdictsOfDistricts = new ArrayList<>();
    private final List<Concerned> changed = new ArrayList<>();
    private final List<Unusable> unusable = new ArrayList<>();

    void add(JsonNode line, JsonMapper mapper) {
      JsonNode impact = line.path("impact");
      if (!impact.isObject()) {
        JsonNode error = line.path("error");
        unusable.add(
            new Unusable(
                line.path("line").asLong(),
                error.path("code").asString(""),
                error.path("detail").asString("")));
        return;
      }
      add(mapper.treeToValue(impact, ImpactLine.class));
    }

    private void add(ImpactLine line) {
      submissions++;
      schools += line.lookedAt();
      schoolsChanged += line.schools().size();
      for (ImpactLine.Changed school : line.schools()) {
        flips(line.pack(), school);
        if (school.changesVerdict()) {
          verdicts.add(school.from(), school.to());
        }
        concerned(new Concerned("school", line.pack(), name(line), line.decision(), school));
      }
      ImpactLine.Changed district = line.district();
      if (district == null) {
        return;
      }
      districts++;
      flips(line.pack(), district);
      if (!district.isNothing()) {
        Concerned concerned =
            new Concerned("district", line.pack(), name(line), line.decision(), district);
        districtsChanged++;
        concerned(concerned);
        if (district.changesVerdict()) {
          verdictsOfDistricts.add(concerned);
        }
      }
    }

    private static String name(ImpactLine line) {
      return line.districtCode() + " " + line.districtName();
    }

    private void concerned(Concerned one) {
      if (changed.size() < MOST) {
        changed.add(one);
      }
    }

    private void flips(String pack, ImpactLine.Changed of) {
      for (ImpactLine.Flip flip : of.flips()) {
        all.add(flip.from(), flip.to());
        targets
            .computeIfAbsent(pack, key -> new TreeMap<>())
            .computeIfAbsent(flip.target(), key -> new Target(flip.title(), new Transitions()))
            .transitions()
            .add(flip.from(), flip.to());
      }
    }

    ImpactSummary summary() {
      List<OfTarget> byTarget = new ArrayList<>();
      targets.forEach(
          (pack, of) ->
              of.forEach(
                  (target, sum) ->
                      byTarget.add(
                          new OfTarget(
                              pack,
                              target,
                              sum.title(),
                              sum.transitions().count(),
                              sum.transitions().list()))));
      return new ImpactSummary(
          submissions,
          schools,
          schoolsChanged,
          districts,
          districtsChanged,
          all.count(),
          all.list(),
          byTarget,
          verdicts.list(),
          verdictsOfDistricts,
          changed,
          unusable);
    }
  }
}
