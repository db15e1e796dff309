package org.junheng.web;

import org.junheng.decision.Decision;
import org.junheng.decision.DecisionDocument;
import org.junheng.decision.DecisionRequest;
import org.junheng.decision.DecisionRequestReader;
import tools.jackson.databind.JsonNode;

/**
 * A request that could be carried out, and what the rules found.
 *
 * @param facts as submitted
 */
record Deciding(DecisionRequest request, JsonNode facts, Decision decision, Caller caller) {
  /**
   * Decides, without leaving a trace.
   *
   * @param firings whether to keep each firing, whether or not the caller wants to see them
   * @throws Refused where there are mistakes in the request
   */
  static Deciding of(JsonBody body, Caller caller, boolean firings) {
    Districts.requireOwn(body.json(), caller.actor());
    DecisionRequestReader.Result result =
        DecisionRequestReader.read(body.json(), body.faults(), caller.maker());
    if (result instanceof DecisionRequestReader.Result.Refused refused) {
      throw Refused.because(refused.faults());
    }
    DecisionRequestReader.Result.Accepted accepted = (DecisionRequestReader.Result.Accepted) result;
    DecisionRequest request = accepted.request();
    Decision decision =
        firings
            ? caller.maker().decide(request.pack(), request.submission(), request.asOf(), true)
            : caller.maker().decide(request);
    return new Deciding(request, accepted.facts(), decision, caller);
  }

  /** As it is answered, without id, time and place in the log. */
  DecisionDocument document() {
    return DecisionDocument.of(decision, caller.maker().ruleSet(), request, caller.language());
  }
}
