package org.junheng.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junheng.facts.Submission;
import org.junheng.facts.SubmissionReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Leaves single things out of facts: a figure, an attestation, a list, one after the other. */
final class Absence {
  private static final List<String> REQUIRED = List.of("facts.required", "facts.missing");

  private final ObjectNode facts;

  Absence(ObjectNode facts) {
    this.facts = facts;
  }

  /** Facts without one thing. */
  record Without(String pointer, Decision decision) {}

  /**
   * Decides the facts without each member in turn. What cannot be left out is passed over, but only
   * because it is required.
   */
  void each(Consumer<Without> visitor) {
    members().forEach(member -> visit(member, visitor));
  }

  /** The same for some members alone. */
  void each(List<Member> members, Consumer<Without> visitor) {
    members.forEach(member -> visit(member, visitor));
  }

  private void visit(Member member, Consumer<Without> visitor) {
    JsonNode value = member.holder().remove(member.name());
    try {
      SubmissionReader.Result result =
          ShippedRules.maker().reader(ShippedRules.plan()).read(facts, "");
      if (result instanceof SubmissionReader.Result.Accepted accepted) {
        Submission submission = accepted.submission();
        visitor.accept(
            new Without(
                member.pointer(),
                ShippedRules.maker()
                    .decide(
                        ShippedRules.plan(),
                        submission,
                        DecisionMaker.countDate(submission),
                        false)));
      } else {
        refusedAsRequired((SubmissionReader.Result.Refused) result, member.pointer());
      }
    } finally {
      member.holder().set(member.name(), value);
    }
  }

  private static void refusedAsRequired(SubmissionReader.Result.Refused refused, String pointer) {
    boolean required =
        refused.faults().stream()
            .filter(fault -> fault.pointer().equals(pointer))
            .anyMatch(fault -> REQUIRED.contains(fault.message().code()));
    if (!required) {
      throw new AssertionError("without " + pointer + ": " + refused.faults());
    }
  }

  /** A member of one of the objects. */
  record Member(ObjectNode holder, String name, String pointer) {}

  List<Member> members() {
    return members(facts, "", false);
  }

  private static List<Member> members(JsonNode node, String pointer, boolean attested) {
    List<Member> members = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        String place = pointer + "/" + entry.getKey();
        members.add(new Member(object, entry.getKey(), place));
        if (!attested) {
          members.addAll(members(entry.getValue(), place, pointer.endsWith("/attestations")));
        }
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        members.addAll(members(node.get(i), pointer + "/" + i, false));
      }
    }
    return members;
  }
}
