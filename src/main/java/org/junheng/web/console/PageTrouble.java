package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.facts.Fault;
import org.junheng.message.Message;
import org.junheng.publishing.DraftRefused;
import org.junheng.web.DraftAnswers;
import org.junheng.web.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Tells a reader on a page why there is not the one that was asked for. */
final class PageTrouble implements HandlerExceptionResolver, Ordered {
  private static final Logger LOG = LoggerFactory.getLogger(PageTrouble.class);
  private static final int MOST_FAULTS = 50;

  /** Before the one that answers callers of the API. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception exception) {
    String path = request.getRequestURI();
    if (!path.equals("/console") && !path.startsWith("/console/")) {
      return null;
    }
    if (exception instanceof Refused refused) {
      return page(request, refused.status(), refused.message(), refused.faults());
    }
    if (exception instanceof DraftRefused refusal) {
      Refused told = DraftAnswers.refused(refusal);
      return page(request, told.status(), told.message(), told.faults());
    }
    if (exception instanceof MethodArgumentTypeMismatchException) {
      return page(request, 404, Message.of("problem.not-found", path), List.of());
    }
    if (exception instanceof LogUnavailable unavailable) {
      return page(
          request, 503, Message.of("problem.log-unavailable", unavailable.reason()), List.of());
    }
    if (exception instanceof ErrorResponse error && error.getStatusCode().is4xxClientError()) {
      int status = error.getStatusCode().value();
      return page(
          request,
          status,
          status == 404 ? Message.of("problem.not-found", path) : Message.of("problem.bad-request"),
          List.of());
    }
    String incident = UUID.randomUUID().toString();
    LOG.error("incident {}: {} {}", incident, request.getMethod(), path, exception);
    return page(request, 500, Message.of("problem.internal", incident), List.of());
  }

  private static ModelAndView page(
      HttpServletRequest request, int status, Message message, List<Fault> faults) {
    Locale language = Reader.of(request).language();
    boolean part = request.getHeader("HX-Request") != null;
    ModelAndView page =
        new ModelAndView(
            part ? "console/trouble :: trouble" : "console/trouble",
            Map.of(
                "frame", EveryPage.of(request),
                "status", status,
                "sentence", message.in(language),
                "faults",
                    faults.stream()
                        .limit(MOST_FAULTS)
                        .map(fault -> fault.pointer() + "  " + fault.message().in(language))
                        .toList()));
    // A part that is put into a page is put there whatever it says; its status is in its words.
    page.setStatus(HttpStatusCode.valueOf(part ? 200 : status));
    return page;
  }
}
