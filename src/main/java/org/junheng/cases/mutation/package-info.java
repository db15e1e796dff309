/**
 * Mutants of rules: each small mistake that somebody might make in a rule, and the case that
 * notices it. Judges by the rules' trees alone; compiles nothing and changes no file.
 */
@NullMarked
package org.junheng.cases.mutation;

import org.jspecify.annotations.NullMarked;
