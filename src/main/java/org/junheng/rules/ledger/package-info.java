/**
 * Holds the clauses of a document, the rules and the cases against each other, number by number,
 * and shows them on one page. Runs no rule.
 */
@NullMarked
package org.junheng.rules.ledger;

import org.jspecify.annotations.NullMarked;
