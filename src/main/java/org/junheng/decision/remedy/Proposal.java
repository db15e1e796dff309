package org.junheng.decision.remedy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Finding;
import org.junheng.message.Message;
import org.junheng.rules.Demanded;
import org.junheng.rules.actions.Action;

/** Puts steps of a lever into words and figures. */
final class Proposal {
  /** The cheapest first, those without a cost behind; then the fewest. */
  static final Comparator<Remedy> CHEAPEST =
      Comparator.comparing(Remedy::cost, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Remedy::number);

  private Proposal() {}

  static Remedy of(Lever lever, BigInteger steps, List<Change> changes) {
    Action action = lever.action();
    BigDecimal number = action.step().multiply(new BigDecimal(steps));
    return of(action, number, changes);
  }

  static Remedy of(Action action, BigDecimal number, List<Change> changes) {
    @Nullable BigDecimal cost = action.costOf(number);
    String amount = number.toPlainString();
    String chinese = action.title().replace("{number}", amount);
    String english = action.english().replace("{number}", amount);
    Message sentence =
        // Money costs what it is: once is enough.
        cost == null || action.isMoney()
            ? Message.of("remedy.action", chinese, english)
            : Message.of("remedy.action-cost", chinese, english, cost.toPlainString());
    return new Remedy(action.id(), sentence, number, changes, cost);
  }

  /** The changes of so many steps, or nothing to take where there is no room. */
  static @Nullable List<Change> changes(Lever lever, BigInteger steps, Demanded demanded) {
    Figures figures = new Figures();
    return figures.take(lever, steps, demanded) ? figures.changes() : null;
  }

  /** To do what is attested, or to end what is to be denied, and to answer so. */
  static Remedy answer(Finding finding, boolean wanted, @Nullable Boolean answered) {
    Change change = new Change.OfAnswer(finding.subject(), finding.rule(), answered, wanted);
    return new Remedy("attest", change.sentence(), BigDecimal.ONE, List.of(change), null);
  }
}
