package org.junheng.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;

/** The bytes of a {@code rules/} folder: what a rule set is made of and named by. */
public final class RuleFiles {
  private static final long LARGEST = 1_000_000;
  private static final int MOST = 2_000;

  private final SortedMap<String, byte[]> files;
  private volatile @Nullable String id;

  /**
   * @param files path below the folder, with forward slashes, to content; not changed any more
   */
  public RuleFiles(SortedMap<String, byte[]> files) {
    SortedMap<String, byte[]> byName = new TreeMap<>();
    byName.putAll(files);
    this.files = java.util.Collections.unmodifiableSortedMap(byName);
  }

  /** Path below the folder, with forward slashes, to content. */
  public SortedMap<String, byte[]> files() {
    return files;
  }

  /** Reads a folder; hidden files and what is no file are left out. */
  public static RuleFiles read(Path folder, List<RuleProblem> problems) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder, 5)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile).sorted()::iterator) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        if (name.startsWith(".")
            || name.contains("/.")
            || !(name.endsWith(".drl") || name.endsWith(".yaml") || name.endsWith(".md"))) {
          continue;
        }
        if (Files.size(path) > LARGEST) {
          problems.add(
              new RuleProblem(name, 1, 1, Message.of("file.too-large", Files.size(path), LARGEST)));
          continue;
        }
        if (files.size() >= MOST) {
          problems.add(new RuleProblem(name, 1, 1, Message.of("file.too-many", MOST)));
          break;
        }
        files.put(name, Files.readAllBytes(path));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new RuleFiles(files);
  }

  /**
   * Makes a folder hold these files: those that {@link #read} would take and that are not among
   * them are removed, other files stay. Each is written as a whole or not at all.
   */
  public void writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    RuleFiles there = read(folder, new java.util.ArrayList<>());
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (!Arrays.equals(there.files.get(file.getKey()), file.getValue())) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Path fresh = path.resolveSibling("." + path.getFileName() + ".new");
        Files.write(fresh, file.getValue());
        Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    for (String name : there.files.keySet()) {
      if (!files.containsKey(name)) {
        Files.delete(folder.resolve(name));
      }
    }
  }

  /**
   * Every file in order of path, as path, NUL, length in bytes as digits, NUL, bytes: one stream
   * from which the files can be had again.
   */
  public byte[] content() {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      content.writeBytes(
          (file.getKey() + "\0" + file.getValue().length + "\0").getBytes(StandardCharsets.UTF_8));
      content.writeBytes(file.getValue());
    }
    return content.toByteArray();
  }

  /**
   * The files of a {@link #content()}.
   *
   * @throws IllegalArgumentException where it is not one
   */
  public static RuleFiles of(byte[] content) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    int at = 0;
    while (at < content.length) {
      int name = end(content, at);
      int length = end(content, name + 1);
      String digits = new String(content, name + 1, length - name - 1, StandardCharsets.US_ASCII);
      int size = digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
      if (size < 0 || size > content.length - length - 1) {
        throw new IllegalArgumentException("not the content of a rule set");
      }
      files.put(
          new String(content, at, name - at, StandardCharsets.UTF_8),
          Arrays.copyOfRange(content, length + 1, length + 1 + size));
      at = length + 1 + size;
    }
    return new RuleFiles(files);
  }

  private static int end(byte[] content, int from) {
    for (int i = from; i < content.length; i++) {
      if (content[i] == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("not the content of a rule set");
  }

  /** SHA-256 of the {@link #content()}: the name of the rule set. */
  public String id() {
    String known = id;
    if (known == null) {
      // The folder is asked again and again whether it is the one that is known.
      known = HexFormat.of().formatHex(sha256().digest(content()));
      id = known;
    }
    return known;
  }

  /**
   * The text of a file. One in another encoding is a problem and is then read in that encoding, so
   * that the rest of it is still checked; nothing where no text can be made of it.
   */
  public Optional<String> text(String name, List<RuleProblem> problems) {
    FileText text = FileText.of(Objects.requireNonNull(files.get(name)));
    text.fault().ifPresent(fault -> problems.add(new RuleProblem(name, text.line(), 1, fault)));
    return text.text();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
