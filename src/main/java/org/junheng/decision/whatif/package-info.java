/**
 * What would be if some facts of a recorded decision were others: changes of its submission, and
 * the two results held against each other. Nothing here is stored.
 */
@NullMarked
package org.junheng.decision.whatif;

import org.jspecify.annotations.NullMarked;
