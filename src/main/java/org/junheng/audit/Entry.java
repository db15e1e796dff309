package org.junheng.audit;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the log.
 *
 * @param header what is chained
 * @param body the text that was given, or null where retention dropped it
 * @param openings what opens the commitments in the body
 */
public record Entry(EntryHeader header, @Nullable String body, Openings openings) {}
