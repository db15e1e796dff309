package org.junheng.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.app.RunningService;
import org.junheng.app.Staff;
import org.junheng.audit.LogUnavailable;
import org.junheng.identity.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address that the running service answers × every role × no credentials × nobody asked: as
 * {@code docs/access.md} says and no different. The rows come from the service's own mappings, so
 * that none is forgotten.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {
  private static final Path PAGE = Path.of("docs", "access.md");
  private static final String BEGIN = "<!-- made by AccessMatrixTest -->\n";
  private static final String END = "<!-- end -->";
  private static final String YES = "✓";
  private static final String NO = "–";
  private static final boolean REGENERATE = Boolean.getBoolean("junheng.regenerate");

  /** Codes of the answer where somebody may not, whatever they asked. */
  private static final Set<String> REFUSED =
      Set.of("sign-in", "not-allowed", "administrator-first", "password-first");

  /** What is answered by no controller of ours. */
  private static final Map<String, Permit> OTHERS =
      Map.of(
          "GET /actuator/health", new Permit.Everybody(),
          "GET /actuator/info", new Permit.Everybody(),
          "GET /actuator/prometheus", new Permit.Roles(Set.of(Role.AUDITOR, Role.ADMINISTRATOR)),
          "GET /assets/ledger.css", new Permit.Everybody(),
          "GET /swagger-ui/index.html", new Permit.Roles(Set.of(Role.values())));

  private final RunningService service = RunningService.small();

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void everythingIsAllowedAndRefusedAsDocumented() throws Exception {
    Map<String, Permit> permits = permits();
    assertThat(permits)
        .as("methods that do not say who may call them")
        .doesNotContainValue(new Permit.Nobody())
        .hasSizeGreaterThan(50);
    Map<String, List<String>> documented = documented(permits);

    Map<String, List<String>> found = new LinkedHashMap<>();
    documented.keySet().forEach(row -> found.put(row, new ArrayList<>()));
    documented.keySet().forEach(row -> found.get(row).add(asked(row, null)));
    Map<Role, String> keys = keys();
    documented.keySet().forEach(row -> found.get(row).add(asked(row, null)));
    keys.forEach(
        (role, key) -> documented.keySet().forEach(row -> found.get(row).add(asked(row, key))));

    assertThat(found).isEqualTo(documented);
  }

  @Test
  void aMethodThatForgetsToSayIsOpenToNobody() throws NoSuchMethodException {
    HandlerMethod forgotten =
        new HandlerMethod(this, AccessMatrixTest.class.getDeclaredMethod("stop"));

    assertThat(Permit.of(forgotten)).isEqualTo(new Permit.Nobody());
  }

  private Map<Role, String> keys() throws LogUnavailable {
    Staff staff = Staff.first(service);
    Map<Role, String> keys = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      String name = "only-" + role.name().toLowerCase(java.util.Locale.ROOT);
      staff.person(name, Set.of(role), null);
      keys.put(role, staff.key(name, Set.of(role), null, null));
    }
    return keys;
  }

  private Map<String, Permit> permits() {
    Map<String, Permit> permits = new TreeMap<>(OTHERS);
    service
        .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (mapping, method) ->
                rows(mapping)
                    .forEach(
                        row ->
                            assertThat(permits.put(row, Permit.of(method)))
                                .as("two ways to say who may %s", row)
                                .isIn(null, Permit.of(method))));
    return permits;
  }

  private static Stream<String> rows(RequestMappingInfo mapping) {
    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
    return mapping.getPatternValues().stream()
        .flatMap(
            path ->
                methods.isEmpty()
                    ? Stream.of("GET " + path)
                    : methods.stream().map(method -> method + " " + path));
  }

  /** What the page says; where it is to be made again, what the annotations say. */
  private static Map<String, List<String>> documented(Map<String, Permit> permits)
      throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    String table = table(permits);
    if (REGENERATE) {
      Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
    } else {
      assertThat(page.substring(begin, end))
          .as("regenerate with ./mvnw test -Dtest=AccessMatrixTest -Djunheng.regenerate=true")
          .isEqualTo(table);
    }
    Map<String, List<String>> rows = new LinkedHashMap<>();
    table
        .lines()
        .skip(2)
        .map(line -> line.substring(2, line.length() - 2).split(" \\| ", -1))
        .forEach(
            cells -> rows.put(cells[0].replace("`", ""), List.of(cells).subList(1, cells.length)));
    return rows;
  }

  private static String table(Map<String, Permit> permits) {
    StringBuilder table = new StringBuilder("| | 无账户时 open | 未登录 unknown | ");
    table.append(
        Stream.of(Role.values()).map(Role::name).collect(Collectors.joining(" | ", "", " |\n")));
    table.append("|---|").append(":-:|".repeat(2 + Role.values().length)).append('\n');
    permits.forEach(
        (row, permit) -> {
          table.append("| `").append(row).append("` | ").append(mark(permit, true, null));
          table.append(" | ").append(mark(permit, false, null));
          for (Role role : Role.values()) {
            table.append(" | ").append(mark(permit, false, role));
          }
          table.append(" |\n");
        });
    return table.toString();
  }

  private static String mark(Permit permit, boolean open, @Nullable Role role) {
    if (permit instanceof Permit.Everybody) {
      return YES;
    }
    if (permit instanceof Permit.Known) {
      return open || role != null ? YES : NO;
    }
    Set<Role> needed = permit instanceof Permit.Roles roles ? roles.roles() : Set.of();
    boolean allowed =
        role == null
            ? open && needed.stream().anyMatch(each -> each != Role.ADMINISTRATOR)
            : needed.contains(role);
    return allowed ? YES : NO;
  }

  private String asked(String row, @Nullable String key) {
    String[] parts = row.split(" ", 2);
    String path = parts[1].replaceAll("\\{[^}]+}", "none").replace("**", "none");
    var request =
        service
            .request(path)
            .header("Content-Type", "application/json")
            .method(parts[0], BodyPublishers.ofString(""));
    if (key != null) {
      request.header("Authorization", key);
    }
    HttpResponse<String> response = service.send(request);
    boolean refused =
        Set.of(401, 403).contains(response.statusCode())
            && REFUSED.contains(json(response).path("code").asString());
    assertThat(response.statusCode()).as(row).isNotEqualTo(429);
    return refused ? NO : YES;
  }
}
