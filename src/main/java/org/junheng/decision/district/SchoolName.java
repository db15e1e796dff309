package org.junheng.decision.district;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Fact;

/**
 * A school, or something of it, as it is named to callers.
 *
 * @param id the school's code
 * @param name the school's
 * @param part what of it is meant: 小学; null where the school itself is
 * @param path JSON pointer within the facts of what is meant
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SchoolName(@Nullable String id, String name, @Nullable String part, String path) {

  /** The name of any fact; the district goes by its own name. */
  static SchoolName of(Fact fact) {
    Fact school = school(fact);
    return school == null
        ? new SchoolName(null, fact.label(), null, fact.path())
        : new SchoolName(
            school.identity(), school.label(), school == fact ? null : fact.label(), fact.path());
  }

  /** The school that a fact is or belongs to; null for the district and what is its own. */
  static @Nullable Fact school(Fact fact) {
    for (Fact above = fact; above != null; above = above.parent()) {
      if (above.type().besideRoot()) {
        return above;
      }
    }
    return null;
  }
}
