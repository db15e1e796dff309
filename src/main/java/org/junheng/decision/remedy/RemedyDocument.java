package org.junheng.decision.remedy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Fact;

/**
 * A remedy as callers get it.
 *
 * @param action its id in the file of actions
 * @param sentence in the language of the caller
 * @param number how many steps of it
 * @param cost in yuan; left out where the file gives none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RemedyDocument(
    String action,
    String sentence,
    BigDecimal number,
    @Nullable BigDecimal cost,
    List<ChangeDocument> changes) {
  static RemedyDocument of(Remedy remedy, Locale language) {
    return new RemedyDocument(
        remedy.action(),
        remedy.sentence().in(language),
        remedy.number(),
        remedy.cost(),
        remedy.changes().stream().map(each -> ChangeDocument.of(each, language)).toList());
  }

  /**
   * A change as callers get it. A figure has {@code from}, {@code by} and {@code to}, so has the
   * number of things in a list; an answer has {@code answer}.
   *
   * @param subject whose fact it is; of new things the one that they belong to
   * @param field the field, the list, or the target that is answered
   * @param unit Chinese
   * @param words what each new thing is
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ChangeDocument(
      Subject subject,
      String field,
      String label,
      @Nullable String unit,
      @Nullable BigDecimal from,
      @Nullable BigDecimal by,
      @Nullable BigDecimal to,
      @Nullable Map<String, Object> words,
      @Nullable Boolean answer,
      String sentence) {
    static ChangeDocument of(Change change, Locale language) {
      Subject subject = Subject.of(change.subject());
      String sentence = change.sentence().in(language);
      if (change instanceof Change.OfFigure figure) {
        return new ChangeDocument(
            subject,
            figure.field().name(),
            figure.field().label(),
            orNull(figure.field().unit()),
            figure.from(),
            figure.by(),
            figure.to(),
            null,
            null,
            sentence);
      }
      if (change instanceof Change.OfNumber number) {
        Map<String, Object> words = new TreeMap<>();
        number.words().forEach((field, word) -> words.put(field.name(), word));
        return new ChangeDocument(
            subject,
            number.type().list(),
            number.kind(),
            orNull(number.type().unit()),
            BigDecimal.valueOf(number.from()),
            BigDecimal.valueOf(number.to() - number.from()),
            BigDecimal.valueOf(number.to()),
            words,
            null,
            sentence);
      }
      Change.OfAnswer answer = (Change.OfAnswer) change;
      return new ChangeDocument(
          subject,
          answer.rule().id(),
          answer.rule().title(),
          null,
          null,
          null,
          null,
          null,
          answer.to(),
          sentence);
    }

    private static @Nullable String orNull(String text) {
      return text.isEmpty() ? null : text;
    }
  }

  /**
   * Whose fact it is.
   *
   * @param id what tells it from its like
   * @param label with the school that it belongs to
   * @param path JSON pointer within the facts
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Subject(String type, @Nullable String id, String label, String path) {
    static Subject of(Fact fact) {
      return new Subject(fact.type().name(), fact.identity(), Named.of(fact), fact.path());
    }
  }
}
