/**
 * YAML in which everything knows its line and column, and what people mistype in it. Knows no
 * meanings, only forms.
 */
@NullMarked
package org.junheng.rules.yaml;

import org.jspecify.annotations.NullMarked;
