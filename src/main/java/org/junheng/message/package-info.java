/**
 * What is told to people, by stable code, in Chinese and English. Knows nothing else of the
 * program.
 */
@NullMarked
package org.junheng.message;

import org.jspecify.annotations.NullMarked;
