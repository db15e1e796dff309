package org.junheng.decision.record;

import tools.jackson.databind.JsonNode;

/** Where a school stands in submitted facts. */
final class Schools {
  static final String NONE = "/none";

  private Schools() {}

  /** JSON pointer within the facts; {@link #NONE} where it is not among them. */
  static String path(JsonNode facts, String school) {
    JsonNode schools = facts.path("schools");
    for (int i = 0; i < schools.size(); i++) {
      if (schools.get(i).path("id").asString("").equals(school)) {
        return "/schools/" + i;
      }
    }
    return NONE;
  }

  /** Whether a subject is a school or belongs to it. */
  static boolean isWithin(String subject, String school) {
    return subject.equals(school) || subject.startsWith(school + "/");
  }
}
