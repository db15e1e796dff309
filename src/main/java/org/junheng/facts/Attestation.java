package org.junheng.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An office's answer to a target that no count can show.
 *
 * @param answer yes or no
 * @param by who answers for it
 * @param on when
 * @param evidence what shows it
 */
public record Attestation(
    boolean answer, @Nullable String by, @Nullable LocalDate on, @Nullable String evidence) {}
