package org.junheng.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junheng.OwnClassPath;
import org.junheng.audit.LogSettings;

/** The service in a process of its own, as an operator starts it, to be killed. */
final class ServiceProcess implements AutoCloseable {
  private static final Pattern STARTED = Pattern.compile("已启动：(http://127\\.0\\.0\\.1:\\d+)");

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final CompletableFuture<String> address = new CompletableFuture<>();
  private final StringBuffer printed = new StringBuffer();

  private ServiceProcess(Process process) {
    this.process = process;
    Thread reading = new Thread(this::read, "output of the service");
    reading.setDaemon(true);
    reading.start();
  }

  /** As {@link #start}, with the plan's rules alone. */
  static ServiceProcess plan(LogSettings log) throws Exception {
    return start(log, "--" + RuleFolder.PROPERTY + "=" + RunningService.planRules());
  }

  /** Starts it and waits until it answers. */
  static ServiceProcess start(LogSettings log, String... settings) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dlogging.charset.console=UTF-8",
                "-cp",
                OwnClassPath.text(),
                JunhengApplication.class.getName(),
                "serve",
                "--port=0",
                "--logging.level.org.junheng.app=info",
                RunningService.DATA + log.folder()));
    if (log.database() instanceof LogSettings.Database.Postgres postgres) {
      command.add("--junheng.data.database.url=" + postgres.url());
      command.add("--junheng.data.database.user=" + postgres.user());
      command.add("--junheng.data.database.password=" + postgres.password());
    }
    command.addAll(List.of(settings));
    ServiceProcess service =
        new ServiceProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
    try {
      service.address.get(120, TimeUnit.SECONDS);
    } catch (Exception e) {
      service.kill();
      throw new AssertionError(service.printed.toString(), e);
    }
    return service;
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        printed.append(line).append('\n');
        Matcher started = STARTED.matcher(line);
        if (started.find()) {
          address.complete(started.group(1));
        }
      }
    } catch (IOException e) {
      printed.append(e);
    }
    address.completeExceptionally(new IllegalStateException("ended before it answered"));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(address.join() + path)).build(),
        BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return post(path, body, "application/json");
  }

  HttpResponse<String> post(String path, String body, String type)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(address.join() + path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /**
   * @param headers names and values in turn
   */
  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(address.join() + path))
            .headers(headers)
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
