package org.junheng.publishing;

import java.util.SortedMap;
import org.junheng.rules.SmallRules;
import tools.jackson.databind.JsonNode;

/** The small rules of {@link DraftBench} for tests that start the service. */
public final class DraftFolder {
  public static final String RULES = SmallRules.RULES;
  public static final String CASES = DraftBench.CASES;

  private DraftFolder() {}

  public static SortedMap<String, byte[]> files() {
    return DraftBench.rules().files().files();
  }

  /** Cases at the limit and one step to either side. */
  public static String cases(int limit) {
    return DraftBench.cases(limit);
  }

  /** A request for a decision; single quotes stand for double ones. */
  public static JsonNode request(String district, String countDate, String schools) {
    return DraftBench.request(district, countDate, schools);
  }
}
