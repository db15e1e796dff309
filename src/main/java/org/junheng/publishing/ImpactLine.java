package org.junheng.publishing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.Outcome;

/**
 * What another rule set would change in one submission on record.
 *
 * @param decision id of the decision that was made of it
 * @param asOf the day as of which it was judged by both
 * @param district null where another submission is the last word on the district
 * @param lookedAt how many schools it is the last word on
 * @param schools those of them for which anything changes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImpactLine(
    UUID decision,
    String pack,
    LocalDate asOf,
    String districtCode,
    String districtName,
    @Nullable Changed district,
    int lookedAt,
    List<Changed> schools) {
  public ImpactLine {
    schools = List.copyOf(schools);
  }

  /**
   * A school, or the district itself.
   *
   * @param id code
   * @param from its verdict before; null where nothing was judged
   * @param to its verdict after; null where nothing is judged
   * @param flips findings with another outcome
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Changed(
      String id, String name, @Nullable Outcome from, @Nullable Outcome to, List<Flip> flips) {
    public Changed {
      flips = List.copyOf(flips);
    }

    /** Whether the verdict is another one. */
    public boolean changesVerdict() {
      return from != to;
    }

    boolean isNothing() {
      return flips.isEmpty() && !changesVerdict();
    }
  }

  /**
   * A finding with another outcome.
   *
   * @param subject JSON pointer within the facts
   * @param from null where there was no such finding
   * @param to null where there is none any more
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Flip(
      String target,
      String title,
      String subject,
      String label,
      @Nullable Outcome from,
      @Nullable Outcome to) {}
}
