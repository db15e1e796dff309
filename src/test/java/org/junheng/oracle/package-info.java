/**
 * A second opinion on the plan of 2024: its targets judged in plain Java, written by hand from the
 * document's readings, so that the rules can be held against it. May use nothing of the service.
 */
@NullMarked
package org.junheng.oracle;

import org.jspecify.annotations.NullMarked;
