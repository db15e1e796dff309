package org.junheng.benchmark;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junheng.app.RunningService;
import org.junheng.example.ExampleDistrict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long the pages of a large district take: the first time, when a page may say that it is being
 * prepared and ask again as the browser does, and then. The district is recorded for two years; the
 * first look is taken right after recording, and once more after a restart.
 *
 * <p>Browser and service share the machine. Arguments of JMH are ignored.
 */
public final class ConsoleOfManySchools {
  private static final int SCHOOLS = Integer.getInteger("benchmark.schools", 3_000);
  private static final int TIMES = Integer.getInteger("benchmark.times", 9);
  private static final String PACK = "national2017";

  /** What stands in a page, or a part of one, that asks for itself again. */
  private static final String NOT_YET = "hx-trigger=\"load delay";

  /** After which the browser asks again. */
  private static final long PAUSE = 700;

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final RunningService service;

  private ConsoleOfManySchools(RunningService service) {
    this.service = service;
  }

  public static void main(String[] arguments) throws Exception {
    Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "console");
    String folder = RunningService.DATA + data;
    String largest = "--junheng.request.largest=256MB";
    String decision;
    ObjectNode now = ExampleDistrict.generate(SCHOOLS, ExampleDistrict.SHIPPED_SEED);
    String school = now.at("/schools/0/id").asString();
    try (RunningService service =
        RunningService.started(folder, largest, "--logging.level.root=warn")) {
      ConsoleOfManySchools bench = new ConsoleOfManySchools(service);
      bench.record(yearBefore(now));
      decision = bench.record(now);
      System.out.printf(Locale.ROOT, "right after recording %d schools%n", SCHOOLS);
      bench.lookAround(decision, school);
    }
    try (RunningService service =
        RunningService.started(folder, largest, "--logging.level.root=warn")) {
      ConsoleOfManySchools bench = new ConsoleOfManySchools(service);
      System.out.println("after a restart, asked for at once");
      bench.look("overview", "/console");
      System.out.println("and then");
      bench.lookAround(decision, school);
    }
    System.exit(0);
  }

  /** The same schools when one in fifteen had twice the students a teacher. */
  private static ObjectNode yearBefore(ObjectNode now) {
    ObjectNode then = now.deepCopy();
    ((ObjectNode) then.path("district"))
        .put("year", now.at("/district/year").asInt() - 1)
        .put("countDate", now.at("/district/countDate").asString().replace("2025", "2024"));
    for (JsonNode facts : then.findParents("attestations")) {
      ((ObjectNode) facts).remove("attestations");
    }
    for (int i = 0; i < SCHOOLS; i += 15) {
      JsonNode stage = then.at("/schools/" + i + "/stages/0");
      if (stage.path("teachers").asInt(0) > 10) {
        ((ObjectNode) stage).put("teachers", stage.path("teachers").asInt() / 2);
      }
    }
    return then;
  }

  private String record(ObjectNode facts) throws IOException, InterruptedException {
    ObjectNode request = JSON.createObjectNode().put("pack", PACK);
    request.putObject("options").putArray("outcomes").add("UNMET");
    request.set("facts", facts);
    long from = System.nanoTime();
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(service.uri("/v1/decisions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(request)))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.body());
    }
    System.out.printf(
        Locale.ROOT,
        "recorded %s in %.1f s%n",
        facts.at("/district/countDate").asString(),
        seconds(from));
    return JSON.readTree(answer.body()).path("id").asString();
  }

  private void lookAround(String decision, String school) throws IOException, InterruptedException {
    String at = "/console/decisions/" + decision;
    String one = at + "/schools/" + school;
    look("overview", "/console?decision=" + decision);
    look("a part of the heat map", at + "/heat?chapter=&page=7");
    look("schools, first page", "/console/schools?decision=" + decision);
    look("schools, last page", "/console/schools?decision=" + decision + "&page=" + SCHOOLS);
    look("decision", at);
    look("target", at + "/targets/national.size.class.primary?outcome=ALL");
    look("school", one);
    look("school: trace", one + "/trace");
    look("school: history", one + "/history");
    look("progress and relapses", at + "/progress");
    tryOut("what if, the school", one + "/what-if", "");
    tryOut("what if, the whole district", one + "/what-if", "&district=true");
  }

  private void look(String name, String path) throws IOException, InterruptedException {
    measure(name, HttpRequest.newBuilder(service.uri(path)));
  }

  private void tryOut(String name, String path, String further)
      throws IOException, InterruptedException {
    String field = URLEncoder.encode("/schools/0/teacherTrainingFunds", StandardCharsets.UTF_8);
    measure(
        name,
        HttpRequest.newBuilder(service.uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("HX-Request", "true")
            .POST(BodyPublishers.ofString(field + "=1" + further)));
  }

  private void measure(String name, HttpRequest.Builder asking)
      throws IOException, InterruptedException {
    HttpRequest request = asking.header("Accept", "text/html").build();
    long from = System.nanoTime();
    boolean whole = ask(request);
    double first = seconds(from);
    while (!whole) {
      Thread.sleep(PAUSE);
      whole = ask(request);
    }
    double until = seconds(from);
    double[] times = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      from = System.nanoTime();
      if (!ask(request)) {
        throw new IllegalStateException(name + " was there, and is being prepared again");
      }
      times[i] = seconds(from);
    }
    Arrays.sort(times);
    System.out.printf(
        Locale.ROOT,
        "  %-28s first answer %6.2f s, whole after %6.2f s, then %6.3f s (%.3f to %.3f)%n",
        name,
        first,
        until,
        times[TIMES / 2],
        times[0],
        times[TIMES - 1]);
  }

  /** Whether the answer is the page, and not that it is being prepared. */
  private boolean ask(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200 || answer.body().contains("class=\"trouble\"")) {
      throw new IllegalStateException(request.uri() + " " + answer.body());
    }
    return !answer.body().contains(NOT_YET);
  }

  private static double seconds(long from) {
    return (System.nanoTime() - from) / 1e9;
  }
}
