/**
 * Fact types as values, submissions, their validation and schema. Nothing here knows of rules, of
 * Drools or of HTTP.
 */
@NullMarked
package org.junheng.facts;

import org.jspecify.annotations.NullMarked;
