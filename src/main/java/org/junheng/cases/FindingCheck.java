package org.junheng.cases;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junheng.cases.CaseResult.Difference;
import org.junheng.decision.Finding;
import org.junheng.message.Message;
import org.junheng.rules.Demand;
import org.junheng.rules.Figure;
import org.junheng.rules.Gap;
import org.junheng.rules.Judgment;
import org.junheng.rules.Pack;

/** Holds one finding against what is expected of it. */
final class FindingCheck {
  private static final String REASON = "reason.";

  private final Pack pack;
  private final Finding finding;
  private final List<Difference> differences = new ArrayList<>();

  private FindingCheck(Pack pack, Finding finding) {
    this.pack = pack;
    this.finding = finding;
  }

  static List<Difference> of(Pack pack, Finding finding, ExpectedFinding expected) {
    FindingCheck check = new FindingCheck(pack, finding);
    check.compare(expected);
    return check.differences;
  }

  private void compare(ExpectedFinding expected) {
    same("outcome", expected.outcome(), finding::outcome);
    sameNumber("actual", expected.actual(), this::actual);
    sameNumber("required", expected.required(), this::required);
    sameNumber("gap", expected.gap(), this::gap);
    if (expected.missing() != null) {
      Set<String> wanted = new TreeSet<>(expected.missing());
      boolean places = wanted.stream().allMatch(name -> name.startsWith("/"));
      same("missing", wanted, () -> missing(places));
    }
    same("roundingSensitive", expected.roundingSensitive(), this::isRoundingSensitive);
    same("otherReading", expected.otherReading(), this::otherReading);
    same("reading", expected.reading(), () -> !finding.reading().isEmpty());
    same("reason", expected.reason(), this::reason);
    same("standing", expected.standing(), () -> finding.rule().head().standing().word());
    same("due", expected.due(), this::due);
  }

  /** What nobody asks about is not worked out. */
  private void same(String key, @Nullable Object expected, Supplier<?> finder) {
    Object found = expected == null ? null : finder.get();
    if (expected != null && found != null && !expected.equals(found)) {
      differ(key, expected.toString(), found.toString());
    }
  }

  private void sameNumber(
      String key, @Nullable BigDecimal expected, Supplier<@Nullable BigDecimal> finder) {
    BigDecimal found = expected == null ? null : finder.get();
    if (expected != null && (found == null || expected.compareTo(found) != 0)) {
      String shown = found == null ? ExpectedFinding.NONE : found.toPlainString();
      differ(key, expected.toPlainString(), shown);
    }
  }

  private void differ(String key, String expected, String found) {
    String target = finding.rule().id();
    String place = finding.subject().path();
    differences.add(
        new Difference(
            target,
            place,
            key + ": " + expected,
            key + ": " + found,
            Message.of("case.differs", target, place, key, expected, found),
            finding));
  }

  private int decimals() {
    return finding.rule().demand() instanceof Demand.Measured measured ? measured.decimals() : 0;
  }

  private @Nullable BigDecimal actual() {
    Judgment judgment = finding.judgment();
    return judgment == null ? null : shown(judgment.actual());
  }

  /** A number of the rule as it is written; a computed limit rounded like the figure. */
  private @Nullable BigDecimal required() {
    Judgment judgment = finding.judgment();
    if (judgment == null || !(finding.rule().demand() instanceof Demand.Measured measured)) {
      return null;
    }
    return measured.literalLimit().orElseGet(() -> shown(judgment.required()));
  }

  private @Nullable BigDecimal shown(@Nullable Figure figure) {
    return figure == null || !figure.isKnown() ? null : figure.rounded(decimals());
  }

  private @Nullable BigDecimal gap() {
    Judgment judgment = finding.judgment();
    Figure gap = judgment == null ? null : judgment.gap();
    return gap == null ? null : gap.roundedUp(decimals());
  }

  private Set<String> missing(boolean places) {
    return finding.missing().stream()
        .map(places ? Gap::pointer : Gap::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean isRoundingSensitive() {
    Judgment judgment = finding.judgment();
    return judgment != null && judgment.isRoundingSensitive(decimals());
  }

  private String otherReading() {
    var other = finding.rule().head().otherReading();
    if (other == null || !finding.hasOtherReading()) {
      return ExpectedFinding.NONE;
    }
    return finding.judgedBy(pack.rule(other.rule()).orElseThrow()).outcome().name();
  }

  private String due() {
    LocalDate due = finding.rule().head().due();
    return due == null ? ExpectedFinding.NONE : due.toString();
  }

  private String reason() {
    Message reason = finding.reason();
    return reason == null ? ExpectedFinding.NONE : reason.code().substring(REASON.length());
  }
}
