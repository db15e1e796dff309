/**
 * Long work that goes on when its caller has left and the service has been restarted: files handed
 * in, how far each has come, and results. Knows no HTTP and no rule.
 */
@NullMarked
package org.junheng.jobs;

import org.jspecify.annotations.NullMarked;
