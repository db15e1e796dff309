package org.junheng.decision.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.DecisionRequest;
import org.junheng.decision.DecisionRequestReader;
import org.junheng.decision.record.RecordedDecision;
import org.junheng.facts.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recorded submission judged as it is and with changes, both by the same rules on the same day,
 * so that all differences come from the changes.
 *
 * @param base the recorded decision; its findings may have been made by other rules
 * @param request of the changed facts
 * @param facts the changed facts
 * @param before the facts as recorded
 * @param after the facts as changed
 */
public record WhatIf(
    RecordedDecision base,
    DecisionRequest request,
    JsonNode facts,
    Decision before,
    Decision after,
    List<ChangedFact> changed) {
  /** Member of a request that names the decision. */
  public static final String BASED_ON = "basedOn";

  private static final String CHANGES = "changes";

  public WhatIf {
    changed = List.copyOf(changed);
  }

  /** What came of a request. */
  public sealed interface Result {
    /** Both were judged. */
    record Accepted(WhatIf whatIf) implements Result {}

    /** There are mistakes in it, or in what the changes make of the facts. */
    record Refused(List<Fault> faults) implements Result {}
  }

  /**
   * Reads a request {@code {basedOn, changes, pack?, asOf?, options?}} and judges twice. Pack and
   * day are those of the recorded decision unless it says others.
   *
   * @param unclear faults of the JSON itself
   */
  public static Result of(
      JsonNode body, List<Fault> unclear, RecordedDecision base, DecisionMaker maker) {
    List<Fault> faults = new ArrayList<>();
    for (String member : Set.of("facts", "correction")) {
      if (body.has(member)) {
        faults.add(Fault.of("/" + member, "whatif.beside-base", member));
      }
    }
    ObjectNode envelope = ((ObjectNode) body).deepCopy();
    envelope.remove(List.of(BASED_ON, CHANGES, "facts", "correction"));
    if (!envelope.has("pack")) {
      envelope.put("pack", base.pack());
    }
    if (!envelope.has("asOf")) {
      envelope.put("asOf", base.asOf().toString());
    }
    ObjectNode facts = ((ObjectNode) base.facts()).deepCopy();
    List<ChangedFact> changed =
        new Changes(maker.ruleSet().vocabulary(), facts, faults).carryOut(body.get(CHANGES));
    DecisionRequestReader.Result before = read(envelope, base.facts(), List.of(), maker);
    DecisionRequestReader.Result after = read(envelope, facts, unclear, maker);
    if (after instanceof DecisionRequestReader.Result.Refused refused) {
      refused.faults().stream().map(fault -> led(fault, changed)).forEach(faults::add);
    } else if (before instanceof DecisionRequestReader.Result.Refused refused) {
      faults.addAll(refused.faults());
    }
    if (!faults.isEmpty()) {
      return new Result.Refused(faults);
    }
    DecisionRequest asked = ((DecisionRequestReader.Result.Accepted) after).request();
    DecisionRequest asWas = ((DecisionRequestReader.Result.Accepted) before).request();
    return new Result.Accepted(
        new WhatIf(base, asked, facts, maker.decide(asWas), maker.decide(asked), changed));
  }

  private static DecisionRequestReader.Result read(
      ObjectNode envelope, JsonNode facts, List<Fault> unclear, DecisionMaker maker) {
    ObjectNode request = envelope.deepCopy();
    request.set("facts", facts);
    return DecisionRequestReader.read(request, unclear, maker);
  }

  /** A fault of the changed facts, led back to the change that made it. */
  private static Fault led(Fault fault, List<ChangedFact> changed) {
    for (int i = changed.size() - 1; i >= 0; i--) {
      String place = "/facts" + changed.get(i).pointer();
      if (fault.pointer().equals(place) || fault.pointer().startsWith(place + "/")) {
        return new Fault("/changes/" + changed.get(i).change(), fault.message());
      }
    }
    return fault;
  }

  /** Whether a request is one of this kind. */
  public static boolean isMeant(JsonNode body) {
    return body.isObject() && (body.has(BASED_ON) || body.get(CHANGES) instanceof ArrayNode);
  }
}
