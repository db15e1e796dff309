package org.junheng.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junheng.audit.LogUnavailable;
import org.junheng.cases.CaseRunner;
import org.junheng.decision.record.ArchivedRules;
import org.junheng.facts.Fault;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.publishing.DraftCheck;
import org.junheng.publishing.DraftMakers;
import org.junheng.publishing.DraftRefused;
import org.junheng.publishing.Drafts;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A draft under the tools of rule authors. */
@RestController
@RequestMapping(path = "/v1/drafts/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Allowed({Role.EDITOR, Role.APPROVER, Role.AUDITOR})
@Tag(name = "草稿 Drafts")
final class DraftLooksController {
  static final String TARGET = "target";
  private static final String TARGETS = "只看编号以它开头的指标 / Only targets whose ids begin so";
  private static final int MOST_TOLD = 100;

  private final Drafts drafts;
  private final DraftMakers makers;

  DraftLooksController(Drafts drafts, DraftMakers makers) {
    this.drafts = drafts;
    this.makers = makers;
  }

  private DraftCheck checked(String id) throws LogUnavailable, DraftRefused {
    return drafts.check(drafts.find(DraftBody.id(id)).files());
  }

  /** The rule set that a draft is, where it is one. */
  static RuleSet sound(DraftCheck check) {
    return check
        .ruleSet()
        .orElseThrow(
            () -> {
              List<Fault> faults = new ArrayList<>();
              check.problems().stream()
                  .limit(MOST_TOLD)
                  .forEach(
                      each ->
                          faults.add(
                              new Fault(
                                  each.file() + ":" + each.line() + ":" + each.column(),
                                  each.message())));
              return Refused.because(
                  409, Message.of("draft.broken", check.problems().size()), faults);
            });
  }

  private static Predicate<Rule> wanted(HttpServletRequest request) {
    String prefix = Query.of(request, TARGET).value(TARGET).orElse("");
    return rule -> rule.id().startsWith(prefix);
  }

  private static Locale language(HttpServletRequest request) {
    return Caller.of(request).language();
  }

  @GetMapping("/check")
  @Operation(
      operationId = "checkDraft",
      summary = "检查草稿 / Check a draft",
      description =
          """
          规则、案例里的每一处错误：文件、行、列、说明，中英文都给。

          Every mistake in its rules and cases: file, line, column and what it is, in both languages.
          """)
  @Parameter(name = "id", in = ParameterIn.PATH, description = DraftsController.ID)
  DraftAnswers.Check check(HttpServletRequest request, @PathVariable("id") String id)
      throws LogUnavailable, DraftRefused {
    Query.of(request);
    return DraftAnswers.Check.of(checked(id));
  }

  @GetMapping("/test")
  @Operation(
      operationId = "testDraft",
      summary = "运行草稿的案例 / Run the cases of a draft",
      description = "案例通过多少，没有通过的哪里对不上。\n\nHow many cases come out, and where the others differ.")
  @Parameter(name = "id", in = ParameterIn.PATH, description = DraftsController.ID)
  DraftLooks.Tests test(HttpServletRequest request, @PathVariable("id") String id)
      throws LogUnavailable, DraftRefused {
    Query.of(request);
    DraftCheck check = checked(id);
    RuleSet rules = sound(check);
    try {
      return makers.with(
          rules.id(),
          maker -> {
            CaseRunner runner = new CaseRunner(maker);
            return DraftLooks.Tests.of(
                check.cases().stream().map(runner::run).toList(), language(request));
          });
    } catch (ArchivedRules.Unusable e) {
      throw Refused.because(409, e.reason());
    }
  }

  @GetMapping("/boundary")
  @Operation(
      operationId = "boundariesOfDraft",
      summary = "草稿的界限 / The boundaries of a draft",
      description =
          """
          每个界限和日期，差一步、正好、多一步各得什么结论，缺哪些案例。

          For each limit and date what comes of one step less, of itself and of one step more, and the cases
          that are missing.
          """)
  @Parameter(name = "id", in = ParameterIn.PATH, description = DraftsController.ID)
  @Parameter(
      name = TARGET,
      in = ParameterIn.QUERY,
      description = TARGETS,
      schema = @Schema(type = "string"))
  DraftLooks.Boundaries boundary(HttpServletRequest request, @PathVariable("id") String id)
      throws LogUnavailable, DraftRefused {
    Predicate<Rule> wanted = wanted(request);
    DraftCheck check = checked(id);
    return DraftLooks.Boundaries.of(check, sound(check), wanted);
  }

  @GetMapping("/mutants")
  @Operation(
      operationId = "mutantsOfDraft",
      summary = "草稿的变异 / The mutants of a draft",
      description =
          """
          把规则一处一处改错，案例发现不了的有哪些，补什么案例能发现。不限定指标的要算几秒。

          Mistakes made in the rules one after another: those that no case notices, and a case that would.
          Takes some seconds unless narrowed to some targets.
          """)
  @Parameter(name = "id", in = ParameterIn.PATH, description = DraftsController.ID)
  @Parameter(
      name = TARGET,
      in = ParameterIn.QUERY,
      description = TARGETS,
      schema = @Schema(type = "string"))
  DraftLooks.Mutants mutants(HttpServletRequest request, @PathVariable("id") String id)
      throws LogUnavailable, DraftRefused {
    Predicate<Rule> wanted = wanted(request);
    DraftCheck check = checked(id);
    return DraftLooks.Mutants.of(check, sound(check), wanted, language(request));
  }

  @GetMapping("/analysis")
  @Operation(
      operationId = "analyseDraft",
      summary = "分析草稿 / Analyse a draft",
      description =
          """
          遗漏、重叠、矛盾、不约束任何人的规则，各附一份能看出问题的数据。要算几秒。

          Gaps, overlaps, contradictions and rules that bind nobody, each with facts on which it shows. Takes
          some seconds.
          """)
  @Parameter(name = "id", in = ParameterIn.PATH, description = DraftsController.ID)
  DraftLooks.Analysed analysis(HttpServletRequest request, @PathVariable("id") String id)
      throws LogUnavailable, DraftRefused {
    Query.of(request);
    return DraftLooks.Analysed.of(sound(checked(id)));
  }

  @GetMapping("/reading")
  @Operation(
      operationId = "readDraft",
      summary = "读出草稿的规则 / Read the rules of a draft back",
      description =
          """
          每条规则读成一句话：约束谁、要求什么、依据哪一条。

          Each rule in a sentence: whom it binds, what it demands, under which clause.
          """)
  @Parameter(name = "id", in = ParameterIn.PATH, description = DraftsController.ID)
  @Parameter(
      name = TARGET,
      in = ParameterIn.QUERY,
      description = TARGETS,
      schema = @Schema(type = "string"))
  DraftLooks.Readings reading(HttpServletRequest request, @PathVariable("id") String id)
      throws LogUnavailable, DraftRefused {
    Predicate<Rule> wanted = wanted(request);
    return DraftLooks.Readings.of(sound(checked(id)), wanted);
  }
}
