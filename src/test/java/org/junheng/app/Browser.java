package org.junheng.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A person before a browser: keeps cookies, follows redirects, sends forms with what is hidden. */
public final class Browser {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final RunningService service;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  public Browser(RunningService service) {
    this.service = service;
  }

  public HttpResponse<String> page(String path) {
    return send(service.request(path, "Accept", "text/html").GET());
  }

  public HttpResponse<String> get(String path) {
    return send(service.request(path, "Accept", "application/json").GET());
  }

  /** Fills in the form of a page and sends it to the same address. */
  public HttpResponse<String> form(String path, String... fields) {
    Matcher token = TOKEN.matcher(page(path).body());
    List<String> all = new ArrayList<>(List.of(fields));
    if (token.find()) {
      all.addAll(List.of("_csrf", token.group(1)));
    }
    return formAsItIs(path, all.toArray(String[]::new));
  }

  /** The same without looking at the page first. */
  public HttpResponse<String> formAsItIs(String path, String... fields) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      body.append(i == 0 ? "" : "&")
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return send(
        service
            .request(path, "Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  public HttpResponse<String> signIn(String name, String password) {
    return form("/login", "username", name, "password", password);
  }

  public HttpResponse<String> changePassword(String old, String wanted) {
    return form("/account", "old", old, "new", wanted, "again", wanted);
  }

  /** Sends JSON with the header that {@code /v1/me} names; apostrophes stand for quotes. */
  public HttpResponse<String> json(String method, String path, String body, String... headers) {
    JsonNode csrf = RunningService.json(get("/v1/me")).path("csrf");
    HttpRequest.Builder request =
        service
            .request(path, headers)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.replace('\'', '"')));
    if (csrf.isObject()) {
      request.header(csrf.path("header").asString(), csrf.path("token").asString());
    }
    return send(request);
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The value of a cookie; empty where there is none. */
  public String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(java.net.HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }
}
