package org.junheng.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junheng.exchange.Workbooks;
import org.junheng.facts.FactsSchema;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.rules.RuleSet;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What can be submitted, generated from the fact types. */
@Allowed({Role.SUBMITTER, Role.EDITOR, Role.APPROVER, Role.AUDITOR, Role.ADMINISTRATOR})
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

  @GetMapping(path = "/template.xlsx", produces = Workbooks.TYPE)
  @Operation(
      operationId = "factsTemplate",
      summary = "填报模板 / Template",
      description =
          """
          Excel 填报模板，由规则文件夹里的事实类型生成；filled=true 时填上各字段的示例值。

          The template to be filled in with Excel, generated from the fact types in the folder of rules; with
          filled=true it holds the example value of each field.
          """)
  @Parameter(
      name = "filled",
      in = ParameterIn.QUERY,
      schema = @Schema(type = "boolean"),
      description = "是否填上示例 / Whether it is filled with examples")
  void template(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String filled = Query.of(request, "filled").value("filled").orElse("false");
    if (!filled.equals("true") && !filled.equals("false")) {
      throw Refused.because(422, Message.of("problem.filled", filled));
    }
    RuleSet ruleSet = Caller.of(request).maker().ruleSet();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (filled.equals("true")) {
      Workbooks.filled(ruleSet, Examples.whole(ruleSet), out);
    } else {
      Workbooks.template(ruleSet, out);
    }
    attach(response, "template", out.toByteArray());
  }

  /**
   * Answers with a workbook that is to be saved.
   *
   * @param name of its file, without the ending
   */
  static void attach(HttpServletResponse response, String name, byte[] workbook)
      throws IOException {
    response.setContentType(Workbooks.TYPE);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".xlsx\"");
    response.setContentLength(workbook.length);
    response.getOutputStream().write(workbook);
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
