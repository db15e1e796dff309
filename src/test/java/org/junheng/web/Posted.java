package org.junheng.web;

import tools.jackson.databind.JsonNode;

/** Requests as tests post them, and what they look for in the answers. */
final class Posted {
  private static final String DISTRICT =
      "'district': {'code': '999999', 'name': '示例区', 'year': 2025, 'countDate': '2025-09-01'}";

  private Posted() {}

  /** A primary school with one class of grade 3. */
  static String classOf(int students) {
    return school(
        "'kind': 'primary', 'classes': [{'stage': 'primary', 'grade': 3, 'name': '1班',"
            + " 'students': "
            + students
            + "}]");
  }

  /** A school with these members. */
  static String school(String members) {
    return schools("{'id': '9999990001', 'name': '示例小学', " + members + "}");
  }

  /** These schools. */
  static String schools(String schools) {
    return "{'pack': 'plan2024', 'facts': {" + DISTRICT + ", 'schools': [" + schools + "]}}";
  }

  /** The same request with more members in its envelope. */
  static String with(String members, String request) {
    return "{" + members + ", " + request.substring(1);
  }

  /** The first finding of a target, or the first entry of a rule in a trace. */
  static JsonNode first(JsonNode list, String member, String value) {
    for (JsonNode each : list) {
      if (each.path(member).asString().equals(value)) {
        return each;
      }
    }
    throw new AssertionError("no " + value + " in " + list);
  }

  static JsonNode finding(JsonNode decision, String target) {
    return first(decision.path("findings"), "target", target);
  }
}
