package org.junheng.rules.authoring;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junheng.message.Message;

/**
 * Something to ask the author of a new target. What was answered before is handed in by key.
 *
 * @param key stable name of the answer
 * @param text what is asked
 * @param answering how it is answered, given those before
 * @param asked whether it needs an answer, given those before
 * @param suggestion what an empty answer means; empty where there has to be one
 * @param fault what is wrong with an answer
 */
public record Question(
    String key,
    Message text,
    Function<Map<String, String>, Answering> answering,
    Predicate<Map<String, String>> asked,
    Function<Map<String, String>, String> suggestion,
    BiFunction<String, Map<String, String>, Optional<Message>> fault) {

  public boolean isAsked(Map<String, String> answers) {
    return asked.test(answers);
  }

  /** How it is answered, given those before. */
  public Answering answeredBy(Map<String, String> answers) {
    return answering.apply(answers);
  }

  public String suggested(Map<String, String> answers) {
    return suggestion.apply(answers);
  }

  /** What is wrong with an answer; nothing where it can be used. */
  public Optional<Message> faultOf(String answer, Map<String, String> answers) {
    return fault.apply(answer, answers);
  }
}
