/**
 * Many requests one after another, in little memory: reads items from a stream, has several judged
 * at a time, writes the answers in order. Knows no HTTP and keeps nothing.
 */
@NullMarked
package org.junheng.batch;

import org.jspecify.annotations.NullMarked;
