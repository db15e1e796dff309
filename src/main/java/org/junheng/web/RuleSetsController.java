package org.junheng.web;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogDamaged;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.record.DecisionLog;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.publishing.LiveRules;
import org.junheng.publishing.Publication;
import org.junheng.publishing.PublicationRefused;
import org.junheng.publishing.Publications;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleSetReader;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Which rules are in force, which were, and the way back. */
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "规则集 Rule sets")
final class RuleSetsController {
  private static final DataSize LARGEST = DataSize.ofKilobytes(64);
  private static final long USUAL = 50;
  private static final long MOST = 200;

  private final Publications publications;
  private final LiveRules live;
  private final DecisionLog log;

  RuleSetsController(Publications publications, LiveRules live, DecisionLog log) {
    this.publications = publications;
    this.live = live;
    this.log = log;
  }

  /**
   * A page of publications, newest first.
   *
   * @param next cursor of the next page; absent where there is nothing further
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record History(List<PublicationDocument> publications, @Nullable String next) {}

  /** A file of a rule set. */
  record File(String path, int bytes) {}

  /**
   * A rule set.
   *
   * @param packs absent where this program cannot read it any more
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Whole(
      String ruleSet,
      boolean inForce,
      List<File> files,
      @Nullable List<PackDocument> packs,
      List<PublicationDocument> publications) {}

  @GetMapping("/rule-sets")
  @Allowed({Role.SUBMITTER, Role.EDITOR, Role.APPROVER, Role.AUDITOR})
  @Operation(
      operationId = "publications",
      summary = "发布历史 / History of publications",
      description =
          """
          从新到旧：哪个规则集何时生效，谁改的，谁批准的，为什么。

          Newest first: which rule set went live and when, whose change it was, who approved it, and why.
          """)
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "一页几个，1 到 200，缺省 50 / How many on a page, 1 to 200, 50 by default")
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "上一页的 next / The next of the page before")
  History history(HttpServletRequest request) {
    Query query = Query.of(request, "limit", "cursor");
    long limit = query.value("limit").map(text -> number("limit", text, MOST)).orElse(USUAL);
    long before =
        query
            .value("cursor")
            .map(text -> number("cursor", text, Long.MAX_VALUE))
            .orElse(Long.MAX_VALUE);
    List<Publication> all = publications.history();
    List<Publication> page =
        all.stream()
            .filter(each -> each.position() < before)
            .sorted((one, other) -> Long.compare(other.position(), one.position()))
            .limit(limit)
            .toList();
    boolean more = !page.isEmpty() && page.get(page.size() - 1).position() > all.get(0).position();
    return new History(
        page.stream().map(PublicationDocument::of).toList(),
        more ? String.valueOf(page.get(page.size() - 1).position()) : null);
  }

  @GetMapping("/rule-sets/current")
  @Allowed({Role.SUBMITTER, Role.EDITOR, Role.APPROVER, Role.AUDITOR})
  @Operation(
      operationId = "currentRuleSet",
      summary = "现行规则 / The rules in force",
      description =
          """
          生效的规则集、等待生效的发布，以及规则文件夹的状况：改坏了的，指出文件、行、列、原因和从什么时候起；
          没有跟上的，说明怎么办。

          The rule set in force, what waits for its day, and how the folder of rules stands: where it is
          broken, the file, line, column, reason and since when; where it is behind, what to do.
          """)
  CurrentRulesDocument current(HttpServletRequest request) {
    Query.of(request);
    Caller caller = Caller.of(request);
    return CurrentRulesDocument.of(caller.maker().ruleSet(), publications, live, caller.language());
  }

  @GetMapping("/rule-sets/{id}")
  @Allowed({Role.EDITOR, Role.APPROVER, Role.AUDITOR})
  @Operation(
      operationId = "ruleSet",
      summary = "一个规则集 / A rule set",
      description =
          """
          存档里的一个规则集：文件、政策文件，以及它的各次发布。

          A rule set of the archive: its files, its packs, and its publications.
          """)
  @Parameter(name = "id", in = ParameterIn.PATH, description = "规则集的编号 / Id of the rule set")
  Whole ruleSet(@PathVariable("id") String id, HttpServletRequest request) throws LogUnavailable {
    Query.of(request);
    RuleFiles files = files(id);
    return new Whole(
        id,
        publications.inForce().filter(now -> now.ruleSet().equals(id)).isPresent(),
        files.files().entrySet().stream()
            .map(file -> new File(file.getKey(), file.getValue().length))
            .toList(),
        RuleSetReader.read(files) instanceof RuleSetReader.Result.Sound sound
            ? sound.ruleSet().packs().values().stream().map(PackDocument::inList).toList()
            : null,
        publications.history().stream()
            .filter(each -> each.ruleSet().equals(id))
            .map(PublicationDocument::of)
            .toList());
  }

  @GetMapping(path = "/rule-sets/{id}/files/{*path}", produces = MediaType.TEXT_PLAIN_VALUE)
  @Allowed({Role.EDITOR, Role.APPROVER, Role.AUDITOR})
  @Operation(
      operationId = "ruleSetFile",
      summary = "规则集的一个文件 / A file of a rule set",
      description = "原样给出，一个字节也不改。\n\nAs it is, byte by byte.")
  @Parameter(name = "id", in = ParameterIn.PATH, description = "规则集的编号 / Id of the rule set")
  @Parameter(
      name = "path",
      in = ParameterIn.PATH,
      description = "文件的路径，如 plan2024/size.drl / Path of the file, like plan2024/size.drl")
  void file(
      @PathVariable("id") String id,
      @PathVariable("path") String path,
      HttpServletRequest request,
      HttpServletResponse response)
      throws LogUnavailable, IOException {
    Query.of(request);
    String name = path.startsWith("/") ? path.substring(1) : path;
    RuleFiles files = files(id);
    byte[] content = files.files().get(name);
    if (content == null) {
      throw Refused.because(
          404,
          Message.of(
              "problem.rule-file-unknown", name, Query.nearest(name, files.files().keySet())));
    }
    response.setHeader(RuleSetFilter.RULE_SET, id);
    response.setContentType("text/plain;charset=" + StandardCharsets.UTF_8.name());
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }

  private RuleFiles files(String id) throws LogUnavailable {
    try {
      Optional<RuleFiles> files = log.rules().files(id);
      return files.orElseThrow(
          () -> Refused.because(404, Message.of("publication.not-archived", id)));
    } catch (LogDamaged e) {
      throw Refused.because(409, e.reason());
    }
  }

  @PostMapping("/rule-sets/{id}:rollback")
  @Allowed(Role.APPROVER)
  @Operation(
      operationId = "rollBack",
      summary = "退回 / Roll back",
      description =
          """
          让以前生效过的一个规则集马上重新生效。要写明原因。

          Puts a rule set that was in force before in force again, at once. Needs a reason.
          """,
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = Reason.class))))
  @Parameter(
      name = "id",
      in = ParameterIn.PATH,
      description = "退回到哪个规则集 / Id of the rule set to go back to")
  PublicationDocument rollBack(
      @PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
      throws LogUnavailable, IOException {
    Query.of(request);
    try {
      Publication done = publications.rollBack(id, reason(request), Actors.of(request));
      response.setHeader(RuleSetFilter.RULE_SET, done.ruleSet());
      return PublicationDocument.of(done);
    } catch (PublicationRefused e) {
      throw refused(e);
    }
  }

  @PostMapping("/publications/{id}:cancel")
  @Allowed(Role.APPROVER)
  @Operation(
      operationId = "cancelPublication",
      summary = "撤销等待生效的发布 / Cancel a publication",
      description =
          """
          让还没有到生效日的发布不再生效。要写明原因。

          Has a publication that waits for its day not take place. Needs a reason.
          """,
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = Reason.class))))
  @Parameter(name = "id", in = ParameterIn.PATH, description = "发布的编号 / Id of the publication")
  PublicationDocument cancel(@PathVariable("id") String id, HttpServletRequest request)
      throws LogUnavailable, IOException {
    Query.of(request);
    UUID known;
    try {
      known = UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw Refused.because(404, Message.of("publication.unknown", id));
    }
    try {
      return PublicationDocument.of(
          publications.cancel(known, reason(request), Actors.of(request)));
    } catch (PublicationRefused e) {
      throw refused(e);
    }
  }

  /** Why somebody wants it. */
  record Reason(String reason) {}

  private static String reason(HttpServletRequest request) throws IOException {
    JsonBody body = JsonBody.of(request, LARGEST);
    if (!body.faults().isEmpty()) {
      throw Refused.because(body.faults());
    }
    JsonNode json = body.json();
    if (!json.isObject()) {
      throw Refused.because(422, Message.of("problem.not-an-object"));
    }
    for (String name : json.propertyNames()) {
      if (!name.equals("reason")) {
        throw Refused.because(422, Message.of("problem.unknown-member", name, "reason"));
      }
    }
    return json.path("reason").asString("");
  }

  /** What stands in the way, as a problem. */
  static Refused refused(PublicationRefused refused) {
    int status =
        switch (refused.why()) {
          case UNKNOWN -> 404;
          case NO_REASON, BROKEN -> 422;
          case BASE_MOVED, PENDING, SAME_PERSON, NOTHING_TO_DO -> 409;
        };
    return Refused.because(status, refused.reason());
  }

  private static long number(String name, String text, long most) {
    if (text.matches("[1-9][0-9]{0,17}") && Long.parseLong(text) <= most) {
      return Long.parseLong(text);
    }
    throw Refused.because(422, Message.of("problem.number", name, text, most));
  }
}
