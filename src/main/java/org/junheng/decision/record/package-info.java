/**
 * Decisions as they stand in the log: what is recorded of each, how it is found again, held against
 * its own rules and against the decisions before it. Knows neither HTTP nor databases.
 */
@NullMarked
package org.junheng.decision.record;

import org.jspecify.annotations.NullMarked;
