package org.junheng.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junheng.facts.Fault;
import org.junheng.facts.StrictJson;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The service as it is started for real, at a free port, and a client that speaks to it. */
public final class RunningService implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** Setting that says where the log of decisions is kept. */
  public static final String DATA = "--junheng.data.folder=";

  private final ConfigurableApplicationContext context;
  private final String address;

  private RunningService(ConfigurableApplicationContext context) {
    this.context = context;
    this.address =
        "http://127.0.0.1:" + ((WebServerApplicationContext) context).getWebServer().getPort();
  }

  private static final class Shared {
    static final RunningService SERVICE = started("--junheng.request.largest=4MB");
  }

  /** The one that all tests share: with the rules of this repository. */
  public static RunningService shared() {
    return Shared.SERVICE;
  }

  /** Another one, with settings of its own. */
  public static RunningService started(String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.add("--server.port=0");
    if (all.stream().noneMatch(setting -> setting.startsWith(DATA))) {
      all.add(DATA + temporary());
    }
    return new RunningService(Serve.start(all.toArray(String[]::new)));
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "log");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One that starts quickly: it has one small pack of five rules.
   *
   * @param settings as for {@link #started}
   */
  public static RunningService small(String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.add("--" + RuleFolder.PROPERTY + "=" + smallRules());
    return started(all.toArray(String[]::new));
  }

  /** One with the plan's rules alone, which starts in a third of the time. */
  public static RunningService plan(String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.add("--" + RuleFolder.PROPERTY + "=" + planRules());
    return started(all.toArray(String[]::new));
  }

  /** The folder of the rules of {@link #small}. */
  public static Path smallRules() {
    return SmallFolder.RULES;
  }

  /** The folder of the rules of {@link #plan}: compared with no other document. */
  public static Path planRules() {
    return PlanFolder.RULES;
  }

  private static final class SmallFolder {
    static final Path RULES = copied("yicheng2024");
  }

  private static final class PlanFolder {
    static final Path RULES = alone();

    private static Path alone() {
      Path folder = copied("plan2024");
      Path pack = folder.resolve("plan2024/pack.yaml");
      try {
        List<String> lines = Files.readAllLines(pack);
        lines.removeIf(line -> line.startsWith("comparesWith:"));
        Files.write(pack, lines);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return folder;
    }
  }

  private static Path copied(String pack) {
    try {
      Path folder =
          Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "rules");
      for (String name : List.of("facts", "forms", "remedies.yaml", pack)) {
        try (Stream<Path> files = Files.walk(Path.of("rules", name))) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            Path copy = folder.resolve(Path.of("rules").relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
          }
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that somebody else has started. */
  public static RunningService at(ConfigurableApplicationContext context) {
    return new RunningService(context);
  }

  /** Not for the shared one. */
  @Override
  public void close() {
    context.close();
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public <T> T bean(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  public URI uri(String path) {
    return URI.create(address + path);
  }

  /**
   * @param headers names and values in turn
   */
  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  /** Posts JSON; apostrophes stand for quotes, so that it can be read in Java. */
  public HttpResponse<String> post(String path, String body, String... headers) {
    return post(path, BodyPublishers.ofString(body.replace('\'', '"')), headers);
  }

  /** Posts JSON as it is. */
  public HttpResponse<String> post(String path, JsonNode body, String... headers) {
    return post(path, BodyPublishers.ofString(body.toString()), headers);
  }

  public HttpResponse<String> post(String path, BodyPublisher body, String... headers) {
    return send(request(path, headers).header("Content-Type", "application/json").POST(body));
  }

  public HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request;
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The body, its numbers as they were written; a key that stands twice fails the test. */
  public static JsonNode json(HttpResponse<String> response) {
    return json(response.body());
  }

  public static JsonNode json(String text) {
    List<Fault> faults = new ArrayList<>();
    try {
      JsonNode json =
          StrictJson.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), faults);
      if (faults.isEmpty()) {
        return json;
      }
    } catch (IOException | StrictJson.Malformed e) {
      throw new AssertionError(text, e);
    }
    throw new AssertionError(faults.toString());
  }
}
