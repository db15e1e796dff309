package org.junheng.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.Hash;
import org.junheng.decision.record.DecisionQuery;
import org.junheng.message.Message;
import org.junheng.rules.Outcome;

/** The conditions on which decisions are listed, as they stand in an address. */
final class DecisionsQuery {
  private static final int USUAL = 50;
  private static final List<String> CONDITIONS =
      List.of(
          "pack",
          "district",
          "school",
          "target",
          "rule",
          "outcome",
          "verdict",
          "sender",
          "ruleSet",
          "from",
          "to");

  private final Query query;

  private DecisionsQuery(Query query) {
    this.query = query;
  }

  static DecisionsQuery of(HttpServletRequest request) {
    return new DecisionsQuery(
        Query.of(
            request,
            Stream.concat(CONDITIONS.stream(), Stream.of("limit", "cursor"))
                .toArray(String[]::new)));
  }

  /**
   * @throws Refused where a condition cannot be read
   */
  DecisionQuery asked() {
    Optional<String> target = query.value("target");
    Optional<String> rule = query.value("rule");
    if (target.isPresent() && rule.isPresent() && !target.equals(rule)) {
      throw wrong("rule", rule.get());
    }
    return new DecisionQuery(
        text("pack"),
        text("district"),
        text("school"),
        target.or(() -> rule).orElse(null),
        outcome(query).orElse(null),
        outcome(query, "verdict").orElse(null),
        text("sender"),
        text("ruleSet"),
        instant("from"),
        instant("to"),
        query.value("cursor").map(this::before).orElse(Long.MAX_VALUE),
        query.value("limit").map(DecisionsQuery::limit).orElse(USUAL));
  }

  private @Nullable String text(String name) {
    return query.value(name).orElse(null);
  }

  static Optional<Outcome> outcome(Query query) {
    return outcome(query, "outcome");
  }

  private static Optional<Outcome> outcome(Query query, String name) {
    return query
        .value(name)
        .map(
            word ->
                Stream.of(Outcome.values())
                    .filter(each -> each.name().equals(word))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            Refused.because(
                                422,
                                Message.of(
                                    "problem.outcome",
                                    word,
                                    Query.nearest(
                                        word,
                                        Stream.of(Outcome.values())
                                            .map(Outcome::name)
                                            .toList())))));
  }

  /** A day begins at midnight here; a time says its zone. */
  private @Nullable Instant instant(String name) {
    String text = query.value(name).orElse(null);
    if (text == null) {
      return null;
    }
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw wrong(name, text);
    }
  }

  private static int limit(String text) {
    if (text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= DecisionQuery.MOST) {
      return Integer.parseInt(text);
    }
    throw wrong("limit", text);
  }

  private static Refused wrong(String name, String text) {
    return Refused.because(422, Message.of("problem.condition", name, text));
  }

  /** Says where to go on, for these conditions alone. */
  String cursor(long position) {
    String text = position + ":" + conditions();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private long before(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      if (colon > 0 && text.substring(colon + 1).equals(conditions())) {
        long position = Long.parseLong(text.substring(0, colon));
        if (position > 0) {
          return position;
        }
      }
    } catch (IllegalArgumentException e) {
      // refused below
    }
    throw Refused.because(422, Message.of("problem.cursor"));
  }

  private String conditions() {
    StringBuilder all = new StringBuilder();
    CONDITIONS.forEach(name -> all.append(query.value(name).orElse("")).append('\n'));
    return Hash.of(all.toString()).substring(0, 16);
  }
}
