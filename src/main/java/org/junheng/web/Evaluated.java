package org.junheng.web;

import org.junheng.audit.LogUnavailable;
import org.junheng.decision.Decision;
import org.junheng.decision.whatif.WhatIf;
import org.junheng.decision.whatif.WhatIfDocument;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import tools.jackson.databind.JsonNode;

/** What a request that stores nothing came to: facts of its own, or changes of a decision's. */
sealed interface Evaluated {
  /** As it is answered. */
  Object document();

  /** What was decided last: with the changes, where there are any. */
  Decision decision();

  /** Facts of its own. */
  record Facts(Deciding made) implements Evaluated {
    @Override
    public Object document() {
      return made.document();
    }

    @Override
    public Decision decision() {
      return made.decision();
    }
  }

  /** A recorded decision with changes. */
  record Changed(WhatIf whatIf, Caller caller) implements Evaluated {
    @Override
    public Object document() {
      return WhatIfDocument.of(whatIf, caller.maker().ruleSet(), caller.language());
    }

    @Override
    public Decision decision() {
      return whatIf.after();
    }
  }

  /**
   * Judges what was asked.
   *
   * @throws Refused where there are mistakes in the request
   */
  static Evaluated of(JsonBody body, Caller caller, RecordedAnswers answers) throws LogUnavailable {
    if (!WhatIf.isMeant(body.json())) {
      Deciding made = Deciding.of(body, caller, false);
      if (made.request().correction() != null) {
        throw Refused.because(422, Message.of("problem.nothing-to-correct"));
      }
      return new Facts(made);
    }
    JsonNode basedOn = body.json().get(WhatIf.BASED_ON);
    if (basedOn == null || !basedOn.isString()) {
      throw Refused.because(422, Message.of("whatif.no-based-on"));
    }
    // Who may try rules on facts of their own may not read by this what was recorded.
    if (!caller.actor().may(Role.SUBMITTER) && !caller.actor().may(Role.AUDITOR)) {
      throw Refused.because(403, Message.of("problem.decisions-not-yours"));
    }
    WhatIf.Result result =
        WhatIf.of(
            body.json(),
            body.faults(),
            answers.find(basedOn.stringValue(), caller.actor()).decision(),
            caller.maker());
    if (result instanceof WhatIf.Result.Refused refused) {
      throw Refused.because(refused.faults());
    }
    return new Changed(((WhatIf.Result.Accepted) result).whatIf(), caller);
  }
}
