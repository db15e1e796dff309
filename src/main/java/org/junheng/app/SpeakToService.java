package org.junheng.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A command that asks a running service for something. */
abstract class SpeakToService implements Callable<Integer> {
  private static final JsonMapper READABLE =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Mixin private final ServiceOption service = new ServiceOption();
  @Spec private @Nullable CommandSpec spec;

  /**
   * Asks, and says how it went.
   *
   * @return an {@link ExitCode}
   */
  abstract int ask(ServiceClient client) throws ServiceClient.Failed, IOException;

  @Override
  public Integer call() throws IOException {
    try {
      return ask(service.client());
    } catch (ServiceClient.Failed e) {
      PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
      e.lines().forEach(err::println);
      return ExitCode.FAILED;
    }
  }

  PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  /** Prints a document so that people can read it and programs as well. */
  void print(JsonNode json) {
    StringWriter text = new StringWriter();
    READABLE.writeValue(text, json);
    out().println(text);
  }

  /** Prints in a line how a draft stands. */
  void line(JsonNode draft) {
    out()
        .println(
            draft.path("id").asString()
                + "  "
                + draft.path("state").asString()
                + "  "
                + draft.path("version").asInt()
                + "  "
                + draft.path("author").asString()
                + "  "
                + draft.path("title").asString());
  }
}
