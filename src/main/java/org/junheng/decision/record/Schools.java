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

  /** Place in the list of the school that a subject is or belongs to; -1 where to none. */
  static int place(String subject) {
    if (!subject.startsWith("/schools/")) {
      return -1;
    }
    int end = subject.indexOf('/', 9);
    return Integer.parseInt(subject.substring(9, end < 0 ? subject.length() : end));
  }

  /** Whether a subject is a school or belongs to it. */
  static boolean isWithin(String subject, String school) {
    return subject.equals(school) || subject.startsWith(school + "/");
  }
}
