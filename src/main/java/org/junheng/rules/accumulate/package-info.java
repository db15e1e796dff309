/** Functions that rules accumulate with, called by Drools. Nothing else lives here. */
@NullMarked
package org.junheng.rules.accumulate;

import org.jspecify.annotations.NullMarked;
