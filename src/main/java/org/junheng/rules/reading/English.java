package org.junheng.rules.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldPath;
import org.junheng.rules.Colour;
import org.junheng.rules.Comparison;
import org.junheng.rules.Standing;
import org.junheng.rules.reading.Whom.Place;

/** Says a rule in English; values by the words that the facts use, figures without their units. */
final class English extends Language {
  @Override
  String whom(Whom whom) {
    FactType joined = whom.joined();
    String things =
        switch (whom.place()) {
          case SUBJECT -> "each " + whom.type().english();
          case WITHIN ->
              "the "
                  + plural(whom.type().english())
                  + " of the same "
                  + (joined == null ? "" : joined.english());
          case ALIKE ->
              "the "
                  + plural(whom.type().english())
                  + " of the same "
                  + (whom.by() == null ? "" : whom.by().english());
          case ITSELF -> "the same " + whom.type().english();
          case ANYWHERE -> "all " + plural(whom.type().english());
        };
    String conditions = inParentheses(whom, whom.conditions());
    return conditions.isEmpty() ? things : things + " " + conditions;
  }

  private static String plural(String noun) {
    if (noun.endsWith("s")) {
      return noun + "es";
    }
    return noun + "s";
  }

  @Override
  String type(FactType type) {
    return type.english();
  }

  @Override
  String further(Meanings.Further further) {
    if (further.exists().isEmpty()) {
      return conditions(further.results());
    }
    boolean exists = further.exists().get();
    if (further.whom().place() == Place.ITSELF) {
      return (exists ? "this is true of " : "this is not true of ") + whom(further.whom());
    }
    return (exists ? "there is one of " : "there is none of ") + whom(further.whom());
  }

  @Override
  String figure(Meaning figure) {
    if (figure instanceof Meaning.OfField field) {
      FactField named = field.path().field();
      String english = named == null ? field.path().type().english() : named.english();
      return english.isEmpty() ? field.path().text() : english;
    }
    if (figure instanceof Meaning.OfFact fact) {
      return "the same " + fact.type().english();
    }
    Meaning.OfResult result = (Meaning.OfResult) figure;
    Meaning.OfField of = result.figure();
    String function =
        switch (result.function()) {
          case "count" -> "number";
          case "half" -> "half the total";
          case "most" -> "greatest";
          case "variation" -> "coefficient of variation";
          case "lowestShare" -> "lowest share of its standard";
          default -> result.function();
        };
    String what =
        of == null
            ? function + (result.function().equals("count") ? " of " : " over ")
            : function + " of “" + figure(of) + "” over ";
    return "[" + what + whom(result.source()) + "]";
  }

  @Override
  String name(Meaning what) {
    if (what instanceof Meaning.OfField field && field.path().hops() > 0) {
      FieldPath path = field.path();
      String owner = "its " + path.type().english();
      return path.field() == null ? owner : owner + "'s " + figure(what);
    }
    return figure(what);
  }

  @Override
  String check(Meaning what, Said.Check check) {
    if (check instanceof Said.Between between) {
      return " is " + between.least() + " to " + between.greatest();
    }
    if (check instanceof Said.Among among) {
      return (among.negated() ? " is not " : " is ")
          + among.values().stream().map(this::value).collect(Collectors.joining(" or "));
    }
    Said.Compare compare = (Said.Compare) check;
    return word(compare.operator()) + value(compare.right());
  }

  private static String word(String operator) {
    return switch (operator) {
      case "==" -> " is ";
      case "!=" -> " is not ";
      case "<" -> " is less than ";
      case "<=" -> " is at most ";
      case ">" -> " is more than ";
      case ">=" -> " is at least ";
      default -> throw new IllegalStateException(operator);
    };
  }

  private String value(Object right) {
    if (right instanceof Meaning meaning) {
      return figure(meaning);
    }
    return right instanceof Boolean answer ? (answer ? "yes" : "no") : right.toString();
  }

  @Override
  String compared(
      String figure, boolean composed, Comparison comparison, String limit, String unit) {
    return figure + " " + comparison.english() + " " + limit + (unit.equals("%") ? " %" : "");
  }

  @Override
  String attested(String title, boolean wanted) {
    return "an office answers “" + title + "” with " + (wanted ? "yes" : "no");
  }

  @Override
  String binds(String whom) {
    return "Binds: " + whom;
  }

  @Override
  String requires(String demand) {
    return "requires: " + demand;
  }

  @Override
  String standing(Standing standing, @Nullable LocalDate due) {
    return switch (standing) {
      case BINDING -> due == null ? "" : "due " + due;
      case BENCHMARK -> "compared only, never unmet";
      case PROGRESS -> (due == null ? "" : "due " + due + ", ") + "progress only before it is due";
    };
  }

  @Override
  String otherReading(String condition, String rule) {
    return "where " + condition + ", the outcome of " + rule + " is shown beside it";
  }

  @Override
  String relaxes(List<String> rules) {
    return "takes the place of " + String.join(", ", rules);
  }

  @Override
  String weighed(String figure) {
    return "weighs by " + figure + " in a coefficient of variation";
  }

  @Override
  String open(String figure, String others, boolean more) {
    return figure + (more ? " or more by " : " or less while there is ") + others;
  }

  @Override
  String coloured(Colour colour) {
    return "schools that miss it are listed " + colour.label().english();
  }

  @Override
  String concludes() {
    return "judged after the other targets";
  }

  @Override
  String source(String document, String clause) {
    return "source: " + document + " " + clause;
  }

  @Override
  String dates(LocalDate from, @Nullable LocalDate until) {
    return "in force from " + from + (until == null ? "" : ", no longer from " + until);
  }

  @Override
  String times() {
    return " × ";
  }

  @Override
  String comma() {
    return ", ";
  }

  @Override
  String and() {
    return " and";
  }

  @Override
  String or() {
    return " or";
  }

  @Override
  String both() {
    return " and ";
  }

  @Override
  String otherwise() {
    return ", or ";
  }

  @Override
  String parenthesised(String text) {
    return "(" + text + ")";
  }

  @Override
  String asAbove() {
    return "as above";
  }

  @Override
  String separator() {
    return "; ";
  }

  @Override
  String moreover() {
    return ", where ";
  }
}
