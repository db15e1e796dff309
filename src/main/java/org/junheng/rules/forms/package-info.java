/**
 * Where statistics workbooks hold the facts: the files under {@code forms}, read and checked. Knows
 * headers and rows by their texts, and nothing of spreadsheets.
 */
@NullMarked
package org.junheng.rules.forms;

import org.jspecify.annotations.NullMarked;
