package org.junheng.audit;

/**
 * Makes a draft be recorded at most once, by whichever process: of all drafts with the same key
 * only the first becomes an entry.
 *
 * @param key what the sender calls its wish, with whatever keeps senders apart
 * @param fingerprint of what was asked, to tell the same wish from another one under the same key
 */
public record OnceKey(String key, String fingerprint) {
  public OnceKey {
    if (key.isEmpty() || key.length() > 1_000 || fingerprint.isEmpty()) {
      throw new IllegalArgumentException("no key for once: " + key);
    }
  }
}
