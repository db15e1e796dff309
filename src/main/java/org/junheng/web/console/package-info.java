/**
 * The console: pages for people, in Chinese and English. What they show comes from the same places
 * as what the API answers; nothing is judged or worked out here that is not there.
 */
@NullMarked
package org.junheng.web.console;

import org.jspecify.annotations.NullMarked;
