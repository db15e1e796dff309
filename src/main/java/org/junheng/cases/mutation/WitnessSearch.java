package org.junheng.cases.mutation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.cases.Case;
import org.junheng.cases.CaseFacts;
import org.junheng.cases.boundary.BoundaryTables;
import org.junheng.decision.Finding;
import org.junheng.decision.TreeJudge;
import org.junheng.facts.SubmissionReader;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.Population;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks for facts of which a target finds something different before and after it was changed: at
 * the boundaries of either, in the cases of both, and in what is one or two changes away from
 * these. Where it finds none there may be some all the same.
 */
public final class WitnessSearch {
  private static final int RANDOM_TRIES = 3_000;

  private final @Nullable Side before;
  private final @Nullable Side after;
  private final @Nullable CaseFacts readerBefore;
  private final @Nullable CaseFacts readerAfter;
  private int tried;

  /**
   * A target in its rule set.
   *
   * @param cases of all packs
   */
  public record Side(RuleSet rules, Pack pack, Rule rule, List<Case> cases) {
    public Side {
      cases = List.copyOf(cases);
    }
  }

  /**
   * Facts on which the two differ, with nothing that could be left out.
   *
   * @param facts what stands under {@code facts} in a request
   */
  public record Found(ObjectNode facts, LocalDate asOf) {
    public Found {
      facts = facts.deepCopy();
    }

    /** A copy, so that nobody changes it. */
    @Override
    public ObjectNode facts() {
      return facts.deepCopy();
    }
  }

  /**
   * @param before null where the target is new
   * @param after null where it is gone
   */
  public WitnessSearch(@Nullable Side before, @Nullable Side after) {
    this.before = before;
    this.after = after;
    this.readerBefore = before == null ? null : new CaseFacts(before.rules());
    this.readerAfter = after == null ? null : new CaseFacts(after.rules());
  }

  /** How many different facts were judged. */
  public int tried() {
    return tried;
  }

  /** How plainly the two differ. */
  private enum Difference {
    NONE,
    /** In a figure, a limit or a standing, or where one of them says nothing either way. */
    SLIGHT,
    /** In the outcome; where there is only one of them, it is not met. */
    PLAIN
  }

  /** The first facts with other outcomes, else those with any other difference. */
  public Optional<Found> find() {
    List<Found> starts =
        Stream.of(Optional.ofNullable(before), Optional.ofNullable(after))
            .flatMap(Optional::stream)
            .flatMap(side -> starts(side).stream())
            .distinct()
            .toList();
    Changes changes = new Changes(vocabularySide().rules().vocabulary());
    Stream<Found> near =
        starts.stream()
            .flatMap(
                start -> changes.of(start.facts()).map(facts -> new Found(facts, start.asOf())));
    // A fixed seed: the same change always has the same witness.
    Random random = new Random(vocabularySide().rule().id().hashCode());
    Stream<Found> further =
        starts.isEmpty()
            ? Stream.empty()
            : Stream.generate(
                    () -> wander(starts.get(random.nextInt(starts.size())), changes, random))
                .limit(RANDOM_TRIES);
    List<Found> slight = new ArrayList<>();
    Optional<Found> plain =
        Stream.concat(Stream.concat(starts.stream(), near), further)
            .filter(each -> isPlain(each, slight))
            .findFirst();
    return plain
        .map(found -> pared(found, Difference.PLAIN))
        .or(() -> slight.stream().findFirst().map(found -> pared(found, Difference.SLIGHT)));
  }

  private Side vocabularySide() {
    return java.util.Objects.requireNonNull(after == null ? before : after);
  }

  private static List<Found> starts(Side side) {
    List<Found> starts = new ArrayList<>();
    new BoundaryTables(side.rules(), side.pack(), List.of())
        .of(rule -> rule.id().equals(side.rule().id())).stream()
            .flatMap(table -> table.rows().stream())
            .flatMap(row -> row.example().stream())
            .forEach(example -> starts.add(new Found(example.facts(), example.asOf())));
    CaseFacts reader = new CaseFacts(side.rules());
    for (Case one : side.cases()) {
      if (one.pack().equals(side.pack().id())
          && one.expectation().targets().contains(side.rule().id())) {
        ObjectNode facts = one.facts();
        if (reader.read(side.pack(), facts) instanceof SubmissionReader.Result.Accepted read) {
          starts.add(new Found(facts, CaseFacts.day(one.asOf(), read.submission())));
        }
      }
    }
    return starts;
  }

  private static Found wander(Found start, Changes changes, Random random) {
    ObjectNode facts = start.facts();
    for (int i = 0; i < 2; i++) {
      List<ObjectNode> near = changes.of(facts).toList();
      facts = near.isEmpty() ? facts : near.get(random.nextInt(near.size()));
    }
    return new Found(facts, start.asOf());
  }

  private boolean isPlain(Found facts, List<Found> slight) {
    Difference difference = difference(facts);
    if (difference == Difference.SLIGHT) {
      slight.add(facts);
    }
    return difference == Difference.PLAIN;
  }

  private Difference difference(Found facts) {
    tried++;
    Optional<List<Finding>> was = findings(before, readerBefore, facts);
    Optional<List<Finding>> is = findings(after, readerAfter, facts);
    if (was.isEmpty() || is.isEmpty()) {
      return Difference.NONE;
    }
    List<Finding> old = was.get();
    List<Finding> made = is.get();
    if (before == null || after == null) {
      List<Finding> all = before == null ? made : old;
      return all.isEmpty()
          ? Difference.NONE
          : all.stream().anyMatch(finding -> finding.outcome() == Outcome.UNMET)
              ? Difference.PLAIN
              : Difference.SLIGHT;
    }
    if (!outcomes(old).equals(outcomes(made))) {
      return Difference.PLAIN;
    }
    return shown(old).equals(shown(made)) ? Difference.NONE : Difference.SLIGHT;
  }

  /** Nothing where the facts are refused; no finding where there is no such target. */
  private static Optional<List<Finding>> findings(
      @Nullable Side side, @Nullable CaseFacts reader, Found facts) {
    if (side == null || reader == null) {
      return Optional.of(List.of());
    }
    if (!(reader.read(side.pack(), facts.facts())
        instanceof SubmissionReader.Result.Accepted read)) {
      return Optional.empty();
    }
    return Optional.of(
        TreeJudge.findings(
            side.pack(),
            side.rule(),
            facts.asOf(),
            new Population(read.submission(), facts.asOf())));
  }

  private static String outcomes(List<Finding> findings) {
    return findings.stream()
        .map(finding -> finding.subject().path() + " " + finding.outcome())
        .collect(Collectors.joining("\n"));
  }

  private static String shown(List<Finding> findings) {
    return findings.stream()
        .map(finding -> finding + Killer.shown(finding) + required(finding))
        .collect(Collectors.joining("\n"));
  }

  private static String required(Finding finding) {
    return finding.judgment() == null ? "" : " " + finding.judgment().required();
  }

  /** Without whatever can be left out while the two still differ as plainly. */
  private Found pared(Found found, Difference least) {
    ObjectNode facts = found.facts();
    pare(facts, facts, found.asOf(), least);
    // What merely identifies is filled in again, so that it can be posted.
    CaseFacts reader = java.util.Objects.requireNonNull(after == null ? readerBefore : readerAfter);
    reader.read(vocabularySide().pack(), facts);
    return new Found(facts, found.asOf());
  }

  private void pare(ObjectNode whole, JsonNode part, LocalDate asOf, Difference least) {
    if (part instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        JsonNode value = object.remove(name);
        if (difference(new Found(whole, asOf)).compareTo(least) < 0) {
          object.set(name, value);
          pare(whole, value, asOf, least);
        }
      }
    } else if (part instanceof ArrayNode list) {
      for (int i = list.size() - 1; i >= 0; i--) {
        JsonNode value = list.remove(i);
        if (difference(new Found(whole, asOf)).compareTo(least) < 0) {
          list.insert(i, value);
          pare(whole, value, asOf, least);
        }
      }
    }
  }
}
