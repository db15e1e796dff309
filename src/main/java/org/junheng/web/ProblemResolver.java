package org.junheng.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.identity.IdentityRefused;
import org.junheng.message.Message;
import org.junheng.publishing.DraftRefused;
import org.springframework.core.Ordered;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns whatever stopped a request into a problem that the caller can read. */
final class ProblemResolver implements HandlerExceptionResolver, Ordered {
  private static final int FORBIDDEN = 403;

  private final Refusing refusing;

  ProblemResolver(Refusing refusing) {
    this.refusing = refusing;
  }

  @Override
  public int getOrder() {
    // Pages of the console are answered with a page.
    return HIGHEST_PRECEDENCE + 1;
  }

  @Override
  public ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception exception) {
    try {
      write(request, response, exception);
    } catch (IOException e) {
      // The caller has gone; there is nobody left to tell.
    }
    return new ModelAndView();
  }

  private void write(HttpServletRequest request, HttpServletResponse response, Exception exception)
      throws IOException {
    if (exception instanceof Refused refused && refused.status() == FORBIDDEN) {
      refusing.forbidden(request, response, refused.message());
    } else if (exception instanceof IdentityRefused refused
        && refused.why() == IdentityRefused.Cause.FORBIDDEN) {
      refusing.forbidden(request, response, refused.reason());
    } else if (exception instanceof Refused refused) {
      ProblemWriter.write(request, response, refused);
    } else if (exception instanceof DraftRefused refused) {
      ProblemWriter.write(request, response, DraftAnswers.refused(refused));
    } else if (exception instanceof IdentityRefused refused) {
      ProblemWriter.write(request, response, Refused.because(refused));
    } else if (exception instanceof LogUnavailable unavailable) {
      response.setHeader("Retry-After", "5");
      ProblemWriter.write(
          request, response, 503, Message.of("problem.log-unavailable", unavailable.reason()));
    } else if (exception instanceof ErrorResponse error
        && error.getStatusCode().is4xxClientError()) {
      // Allow and Accept are among these.
      error
          .getHeaders()
          .forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
      int status = error.getStatusCode().value();
      ProblemWriter.write(
          request, response, status, FallbackErrorController.message(status, request, response));
    } else if (!DisconnectedClientHelper.isClientDisconnectedException(exception)) {
      ProblemWriter.internal(request, response, exception);
    }
  }
}
