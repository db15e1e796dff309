package org.junheng.rules.analysis;

import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactType;

/**
 * A thing of the facts to be made up.
 *
 * @param place among its like within the parent, from 0
 * @param optional whether it may be left out
 */
record Node(FactType type, @Nullable Node parent, int place, boolean optional) {}
