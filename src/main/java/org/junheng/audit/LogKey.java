package org.junheng.audit;

/**
 * A public key that checkpoints are signed with.
 *
 * @param id SHA-256 of its 32 bytes, as 64 hexadecimal digits
 * @param publicKey Ed25519, its 32 bytes as base64 (RFC 8032)
 */
public record LogKey(String id, String publicKey) {
  public LogKey {
    byte[] bytes = Base64Text.read(publicKey);
    if (bytes.length != 32 || !Hash.of(bytes).equals(id)) {
      throw new IllegalArgumentException("no key: " + publicKey);
    }
  }

  /** The key of these 32 bytes as base64. */
  public static LogKey of(String publicKey) {
    return new LogKey(Hash.of(Base64Text.read(publicKey)), publicKey);
  }
}
