/**
 * REST, problems and headers: translates between callers and the packages below. Nothing is judged
 * here, and no package but {@code app} may use this one.
 */
@NullMarked
package org.junheng.web;

import org.jspecify.annotations.NullMarked;
