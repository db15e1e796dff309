/**
 * What would have to change for an unmet target to be met: by the smallest whole steps, for a
 * school and for the district. Only proposes; it decides nothing, and knows no target by name.
 */
@org.jspecify.annotations.NullMarked
package org.junheng.decision.remedy;
