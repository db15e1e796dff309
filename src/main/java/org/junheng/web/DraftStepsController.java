package org.junheng.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.publishing.DraftOfRules;
import org.junheng.publishing.DraftRefused;
import org.junheng.publishing.DraftSteps;
import org.junheng.publishing.Drafts;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The way of a draft to being in force. */
@RestController
@RequestMapping(path = "/v1/drafts", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "草稿 Drafts")
final class DraftStepsController {
  private static final String NOTE = "note";

  private final Drafts drafts;
  private final DraftSteps steps;

  DraftStepsController(Drafts drafts, DraftSteps steps) {
    this.drafts = drafts;
    this.steps = steps;
  }

  /** What may be said beside a step; described for callers, read by hand. */
  record Said(@Nullable String note) {}

  /** What is said when a draft is given back. */
  record Returning(String reason) {}

  /** What is said when a draft is published. */
  record Publishing(@Nullable LocalDate effective, @Nullable String note) {}

  /** One step. */
  private interface Step {
    DraftOfRules take() throws LogUnavailable, DraftRefused;
  }

  private DraftDocument taken(Step step, HttpServletRequest request, HttpServletResponse response)
      throws LogUnavailable, DraftRefused {
    return DraftsController.shown(step.take(), drafts, request, response);
  }

  @PostMapping("/{id}:submit")
  @Allowed(Role.EDITOR)
  @Operation(
      operationId = "submitDraft",
      summary = "送审 / Submit a draft",
      description =
          """
          请别人批准。送审后不能再改；要改的，先退回。If-Match 写看到的版本。

          Asks somebody else for approval. Nobody edits it from now on, unless it is returned. If-Match says
          which version was seen.
          """,
      requestBody = @RequestBody(content = @Content(schema = @Schema(implementation = Said.class))))
  @Parameter(name = "id", in = ParameterIn.PATH, description = DraftsController.ID)
  DraftDocument submit(
      HttpServletRequest request, HttpServletResponse response, @PathVariable("id") String id)
      throws IOException, LogUnavailable, DraftRefused {
    String note = DraftBody.of(request, NOTE).text(NOTE);
    String seen = DraftBody.seen(request);
    return taken(
        () -> steps.submit(DraftBody.id(id), seen, note, Actors.of(request)), request, response);
  }

  @PostMapping("/{id}:return")
  @Allowed({Role.EDITOR, Role.APPROVER})
  @Operation(
      operationId = "returnDraft",
      summary = "退回 / Return a draft",
      description =
          """
          退给起草人再改，写明原因；批准的随之失效。

          Gives it back to be edited, with a reason; an approval ends with it.
          """,
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = Returning.class))))
  @Parameter(name = "id", in = ParameterIn.PATH, description = DraftsController.ID)
  DraftDocument giveBack(
      HttpServletRequest request, HttpServletResponse response, @PathVariable("id") String id)
      throws IOException, LogUnavailable, DraftRefused {
    String reason = DraftBody.of(request, "reason").text("reason");
    String seen = DraftBody.seenOrNull(request);
    return taken(
        () -> steps.giveBack(DraftBody.id(id), seen, reason, Actors.of(request)),
        request,
        response);
  }

  @PostMapping("/{id}:approve")
  @Allowed(Role.APPROVER)
  @Operation(
      operationId = "approveDraft",
      summary = "批准 / Approve a draft",
      description =
          """
          由没有改过它的人批准，逐项通过才行：检查无误、案例全部通过、没有新漏掉的变异、条款规则案例对得上、改的是现行规则。
          没有通过的逐项列在 errors。If-Match 写看到的版本，批准的就是这一版。

          By a person who has saved no version of it, and only if it passes each item: checked clean, all
          cases come out, no mutant survives that was noticed before, no orphan in the ledger, its base in
          force. What it does not pass is listed in errors. If-Match says which version is approved.
          """,
      requestBody = @RequestBody(content = @Content(schema = @Schema(implementation = Said.class))))
  @Parameter(name = "id", in = ParameterIn.PATH, description = DraftsController.ID)
  DraftDocument approve(
      HttpServletRequest request, HttpServletResponse response, @PathVariable("id") String id)
      throws IOException, LogUnavailable, DraftRefused {
    String note = DraftBody.of(request, NOTE).text(NOTE);
    String seen = DraftBody.seen(request);
    return taken(
        () -> steps.approve(DraftBody.id(id), seen, note, Actors.of(request)), request, response);
  }

  @PostMapping("/{id}:publish")
  @Allowed(Role.APPROVER)
  @Operation(
      operationId = "publishDraft",
      summary = "发布 / Publish a draft",
      description =
          """
          把批准了的草稿立即施行，或写明 effective 从哪一天起。发布前再逐项核对一遍。

          Puts what was approved in force, at once or from the day in effective. It has to pass each item
          once more.
          """,
      requestBody =
          @RequestBody(content = @Content(schema = @Schema(implementation = Publishing.class))))
  @Parameter(name = "id", in = ParameterIn.PATH, description = DraftsController.ID)
  DraftDocument publish(
      HttpServletRequest request, HttpServletResponse response, @PathVariable("id") String id)
      throws IOException, LogUnavailable, DraftRefused {
    DraftBody body = DraftBody.of(request, "effective", NOTE);
    LocalDate effective = day(body.optional("effective"));
    String seen = DraftBody.seenOrNull(request);
    return taken(
        () -> steps.publish(DraftBody.id(id), seen, effective, body.text(NOTE), Actors.of(request)),
        request,
        response);
  }

  static @Nullable LocalDate day(Optional<String> text) {
    try {
      return text.map(LocalDate::parse).orElse(null);
    } catch (DateTimeParseException e) {
      throw Refused.because(422, Message.of("draft.day", text.orElse("")));
    }
  }

  @PostMapping("/{id}:withdraw")
  @Allowed({Role.EDITOR, Role.APPROVER})
  @Operation(
      operationId = "withdrawDraft",
      summary = "撤回 / Withdraw a draft",
      description = "不要了；记录仍在。\n\nGives it up; what is recorded stays.",
      requestBody = @RequestBody(content = @Content(schema = @Schema(implementation = Said.class))))
  @Parameter(name = "id", in = ParameterIn.PATH, description = DraftsController.ID)
  DraftDocument withdraw(
      HttpServletRequest request, HttpServletResponse response, @PathVariable("id") String id)
      throws IOException, LogUnavailable, DraftRefused {
    String note = DraftBody.of(request, NOTE).text(NOTE);
    String seen = DraftBody.seenOrNull(request);
    return taken(
        () -> steps.withdraw(DraftBody.id(id), seen, note, Actors.of(request)), request, response);
  }

  @PostMapping("/{id}:rebase")
  @Allowed(Role.EDITOR)
  @Operation(
      operationId = "rebaseDraft",
      summary = "并入现行规则 / Take over what is in force",
      description =
          """
          起草以后现行规则变了的，把它并进来：两边改的是不同的文件，就合在一起；改了同一个文件的，指出是哪些（409）。

          Where another rule set has come into force since: both are brought together where they change
          different files; otherwise it says which files both changed (409).
          """,
      requestBody = @RequestBody(content = @Content(schema = @Schema(implementation = Said.class))))
  @Parameter(name = "id", in = ParameterIn.PATH, description = DraftsController.ID)
  DraftDocument rebase(
      HttpServletRequest request, HttpServletResponse response, @PathVariable("id") String id)
      throws IOException, LogUnavailable, DraftRefused {
    String note = DraftBody.of(request, NOTE).text(NOTE);
    String seen = DraftBody.seen(request);
    return taken(
        () -> steps.rebase(DraftBody.id(id), seen, note, Actors.of(request)), request, response);
  }
}
