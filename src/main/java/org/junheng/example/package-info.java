/**
 * Makes example districts from a seed, as JSON. Uses Jackson and nothing of this program, so that
 * tests of the program can trust it.
 */
@NullMarked
package org.junheng.example;

import org.jspecify.annotations.NullMarked;
