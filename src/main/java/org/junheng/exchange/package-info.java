/**
 * Excel and CSV: the template made of the fact types, and what people hand in turned into the facts
 * of a request, with every mistake led back to its cell. Judges nothing and stores nothing.
 */
@NullMarked
package org.junheng.exchange;

import org.jspecify.annotations.NullMarked;
