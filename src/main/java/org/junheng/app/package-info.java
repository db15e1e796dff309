/**
 * The main class, configuration and the command line; puts the parts together. No rule of the
 * policy and no arithmetic lives here.
 */
@NullMarked
package org.junheng.app;

import org.jspecify.annotations.NullMarked;
