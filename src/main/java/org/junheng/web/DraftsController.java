package org.junheng.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junheng.audit.LogUnavailable;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.publishing.DraftOfRules;
import org.junheng.publishing.DraftRefused;
import org.junheng.publishing.Drafts;
import org.junheng.rules.RuleFiles;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Drafts of rules and their files. */
@RestController
@RequestMapping("/v1/drafts")
@Tag(name = "草稿 Drafts")
final class DraftsController {
  static final String ID = "草稿的编号 / Id of the draft";
  private static final String SEEN =
      "看到的是哪一版，即答复的 ETag / The version that was seen: the ETag of an answer";
  private static final String FILE = "规则文件夹下的路径 / Path below the folder of rules";
  private static final int LARGEST_FILE = 1_000_000;

  private final Drafts drafts;

  DraftsController(Drafts drafts) {
    this.drafts = drafts;
  }

  /** Drafts, the one that changed last first. */
  record DraftList(List<DraftDocument> drafts) {}

  /** What a draft is made of; described for callers, read by hand. */
  record NewDraft(String title, String reason, String from) {}

  @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Allowed(Role.EDITOR)
  @Operation(
      operationId = "newDraft",
      summary = "起草 / Begin a draft",
      description =
          """
          从现行规则起草一份改动，写明标题和原因。from 写规则集或另一份草稿的编号的，以它的文件起头。

          Begins a change of the rules in force, with a title and a reason. With from, the id of a rule set
          or of another draft, it begins with the files of that one.
          """,
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = NewDraft.class))))
  DraftDocument create(HttpServletRequest request, HttpServletResponse response)
      throws IOException, LogUnavailable, DraftRefused {
    DraftBody body = DraftBody.of(request, "title", "reason", "from");
    RuleFiles from = null;
    Optional<String> given = body.optional("from");
    if (given.isPresent()) {
      from = drafts.files(ruleSet(given.get()));
    }
    DraftOfRules draft =
        drafts.create(body.text("title"), body.text("reason"), from, Actors.of(request));
    response.setHeader("Location", "/v1/drafts/" + draft.id());
    return shown(draft, request, response);
  }

  private String ruleSet(String from) throws LogUnavailable, DraftRefused {
    return from.matches("[0-9a-f]{64}") ? from : drafts.find(DraftBody.id(from)).files();
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Allowed({Role.EDITOR, Role.APPROVER, Role.AUDITOR})
  @Operation(
      operationId = "drafts",
      summary = "各份草稿 / Drafts",
      description = "全部草稿，最近改动的在前。\n\nAll drafts, the one that changed last first.")
  DraftList list(HttpServletRequest request) throws LogUnavailable {
    Query.of(request);
    String inForce = inForce(request);
    return new DraftList(
        drafts.list().stream().map(draft -> DraftDocument.inList(draft, inForce)).toList());
  }

  @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Allowed({Role.EDITOR, Role.APPROVER, Role.AUDITOR})
  @Operation(
      operationId = "draft",
      summary = "一份草稿 / A draft",
      description =
          """
          它现在的样子：状态、文件、改的是哪一版规则、谁在什么时候做了什么。ETag 是它的版本。

          How it stands: its state, its files, the rule set that it changes, who did what and when. The ETag
          is its version.
          """)
  @Parameter(name = "id", in = ParameterIn.PATH, description = ID)
  DraftDocument one(
      HttpServletRequest request, HttpServletResponse response, @PathVariable("id") String id)
      throws LogUnavailable, DraftRefused {
    Query.of(request);
    return shown(drafts.find(DraftBody.id(id)), request, response);
  }

  @GetMapping(path = "/{id}/files/{*path}", produces = MediaType.ALL_VALUE)
  @Allowed({Role.EDITOR, Role.APPROVER, Role.AUDITOR})
  @Operation(
      operationId = "draftFile",
      summary = "草稿的一个文件 / A file of a draft",
      description = "文件原样。\n\nThe file as it is.",
      responses =
          @ApiResponse(
              responseCode = "200",
              content = @Content(mediaType = "text/plain", schema = @Schema(type = "string"))))
  @Parameter(name = "id", in = ParameterIn.PATH, description = ID)
  @Parameter(name = "path", in = ParameterIn.PATH, description = FILE)
  ResponseEntity<byte[]> file(
      HttpServletRequest request, @PathVariable("id") String id, @PathVariable("path") String path)
      throws LogUnavailable, DraftRefused {
    Query.of(request);
    DraftOfRules draft = drafts.find(DraftBody.id(id));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
        .header("X-Content-Type-Options", "nosniff")
        .eTag(draft.tag())
        .body(drafts.file(draft, path.substring(1)));
  }

  @PutMapping(path = "/{id}/files/{*path}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Allowed(Role.EDITOR)
  @Operation(
      operationId = "putDraftFile",
      summary = "保存草稿的一个文件 / Save a file of a draft",
      description =
          """
          存下文件，成为新的一版；有错的也存，错在哪里看 check。If-Match 写看到的版本，别人先改了的就不存（412）。

          Saves the file as a further version; one with mistakes too, which check tells. If-Match says which
          version was seen; where somebody else was first nothing is saved (412).
          """,
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(mediaType = "text/plain", schema = @Schema(type = "string"))))
  @Parameter(name = "id", in = ParameterIn.PATH, description = ID)
  @Parameter(name = "path", in = ParameterIn.PATH, description = FILE)
  @Parameter(
      name = "If-Match",
      in = ParameterIn.HEADER,
      required = true,
      description = SEEN,
      schema = @Schema(type = "string"))
  @Parameter(
      name = "note",
      in = ParameterIn.QUERY,
      description = "改了什么 / What was changed",
      schema = @Schema(type = "string"))
  DraftDocument put(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable("id") String id,
      @PathVariable("path") String path)
      throws IOException, LogUnavailable, DraftRefused {
    Query query = Query.of(request, "note");
    String seen = DraftBody.seen(request);
    byte[] content = request.getInputStream().readNBytes(LARGEST_FILE + 1);
    if (content.length > LARGEST_FILE) {
      throw Refused.because(
          413, Message.of("draft.file-too-large", path.substring(1), content.length, LARGEST_FILE));
    }
    return shown(
        drafts.put(
            DraftBody.id(id),
            seen,
            path.substring(1),
            content,
            query.value("note").orElse(""),
            Actors.of(request)),
        request,
        response);
  }

  @DeleteMapping(path = "/{id}/files/{*path}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Allowed(Role.EDITOR)
  @Operation(
      operationId = "removeDraftFile",
      summary = "删去草稿的一个文件 / Remove a file of a draft",
      description = "成为新的一版。\n\nMakes a further version.")
  @Parameter(name = "id", in = ParameterIn.PATH, description = ID)
  @Parameter(name = "path", in = ParameterIn.PATH, description = FILE)
  @Parameter(
      name = "If-Match",
      in = ParameterIn.HEADER,
      required = true,
      description = SEEN,
      schema = @Schema(type = "string"))
  @Parameter(
      name = "note",
      in = ParameterIn.QUERY,
      description = "改了什么 / What was changed",
      schema = @Schema(type = "string"))
  DraftDocument remove(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable("id") String id,
      @PathVariable("path") String path)
      throws LogUnavailable, DraftRefused {
    Query query = Query.of(request, "note");
    return shown(
        drafts.remove(
            DraftBody.id(id),
            DraftBody.seen(request),
            path.substring(1),
            query.value("note").orElse(""),
            Actors.of(request)),
        request,
        response);
  }

  private DraftDocument shown(
      DraftOfRules draft, HttpServletRequest request, HttpServletResponse response)
      throws LogUnavailable, DraftRefused {
    return shown(draft, drafts, request, response);
  }

  /** As it is answered, with its version in the header. */
  static DraftDocument shown(
      DraftOfRules draft, Drafts drafts, HttpServletRequest request, HttpServletResponse response)
      throws LogUnavailable, DraftRefused {
    response.setHeader("ETag", draft.tag());
    return DraftDocument.whole(draft, inForce(request), drafts.files(draft.files()));
  }

  private static String inForce(HttpServletRequest request) {
    return Caller.of(request).maker().ruleSet().id();
  }
}
