/**
 * Who does something, and what they may: people, their keys, systems, roles. Knows neither HTTP nor
 * rules.
 */
@NullMarked
package org.junheng.identity;

import org.jspecify.annotations.NullMarked;
