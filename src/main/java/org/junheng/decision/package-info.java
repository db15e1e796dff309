/**
 * Chooses rule set and day, evaluates a submission, sums up and explains the findings. Nothing here
 * knows of HTTP, of Drools or of the wall clock.
 */
@NullMarked
package org.junheng.decision;

import org.jspecify.annotations.NullMarked;
