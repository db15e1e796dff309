/**
 * Compiles checked rules and fires them. The only package that knows Drools' runtime; it judges
 * nothing itself.
 */
@NullMarked
package org.junheng.engine;

import org.jspecify.annotations.NullMarked;
