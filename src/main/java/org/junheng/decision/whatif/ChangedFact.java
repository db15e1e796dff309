package org.junheng.decision.whatif;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A place of the submission that was changed.
 *
 * @param change which of the changes asked for it, from 0
 * @param pointer JSON pointer within the facts
 * @param from null where there was nothing
 * @param to null where nothing is left
 */
public record ChangedFact(
    int change, String pointer, @Nullable JsonNode from, @Nullable JsonNode to) {}
