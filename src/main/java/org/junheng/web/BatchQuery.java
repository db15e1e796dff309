package org.junheng.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.batch.Given;
import org.junheng.message.Message;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What is said of a batch beside it.
 *
 * @param from first line that is dealt with, from 1
 */
record BatchQuery(Given given, long from) {
  static final String NDJSON = "application/x-ndjson";
  static final String FROM = "from";
  static final String PACK = "pack";
  static final String AS_OF = "asOf";

  private static final List<MediaType> TYPES =
      List.of(
          MediaType.parseMediaType(NDJSON),
          MediaType.parseMediaType("application/ndjson"),
          MediaType.parseMediaType("application/jsonl"),
          MediaType.parseMediaType("application/json-lines"));

  /**
   * @throws Refused where a parameter is wrong, or the body is something else
   */
  static BatchQuery of(HttpServletRequest request) {
    Query query = Query.of(request, FROM, PACK, AS_OF);
    if (!isNdjson(request.getContentType())) {
      throw Refused.because(415, Message.of("problem.media-type", NDJSON));
    }
    String from = query.value(FROM).orElse("1");
    if (!from.matches("[1-9]\\d{0,14}")) {
      throw Refused.because(422, Message.of("problem.from-line", from));
    }
    return new BatchQuery(
        new Given(query.value(PACK).orElse(null), query.value(AS_OF).orElse(null)),
        Long.parseLong(from));
  }

  /** Whether a body of this type is a request a line. */
  static boolean isNdjson(@Nullable String contentType) {
    try {
      MediaType type = MediaType.parseMediaType(String.valueOf(contentType));
      return TYPES.stream().anyMatch(known -> known.includes(type));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }
}
