package org.junheng.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junheng.app.RunningService.json;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import java.util.stream.Stream;
import org.junheng.app.RunningService;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What operators see of the service. */
class OperationTest {
  private final RunningService service = RunningService.shared();

  @Test
  void itIsReadyAndSaysWithWhichRules() {
    JsonNode health = json(service.get("/actuator/health/readiness"));

    assertThat(health.path("status").asString()).isEqualTo("UP");
    assertThat(health.at("/components/rules/details/rules/plan2024").asInt()).isEqualTo(76);
    assertThat(health.at("/components/rules/details/ruleSet").asString()).hasSize(64);
  }

  @Test
  void itSaysWhatItIs() {
    assertThat(json(service.get("/actuator/info")).path("name").asString()).isEqualTo("junheng");
  }

  @Test
  void nothingElseIsExposed() {
    assertThat(
            Stream.of("env", "beans", "metrics", "loggers", "heapdump", "shutdown", "mappings")
                .map(endpoint -> service.get("/actuator/" + endpoint).statusCode()))
        .containsOnly(404);
  }

  @Test
  void nobodyElsesMachineReachesIt() throws Exception {
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
            .toList();
    Assumptions.assumeFalse(others.isEmpty(), "this machine has no address but its own");
    int port = service.uri("/").getPort();

    assertThat(others)
        .allSatisfy(
            address ->
                assertThatThrownBy(() -> new Socket(address, port).close())
                    .isInstanceOf(ConnectException.class));
  }
}
