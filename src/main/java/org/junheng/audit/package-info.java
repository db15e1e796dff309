/**
 * The log: an append-only chain of entries with signed checkpoints, its verification, export and
 * retention. Knows bytes, kinds and labels; nothing here knows what a school or a rule is. The
 * format is specified in {@code docs/audit.md}.
 */
@NullMarked
package org.junheng.audit;

import org.jspecify.annotations.NullMarked;
