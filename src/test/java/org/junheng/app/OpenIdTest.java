package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junheng.identity.Account;
import org.junheng.identity.Actor;
import org.junheng.identity.Administration;
import org.junheng.identity.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** People sign in at their office's provider: a small one here, over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OpenIdTest {
  private static final String OFFICE = "--spring.security.oauth2.client.";

  /** Says of everybody who comes that they are {@link #subject}. */
  private final HttpServer provider = server();

  private final RSAKey key = key();
  private volatile String subject = "zhao";
  private volatile String nonce = "";
  private RunningService service;

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("one").generate();
    } catch (com.nimbusds.jose.JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private String issuer() {
    return "http://127.0.0.1:" + provider.getAddress().getPort();
  }

  @BeforeAll
  void start() throws Exception {
    provider.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(
                exchange,
                ("{'issuer':'I','authorization_endpoint':'I/authorize','token_endpoint':'I/token',"
                        + "'jwks_uri':'I/keys','response_types_supported':['code'],"
                        + "'subject_types_supported':['public'],"
                        + "'id_token_signing_alg_values_supported':['RS256']}")
                    .replace('\'', '"')
                    .replace("I/", issuer() + "/")
                    .replace("\"I\"", "\"" + issuer() + "\"")));
    provider.createContext(
        "/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
    provider.createContext(
        "/authorize",
        exchange -> {
          Map<String, String> asked = query(exchange.getRequestURI().getRawQuery());
          nonce = asked.get("nonce");
          exchange
              .getResponseHeaders()
              .set(
                  "Location",
                  asked.get("redirect_uri") + "?code=once&state=" + encoded(asked.get("state")));
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    provider.createContext(
        "/token",
        exchange ->
            answer(
                exchange,
                "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\""
                    + token()
                    + "\"}"));
    provider.start();
    service =
        RunningService.small(
            OFFICE + "registration.office.client-id=junheng",
            OFFICE + "registration.office.client-secret=known to both",
            OFFICE + "registration.office.scope=openid",
            OFFICE + "registration.office.client-name=任城区统一登录",
            OFFICE + "provider.office.issuer-uri=" + issuer());
    Staff.first(service)
        .administration()
        .create(
            "赵静",
            Account.Kind.PERSON,
            new Administration.Wish("赵静", Set.of(Role.EDITOR), null, "office:zhao", false),
            new Actor("administrator", null, Set.of(Role.ADMINISTRATOR), null),
            "test");
  }

  @AfterAll
  void stop() {
    service.close();
    provider.stop(0);
  }

  private String token() {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
              new JWTClaimsSet.Builder()
                  .issuer(issuer())
                  .audience("junheng")
                  .subject(subject)
                  .claim("nonce", nonce)
                  .issueTime(Date.from(Instant.now()))
                  .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                  .build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (com.nimbusds.jose.JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, String> query(String query) {
    return Stream.of(query.split("&"))
        .map(each -> each.split("=", 2))
        .collect(
            Collectors.toMap(
                each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void whoeverTheProviderKnowsAndWeDoIsIn() {
    subject = "zhao";
    Browser browser = new Browser(service);
    assertThat(browser.page("/login").body()).contains("任城区统一登录", "/oauth2/authorization/office");
    browser.page("/oauth2/authorization/office");

    assertThat(json(browser.get("/v1/me")).path("person").asString()).isEqualTo("赵静");
    assertThat(json(browser.get("/v1/me")).path("roles").get(0).asString()).isEqualTo("EDITOR");
    assertThat(new Browser(service).signIn("赵静", "").statusCode()).isEqualTo(401);
  }

  @Test
  void whoeverOnlyTheProviderKnowsIsToldWhatToDoAndIsNotIn() {
    subject = "stranger";
    Browser browser = new Browser(service);
    HttpResponse<String> page = browser.page("/oauth2/authorization/office");

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("office:stranger");
    assertThat(browser.get("/v1/me").statusCode()).isEqualTo(401);
  }

  @Test
  void anAnswerThatNobodyAskedForIsRefused() {
    Browser browser = new Browser(service);
    HttpResponse<String> page = browser.page("/login/oauth2/code/office?code=once&state=made-up");

    assertThat(page.statusCode()).isEqualTo(401);
    assertThat(browser.get("/v1/me").statusCode()).isEqualTo(401);
  }
}
