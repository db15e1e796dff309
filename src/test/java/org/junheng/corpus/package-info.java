/** Files that people wrote wrongly, or that attack, and what must be said of each. */
@NullMarked
package org.junheng.corpus;

import org.jspecify.annotations.NullMarked;
