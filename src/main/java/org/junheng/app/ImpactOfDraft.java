package org.junheng.app;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "impact",
    header = "推算影响 / Look at the impact of a draft",
    description = {
      "用现行规则和草稿各判一遍有记录的每所学校，等做完，以 JSON 打印哪些结论会变。",
      "Have every school on record judged by both, wait, and print as JSON what comes out otherwise."
    })
final class ImpactOfDraft extends SpeakToService {
  private static final Set<String> UNDER_WAY = Set.of("waiting", "running");

  @Parameters(
      paramLabel = "DRAFT",
      description = {"草稿的编号。", "Id of the draft."})
  private String draft = "";

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      description = {
        "按哪一天判，如 2027-09-01；缺省按各自当时的那一天。",
        "The day as of which all are judged, like 2027-09-01; that of each decision by default."
      })
  private @Nullable String asOf;

  @Override
  int ask(ServiceClient client) throws ServiceClient.Failed {
    String path = "/v1/drafts/" + ServiceClient.encoded(draft) + "/impact";
    String query = asOf == null ? "" : "?asOf=" + ServiceClient.encoded(asOf);
    JsonNode job = client.post(path + query, Map.of(), null).json();
    String id = job.path("id").asString();
    while (UNDER_WAY.contains(job.path("state").asString())) {
      try {
        TimeUnit.MILLISECONDS.sleep(500);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return ExitCode.FAILED;
      }
      job = client.get("/v1/jobs/" + id).json();
    }
    print(client.get(path).json());
    return job.path("state").asString().equals("done") ? ExitCode.DONE : ExitCode.FAILED;
  }
}
