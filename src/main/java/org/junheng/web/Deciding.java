package org.junheng.web;

import org.junheng.decision.DecisionDocument;
import org.junheng.decision.DecisionRequest;
import org.junheng.decision.DecisionRequestReader;

/** From a body that was read to what is answered. */
final class Deciding {
  private Deciding() {}

  /**
   * What the rules find.
   *
   * @throws Refused where there are mistakes in the request
   */
  static DecisionDocument evaluate(JsonBody body, Caller caller) {
    DecisionRequestReader.Result result =
        DecisionRequestReader.read(body.json(), body.faults(), caller.maker());
    if (result instanceof DecisionRequestReader.Result.Refused refused) {
      throw Refused.because(refused.faults());
    }
    DecisionRequest request = ((DecisionRequestReader.Result.Accepted) result).request();
    return DecisionDocument.of(
        caller.maker().decide(request), caller.maker().ruleSet(), request, caller.language());
  }
}
