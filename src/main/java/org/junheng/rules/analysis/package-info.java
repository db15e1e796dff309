/**
 * Holds rules against each other and against their own words: gaps, overlaps, contradictions, rules
 * that bind nobody, titles that say otherwise, standards weaker than those compared with. Each is
 * shown on facts. Fires nothing: it judges by the rules' trees.
 */
@NullMarked
package org.junheng.rules.analysis;

import org.jspecify.annotations.NullMarked;
