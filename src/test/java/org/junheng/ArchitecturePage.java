package org.junheng;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code docs/architecture.md} says: its picture, its table of packages and its table of
 * libraries, each in the order of the page.
 */
record ArchitecturePage(List<Arrow> picture, List<Row> rows, List<Library> libraries) {
  static final Path PATH = Path.of("docs", "architecture.md");

  private static final Pattern ARROW = Pattern.compile("\\s*(\\w+) --> (\\w+)\\s*");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  /** An arrow of the picture. */
  record Arrow(String from, String to) {}

  /** A package and the packages that it may use. */
  record Row(String name, Set<String> mayUse) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A library, by the start of its package names, and the only packages that may use it. */
  record Library(String name, Set<String> usedBy) {
    @Override
    public String toString() {
      return name;
    }
  }

  static ArchitecturePage read() throws IOException {
    List<String> lines = Files.readAllLines(PATH);
    return new ArchitecturePage(
        lines.stream()
            .map(ARROW::matcher)
            .filter(Matcher::matches)
            .map(arrow -> new Arrow(arrow.group(1), arrow.group(2)))
            .toList(),
        cellsOfTable("| package |", lines)
            .map(cells -> new Row(onlyName(cells[1]), names(cells[3])))
            .toList(),
        cellsOfTable("| library |", lines)
            .map(cells -> new Library(onlyName(cells[1]), names(cells[2])))
            .toList());
  }

  Set<String> packageNames() {
    return rows.stream().map(Row::name).collect(TreeSet::new, Set::add, Set::addAll);
  }

  Set<String> packageNamesBelow(Row row) {
    return rows.subList(rows.indexOf(row) + 1, rows.size()).stream()
        .map(Row::name)
        .collect(TreeSet::new, Set::add, Set::addAll);
  }

  /** What the arrows of the picture lead to from a package, in one step or in several. */
  Set<String> reachableInPicture(String name) {
    Set<String> reached = new TreeSet<>();
    Deque<String> toFollow = new ArrayDeque<>(List.of(name));
    while (!toFollow.isEmpty()) {
      String from = toFollow.pop();
      picture.stream()
          .filter(arrow -> arrow.from().equals(from))
          .map(Arrow::to)
          .filter(reached::add)
          .forEach(toFollow::push);
    }
    return reached;
  }

  /** The rows under a heading line and its rule; the first cell of each array is empty. */
  private static Stream<String[]> cellsOfTable(String heading, List<String> lines) {
    return lines.stream()
        .dropWhile(line -> !line.startsWith(heading))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.split("\\|"));
  }

  private static Set<String> names(String cell) {
    Set<String> names = new TreeSet<>();
    Matcher name = NAME.matcher(cell);
    while (name.find()) {
      names.add(name.group(1));
    }
    return names;
  }

  private static String onlyName(String cell) {
    Collection<String> names = new HashSet<>(names(cell));
    if (names.size() != 1) {
      throw new IllegalStateException("One name in backticks is expected in: " + cell);
    }
    return names.iterator().next();
  }
}
