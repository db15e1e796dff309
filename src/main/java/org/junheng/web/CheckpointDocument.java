package org.junheng.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.Checkpoint;
import org.junheng.audit.EntryHeader;
import org.junheng.audit.LogKey;

/**
 * A signed head of the log.
 *
 * @param size the last position
 * @param head hash of the entry there
 * @param text what to keep: it holds all of this, signed
 * @param publicKey that verifies it; null where the log does not know the key
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckpointDocument(
    UUID log,
    long size,
    String head,
    String time,
    String keyId,
    String signature,
    String text,
    @Nullable String publicKey) {
  public static CheckpointDocument of(Checkpoint checkpoint, List<LogKey> keys) {
    return new CheckpointDocument(
        checkpoint.logId(),
        checkpoint.size(),
        checkpoint.head(),
        EntryHeader.time(checkpoint.time()),
        checkpoint.keyId(),
        checkpoint.signature(),
        checkpoint.text(),
        keys.stream()
            .filter(key -> key.id().equals(checkpoint.keyId()))
            .map(LogKey::publicKey)
            .findFirst()
            .orElse(null));
  }
}
