package org.junheng.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.record.ArchivedRules;
import org.junheng.identity.Role;
import org.junheng.jobs.Job;
import org.junheng.jobs.JobRefused;
import org.junheng.jobs.Jobs;
import org.junheng.message.Message;
import org.junheng.publishing.DraftCheck;
import org.junheng.publishing.DraftDifference;
import org.junheng.publishing.DraftOfRules;
import org.junheng.publishing.DraftRefused;
import org.junheng.publishing.Drafts;
import org.junheng.publishing.Gate;
import org.junheng.publishing.Impact;
import org.junheng.publishing.Witnesses;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a draft changes, and whether it may. */
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "草稿 Drafts")
final class DraftChangesController {
  private static final String AS_OF = "asOf";

  private final Drafts drafts;
  private final Gate gate;
  private final Witnesses witnesses;
  private final Jobs jobs;
  private final ImpactResults impacts;
  private final LogReader reader;

  DraftChangesController(
      Drafts drafts, Gate gate, Witnesses witnesses, Jobs jobs, LogReader reader) {
    this.drafts = drafts;
    this.gate = gate;
    this.witnesses = witnesses;
    this.jobs = jobs;
    this.impacts = new ImpactResults(jobs);
    this.reader = reader;
  }

  @GetMapping("/drafts/{id}/difference")
  @Allowed({Role.EDITOR, Role.APPROVER, Role.AUDITOR})
  @Operation(
      operationId = "differenceOfDraft",
      summary = "草稿改了什么 / What a draft changes",
      description =
          """
          逐项：新增、取消、改了数、改了对象、改了日期，改前改后各怎么说；逐个文件：改了哪些行。

          Target by target: added, removed, another number, scope or date, in a sentence before and after; and
          file by file the lines that differ.
          """)
  @Parameter(name = "id", in = ParameterIn.PATH, description = DraftsController.ID)
  DraftAnswers.Difference difference(HttpServletRequest request, @PathVariable("id") String id)
      throws LogUnavailable, DraftRefused {
    Query.of(request);
    DraftOfRules draft = drafts.find(DraftBody.id(id));
    return difference(draft.base(), draft.files(), request);
  }

  @GetMapping("/rule-sets/{id}/difference")
  @Allowed({Role.EDITOR, Role.APPROVER, Role.AUDITOR})
  @Operation(
      operationId = "differenceOfRuleSets",
      summary = "两版规则的差别 / What differs between two rule sets",
      description =
          """
          从 id 到 to，与草稿的差别同样列法。

          From the one in the path to the one in to, told as for a draft.
          """)
  @Parameter(
      name = "id",
      in = ParameterIn.PATH,
      description = "较早的规则集的编号 / Id of the earlier rule set")
  @Parameter(
      name = "to",
      in = ParameterIn.QUERY,
      required = true,
      description = "较晚的规则集的编号 / Id of the later rule set",
      schema = @Schema(type = "string"))
  DraftAnswers.Difference ofRuleSets(HttpServletRequest request, @PathVariable("id") String id)
      throws LogUnavailable, DraftRefused {
    String to =
        Query.of(request, "to")
            .value("to")
            .orElseThrow(() -> Refused.because(400, Message.of("draft.no-to")));
    return difference(id, to, request);
  }

  private DraftAnswers.Difference difference(
      String before, String after, HttpServletRequest request) throws LogUnavailable, DraftRefused {
    return DraftAnswers.Difference.of(
        DraftDifference.of(drafts.check(before), drafts.check(after)),
        Caller.of(request).language());
  }

  @GetMapping("/drafts/{id}/gate")
  @Allowed({Role.EDITOR, Role.APPROVER, Role.AUDITOR})
  @Operation(
      operationId = "gateOfDraft",
      summary = "草稿能否批准 / Whether a draft may go live",
      description =
          """
          批准和发布前要逐项通过的，现在各是什么结果。变异只查改动可能影响的规则，第一次要算几秒。

          Each item that has to pass before a draft is approved and published, and how it stands. Mutants are
          made of the rules on which the change may tell; the first time takes some seconds.
          """)
  @Parameter(name = "id", in = ParameterIn.PATH, description = DraftsController.ID)
  DraftAnswers.Gate gate(HttpServletRequest request, @PathVariable("id") String id)
      throws LogUnavailable, DraftRefused {
    Query.of(request);
    DraftOfRules draft = drafts.find(DraftBody.id(id));
    return DraftAnswers.Gate.of(
        gate.of(draft, draft.approval().map(event -> event.actor()).orElse(null)),
        Caller.of(request).language());
  }

  @GetMapping("/drafts/{id}/witnesses")
  @Allowed({Role.EDITOR, Role.APPROVER, Role.AUDITOR})
  @Operation(
      operationId = "witnessesOfDraft",
      summary = "改动的例证 / Witnesses of a draft",
      description =
          """
          每个改动了的指标，举一所学校（或一个区县）：改前改后结论不同，两边都实际判定过；没有的，说明没有，或说明试了多少没有找到。

          For each target that differs a school, or a district, that comes out otherwise, judged by both; or
          that there is none, or that none was found among so many.
          """)
  @Parameter(name = "id", in = ParameterIn.PATH, description = DraftsController.ID)
  @Parameter(
      name = DraftLooksController.TARGET,
      in = ParameterIn.QUERY,
      description = "只看这个指标 / Only this target",
      schema = @Schema(type = "string"))
  DraftAnswers.WitnessList witnesses(HttpServletRequest request, @PathVariable("id") String id)
      throws LogUnavailable, DraftRefused {
    Optional<String> target =
        Query.of(request, DraftLooksController.TARGET).value(DraftLooksController.TARGET);
    DraftOfRules draft = drafts.find(DraftBody.id(id));
    DraftCheck was = drafts.check(draft.base());
    DraftCheck is = drafts.check(draft.files());
    DraftLooksController.sound(was);
    DraftLooksController.sound(is);
    try {
      return new DraftAnswers.WitnessList(
          draft.base(),
          draft.files(),
          witnesses.between(was, is, target.orElse(null)).stream()
              .map(each -> DraftAnswers.Witness.of(each, Caller.of(request).language()))
              .toList());
    } catch (ArchivedRules.Unusable e) {
      throw Refused.because(409, e.reason());
    }
  }

  @PostMapping("/drafts/{id}/impact")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Allowed({Role.EDITOR, Role.APPROVER})
  @Operation(
      operationId = "startImpact",
      summary = "推算影响 / Look at the impact of a draft",
      description =
          """
          用现行规则和草稿各判一遍有记录的每所学校、每个区县最近一次填报，看哪些结论会变。作为任务进行，进度见 /v1/jobs，
          结果见 GET。asOf 写明按哪一天判，缺省按各自当时的那一天；改动从将来某天起生效的，要写那一天。

          Judges the last submission of every school and district on record by both, to see what changes. A
          job: progress at /v1/jobs, what came of it by GET. asOf is the day as of which all are judged, by
          default that of each decision; for rules that come into force later name that day.
          """)
  @Parameter(name = "id", in = ParameterIn.PATH, description = DraftsController.ID)
  @Parameter(
      name = AS_OF,
      in = ParameterIn.QUERY,
      description = "按哪一天判 / The day as of which all are judged",
      schema = @Schema(type = "string", format = "date"))
  JobDocument startImpact(
      HttpServletRequest request, HttpServletResponse response, @PathVariable("id") String id)
      throws IOException, LogUnavailable, DraftRefused {
    LocalDate asOf = DraftStepsController.day(Query.of(request, AS_OF).value(AS_OF));
    DraftOfRules draft = drafts.find(DraftBody.id(id));
    DraftCheck was = drafts.check(draft.base());
    DraftCheck is = drafts.check(draft.files());
    byte[] lines =
        Impact.lines(
            Impact.submissions(
                reader,
                DraftLooksController.sound(was),
                DraftLooksController.sound(is),
                Actors.of(request).districts()));
    Map<String, String> given = new HashMap<>();
    given.put(ImpactResults.DRAFT, draft.id().toString());
    given.put(ImpactResults.BEFORE, draft.base());
    given.put(ImpactResults.AFTER, draft.files());
    if (asOf != null) {
      given.put(ImpactJobs.AS_OF, asOf.toString());
    }
    Caller caller = Caller.of(request);
    try {
      Job job =
          jobs.submit(
              new Jobs.Wish(
                  Job.Kind.IMPACT,
                  "impact-" + draft.id() + ".ndjson",
                  Job.Format.NDJSON,
                  given,
                  caller.language().toLanguageTag(),
                  request.getRemoteAddr(),
                  JobQuery.owner(Actors.of(request))),
              new ByteArrayInputStream(lines));
      response.setHeader("Location", "/v1/jobs/" + job.id());
      return JobDocument.of(new Jobs.Standing(job, null), caller.language());
    } catch (JobRefused e) {
      response.setHeader("Retry-After", "60");
      throw Refused.because(503, e.reason());
    }
  }

  @GetMapping("/drafts/{id}/impact")
  @Allowed({Role.EDITOR, Role.APPROVER, Role.AUDITOR})
  @Operation(
      operationId = "impactOfDraft",
      summary = "草稿的影响 / The impact of a draft",
      description =
          """
          最近一次推算到现在为止的结果：哪些学校、哪些指标的结论会变，从什么变成什么，合计多少，区县的总结论怎样变。
          逐份的结果见 /v1/jobs/{id}/result。

          What the last look at it found so far: which schools and targets come out otherwise, from what to
          what, how many in all, and the verdicts of districts. One by one at /v1/jobs/{id}/result.
          """)
  @Parameter(name = "id", in = ParameterIn.PATH, description = DraftsController.ID)
  DraftAnswers.Impact impact(HttpServletRequest request, @PathVariable("id") String id)
      throws IOException, LogUnavailable, DraftRefused {
    Query.of(request);
    UUID draft = drafts.find(DraftBody.id(id)).id();
    Jobs.Standing newest =
        impacts
            .newest(draft)
            .orElseThrow(() -> Refused.because(404, Message.of("impact.none", draft)));
    Job job = newest.job();
    return new DraftAnswers.Impact(
        JobDocument.of(newest, Caller.of(request).language()),
        job.given().getOrDefault(ImpactResults.BEFORE, ""),
        job.given().getOrDefault(ImpactResults.AFTER, ""),
        impacts.summary(job.id(), Actors.of(request).districts()));
  }
}
