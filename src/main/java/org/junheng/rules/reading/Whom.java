package org.junheng.rules.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;

/**
 * The things that a pattern looks at.
 *
 * @param joined what they belong to, or are; null for the subject and where all are looked at
 * @param by the field that they have in common with the subject; null where they are joined
 *     otherwise
 * @param conditions what must be true of each, the join left out
 */
record Whom(
    FactType type,
    Place place,
    @Nullable FactType joined,
    @Nullable FactField by,
    List<Said> conditions) {
  /** Where the things are looked for. */
  enum Place {
    /** It is what the rule judges. */
    SUBJECT,
    /** Only where they belong to the same thing as the subject. */
    WITHIN,
    /** That thing itself. */
    ITSELF,
    /** Wherever a field is the same as the subject's. */
    ALIKE,
    /** Everywhere in the submission. */
    ANYWHERE
  }

  Whom {
    conditions = List.copyOf(conditions);
  }
}
