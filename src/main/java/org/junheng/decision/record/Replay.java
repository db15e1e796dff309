package org.junheng.decision.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.DecisionRequest;
import org.junheng.decision.Finding;
import org.junheng.facts.Fault;
import org.junheng.facts.SubmissionReader;
import org.junheng.rules.Pack;

/**
 * A recorded decision, made again by its own rule set from its own facts.
 *
 * @param decision as it comes out now; null where it could not be made again
 * @param faults why it could not
 * @param compared how many findings and firings were held against each other
 * @param differences none where everything is the same
 */
public record Replay(
    @Nullable Decision decision, List<Fault> faults, int compared, List<Difference> differences) {
  public Replay {
    faults = List.copyOf(faults);
    differences = List.copyOf(differences);
  }

  /**
   * Where the two come apart.
   *
   * @param what {@code finding}, {@code firing} or {@code verdict}
   * @param target id of the target; empty for the verdict
   * @param subject JSON pointer within the facts; empty for the verdict
   * @param recorded what stands in the log; null where there is nothing of the kind
   * @param replayed what comes out now; null where nothing of the kind does
   */
  public record Difference(
      String what,
      String target,
      String subject,
      @Nullable Object recorded,
      @Nullable Object replayed) {}

  public boolean isIdentical() {
    return decision != null && differences.isEmpty();
  }

  /** Makes it again, by the rule set that decided. */
  static Replay of(RecordedDecision recorded, DecisionMaker maker) {
    Pack pack = maker.pack(recorded.pack()).orElseThrow();
    SubmissionReader.Result read = maker.reader(pack).read(recorded.facts(), "/facts");
    if (read instanceof SubmissionReader.Result.Refused refused) {
      return new Replay(null, refused.faults(), 0, List.of());
    }
    Decision decision =
        maker.decide(
            pack, ((SubmissionReader.Result.Accepted) read).submission(), recorded.asOf(), true);
    List<Difference> differences = new ArrayList<>();
    if (decision.summary().verdict() != recorded.verdict()) {
      differences.add(
          new Difference("verdict", "", "", recorded.verdict(), decision.summary().verdict()));
    }
    int compared = 1;
    compared +=
        compare(
            "finding",
            recorded.findings(),
            decision.findings().stream().map(RecordedFinding::of).toList(),
            differences);
    compared +=
        compare(
            "firing",
            recorded.fired(),
            decision.firings().stream().map(RecordedFiring::of).toList(),
            differences);
    return new Replay(decision, List.of(), compared, differences);
  }

  /**
   * The request whose answer shows it.
   *
   * @param asked what to show; null for what the caller wanted to see then
   */
  public DecisionRequest request(
      RecordedDecision recorded, RecordedDecision.@Nullable Options asked) {
    Decision made = Objects.requireNonNull(decision);
    RecordedDecision.Options options = asked == null ? recorded.options() : asked;
    return new DecisionRequest(
        made.pack(),
        made.asOf(),
        made.submission(),
        options.trace(),
        options.outcomes(),
        options.remedies(),
        null);
  }

  private record Key(String target, String subject) {
    static Key of(Object row) {
      return row instanceof RecordedFinding finding
          ? new Key(finding.target(), finding.subject())
          : new Key(((RecordedFiring) row).rule(), ((RecordedFiring) row).subject());
    }
  }

  private static <T> int compare(
      String what, List<T> recorded, List<T> replayed, List<Difference> differences) {
    Map<Key, List<T>> before = byKey(recorded);
    Map<Key, List<T>> now = byKey(replayed);
    before.forEach(
        (key, rows) -> {
          List<T> others = now.getOrDefault(key, List.of());
          if (!rows.equals(others)) {
            differences.add(
                new Difference(
                    what,
                    key.target,
                    key.subject,
                    one(rows),
                    others.isEmpty() ? null : one(others)));
          }
        });
    now.forEach(
        (key, rows) -> {
          if (!before.containsKey(key)) {
            differences.add(new Difference(what, key.target, key.subject, null, one(rows)));
          }
        });
    return Math.max(recorded.size(), replayed.size());
  }

  private static <T> Map<Key, List<T>> byKey(List<T> rows) {
    Map<Key, List<T>> byKey = new LinkedHashMap<>();
    rows.forEach(row -> byKey.computeIfAbsent(Key.of(row), key -> new ArrayList<>()).add(row));
    return byKey;
  }

  private static Object one(List<?> rows) {
    return rows.size() == 1 ? rows.get(0) : rows;
  }

  /** For findings by rule: see {@link Finding}. */
  @Override
  public String toString() {
    return isIdentical() ? "identical" : differences + " " + faults;
  }
}
