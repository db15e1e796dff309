package org.junheng.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junheng.decision.DocumentJson;
import org.junheng.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests that are not carried out, from wherever that turned out. */
final class ProblemWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);

  private ProblemWriter() {}

  static void write(HttpServletRequest request, HttpServletResponse response, Refused refused)
      throws IOException {
    Locale language = Language.of(request);
    write(
        response,
        language,
        Problem.of(refused.status(), refused.message(), refused.faults(), path(request), language));
  }

  static void write(
      HttpServletRequest request, HttpServletResponse response, int status, Message message)
      throws IOException {
    Locale language = Language.of(request);
    write(response, language, Problem.of(status, message, List.of(), path(request), language));
  }

  /** Our own fault: the caller gets a number, the log the cause. */
  static void internal(HttpServletRequest request, HttpServletResponse response, Throwable cause)
      throws IOException {
    String incident = UUID.randomUUID().toString();
    LOG.error("incident {}: {} {}", incident, request.getMethod(), path(request), cause);
    Locale language = Language.of(request);
    write(response, language, Problem.internal(incident, path(request), language));
  }

  /** The path that was asked for, not that of the error page; empty where it cannot be told. */
  static String path(HttpServletRequest request) {
    Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = asked == null ? request.getRequestURI() : asked.toString();
    return path == null ? "" : path;
  }

  private static void write(HttpServletResponse response, Locale language, Problem problem)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    byte[] body = DocumentJson.mapper().writeValueAsBytes(problem);
    response.resetBuffer();
    response.setStatus(problem.status());
    response.setContentType("application/problem+json");
    response.setHeader("Content-Language", language.toLanguageTag());
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }
}
