package org.junheng.publishing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.record.LatestSubmissions;
import org.junheng.rules.RuleSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is to be judged by two rule sets to see what one changes in the other: the last word on
 * every school and district on record, under each pack that may find something else. A submission
 * is judged as a whole, so that sums over its schools stay right, and is asked only about those on
 * whom it is the last word.
 */
public final class Impact {
  private Impact() {}

  /**
   * The submissions, in the order in which they were recorded.
   *
   * @param districts codes of the districts that may be looked at; null for all
   */
  public static List<LatestSubmissions.Latest> submissions(
      LogReader reader, RuleSet before, RuleSet after, @Nullable Set<String> districts)
      throws LogUnavailable {
    Set<String> packs = DraftPacks.judgingOtherwise(before, after);
    return LatestSubmissions.of(reader, packs).stream()
        .filter(each -> districts == null || districts.contains(each.districtCode()))
        .toList();
  }

  /** The same as lines of JSON, as {@link ImpactJudge} takes them. */
  public static byte[] lines(List<LatestSubmissions.Latest> submissions) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (LatestSubmissions.Latest each : submissions) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      line.put(ImpactJudge.POSITION, each.position());
      line.put(ImpactJudge.DISTRICT, each.district());
      ArrayNode schools = line.putArray(ImpactJudge.SCHOOLS);
      each.schools().forEach(schools::add);
      lines.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return lines.toByteArray();
  }
}
