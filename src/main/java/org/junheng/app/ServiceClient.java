package org.junheng.app;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.DocumentJson;
import org.junheng.message.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Speaks to a running service as any other program does. */
final class ServiceClient {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI service;
  private final @Nullable String key;
  private final String language;

  ServiceClient(URI service, @Nullable String key, String language) {
    this.service = service;
    this.key = key;
    this.language = language;
  }

  /**
   * What was answered.
   *
   * @param tag the version that it shows; null where it says none
   */
  record Answer(JsonNode json, @Nullable String tag) {}

  /** The service refused, or could not be reached; the lines say why. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1;
    private final transient List<String> lines;

    Failed(List<String> lines) {
      super(String.join("\n", lines));
      this.lines = List.copyOf(lines);
    }

    List<String> lines() {
      return lines;
    }
  }

  Answer get(String path) throws Failed {
    return send("GET", path, BodyPublishers.noBody(), Map.of());
  }

  /** Posts a document of texts; those that are null are left out. */
  Answer post(String path, Map<String, @Nullable String> members, @Nullable String seen)
      throws Failed {
    Map<String, Object> said = new java.util.TreeMap<>();
    members.forEach(
        (name, value) -> {
          if (value != null) {
            said.put(name, value);
          }
        });
    byte[] body = DocumentJson.mapper().writeValueAsBytes(said);
    return send("POST", path, BodyPublishers.ofByteArray(body), headers("application/json", seen));
  }

  Answer put(String path, byte[] content, String seen) throws Failed {
    return send(
        "PUT",
        path,
        BodyPublishers.ofByteArray(content),
        headers("text/plain;charset=UTF-8", seen));
  }

  Answer delete(String path, String seen) throws Failed {
    return send("DELETE", path, BodyPublishers.noBody(), Map.of("If-Match", seen));
  }

  private static Map<String, String> headers(String type, @Nullable String seen) {
    return seen == null
        ? Map.of("Content-Type", type)
        : Map.of("Content-Type", type, "If-Match", seen);
  }

  /** A path whose parts may hold any characters. */
  static String encoded(String path) {
    return Stream.of(path.split("/", -1))
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }

  private Answer send(String method, String path, BodyPublisher body, Map<String, String> headers)
      throws Failed {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve(path))
            .timeout(PATIENCE)
            .header("Accept-Language", language)
            .method(method, body);
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    headers.forEach(request::header);
    HttpResponse<String> response;
    try {
      response = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      Message message = Message.of("command.no-service", service, String.valueOf(e));
      throw new Failed(List.of(message.chinese(), message.english()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failed(List.of(e.toString()));
    }
    JsonNode json = json(response);
    if (response.statusCode() >= 300) {
      throw new Failed(problem(response.statusCode(), json));
    }
    return new Answer(json, response.headers().firstValue("ETag").orElse(null));
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      return DocumentJson.mapper().readTree(response.body());
    } catch (JacksonException e) {
      return DocumentJson.mapper().createObjectNode();
    }
  }

  private static List<String> problem(int status, JsonNode json) {
    List<String> lines = new ArrayList<>();
    lines.add(
        status
            + " "
            + Optional.of(json.path("detail").asString(""))
                .filter(detail -> !detail.isEmpty())
                .orElse(json.path("title").asString("")));
    for (JsonNode error : json.path("errors")) {
      lines.add(
          "  " + error.path("pointer").asString("") + ": " + error.path("message").asString(""));
    }
    return lines;
  }
}
