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
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.junheng.batch.LineAnswer;
import org.junheng.exchange.Workbooks;
import org.junheng.identity.Actor;
import org.junheng.identity.Role;
import org.junheng.jobs.Job;
import org.junheng.jobs.JobRefused;
import org.junheng.jobs.Jobs;
import org.junheng.message.Message;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Long work: handed in, looked after, fetched. */
@Allowed({Role.SUBMITTER, Role.ADMINISTRATOR})
@RestController
@Tag(name = "任务 Jobs")
final class JobsController {
  private static final String ID = "任务的编号 / Id of the job";
  private static final int CHUNK = 64 * 1024;

  private final Jobs jobs;

  JobsController(Jobs jobs) {
    this.jobs = jobs;
  }

  /** Jobs, newest first. */
  record JobList(List<JobDocument> jobs) {}

  @Allowed(Role.SUBMITTER)
  @PostMapping(path = "/v1/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      operationId = "submitJob",
      summary = "提交任务 / Submit a job",
      description =
          """
          把一个文件交来慢慢判：一行一份请求的 .ndjson，或 .xlsx、.csv。一行一所学校的一览表逐行判定，
          填报模板和一校一簿的报表作为一份请求。文件收完就答复，判定随后进行；服务重启后接着做，不会漏也不会重复记录。
          file 是文件名，what 是 decide（记录，缺省）或 evaluate（不记录），其余参数是文件里没有写明的，同 /v1/imports。

          Takes a file to be judged in its own time: .ndjson with a request a line, .xlsx or .csv. A list of
          schools is judged row by row; the template and the forms of one school are one request. Answered
          when the file is here; judging follows, goes on after a restart of the service, loses nothing and
          records nothing twice. file is its name, what is decide (recorded, the default) or evaluate (not
          recorded); the other parameters say what the file does not, as for /v1/imports.
          """,
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = Workbooks.TYPE,
                    schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = BatchQuery.NDJSON, schema = @Schema(type = "string"))
              }))
  @Parameter(
      name = "file",
      in = ParameterIn.QUERY,
      schema = @Schema(type = "string"),
      description = "文件名，后缀说明是哪一种 / Name of the file; its ending says of which kind it is")
  @Parameter(
      name = "what",
      in = ParameterIn.QUERY,
      schema =
          @Schema(
              type = "string",
              allowableValues = {"decide", "evaluate"}),
      description = "判定并记录，还是只试算 / Decide and record, or only evaluate")
  JobDocument submit(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Caller caller = Caller.of(request);
    try {
      var job = jobs.submit(JobQuery.of(request, caller), request.getInputStream());
      response.setHeader("Location", "/v1/jobs/" + job.id());
      return JobDocument.of(new Jobs.Standing(job, null), caller.language());
    } catch (JobRefused e) {
      if (e.later()) {
        response.setHeader("Retry-After", "60");
      }
      throw Refused.because(e.later() ? 503 : 413, e.reason());
    }
  }

  @GetMapping(path = "/v1/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "listJobs",
      summary = "任务一览 / Jobs",
      description = "全部任务，最新的在前。\n\nAll jobs that are kept, newest first.")
  JobList list(HttpServletRequest request) {
    Query.of(request);
    Caller caller = Caller.of(request);
    return new JobList(
        jobs.list().stream()
            .filter(each -> JobDocument.isFor(each.job(), caller.actor()))
            .map(each -> JobDocument.of(each, caller.language()))
            .toList());
  }

  @GetMapping(path = "/v1/jobs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "job",
      summary = "任务进度 / A job",
      description =
          """
          状态（waiting、running、done、failed、cancelled）、已判多少、目前各种结论的数目、有错的行数、估计还要多久。

          Its state (waiting, running, done, failed, cancelled), how many are judged, findings so far by
          outcome, bad lines, and the time it will take, estimated.
          """)
  @Parameter(name = "id", in = ParameterIn.PATH, description = ID)
  JobDocument one(HttpServletRequest request, @PathVariable("id") String id) {
    Query.of(request);
    return JobDocument.of(found(id, request), Caller.of(request).language());
  }

  @Allowed(Role.SUBMITTER)
  @GetMapping(path = "/v1/jobs/{id}/result", produces = BatchQuery.NDJSON)
  @Operation(
      operationId = "jobResult",
      summary = "任务结果 / Result of a job",
      description =
          """
          到目前为止的答复，一行一个，与成批判定相同；没有做完的，是已经写到盘上的那些行。

          The answers so far, one a line, as when many are decided; of a job that is not finished, the lines
          that are on disk.
          """,
      responses =
          @ApiResponse(
              responseCode = "200",
              content =
                  @Content(
                      mediaType = BatchQuery.NDJSON,
                      schema = @Schema(implementation = LineAnswer.class))))
  @Parameter(name = "id", in = ParameterIn.PATH, description = ID)
  void result(
      HttpServletRequest request, HttpServletResponse response, @PathVariable("id") String id)
      throws IOException {
    Query.of(request);
    Job job = found(id, request).job();
    Actor actor = Actors.of(request);
    // Administrators look after jobs; what schools have in them is their owners'.
    if (job.owner() != null && !JobDocument.isOwn(job, actor)) {
      throw unknown(id);
    }
    Jobs.Result result = jobs.result(job.id()).orElseThrow(() -> unknown(id));
    response.setContentType(BatchQuery.NDJSON);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + id + ".ndjson\"");
    response.setContentLengthLong(result.bytes());
    if (result.bytes() == 0) {
      return;
    }
    try (InputStream in = Files.newInputStream(result.file())) {
      copy(in, response.getOutputStream(), result.bytes());
    }
  }

  private static void copy(InputStream in, OutputStream out, long bytes) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long left = bytes;
    while (left > 0) {
      int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
      if (read < 0) {
        throw new IOException("the result is shorter than it was");
      }
      out.write(chunk, 0, read);
      left -= read;
    }
  }

  @PostMapping(path = "/v1/jobs/{id}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "cancelJob",
      summary = "停止任务 / Cancel a job",
      description =
          """
          不再往下判；已经判定、记录的保留。已经结束的任务不变。

          Judges no further; what is judged and recorded stays. A finished job stays as it is.
          """)
  @Parameter(name = "id", in = ParameterIn.PATH, description = ID)
  JobDocument cancel(HttpServletRequest request, @PathVariable("id") String id) {
    Query.of(request);
    Jobs.Standing cancelled =
        jobs.cancel(found(id, request).job().id()).orElseThrow(() -> unknown(id));
    return JobDocument.of(cancelled, Caller.of(request).language());
  }

  @DeleteMapping(path = "/v1/jobs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      operationId = "removeJob",
      summary = "删除任务 / Remove a job",
      description =
          """
          删除已经结束的任务，连同交来的文件和结果；审计日志里的判定不受影响。还没有结束的，先停止（409）。

          Removes a finished job with its file and its result; decisions in the log stay. One that is not
          finished has to be cancelled first (409).
          """)
  @Parameter(name = "id", in = ParameterIn.PATH, description = ID)
  void remove(HttpServletRequest request, @PathVariable("id") String id) throws IOException {
    Query.of(request);
    Jobs.Standing job = found(id, request);
    if (!jobs.remove(job.job().id())) {
      throw Refused.because(409, Message.of("problem.job-under-way", id));
    }
  }

  /**
   * @throws Refused where there is none, or it is somebody else's
   */
  private Jobs.Standing found(String id, HttpServletRequest request) {
    UUID known;
    try {
      known = UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw unknown(id);
    }
    return jobs.find(known)
        .filter(each -> JobDocument.isFor(each.job(), Actors.of(request)))
        .orElseThrow(() -> unknown(id));
  }

  private static Refused unknown(String id) {
    return Refused.because(404, Message.of("problem.job-unknown", id));
  }
}
