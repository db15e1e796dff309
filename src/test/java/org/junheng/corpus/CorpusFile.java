package org.junheng.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junheng.cases.CaseFile;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSetReader;

/**
 * A file under {@code src/test/resources/corpus}, one slip away from a sound one. What must be said
 * of it stands beside it, under the same name with {@code .expected}:
 *
 * <pre>
 * what is wrong with it, in a sentence
 * at: plan/classes.drl            where it is put in the sound folder
 * from: plan/classes.drl          the sound file it was made from, where that is another
 * without: plan/pack.yaml         a sound file that is taken away
 * pad: 1000001                    filled up with blanks to so many bytes
 * copies: 2000                    so many empty files beside it
 * plan/classes.drl:11:27 rule.unknown-field
 * </pre>
 *
 * <p>A folder of the same name with {@code .more} holds files to be added.
 *
 * @param path of the file itself
 * @param settings the lines with a name
 * @param told file:line:column and code, of every problem and no other
 */
record CorpusFile(
    String name, Path path, String sentence, Map<String, String> settings, List<String> told) {
  static final Path CORPUS = Path.of("src/test/resources/corpus");
  private static final Path SOUND = CORPUS.resolve("sound");

  /** All of a folder, by name. */
  static List<CorpusFile> in(String folder) {
    try (Stream<Path> files = Files.list(CORPUS.resolve(folder))) {
      return files
          .filter(file -> !file.toString().endsWith(".expected") && Files.isRegularFile(file))
          .sorted()
          .map(CorpusFile::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CorpusFile read(Path path) {
    String file = path.getFileName().toString();
    String name = file.substring(0, file.lastIndexOf('.'));
    Map<String, String> settings = new HashMap<>();
    List<String> told = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(path.resolveSibling(name + ".expected"));
      for (String line : lines.subList(1, lines.size())) {
        int colon = line.indexOf(": ");
        if (colon > 0) {
          settings.put(line.substring(0, colon), line.substring(colon + 2));
        } else {
          told.add(line);
        }
      }
      return new CorpusFile(name, path, lines.get(0), settings, told);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String place() {
    return settings.get("at");
  }

  /** The sound file of which it is a broken copy. */
  String from() {
    return settings.getOrDefault("from", place());
  }

  List<String> codes() {
    return told.stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList();
  }

  static String sound(String file) throws IOException {
    return Files.readString(SOUND.resolve(file));
  }

  /** Puts the sound folder there, with this file in its place. */
  void writeTo(Path folder) throws IOException {
    copy(SOUND, folder);
    if (settings.containsKey("without")) {
      Files.delete(folder.resolve(settings.get("without")));
    }
    Path more = path.resolveSibling(name + ".more");
    if (Files.isDirectory(more)) {
      copy(more, folder);
    }
    Path target = folder.resolve(place());
    Files.createDirectories(target.getParent());
    byte[] bytes = Files.readAllBytes(path);
    if (settings.containsKey("pad")) {
      byte[] padded = new byte[Integer.parseInt(settings.get("pad"))];
      java.util.Arrays.fill(padded, (byte) ' ');
      System.arraycopy(bytes, 0, padded, 0, bytes.length);
      bytes = padded;
    }
    Files.write(target, bytes);
    for (int i = 0; i < Integer.parseInt(settings.getOrDefault("copies", "0")); i++) {
      Files.writeString(folder.resolve("plan/note%04d.md".formatted(i)), "");
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  /**
   * What is said of a folder of rules and of the cases in it.
   *
   * @param files receives what was read
   */
  static List<RuleProblem> problems(Path folder, List<RuleFiles> files) throws IOException {
    List<RuleProblem> problems = new ArrayList<>();
    if (RuleSetReader.read(folder) instanceof RuleSetReader.Result.Broken broken) {
      problems.addAll(broken.problems());
    }
    RuleFiles read = RuleFiles.read(folder, new ArrayList<>());
    CaseFile.read(read, problems);
    files.add(read);
    return problems.stream().distinct().sorted().toList();
  }

  static String line(RuleProblem problem) {
    return problem.file()
        + ":"
        + problem.line()
        + ":"
        + problem.column()
        + " "
        + problem.message().code();
  }

  @Override
  public String toString() {
    return name + ": " + sentence;
  }
}
