package org.junheng.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import java.net.http.HttpResponse;
import org.junheng.app.JunhengApplication;
import org.junheng.app.RunningService;
import org.junheng.decision.CurrentRules;
import org.junheng.decision.ShippedRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A service that has no rules yet says so, and decides as soon as it has. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WithoutRulesTest {
  private static ConfigurableApplicationContext context;
  private static RunningService service;

  @BeforeAll
  static void start() {
    SpringApplication application = new SpringApplication(JunhengApplication.class);
    application.addInitializers(
        starting ->
            starting.getBeanFactory().registerSingleton("currentRules", new CurrentRules()));
    context =
        application.run(
            "--server.port=0",
            "--junheng.rules.folder=target/data/no-rules-here",
            RunningService.DATA + "target/data/without-rules");
    service = RunningService.at(context);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  @Order(1)
  void itIsAliveAndNotReady() {
    assertThat(service.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    assertThat(service.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
    assertThat(json(service.get("/actuator/health/readiness")).path("status").asString())
        .isEqualTo("DOWN");
  }

  @Test
  @Order(1)
  void itRefusesToDecide() {
    HttpResponse<String> response = service.post("/v1/decisions", "{}");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(json(response).path("code").asString()).isEqualTo("no-rule-set");
    assertThat(response.headers().firstValue("Junheng-Rule-Set")).isEmpty();
  }

  @Test
  @Order(1)
  void whoLooksAfterPeopleAndKeysNeedsNoRules() {
    for (String path : java.util.List.of("/v1/me", "/v1/accounts", "/v1/keys")) {
      assertThat(json(service.get(path)).path("code").asString())
          .as(path)
          .isNotEqualTo("no-rule-set");
    }
    assertThat(json(service.get("/v1/accountsx")).path("code").asString()).isEqualTo("no-rule-set");
  }

  @Test
  @Order(1)
  void itsConsoleSaysThatThereAreNoRules() {
    HttpResponse<String> response = service.get("/console");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(response.body()).contains("<!DOCTYPE html>", "还没有装入规则");
  }

  @Test
  @Order(1)
  void itsApiIsDescribedAllTheSame() {
    assertThat(json(service.get("/openapi.json")).path("paths").has("/v1/decisions")).isTrue();
  }

  @Test
  @Order(2)
  void withRulesItIsReadyAndDecides() {
    service.bean(CurrentRules.class).use(ShippedRules.maker());

    assertThat(service.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    assertThat(service.post("/v1/decisions", json(service.get("/v1/facts/example"))).statusCode())
        .isEqualTo(200);
  }
}
