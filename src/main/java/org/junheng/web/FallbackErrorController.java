package org.junheng.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junheng.decision.CurrentRules;
import org.junheng.message.Message;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what was stopped before any of our code saw it, or by a fault outside of it. */
@Hidden
@AllowedToAll
@RestController
final class FallbackErrorController implements ErrorController {
  private final CurrentRules current;

  FallbackErrorController(CurrentRules current) {
    this.current = current;
  }

  @RequestMapping("${spring.web.error.path:/error}")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = code instanceof Integer number ? number : 404;
    if (cause instanceof Throwable throwable && status >= 500) {
      ProblemWriter.internal(request, response, throwable);
      return;
    }
    String asked = ProblemWriter.path(request);
    if (asked.startsWith("/v1/")) {
      current.maker().ifPresent(maker -> RuleSetFilter.name(maker, response));
    }
    ProblemWriter.write(request, response, status, message(status, request, response));
  }

  /** What to say where nothing but the status is known. */
  static Message message(int status, HttpServletRequest request, HttpServletResponse response) {
    return switch (status) {
      case 404 -> Message.of("problem.not-found", ProblemWriter.path(request));
      case 405 -> {
        String allowed = response.getHeader("Allow");
        Object asked = request.getAttribute(RequestDispatcher.ERROR_METHOD);
        yield Message.of(
            "problem.method",
            asked == null ? request.getMethod() : asked,
            allowed == null ? "—" : allowed);
      }
      case 406 -> Message.of("problem.not-acceptable");
      case 415 -> Message.of("problem.media-type", "application/json");
      default -> Message.of("problem.bad-request");
    };
  }
}
