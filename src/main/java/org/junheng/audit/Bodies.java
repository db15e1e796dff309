package org.junheng.audit;

import tools.jackson.databind.JsonNode;

/** The little that the log reads in bodies. */
final class Bodies {
  static final String ARCHIVED = "archived";

  private Bodies() {}

  /** The hash of the content that the entry says was archived with it, or nothing: empty. */
  static String archived(JsonNode body) {
    JsonNode hash = body.path(ARCHIVED);
    return hash.isString() && Hash.isOne(hash.stringValue()) ? hash.stringValue() : "";
  }

  /** The same of a text, which is parsed only where it may say so. */
  static String archived(String body) {
    if (!body.contains("\"" + ARCHIVED + "\":\"")) {
      return "";
    }
    try {
      return archived(ExactJson.read(body));
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
