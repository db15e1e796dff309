package org.junheng.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;

/** The names that a caller gives a request in its headers. */
final class RequestNames {
  static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  static final String REPLAYED = "Idempotency-Replayed";
  static final String REQUEST_ID = "X-Request-Id";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:+/=-]{1,128}");

  private RequestNames() {}

  /**
   * The key under which the same request is carried out once; null where there is none.
   *
   * @throws Refused where it is not one, or given twice
   */
  static @Nullable String idempotencyKey(HttpServletRequest request) {
    return header(request, IDEMPOTENCY_KEY, KEY);
  }

  /** The caller's name for the request, or a new one; it comes back in the answer. */
  static String requestId(HttpServletRequest request, HttpServletResponse response) {
    String given = header(request, REQUEST_ID, ID);
    String id = given == null ? UUID.randomUUID().toString() : given;
    response.setHeader(REQUEST_ID, id);
    return id;
  }

  private static @Nullable String header(HttpServletRequest request, String name, Pattern form) {
    List<String> values = Collections.list(request.getHeaders(name));
    if (values.isEmpty()) {
      return null;
    }
    if (values.size() > 1 || !form.matcher(values.get(0)).matches()) {
      throw Refused.because(400, Message.of("problem.header", name, form.pattern()));
    }
    return values.get(0);
  }
}
