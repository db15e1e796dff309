/**
 * Reads rules back as sentences, in Chinese and English, from their trees and the labels of the
 * facts alone. Judges nothing and checks nothing.
 */
@NullMarked
package org.junheng.rules.reading;

import org.jspecify.annotations.NullMarked;
