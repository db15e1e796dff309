package org.junheng.rules.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.rules.reading.Whom.Place;

/**
 * What the things of a pattern are called: 小学, 初中各年级, 小学3至5年级, 音乐专用教室. Conditions that say what a
 * thing is become part of its name, as its type lets it be named; the others remain.
 *
 * @param isNarrowed whether a condition has become part of the name
 */
record ChineseNoun(String text, boolean isNarrowed, List<Said> rest) {
  static ChineseNoun of(Whom whom) {
    FactType type = whom.type();
    String belonging = "";
    String noun = "";
    boolean numbered = false;
    List<Said> rest = new ArrayList<>();
    for (Said said : whom.conditions()) {
      Optional<String> words = words(said);
      FactField field = field(said);
      String template = field == null ? "" : "{" + field.name() + "}";
      if (words.isPresent() && noun.isEmpty() && type.display().equals(template)) {
        noun = words.get();
      } else if (words.isPresent() && noun.isEmpty() && endsAll(words.get(), type.label())) {
        noun = words.get();
      } else if (words.isPresent()
          && belonging.isEmpty()
          && field != null
          && field.among() != null) {
        belonging = words.get();
      } else if (noun.isEmpty() && field != null && isOnly(type.display(), template)) {
        Optional<String> number = numbered(said, type.display(), template);
        noun = number.orElse("");
        numbered = number.isPresent();
        if (!numbered) {
          rest.add(said);
        }
      } else {
        rest.add(said);
      }
    }
    boolean narrowed = !belonging.isEmpty() || !noun.isEmpty();
    String each = !belonging.isEmpty() && !numbered && whom.place() == Place.SUBJECT ? "各" : "";
    return new ChineseNoun(
        belonging + each + (noun.isEmpty() ? type.label() : noun), narrowed, rest);
  }

  /** The field of the thing itself that is spoken of, or null. */
  private static @Nullable FactField field(Said said) {
    return said instanceof Said.About about
            && about.what() instanceof Meaning.OfField field
            && field.path().hops() == 0
        ? field.path().field()
        : null;
  }

  /** 小学、初中, where it says which of the words a field has. */
  private static Optional<String> words(Said said) {
    FactField field = field(said);
    if (field == null || field.values().isEmpty() || ((Said.About) said).checks().size() != 1) {
      return Optional.empty();
    }
    Said.Check check = ((Said.About) said).checks().get(0);
    if (check instanceof Said.Among among && !among.negated()) {
      return Optional.of(
          among.values().stream().map(field::display).collect(Collectors.joining("、")));
    }
    return check instanceof Said.Compare compare
            && compare.operator().equals("==")
            && compare.right() instanceof String word
        ? Optional.of(field.display(word))
        : Optional.empty();
  }

  private static boolean endsAll(String words, String label) {
    return List.of(words.split("、")).stream().allMatch(word -> word.endsWith(label));
  }

  /** Whether a template names things by this field alone: {@code {number}年级}. */
  private static boolean isOnly(String display, String template) {
    return display.contains(template) && display.indexOf('{') == display.lastIndexOf('{');
  }

  private static Optional<String> numbered(Said said, String display, String template) {
    if (((Said.About) said).checks().size() != 1) {
      return Optional.empty();
    }
    Said.Check check = ((Said.About) said).checks().get(0);
    if (check instanceof Said.Between between) {
      return Optional.of(display.replace(template, between.least() + "至" + between.greatest()));
    }
    if (!(check instanceof Said.Compare compare) || !(compare.right() instanceof Integer number)) {
      return Optional.empty();
    }
    String name = display.replace(template, number.toString());
    return switch (compare.operator()) {
      case "==" -> Optional.of(name);
      case "<=" -> Optional.of(name + "及以下");
      case ">=" -> Optional.of(name + "及以上");
      default -> Optional.empty();
    };
  }
}
