package org.junheng.web;

import java.util.List;
import org.junheng.audit.LogUnavailable;
import org.junheng.batch.Declined;
import org.junheng.batch.Judge;
import org.junheng.facts.Fault;
import org.junheng.identity.Actor;
import tools.jackson.databind.JsonNode;

/** Has lines judged that are of a district which whoever sent them may hand in. */
record OwnDistricts(Actor actor, Judge judge) implements Judge {
  @Override
  public Judged judge(long line, JsonNode json, List<Fault> unclear)
      throws Declined, LogUnavailable {
    try {
      Districts.requireOwn(json, actor);
    } catch (Refused e) {
      throw new Declined(e.status(), e.message(), e.faults());
    }
    return judge.judge(line, json, unclear);
  }
}
