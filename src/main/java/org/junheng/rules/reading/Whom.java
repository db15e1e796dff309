package org.junheng.rules.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactType;

/**
 * The things that a pattern looks at.
 *
 * @param joined what they belong to, or are; null for the subject and where all are looked at
 * @param conditions what must be true of each, the join left out
 */
record Whom(FactType type, Place place, @Nullable FactType joined, List<Said> conditions) {
  /** Where the things are looked for. */
  enum Place {
    /** It is what the rule judges. */
    SUBJECT,
    /** Only where they belong to the same thing as the subject. */
    WITHIN,
    /** That thing itself. */
    ITSELF,
    /** Everywhere in the submission. */
    ANYWHERE
  }

  Whom {
    conditions = List.copyOf(conditions);
  }
}
