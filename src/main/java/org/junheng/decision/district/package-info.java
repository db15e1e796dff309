/**
 * The district as a whole: result tables, what holds it back, the colours and the ledger of each
 * school, ranking and relapses. Made from a decision and its rules; nothing here judges anything by
 * itself, and no number of a policy stands here.
 */
@NullMarked
package org.junheng.decision.district;

import org.jspecify.annotations.NullMarked;
