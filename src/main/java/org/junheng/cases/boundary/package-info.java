/**
 * The limits of rules with concrete facts on, above and below each, made from the rule itself, and
 * the cases that stand there. Judges by the rules' trees; changes no file.
 */
@NullMarked
package org.junheng.cases.boundary;

import org.jspecify.annotations.NullMarked;
