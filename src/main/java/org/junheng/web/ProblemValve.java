package org.junheng.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * Answers what Tomcat itself refuses, such as an address that cannot be read. Tomcat makes it by
 * name, hence public.
 */
public final class ProblemValve extends ErrorReportValve {
  @Override
  protected void report(Request request, Response response, Throwable cause) {
    int status = response.getStatus();
    if (status < HttpServletResponse.SC_BAD_REQUEST
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    try {
      if (cause != null && status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
        ProblemWriter.internal(request, response, cause);
      } else {
        ProblemWriter.write(
            request, response, status, FallbackErrorController.message(status, request, response));
      }
      response.finishResponse();
    } catch (IOException e) {
      // The caller has gone; there is nobody left to tell.
    }
  }
}
