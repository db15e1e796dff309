package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junheng.app.RunningService.json;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.junheng.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the service listens, and what keeps it from doing so. */
class ListeningTest {
  private static final String EVERYWHERE = "--server.address=0.0.0.0";
  private static final BodyHandler<String> TEXT = BodyHandlers.ofString(StandardCharsets.UTF_8);

  @TempDir Path data;

  private record Told(int code, String out, String err) {}

  private Told run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> all = new ArrayList<>(List.of(arguments));
    int code =
        Commands.run(
            InputStream.nullInputStream(),
            out,
            err,
            StandardCharsets.UTF_8,
            all.toArray(String[]::new));
    return new Told(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Told serve(String... settings) {
    List<String> all = new ArrayList<>(List.of("serve", "--port=0"));
    all.add("--rules=" + RunningService.smallRules());
    all.add(RunningService.DATA + data);
    all.addAll(List.of(settings));
    return run(all.toArray(String[]::new));
  }

  @Test
  void elsewhereOnlyWithAnAdministratorAndEncryptedAndAnAdministratorCanBeLetInAgain() {
    Told first = serve(EVERYWHERE);
    assertThat(first.code()).isEqualTo(ExitCode.FAILED);
    assertThat(first.err())
        .contains("没有启动", "Not started", "127.0.0.1")
        .doesNotContain("Exception", "\tat ");

    try (RunningService service = RunningService.small(RunningService.DATA + data)) {
      Staff.first(service);
    }
    Told second = serve(EVERYWHERE);
    assertThat(second.code()).isEqualTo(ExitCode.FAILED);
    assertThat(second.err())
        .contains("junheng.proxy", "server.ssl", "Not started")
        .doesNotContain("Exception", "\tat ");

    try (RunningService service =
        RunningService.small(
            RunningService.DATA + data, EVERYWHERE, "--junheng.proxy=127.0.0.1,10.0.0.5")) {
      HttpResponse<String> plain =
          service.get("/v1/packs", "X-Forwarded-For", "203.0.113.9", "X-Forwarded-Proto", "http");
      assertThat(plain.statusCode()).isEqualTo(403);
      assertThat(json(plain).path("code").asString()).isEqualTo("not-through-proxy");
      HttpResponse<String> encrypted =
          service.get("/login", "X-Forwarded-For", "203.0.113.9", "X-Forwarded-Proto", "https");
      assertThat(encrypted.statusCode()).isEqualTo(200);
      assertThat(encrypted.headers().firstValue("Set-Cookie").orElse(""))
          .contains("junheng-session", "Secure", "HttpOnly", "SameSite=Lax");
      assertThat(encrypted.headers().firstValue("Strict-Transport-Security")).isPresent();
    }

    Told listed = run("accounts", "list", "--data", data.toString());
    assertThat(listed.out()).contains("administrator\tPERSON\tADMINISTRATOR\t*\tactive");
    Told reset =
        run("accounts", "reset-administrator", "--data", data.toString(), "--reason", "口令丢失");
    assertThat(reset.code()).as(reset.err()).isZero();
    String once = reset.out().replaceAll("(?s).*One-time password: ([a-z0-9-]+)\\..*", "$1");
    try (RunningService service = RunningService.small(RunningService.DATA + data)) {
      Browser browser = new Browser(service);
      assertThat(browser.signIn("administrator", Staff.PASSWORD).statusCode()).isEqualTo(401);
      browser.signIn("administrator", once);
      assertThat(browser.get("/v1/accounts").statusCode()).isEqualTo(403);
      browser.changePassword(once, Staff.PASSWORD);
      assertThat(browser.get("/v1/accounts").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void withACertificateOfItsOwnOtherMachinesReachItEncryptedAndNotOtherwise() throws Exception {
    try (RunningService service = RunningService.small(RunningService.DATA + data)) {
      Staff.first(service);
    }
    OwnCertificate certificate = OwnCertificate.in(data);
    List<String> settings = new ArrayList<>(certificate.settings());
    settings.addAll(List.of(RunningService.DATA + data, EVERYWHERE));
    try (RunningService service = RunningService.small(settings.toArray(String[]::new))) {
      Staff staff = Staff.of(service);
      staff.system("学籍系统", Set.of(Role.SUBMITTER), null);
      String key = staff.key("学籍系统", Set.of(Role.SUBMITTER), null, null);
      String address = certificate.host() + ":" + service.uri("/").getPort();
      HttpClient client = certificate.client();

      String request =
          """
          {"pack": "yicheng2024", "asOf": "2026-09-01", "facts": {
            "district": {"code": "370811", "name": "任城区", "year": 2025, "countDate": "2025-09-01"},
            "schools": [{"id": "6600000001", "name": "示例小学", "kind": "primary"}]}}
          """;
      HttpRequest.Builder post =
          HttpRequest.newBuilder(URI.create("https://" + address + "/v1/decisions"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(request));
      assertThat(client.send(post.build(), TEXT).statusCode()).as("without a key").isEqualTo(401);
      HttpResponse<String> decided = client.send(post.header("Authorization", key).build(), TEXT);
      assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
      assertThat(json(decided).path("receipt").isMissingNode()).isFalse();
      assertThat(decided.sslSession().orElseThrow().getProtocol()).startsWith("TLSv1.");
      HttpResponse<String> login = client.send(get("https://" + address + "/login"), TEXT);
      assertThat(login.headers().firstValue("Set-Cookie").orElse(""))
          .contains("junheng-session", "Secure", "HttpOnly");
      assertThat(login.headers().firstValue("Strict-Transport-Security")).isPresent();

      HttpResponse<String> plain = client.send(get("http://" + address + "/v1/packs"), TEXT);
      assertThat(plain.statusCode()).isEqualTo(400);
      assertThat(plain.body()).doesNotContain("yicheng2024");
      assertThatThrownBy(
              () -> HttpClient.newHttpClient().send(get("https://" + address + "/login"), TEXT))
          .as("nobody trusts a certificate that nobody has given them")
          .isInstanceOf(SSLHandshakeException.class);
    }
    List<String> switchedOff = new ArrayList<>(certificate.settings());
    switchedOff.addAll(List.of(EVERYWHERE, "--server.ssl.enabled=false"));
    Told refused = serve(switchedOff.toArray(String[]::new));
    assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err()).contains("server.ssl", "Not started").doesNotContain("\tat ");
  }

  private static HttpRequest get(String address) {
    return HttpRequest.newBuilder(URI.create(address)).GET().build();
  }

  @Test
  void whereNobodyIsToPassUnknownTheyAreAskedFromTheBeginningAndNotTooOften() throws Exception {
    try (RunningService service =
        RunningService.small(
            RunningService.DATA + data,
            "--junheng.access.open=never",
            "--junheng.access.requests-per-minute=20",
            "--junheng.access.unknown-requests-per-minute=20")) {
      HttpResponse<String> answer = service.get("/v1/packs");
      assertThat(answer.statusCode()).isEqualTo(401);
      Staff staff = Staff.first(service);
      staff.system("快", Set.of(Role.AUDITOR), null);
      staff.system("慢", Set.of(Role.AUDITOR), null);
      String fast = staff.key("快", Set.of(Role.AUDITOR), null, null);
      String slow = staff.key("慢", Set.of(Role.AUDITOR), null, null);
      HttpResponse<String> known = service.get("/v1/packs", "Authorization", fast);
      for (int i = 0; known.statusCode() == 200 && i < 100; i++) {
        known = service.get("/v1/packs", "Authorization", fast);
      }
      assertThat(known.statusCode()).isEqualTo(429);
      assertThat(service.get("/v1/packs", "Authorization", slow).statusCode()).isEqualTo(200);
      for (int i = 0; answer.statusCode() == 401 && i < 100; i++) {
        answer = service.get("/v1/packs");
      }
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(json(answer).path("code").asString()).isEqualTo("too-often");
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(service.get("/actuator/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoThereIsIsNotGuessedWhereTheLogCannotBeRead() throws Exception {
    Files.writeString(data.resolve("log.sqlite"), "this is no database ".repeat(500));
    try (RunningService service = RunningService.small(RunningService.DATA + data)) {
      for (String[] headers : List.of(new String[0], new String[] {"Authorization", "Bearer x"})) {
        HttpResponse<String> answer = service.get("/v1/packs", headers);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).path("code").asString()).isEqualTo("accounts-unknown");
      }
      assertThat(service.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }
  }
}
