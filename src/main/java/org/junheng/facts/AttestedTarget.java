package org.junheng.facts;

import java.util.Locale;

/**
 * A target that an office answers for, because no count can show it.
 *
 * @param id under which the answer stands in {@code attestations}
 * @param type name of the fact type that holds the answer
 * @param title the target in Chinese
 * @param english the target in English; empty where nobody wrote it
 */
public record AttestedTarget(String id, String type, String title, String english) {
  String title(Locale language) {
    return language.getLanguage().equals("en") && !english.isEmpty() ? english : title;
  }
}
