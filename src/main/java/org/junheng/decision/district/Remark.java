package org.junheng.decision.district;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junheng.decision.Finding;
import org.junheng.message.Message;
import org.junheng.rules.Figure;
import org.junheng.rules.Judgment;
import org.junheng.rules.Outcome;

/**
 * The remark of a school's row: what is met, what reaches the floor, what does not, what is open.
 */
final class Remark {
  private Remark() {}

  static String of(CountedStage stage, Locale language) {
    Optional<BigDecimal> floor =
        stage.conclusions().stream().flatMap(each -> each.rule().floor().stream()).findFirst();
    List<String> met = new ArrayList<>();
    List<String> near = new ArrayList<>();
    List<String> below = new ArrayList<>();
    List<String> open = new ArrayList<>();
    stage
        .indicators()
        .forEach(
            (name, finding) -> {
              if (finding.outcome() == Outcome.MET) {
                met.add(name);
              } else if (finding.outcome() != Outcome.UNMET) {
                open.add(name);
              } else if (floor.isPresent() && reaches(finding, floor.get())) {
                near.add(name);
              } else {
                below.add(name);
              }
            });
    String limit = floor.map(BigDecimal::toPlainString).orElse("");
    List<Message> parts = new ArrayList<>();
    add(parts, met, Message.of("table.met", names(met)));
    add(parts, near, Message.of("table.near", names(near), limit));
    add(
        parts,
        below,
        floor.isPresent()
            ? Message.of("table.below", names(below), limit)
            : Message.of("table.unmet", names(below)));
    add(parts, open, Message.of("table.open", names(open)));
    return String.join(
        language.getLanguage().equals("en") ? "; " : "；",
        parts.stream().map(part -> part.in(language)).toList());
  }

  private static void add(List<Message> parts, List<String> names, Message message) {
    if (!names.isEmpty()) {
      parts.add(message);
    }
  }

  /** Names of indicators read alike in both languages. */
  private static String names(List<String> names) {
    return String.join(", ", names);
  }

  private static boolean reaches(Finding finding, BigDecimal floor) {
    Judgment judgment = finding.judgment();
    Figure share = judgment == null ? null : judgment.shareOfLimit();
    return share != null && share.compareTo(Figure.of(floor)) >= 0;
  }
}
