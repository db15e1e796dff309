package org.junheng.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.FaultDocument;
import org.junheng.facts.Fault;
import org.junheng.message.Message;

/**
 * Why a request was not carried out (RFC 9457).
 *
 * @param code stable, for programs; the last part of {@code type}
 * @param instance path of the request
 * @param errors each mistake at its place in the body, at most {@value #MOST_ERRORS} of them
 * @param incident under which the operator finds the cause in the log; for our own faults
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    String instance,
    List<FaultDocument> errors,
    @Nullable String incident) {
  static final int MOST_ERRORS = 1000;

  private static final String TYPES = "urn:junheng:problem:";

  /**
   * A problem.
   *
   * @param instance path of the request
   */
  static Problem of(
      int status, Message message, List<Fault> faults, String instance, Locale language) {
    String code = FaultDocument.code(message);
    List<Fault> shown = faults.subList(0, Math.min(faults.size(), MOST_ERRORS));
    return new Problem(
        TYPES + code,
        Message.of(title(status)).in(language),
        status,
        message.in(language),
        code,
        instance,
        FaultDocument.of(shown, language),
        null);
  }

  static Problem internal(String incident, String instance, Locale language) {
    Problem problem =
        of(500, Message.of("problem.internal", incident), List.of(), instance, language);
    return new Problem(
        problem.type,
        problem.title,
        problem.status,
        problem.detail,
        problem.code,
        problem.instance,
        problem.errors,
        incident);
  }

  private static String title(int status) {
    return switch (status) {
      case 401 -> "title.unknown-caller";
      case 403 -> "title.not-allowed";
      case 404 -> "title.not-found";
      case 405 -> "title.method";
      case 406 -> "title.not-acceptable";
      case 409 -> "title.conflict";
      case 410 -> "title.gone";
      case 412 -> "title.stale";
      case 413 -> "title.too-large";
      case 415 -> "title.media-type";
      case 422 -> "title.refused";
      case 428 -> "title.if-match";
      case 429 -> "title.too-often";
      case 503 -> "title.unavailable";
      default -> status >= 500 ? "title.internal" : "title.malformed";
    };
  }
}
