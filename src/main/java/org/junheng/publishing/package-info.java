/**
 * How a rule goes live: publications in the log, the rule set in force, the watched folder. Knows
 * neither HTTP nor who may do what.
 */
@NullMarked
package org.junheng.publishing;

import org.jspecify.annotations.NullMarked;
