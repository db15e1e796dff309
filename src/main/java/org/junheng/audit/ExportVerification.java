package org.junheng.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.Discrepancy.Kind;
import org.junheng.message.Message;
import tools.jackson.databind.JsonNode;

/** Verifies an exported file, line by line. */
final class ExportVerification {
  private static final int LONGEST_LINE = 256 * 1024 * 1024;

  private static final Set<String> START =
      Set.of("export", "logId", "first", "last", "previous", "masked", "keys");

  private static final Set<String> HEADER =
      Set.of("position", "kind", "id", "recordedAt", "bodyHash", "previous", "hash");

  private final Expected expected;
  private final MessageDigest whole = Hash.digest();
  private final MessageDigest beforeEnd = Hash.digest();
  private @Nullable Verifier verifier;
  private @Nullable Verification result;
  private long first;
  private long last;
  private boolean masked;
  private long lines;
  private boolean ended;

  private ExportVerification(Expected expected) {
    this.expected = expected;
  }

  static ExportVerification of(Path file, Expected expected) throws IOException {
    ExportVerification verification = new ExportVerification(expected);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      verification.read(in);
    }
    return verification;
  }

  Verification result() {
    return java.util.Objects.requireNonNull(result);
  }

  long first() {
    return first;
  }

  long last() {
    return last;
  }

  boolean masked() {
    return masked;
  }

  /** SHA-256 of the whole file. */
  String fileHash() {
    return HexFormat.of().formatHex(whole.digest());
  }

  private void read(InputStream in) throws IOException {
    byte[] line = next(in);
    Verifier to = start(line);
    verifier = to;
    while ((line = next(in)) != null) {
      if (ended) {
        to.found(Kind.FILE_CHANGED, to.last(), Message.of("audit.file-after-end", lines));
      }
      if (line.length == 0 || line[line.length - 1] != '\n') {
        to.found(Kind.RECORD_TORN, to.last(), Message.of("audit.record-torn", lines));
        break;
      }
      JsonNode tree = tree(line);
      try {
        if (tree == null) {
          throw new IllegalArgumentException("no JSON");
        }
        pass(to, tree);
      } catch (IllegalArgumentException e) {
        to.found(Kind.FORMAT_UNKNOWN, to.last(), Message.of("audit.line-unknown", lines));
      }
      if (!ended) {
        beforeEnd.update(line);
      }
    }
    if (!ended) {
      to.found(Kind.RECORD_TORN, to.last(), Message.of("audit.file-without-end", lines));
    }
    result = to.finish(last);
  }

  /** The first line; without it nothing can be told, but that is told. */
  private Verifier start(byte @Nullable [] line) {
    JsonNode tree = line == null ? null : tree(line);
    try {
      if (line == null || tree == null || !names(tree).equals(START)) {
        throw new IllegalArgumentException("no start");
      }
      beforeEnd.update(line);
      if (!text(tree, "export").equals(ExportWriter.FORMAT)) {
        throw new IllegalArgumentException("another format");
      }
      first = number(tree, "first");
      last = number(tree, "last");
      masked = tree.get("masked").isBoolean() && tree.get("masked").booleanValue();
      String previous = text(tree, "previous");
      if (!tree.get("masked").isBoolean()
          || !Hash.isOne(previous)
          || first < 1
          || last < first
          || (first == 1) != previous.equals(Hash.NONE)) {
        throw new IllegalArgumentException("no range");
      }
      Verifier made = new Verifier(expected, text(tree, "logId"), first, previous, masked, last);
      for (JsonNode key : tree.get("keys")) {
        made.key(LogKey.of(key.asString("")));
      }
      return made;
    } catch (IllegalArgumentException e) {
      Verifier made = new Verifier(expected, "", 1, Hash.NONE, true, 0);
      made.found(Kind.FORMAT_UNKNOWN, 0, Message.of("audit.start-unknown", ExportWriter.FORMAT));
      return made;
    }
  }

  private void pass(Verifier to, JsonNode line) {
    Set<String> names = names(line);
    if (line.has("entry")) {
      names.removeAll(Set.of("entry", "body", "openings"));
      JsonNode header = line.get("entry");
      // What lies beyond the range came along only to show the next signature.
      boolean beyond = number(header, "position") > last;
      if (!names.isEmpty() || !names(header).equals(HEADER) || (beyond && line.has("body"))) {
        throw new IllegalArgumentException("no entry");
      }
      to.entry(
          new RawEntry(
              number(header, "position"),
              text(header, "kind"),
              text(header, "id"),
              text(header, "recordedAt"),
              text(header, "bodyHash"),
              text(header, "previous"),
              text(header, "hash"),
              line.has("body") ? text(line, "body") : null,
              line.has("openings") ? CanonicalJson.text(line.get("openings")) : null));
    } else if (names.equals(Set.of("checkpoint"))) {
      to.checkpoint(text(line, "checkpoint"));
    } else if (names.equals(Set.of("archived", "content"))) {
      to.content(text(line, "archived"), Base64Text.read(text(line, "content")));
    } else if (names.equals(Set.of("lines", "sha256"))) {
      ended = true;
      if (number(line, "lines") != lines - 1
          || !text(line, "sha256").equals(HexFormat.of().formatHex(beforeEnd.digest()))) {
        to.found(Kind.FILE_CHANGED, to.last(), Message.of("audit.file-changed"));
      }
    } else {
      throw new IllegalArgumentException("no such line");
    }
  }

  private static String text(JsonNode of, String name) {
    JsonNode node = of.path(name);
    if (!node.isString()) {
      throw new IllegalArgumentException("no text: " + name);
    }
    return node.stringValue();
  }

  private static long number(JsonNode of, String name) {
    JsonNode node = of.path(name);
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw new IllegalArgumentException("no number: " + name);
    }
    return node.longValue();
  }

  private static Set<String> names(JsonNode object) {
    return new TreeSet<>(object.propertyNames());
  }

  private static @Nullable JsonNode tree(byte[] line) {
    try {
      return ExactJson.read(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString());
    } catch (CharacterCodingException | IllegalArgumentException e) {
      return null;
    }
  }

  /** The next line with its line feed, if it has one; null at the end. */
  private byte @Nullable [] next(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(4_096);
    int read;
    while ((read = in.read()) >= 0) {
      line.write(read);
      if (read == '\n' || line.size() > LONGEST_LINE) {
        break;
      }
    }
    if (line.size() == 0) {
      return null;
    }
    lines++;
    byte[] bytes = line.toByteArray();
    whole.update(bytes);
    return bytes;
  }
}
