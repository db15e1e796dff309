package org.junheng.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Ed25519 key pair of one instance, in a file that only its owner can read. */
final class SigningKey {
  static final String FILE = "signing-key.pem";

  /** What stands before the 32 bytes of an Ed25519 public key in X.509 (RFC 8410). */
  private static final byte[] X509_PREFIX = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  private final PrivateKey secret;
  private final LogKey key;

  private SigningKey(PrivateKey secret, LogKey key) {
    this.secret = secret;
    this.key = key;
  }

  /** Reads the key of a data folder; makes it where there is none. */
  static SigningKey in(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      create(folder, file);
    }
    return read(file);
  }

  LogKey key() {
    return key;
  }

  /** Ed25519 signature as base64. */
  String sign(String text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(secret);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the key signed the text; no for whatever is no signature at all. */
  static boolean verifies(LogKey key, String text, String signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(publicKey(key));
      verifier.update(text.getBytes(StandardCharsets.UTF_8));
      return verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static PublicKey publicKey(LogKey key) throws GeneralSecurityException {
    byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + 32);
    System.arraycopy(
        Base64.getDecoder().decode(key.publicKey()), 0, encoded, X509_PREFIX.length, 32);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static SigningKey read(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.US_ASCII);
    try {
      PrivateKey secret =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new PKCS8EncodedKeySpec(block(text, "PRIVATE KEY")));
      byte[] encoded = block(text, "PUBLIC KEY");
      LogKey key =
          LogKey.of(
              Base64.getEncoder()
                  .encodeToString(
                      Arrays.copyOfRange(
                          encoded, Math.max(0, encoded.length - 32), encoded.length)));
      SigningKey pair = new SigningKey(secret, key);
      if (!verifies(key, FILE, pair.sign(FILE))) {
        throw new IOException(file + ": the two keys do not belong together");
      }
      return pair;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(file + ": holds no Ed25519 key pair", e);
    }
  }

  /** Written aside and linked into place: half a key is never seen, and of two makers one wins. */
  private static void create(Path folder, Path file) throws IOException {
    KeyPair pair;
    try {
      pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    Path aside = Files.createTempFile(folder, "signing-key", ".new");
    try {
      if (Files.getFileStore(aside).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rw-------"));
      }
      Files.writeString(
          aside,
          pem("PRIVATE KEY", pair.getPrivate().getEncoded())
              + pem("PUBLIC KEY", pair.getPublic().getEncoded()),
          StandardCharsets.US_ASCII,
          StandardOpenOption.DSYNC);
      Files.createLink(file, aside);
    } catch (FileAlreadyExistsException e) {
      // Another process was faster; its key is read.
    } catch (UnsupportedOperationException e) {
      Files.copy(aside, file);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  private static String pem(String what, byte[] encoded) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded));
  }

  private static byte[] block(String text, String what) {
    Matcher matcher =
        Pattern.compile("-----BEGIN " + what + "-----([^-]*)-----END " + what + "-----")
            .matcher(text);
    if (!matcher.find()) {
      throw new IllegalArgumentException("no " + what);
    }
    return Base64.getMimeDecoder().decode(matcher.group(1));
  }
}
