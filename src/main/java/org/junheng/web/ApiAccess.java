package org.junheng.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.junheng.identity.Role;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Says in the API description how callers say who they are, and of each operation who may. */
final class ApiAccess implements GlobalOperationCustomizer, OpenApiCustomizer {
  /** For programs that read the description. */
  static final String ROLES = "x-roles";

  private static final String KEY = "key";
  private static final String SESSION = "session";

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    Permit permit = Permit.of(method);
    if (permit instanceof Permit.Everybody) {
      return operation;
    }
    List<String> roles =
        permit instanceof Permit.Roles needed
            ? needed.roles().stream().sorted().map(Role::name).toList()
            : List.of();
    String names = String.join(", ", roles);
    String who =
        roles.isEmpty()
            ? "凡登录的人和有效的钥匙都可以用。 / Open to whoever is known."
            : roles.size() == Role.values().length
                ? "有任何一种角色都可以用。 / Open to any role."
                : "要有这些角色之一： / Open to the roles: " + names;
    operation.setDescription(operation.getDescription().stripTrailing() + "\n\n" + who);
    operation.addExtension(ROLES, roles);
    operation.setSecurity(
        List.of(
            new SecurityRequirement().addList(KEY), new SecurityRequirement().addList(SESSION)));
    return operation;
  }

  @Override
  public void customise(OpenAPI api) {
    Components components = api.getComponents();
    components.addSecuritySchemes(
        KEY,
        new SecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .bearerFormat("jh_<id>_<secret>")
            .description("系统和程序用的钥匙，见 /v1/keys / A key, for systems and programs; see /v1/keys"));
    components.addSecuritySchemes(
        SESSION,
        new SecurityScheme()
            .type(SecurityScheme.Type.APIKEY)
            .in(SecurityScheme.In.COOKIE)
            .name("junheng-session")
            .description(
                "人在 /login 登录后的会话；修改类的请求另带 /v1/me 给出的请求头 / The session of a person who"
                    + " signed in at /login; requests that change something also carry the header that /v1/me"
                    + " names"));
  }
}
