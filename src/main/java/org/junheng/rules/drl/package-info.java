/**
 * The rule profile as a grammar: text to trees and trees to text. Knows no meanings, only forms.
 */
@NullMarked
package org.junheng.rules.drl;

import org.jspecify.annotations.NullMarked;
