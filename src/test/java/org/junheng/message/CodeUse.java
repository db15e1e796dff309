package org.junheng.message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A message code that stands as a literal in the sources.
 *
 * @param arguments how many arguments fill its text, where that can be seen
 * @param file path below the folder of sources
 */
record CodeUse(String code, OptionalInt arguments, String file, int line) {
  private static final Pattern TOKEN =
      Pattern.compile(
          String.join(
              "|",
              "\"\"\".*?\"\"\"",
              "\"(?<string>(?:\\\\.|[^\"\\\\])*)\"",
              "'(?:\\\\.|[^'\\\\])+'",
              "//[^\\n]*",
              "/\\*.*?\\*/",
              "(?<open>[\\w.]*[(\\[{])",
              "(?<close>[)\\]}])",
              "(?<comma>,)"),
          Pattern.DOTALL);

  private static final Pattern CODE =
      Pattern.compile("(?<prefix>[a-z]+)\\.(?:[a-z0-9-]+(?:\\.[a-z0-9-]+)*|[A-Z_]+)");

  /** Calls that take a code and, after it, what fills its text; the last two add the word found. */
  private static final Pattern TELLING =
      Pattern.compile(
          "(?:.*\\.)?(?:Message\\.of|Fault\\.of|problem|refuse|(?<adding>unexpected|take))\\(");

  /**
   * All below a folder of Java sources.
   *
   * @param prefixes of the codes that are found wherever they stand; in calls that tell something
   *     every code is found
   */
  static List<CodeUse> below(Path folder, Set<String> prefixes) throws IOException {
    List<CodeUse> uses = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(each -> each.toString().endsWith(".java")).sorted().toList()) {
        uses.addAll(in(folder.relativize(path).toString(), Files.readString(path), prefixes));
      }
    }
    return uses;
  }

  /** All in one Java source, by line. */
  static List<CodeUse> in(String file, String java, Set<String> prefixes) {
    List<CodeUse> uses = new ArrayList<>();
    Deque<Bracket> open = new ArrayDeque<>(List.of(new Bracket("")));
    Matcher token = TOKEN.matcher(java);
    while (token.find()) {
      if (token.group("open") != null) {
        open.push(new Bracket(token.group("open")));
      } else if (token.group("close") != null) {
        uses.addAll(open.pop().close());
      } else if (token.group("comma") != null) {
        open.element().comma();
      } else if (token.group("string") != null) {
        Matcher code = CODE.matcher(token.group("string"));
        if (code.matches()) {
          int line = 1 + (int) java.chars().limit(token.start()).filter(c -> c == '\n').count();
          CodeUse use = new CodeUse(code.group(), OptionalInt.empty(), file, line);
          if (!open.element().takes(use) && prefixes.contains(code.group("prefix"))) {
            uses.add(use);
          }
        }
      }
    }
    uses.sort(Comparator.comparingInt(CodeUse::line));
    return uses;
  }

  @Override
  public String toString() {
    String given = arguments.isPresent() ? "(" + arguments.getAsInt() + ")" : "";
    return code + given + " at " + file + ":" + line;
  }

  /** A bracket that is still open; of a call that tells something, with its codes. */
  private static final class Bracket {
    private final boolean tells;
    private final List<CodeUse> codes = new ArrayList<>();
    private final int added;
    private int commas;

    Bracket(String opening) {
      Matcher telling = TELLING.matcher(opening);
      tells = telling.matches();
      added = tells && telling.group("adding") != null ? 1 : 0;
    }

    /** Whether the code is this call's: it stands in the first argument that holds any. */
    boolean takes(CodeUse use) {
      return tells && commas == 0 && codes.add(use);
    }

    void comma() {
      if (!codes.isEmpty()) {
        commas++;
      }
    }

    List<CodeUse> close() {
      OptionalInt given = OptionalInt.of(commas + added);
      return codes.stream().map(use -> new CodeUse(use.code, given, use.file, use.line)).toList();
    }
  }
}
