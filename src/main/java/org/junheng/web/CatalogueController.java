package org.junheng.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rules by which is judged, for everyone to read. */
@Allowed({Role.SUBMITTER, Role.EDITOR, Role.APPROVER, Role.AUDITOR, Role.ADMINISTRATOR})
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "目录 Catalogue")
final class CatalogueController {
  private static final String PACK = "pack";
  private static final String CLAUSE = "clause";

  record Packs(List<PackDocument> packs) {}

  record Rules(List<RuleDocument> rules) {}

  @GetMapping("/packs")
  @Operation(
      operationId = "packs",
      summary = "各份政策文件 / Policy documents",
      description = "已形成规则的政策文件。\n\nThe policy documents whose targets are rules.")
  Packs packs(HttpServletRequest request) {
    Query.of(request);
    return packs(ruleSet(request));
  }

  @GetMapping("/packs/{id}")
  @Operation(
      operationId = "pack",
      summary = "一份政策文件的逐条台账 / One policy document, clause by clause",
      description =
          """
          文件的来历，每一条的责任部门、要求和由它形成的规则；没有形成规则的，写明原因。

          Where the document comes from; of each clause the offices, what it asks and the rules taken
          from it, or why there are none.
          """)
  PackDocument pack(
      @Parameter(description = "政策文件代号 / Id of the pack") @PathVariable String id,
      HttpServletRequest request) {
    Query.of(request);
    return PackDocument.whole(pack(ruleSet(request), id, 404));
  }

  @GetMapping("/rules")
  @Operation(
      operationId = "rules",
      summary = "各条规则 / Rules",
      description =
          """
          每条规则的编号、出处、对象、要求和所在文件。可按政策文件和条款筛选。

          Of each rule its id, source, subject, demand and file. May be narrowed to a policy document
          and a clause.
          """)
  @Parameter(
      name = PACK,
      in = ParameterIn.QUERY,
      description = "只列这份政策文件的 / Only those of this pack")
  @Parameter(
      name = CLAUSE,
      in = ParameterIn.QUERY,
      description = "只列出自这一条的 / Only those from this clause")
  Rules rules(HttpServletRequest request) {
    Query query = Query.of(request, PACK, CLAUSE);
    return rules(ruleSet(request), query.value(PACK), query.value(CLAUSE));
  }

  static Packs packs(RuleSet ruleSet) {
    return new Packs(ruleSet.packs().values().stream().map(PackDocument::inList).toList());
  }

  static Rules rules(RuleSet ruleSet, Optional<String> pack, Optional<String> clause) {
    List<Pack> packs = packs(ruleSet, pack);
    clause.ifPresent(id -> requireClause(packs, id));
    return new Rules(
        packs.stream()
            .flatMap(
                each ->
                    each.rules().stream()
                        .filter(rule -> clause.map(rule.head().clause()::equals).orElse(true))
                        .map(rule -> RuleDocument.inList(each, rule)))
            .toList());
  }

  @GetMapping("/rules/{id}")
  @Operation(
      operationId = "rule",
      summary = "一条规则 / One rule",
      description =
          """
          规则原文、对文字的理解和它要看的数据。几份政策文件都有这个编号的，用 pack 选定。

          The rule itself, how it reads the text and the figures that it looks at. Where several policy
          documents have a rule of this id, pack chooses.
          """)
  @Parameter(
      name = PACK,
      in = ParameterIn.QUERY,
      description = "在这份政策文件里找 / Look for it in this pack")
  RuleDocument rule(
      @Parameter(description = "指标编号 / Id of the target") @PathVariable String id,
      HttpServletRequest request) {
    RuleSet ruleSet = ruleSet(request);
    List<Pack> packs = packs(ruleSet, Query.of(request, PACK).value(PACK));
    for (Pack pack : packs) {
      Optional<Rule> rule = pack.rule(id);
      if (rule.isPresent()) {
        return RuleDocument.whole(pack, rule.get(), ruleSet);
      }
    }
    List<String> known =
        packs.stream().flatMap(pack -> pack.rules().stream()).map(Rule::id).distinct().toList();
    throw Refused.because(404, Message.of("problem.rule-unknown", id, Query.nearest(id, known)));
  }

  private static RuleSet ruleSet(HttpServletRequest request) {
    return Caller.of(request).maker().ruleSet();
  }

  /** The one that was asked for, or all. */
  private static List<Pack> packs(RuleSet ruleSet, Optional<String> id) {
    return id.map(asked -> List.of(pack(ruleSet, asked, 422)))
        .orElseGet(() -> List.copyOf(ruleSet.packs().values()));
  }

  private static Pack pack(RuleSet ruleSet, String id, int statusOtherwise) {
    Map<String, Pack> packs = ruleSet.packs();
    return ruleSet
        .pack(id)
        .orElseThrow(
            () ->
                Refused.because(
                    statusOtherwise,
                    Message.of("problem.pack-unknown", id, Query.nearest(id, packs.keySet()))));
  }

  private static void requireClause(List<Pack> packs, String id) {
    Set<String> known = new TreeSet<>();
    packs.forEach(pack -> known.addAll(pack.clauses().keySet()));
    if (!known.contains(id)) {
      throw Refused.because(
          422, Message.of("problem.clause-unknown", id, Query.nearest(id, known)));
    }
  }
}
