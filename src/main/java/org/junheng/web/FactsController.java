package org.junheng.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.junheng.facts.FactsSchema;
import org.junheng.rules.RuleSet;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What can be submitted, generated from the fact types. */
@RestController
@RequestMapping(path = "/v1/facts", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "数据 Facts")
final class FactsController {
  @GetMapping("/schema")
  @Operation(
      operationId = "factsSchema",
      summary = "填报数据的 JSON Schema / JSON Schema of the facts",
      description =
          """
          请求里 facts 这一部分的 JSON Schema（2020-12），由规则文件夹里的事实类型生成。

          JSON Schema (2020-12) of the member facts of a request, generated from the fact types in the
          folder of rules.
          """)
  ObjectNode schema(HttpServletRequest request) {
    Query.of(request);
    Caller caller = Caller.of(request);
    RuleSet ruleSet = caller.maker().ruleSet();
    return FactsSchema.document(ruleSet.vocabulary(), ruleSet.attestedTargets(), caller.language());
  }

  @GetMapping("/example")
  @Operation(
      operationId = "factsExample",
      summary = "一份完整的请求 / A whole request",
      description =
          """
          由各字段的示例值拼成，可以原样提交。

          Made of the example value of each field; it can be posted as it is.
          """)
  ObjectNode example(HttpServletRequest request) {
    Query.of(request);
    return Examples.whole(Caller.of(request).maker().ruleSet());
  }
}
