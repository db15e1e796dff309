package org.junheng.batch;

import java.util.List;
import java.util.Locale;
import org.junheng.decision.DecisionDocument;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.DecisionRequest;
import org.junheng.decision.DecisionRequestReader;
import org.junheng.facts.Fault;
import org.junheng.message.Message;
import tools.jackson.databind.JsonNode;

/** Judges by one rule set and leaves no trace. */
public record Evaluating(DecisionMaker maker, Locale language) implements Judge {
  @Override
  public Judged judge(long line, JsonNode request, List<Fault> unclear) throws Declined {
    DecisionRequestReader.Result result = DecisionRequestReader.read(request, unclear, maker);
    if (result instanceof DecisionRequestReader.Result.Refused refused) {
      throw Declined.because(refused.faults());
    }
    DecisionRequest asked = ((DecisionRequestReader.Result.Accepted) result).request();
    if (asked.correction() != null) {
      throw new Declined(422, Message.of("problem.nothing-to-correct"), List.of());
    }
    return new Judged(
        DecisionDocument.of(maker.decide(asked), maker.ruleSet(), asked, language), false);
  }
}
