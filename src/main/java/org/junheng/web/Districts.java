package org.junheng.web;

import java.util.Set;
import java.util.TreeSet;
import org.junheng.decision.record.RecordedDecision;
import org.junheng.identity.Actor;
import org.junheng.message.Message;
import tools.jackson.databind.JsonNode;

/** What somebody may hand in and see who is limited to districts. */
final class Districts {
  private Districts() {}

  /**
   * Before facts are judged.
   *
   * @param request with {@code facts}
   * @throws Refused where they are of a district that is not theirs
   */
  static void requireOwn(JsonNode request, Actor actor) {
    String code = request.path("facts").path("district").path("code").asString("");
    Set<String> own = actor.districts();
    if (own != null && !own.contains(code)) {
      throw Refused.because(
          403,
          Message.of("problem.district-not-yours", code, String.join(", ", new TreeSet<>(own))));
    }
  }

  /**
   * Before all records are looked through.
   *
   * @throws Refused where some of them are not theirs
   */
  static void requireAll(Actor actor) {
    if (actor.districts() != null) {
      throw Refused.because(403, Message.of("problem.everywhere-only"));
    }
  }

  static boolean sees(Actor actor, RecordedDecision decision) {
    return actor.sees(decision.facts().path("district").path("code").asString(""));
  }
}
