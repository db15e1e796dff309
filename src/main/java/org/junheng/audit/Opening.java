package org.junheng.audit;

/**
 * What opens a commitment: the value that was sealed and the salt that keeps it from being guessed.
 *
 * @param salt 16 random bytes, base64url without padding
 * @param value the sealed value as canonical JSON
 */
public record Opening(String salt, String value) {
  public Opening {
    if (salt.isEmpty() || salt.indexOf('\n') >= 0 || value.isEmpty()) {
      throw new IllegalArgumentException("no opening");
    }
  }

  /** The commitment that this opens: SHA-256, as 64 hexadecimal digits. */
  public String commitment() {
    return Hash.of("junheng-commitment/1\n" + salt + "\n" + value + "\n");
  }
}
