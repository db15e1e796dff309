package org.junheng.rules.authoring;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactType;
import org.junheng.message.Message;

/**
 * An answer that can be chosen.
 *
 * @param word what is answered
 * @param chinese what people read
 * @param english the same in English; the word itself where there is no other
 * @param group the fact type that it is said of; null where that says nothing
 */
public record Option(String word, String chinese, String english, @Nullable FactType group) {
  static Option of(String word, Message label) {
    return new Option(word, label.chinese(), label.english(), null);
  }

  /** What people read in their language. */
  public String label(Locale language) {
    return language.getLanguage().equals("en") ? english : chinese;
  }
}
