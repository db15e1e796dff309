/**
 * How a figure moves with a number of steps, exactly: polynomials, their quotients, and the first
 * step at which one reaches a limit. Knows numbers alone.
 */
@org.jspecify.annotations.NullMarked
package org.junheng.rules.algebra;
