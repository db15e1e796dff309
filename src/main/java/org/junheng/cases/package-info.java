/**
 * Scenario cases beside the rules, run against them, and what they leave uncovered. Nothing here
 * changes a rule or knows how a result is shown.
 */
@NullMarked
package org.junheng.cases;

import org.jspecify.annotations.NullMarked;
