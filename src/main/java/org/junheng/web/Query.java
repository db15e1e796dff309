package org.junheng.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junheng.message.Message;
import org.junheng.message.Nearest;

/** The part of an address behind the question mark; what is not known there is refused. */
final class Query {
  private static final int MOST_NAMED = 20;

  private final HttpServletRequest request;

  private Query(HttpServletRequest request) {
    this.request = request;
  }

  /**
   * @throws Refused where there is another parameter, or one of these twice
   */
  static Query of(HttpServletRequest request, String... known) {
    Set<String> names = new TreeSet<>(List.of(known));
    Enumeration<String> given = request.getParameterNames();
    while (given.hasMoreElements()) {
      String name = given.nextElement();
      if (!names.contains(name)) {
        throw Refused.because(
            400, Message.of("problem.unknown-member", name, nearest(name, names)));
      }
      if (request.getParameterValues(name).length > 1) {
        throw Refused.because(400, Message.of("json.duplicate-key", name));
      }
    }
    return new Query(request);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(request.getParameter(name));
  }

  /**
   * The pack that is asked of.
   *
   * @throws Refused where none is named
   */
  String pack(Caller caller) {
    return value("pack")
        .orElseThrow(
            () ->
                Refused.because(
                    400,
                    Message.of(
                        "problem.pack-missing",
                        String.join(", ", caller.maker().ruleSet().packs().keySet()))));
  }

  /** The name that was probably meant, or all there are. */
  static String nearest(String written, Collection<String> known) {
    return Nearest.to(written, known)
        .orElse(
            known.isEmpty() ? "—" : String.join(", ", known.stream().limit(MOST_NAMED).toList()));
  }
}
