package org.junheng.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.AuditLog;
import org.junheng.audit.Checkpoint;
import org.junheng.audit.EntryHeader;
import org.junheng.audit.EntryQuery;
import org.junheng.audit.Expected;
import org.junheng.audit.Export;
import org.junheng.audit.LogKey;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.DecisionDocument;
import org.junheng.decision.record.Receipts;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The log itself: its signed head, its entries, whether it is whole. */
@Allowed(Role.AUDITOR)
@RestController
@RequestMapping(path = "/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "审计 Audit")
final class AuditController {
  private static final int MOST_ENTRIES = 1_000;
  private static final int USUAL_ENTRIES = 100;
  private static final DataSize LARGEST_CHECKPOINT = DataSize.ofKilobytes(64);

  private final AuditLog log;
  private final RecordedAnswers answers;

  AuditController(AuditLog log, RecordedAnswers answers) {
    this.log = log;
    this.answers = answers;
  }

  /**
   * Entries without their contents, newest first.
   *
   * @param next position to go on before; null where there is nothing further
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entries(List<DecisionDocument.Receipt> entries, @Nullable Long next) {}

  /** The public keys by which checkpoints are signed, oldest first. */
  record Keys(List<LogKey> keys) {}

  @GetMapping("/checkpoint")
  @Operation(
      operationId = "checkpoint",
      summary = "最近的检查点 / The last checkpoint",
      description =
          """
          签了名的日志末端。把它保存在别处，日后就能查出日志被截短或被换成旧的。

          The signed head of the log. Kept elsewhere, it shows later that the log was cut short or put back.
          """)
  CheckpointDocument checkpoint(HttpServletRequest request) throws LogUnavailable {
    Query.of(request);
    Checkpoint last =
        reader()
            .checkpoint()
            .orElseThrow(() -> Refused.because(404, Message.of("problem.no-checkpoint")));
    return CheckpointDocument.of(last, reader().keys());
  }

  @PostMapping("/checkpoint")
  @Operation(
      operationId = "sign",
      summary = "立即签一个检查点 / Sign a checkpoint now",
      description =
          "给日志现在的末端签名；没有新的记录，就还是上一个。\n\nSigns the head as it is now; the last one if nothing was added.")
  CheckpointDocument sign(HttpServletRequest request) throws LogUnavailable {
    Query.of(request);
    return CheckpointDocument.of(log.checkpoint(), reader().keys());
  }

  @GetMapping("/keys")
  @Operation(
      operationId = "keys",
      summary = "签名公钥 / Public keys",
      description = "核验检查点签名用的 Ed25519 公钥。\n\nThe Ed25519 keys that verify checkpoints.")
  Keys keys(HttpServletRequest request) throws LogUnavailable {
    Query.of(request);
    return new Keys(reader().keys());
  }

  @GetMapping("/entries")
  @Operation(
      operationId = "entries",
      summary = "日志各条的校验值 / Entries of the log",
      description =
          """
          从新到旧列出日志各条的位置、类别和校验值，不含内容。

          Lists position, kind and hashes of the entries, newest first, without their contents.
          """)
  @Parameter(
      name = "kind",
      in = ParameterIn.QUERY,
      description = "只列这一类，如 decision / Only of this kind, like decision")
  @Parameter(
      name = "before",
      in = ParameterIn.QUERY,
      description = "只列位置小于它的 / Only positions below this one")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "一页几条，1 到 1000，缺省 100 / How many on a page, 1 to 1000, 100 by default")
  Entries entries(HttpServletRequest request) throws LogUnavailable {
    Query query = Query.of(request, "kind", "before", "limit");
    int limit =
        query
            .value("limit")
            .map(text -> number("limit", text, MOST_ENTRIES))
            .orElse((long) USUAL_ENTRIES)
            .intValue();
    long before =
        query
            .value("before")
            .map(text -> number("before", text, Long.MAX_VALUE))
            .orElse(Long.MAX_VALUE);
    List<EntryHeader> found =
        reader()
            .headers(
                new EntryQuery(
                    query.value("kind").orElse(null), Set.of(), null, null, before, limit));
    List<DecisionDocument.Receipt> entries = new java.util.ArrayList<>();
    for (EntryHeader header : found) {
      entries.add(Receipts.of(header, answers.logId()));
    }
    return new Entries(
        entries, found.size() < limit ? null : found.get(found.size() - 1).position());
  }

  @GetMapping(path = "/export", produces = "application/x-ndjson")
  @Operation(
      operationId = "export",
      summary = "导出日志 / Export the log",
      description =
          """
          把一段日志连同检查点导出为 NDJSON，可用独立的核验程序核验。masked=true 时不含涉密内容，仍能核验。

          Exports a part of the log with its checkpoints as NDJSON, for independent verifiers. With
          masked=true confidential values are left out, and it still verifies.
          """)
  @Parameter(
      name = "first",
      in = ParameterIn.QUERY,
      description = "第一条的位置，缺省 1 / The first position, 1 by default")
  @Parameter(
      name = "last",
      in = ParameterIn.QUERY,
      description = "最后一条的位置，缺省到末尾 / The last position, the end by default")
  @Parameter(
      name = "masked",
      in = ParameterIn.QUERY,
      description = "true 遮住涉密内容，缺省 true / Whether to mask, true by default")
  void export(HttpServletRequest request, HttpServletResponse response)
      throws LogUnavailable, IOException {
    Query query = Query.of(request, "first", "last", "masked");
    Districts.requireAll(Actors.of(request));
    long end = reader().head().map(EntryHeader::position).orElse(0L);
    if (end == 0) {
      throw Refused.because(404, Message.of("problem.no-checkpoint"));
    }
    long first = query.value("first").map(text -> number("first", text, end)).orElse(1L);
    long last = query.value("last").map(text -> number("last", text, end)).orElse(end);
    String masked = query.value("masked").orElse("true");
    if (last < first || Stream.of("true", "false").noneMatch(masked::equals)) {
      throw Refused.because(422, Message.of("problem.export", first, last, masked));
    }
    response.setContentType("application/x-ndjson;charset=UTF-8");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"junheng-log-" + first + "-" + last + ".ndjson\"");
    reader().export(new Export(first, last, masked.equals("true")), response.getOutputStream());
  }

  @PostMapping("/verify")
  @Operation(
      operationId = "verify",
      summary = "核验日志 / Verify the log",
      description =
          """
          从头核验每一条记录、每个检查点、存档的规则集和查找用的索引。附上保存在别处的检查点文本，才能查出末尾被截去或整个换成旧的。

          Verifies every entry, checkpoint, archived rule set and the index, from the beginning. Only with
          checkpoints kept elsewhere can a cut-off end, or an old copy put back, be found.
          """)
  VerificationDocument verify(HttpServletRequest request) throws LogUnavailable, IOException {
    Query.of(request);
    Expected expected =
        request.getContentLengthLong() == 0 || request.getContentType() == null
            ? Expected.NOTHING
            : expected(JsonBody.of(request, LARGEST_CHECKPOINT).json());
    return VerificationDocument.of(
        reader().verify(expected, RecordLabels::of), Caller.of(request).language());
  }

  /** {@code {"checkpoints": ["junheng-checkpoint/1\n…"], "keys": ["<key id>"]}}. */
  private static Expected expected(JsonNode json) {
    for (String name : json.propertyNames()) {
      if (!List.of("checkpoints", "keys").contains(name)) {
        throw Refused.because(
            422,
            Message.of(
                "problem.unknown-member",
                name,
                Query.nearest(name, List.of("checkpoints", "keys"))));
      }
    }
    List<Checkpoint> checkpoints = new java.util.ArrayList<>();
    Set<String> keys = new java.util.HashSet<>();
    try {
      json.path("checkpoints").forEach(text -> checkpoints.add(Checkpoint.parse(text.asString())));
    } catch (IllegalArgumentException e) {
      throw Refused.because(422, Message.of("problem.checkpoint"));
    }
    json.path("keys").forEach(key -> keys.add(key.asString()));
    return new Expected(checkpoints, keys);
  }

  private static long number(String name, String text, long most) {
    if (text.matches("[1-9][0-9]{0,17}") && Long.parseLong(text) <= most) {
      return Long.parseLong(text);
    }
    throw Refused.because(422, Message.of("problem.number", name, text, most));
  }

  private LogReader reader() {
    return log.reader();
  }
}
