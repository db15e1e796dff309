/**
 * The {@code rules/} tree as values: packs, targets, their meaning over the parse tree, and {@link
 * Require}. Knows Drools by its accumulate interface alone.
 */
@NullMarked
package org.junheng.rules;

import org.jspecify.annotations.NullMarked;
