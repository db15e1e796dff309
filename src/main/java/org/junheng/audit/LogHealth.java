package org.junheng.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;

/**
 * Whether the log can be written.
 *
 * @param writable whether the last write, or try to write, went well
 * @param since when this began
 * @param reason why it cannot be written, null if it can
 */
public record LogHealth(boolean writable, Instant since, @Nullable Message reason) {}
