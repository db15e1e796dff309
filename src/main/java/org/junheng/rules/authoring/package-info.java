/**
 * Helps to write rules: lays rule files out and scaffolds new targets. Texts in, texts out; nothing
 * here touches a file.
 */
@NullMarked
package org.junheng.rules.authoring;

import org.jspecify.annotations.NullMarked;
