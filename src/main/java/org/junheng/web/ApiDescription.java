package org.junheng.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junheng.decision.CurrentRules;
import org.junheng.decision.DecisionMaker;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Completes the API description with what no annotation can say: it depends on the rules. */
final class ApiDescription implements OpenApiCustomizer {
  private static final String JSON = "application/json";
  private static final String PROBLEM_JSON = "application/problem+json";
  private static final Set<String> DECIDING = Set.of("decide", "evaluate");

  private static final Set<String> EVALUATING =
      Set.of("evaluateTables", "evaluateSummary", "evaluateColours");
  private static final String DRAFTS = "/v1/drafts";

  /** Beginnings of the paths whose answers depend on the rule set alone. */
  private static final Set<String> EXAMPLES = Set.of("/v1/packs", "/v1/rules", "/v1/facts");

  private static final Map<String, String> PROBLEMS =
      Map.ofEntries(
          Map.entry("400", "请求格式不对 / Malformed request"),
          Map.entry("401", "不知道是谁，或钥匙无效 / Nobody known, or a key that opens nothing"),
          Map.entry("403", "没有这项权限 / Not allowed"),
          Map.entry("429", "太频繁 / Too often"),
          Map.entry("404", "没有找到 / Not found"),
          Map.entry("406", "只有 JSON / Only JSON is available"),
          Map.entry("409", "与已有的记录冲突 / In conflict with what is recorded"),
          Map.entry("410", "内容已按保存期清理 / Dropped when its time had passed"),
          Map.entry("412", "已有更新的版本 / There is a newer version"),
          Map.entry("413", "请求太大 / Request too large"),
          Map.entry("415", "请求不是 JSON / The request is not JSON"),
          Map.entry("422", "请求内容有错 / Mistakes in the request"),
          Map.entry("428", "要说明看到的版本 / It has to be said which version was seen"),
          Map.entry("500", "系统内部出错 / Internal error"),
          Map.entry("503", "没有装入规则，或写不了日志 / No rules are loaded, or the log cannot be written"));

  private final CurrentRules current;
  private final String version;
  private final ApiSchemas schemas = new ApiSchemas();

  ApiDescription(CurrentRules current, String version) {
    this.current = current;
    this.version = version;
  }

  @Override
  public void customise(OpenAPI api) {
    try (CurrentRules.Lent lent = current.lend().orElse(null)) {
      customise(api, Optional.ofNullable(lent).map(CurrentRules.Lent::maker));
    }
  }

  private void customise(OpenAPI api, Optional<DecisionMaker> maker) {
    api.setInfo(
        new Info()
            .title("均衡 Junheng")
            .version(version)
            .license(new License().name("Apache-2.0"))
            .description(
                """
                按政策文件逐项判定学校和区县的数据：达标、不达标、缺数据还是不适用，差多少，依据哪一条。

                Judges the figures of schools and districts by policy documents, target by target: met,
                unmet, undetermined or not applicable, by how much and under which clause.
                """));
    api.setServers(List.of(new Server().url("/").description("本服务 / This service")));
    Components components = api.getComponents();
    schemas.complete(components, maker.map(DecisionMaker::ruleSet).orElse(null));
    api.getPaths()
        .forEach(
            (path, item) ->
                item.readOperations().forEach(operation -> describe(path, operation, maker)));
  }

  private static void describe(String path, Operation operation, Optional<DecisionMaker> maker) {
    operation.addParametersItem(
        new Parameter()
            .name("Accept-Language")
            .in("header")
            .description("说明文字的语言：zh（缺省）或 en / Language of the texts: zh (default) or en")
            .schema(text()));
    ApiResponses responses = operation.getResponses();
    boolean deciding = DECIDING.contains(operation.getOperationId());
    boolean evaluating = EVALUATING.contains(operation.getOperationId());
    problems(path, deciding || evaluating)
        .forEach(status -> responses.addApiResponse(status, problem(status)));
    List.of("401", "403", "429")
        .forEach(status -> responses.addApiResponse(status, problem(status)));
    Objects.requireNonNull(
            responses.entrySet().stream()
                .filter(each -> each.getKey().startsWith("2"))
                .map(java.util.Map.Entry::getValue)
                .findFirst()
                .orElse(null))
        .description("成功 / Success")
        .addHeaderObject(
            RuleSetFilter.RULE_SET,
            new Header()
                .description("规则集的编号 / Id of the rule set that the answer is given by")
                .schema(text()));
    if (deciding) {
      maker.ifPresent(present -> deciding(path, operation, present));
    } else if (evaluating) {
      operation.setRequestBody(body(new MediaType().schema(evaluation())));
    } else if (EXAMPLES.stream().anyMatch(path::startsWith)) {
      maker.ifPresent(present -> reading(path, operation, present.ruleSet()));
    }
  }

  private static List<String> problems(String path, boolean deciding) {
    if (deciding) {
      return path.endsWith("decisions")
          ? List.of("400", "406", "409", "413", "415", "422", "500", "503")
          : List.of("400", "404", "406", "409", "410", "413", "415", "422", "500", "503");
    }
    if (path.startsWith(DRAFTS)) {
      return List.of(
          "400", "403", "404", "406", "409", "412", "413", "415", "422", "428", "500", "503");
    }
    if (path.startsWith("/v1/decisions/")) {
      return List.of("400", "404", "406", "409", "410", "422", "500", "503");
    }
    return switch (path) {
      case "/v1/decisions:batch", "/v1/evaluations:batch", "/v1/jobs" ->
          List.of("400", "406", "413", "415", "422", "500", "503");
      case "/v1/jobs/{id}", "/v1/jobs/{id}/result", "/v1/jobs/{id}/cancel" ->
          List.of("400", "404", "406", "409", "500", "503");
      case "/v1/decisions", "/v1/audit/entries" -> List.of("400", "406", "422", "500", "503");
      case "/v1/schools/{id}/history", "/v1/districts/{code}/relapses", "/v1/audit/checkpoint" ->
          List.of("400", "404", "406", "500", "503");
      case "/v1/audit/export" -> List.of("400", "404", "406", "422", "500", "503");
      case "/v1/imports", "/v1/imports:marked" ->
          List.of("400", "406", "413", "415", "422", "500", "503");
      case "/v1/imports:decide" -> List.of("400", "406", "409", "413", "415", "422", "500", "503");
      case "/v1/facts/template.xlsx" -> List.of("400", "406", "422", "500", "503");
      case "/v1/audit/verify" -> List.of("400", "406", "413", "415", "422", "500", "503");
      case "/v1/accounts", "/v1/keys" ->
          List.of("400", "404", "406", "409", "413", "415", "422", "500", "503");
      case "/v1/accounts/{name}", "/v1/accounts/{name}/password" ->
          List.of("400", "404", "406", "409", "412", "413", "415", "422", "428", "500", "503");
      case "/v1/keys/{id}/revoke", "/v1/me/password" ->
          List.of("400", "404", "406", "409", "412", "413", "415", "422", "500", "503");
      case "/v1/packs/{id}" -> List.of("400", "404", "406", "500", "503");
      case "/v1/rule-sets" -> List.of("400", "406", "422", "500", "503");
      case "/v1/rule-sets/{id}", "/v1/rule-sets/{id}/files/{path}" ->
          List.of("400", "404", "406", "409", "500", "503");
      case "/v1/rule-sets/{id}:rollback", "/v1/publications/{id}:cancel" ->
          List.of("400", "404", "406", "409", "413", "415", "422", "500", "503");
      case "/v1/rules/{id}" -> List.of("400", "404", "406", "422", "500", "503");
      case "/v1/rules" -> List.of("400", "406", "422", "500", "503");
      default -> List.of("400", "406", "500", "503");
    };
  }

  private static ApiResponse problem(String status) {
    return new ApiResponse()
        .description(PROBLEMS.get(status))
        .content(
            new Content()
                .addMediaType(PROBLEM_JSON, new MediaType().schema(ref(ApiSchemas.PROBLEM))));
  }

  private static void deciding(String path, Operation operation, DecisionMaker maker) {
    MediaType asked =
        new MediaType()
            .schema(path.endsWith("evaluations") ? evaluation() : ref(ApiSchemas.REQUEST));
    for (ApiExamples.Answered example : ApiExamples.of(maker, path)) {
      asked.addExamples(example.name(), example.asked());
      content(operation, String.valueOf(example.status()))
          .addExamples(example.name(), example.answered());
    }
    operation.setRequestBody(body(asked));
  }

  private static RequestBody body(MediaType asked) {
    return new RequestBody().required(true).content(new Content().addMediaType(JSON, asked));
  }

  /** Facts of its own, or changes of a recorded decision's. */
  private static Schema<?> evaluation() {
    return new JsonSchema()
        .oneOf(List.of(ref(ApiSchemas.EVALUATION), ref(ApiSchemas.WHAT_IF_REQUEST)));
  }

  /** For what is only read: the first rule as an example. */
  private static void reading(String path, Operation operation, RuleSet ruleSet) {
    Pack pack =
        ruleSet.packs().values().stream()
            .filter(each -> !each.rules().isEmpty())
            .findFirst()
            .orElse(null);
    if (pack == null) {
      return;
    }
    Rule rule = pack.rules().get(0);
    Object answer =
        switch (path) {
          case "/v1/packs" -> CatalogueController.packs(ruleSet);
          case "/v1/packs/{id}" -> PackDocument.whole(pack);
          case "/v1/rules" ->
              CatalogueController.rules(
                  ruleSet, Optional.of(pack.id()), Optional.of(rule.head().clause()));
          case "/v1/rules/{id}" -> RuleDocument.whole(pack, rule, ruleSet);
          case "/v1/facts/example" -> Examples.whole(ruleSet);
          default -> null;
        };
    if (answer != null) {
      content(operation, "200").addExamples("first", ApiExamples.example("示例 / Example", answer));
    }
    for (Parameter parameter : operation.getParameters()) {
      switch (parameter.getName()) {
        case "pack" -> parameter.schema(text()).example(pack.id());
        case "clause" -> parameter.schema(text()).example(rule.head().clause());
        case "id" -> parameter.example(path.startsWith("/v1/packs") ? pack.id() : rule.id());
        default -> {
          // The same for all.
        }
      }
    }
  }

  private static MediaType content(Operation operation, String status) {
    ApiResponse response = Objects.requireNonNull(operation.getResponses().get(status));
    Content content = response.getContent();
    String type = status.equals("200") ? JSON : PROBLEM_JSON;
    if (content == null) {
      content = new Content();
      response.setContent(content);
    }
    return content.computeIfAbsent(
        type, absent -> new MediaType().schema(new JsonSchema().types(Set.of("object"))));
  }

  private static Schema<?> text() {
    return new JsonSchema().types(Set.of("string"));
  }

  private static Schema<?> ref(String name) {
    return new JsonSchema().$ref(ApiSchemas.reference(name));
  }
}
