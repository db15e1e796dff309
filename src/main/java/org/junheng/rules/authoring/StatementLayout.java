package org.junheng.rules.authoring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.authoring.Statement.Section;

/**
 * Lays one statement out. Breaks behind commas stay where the author put them; a line that is still
 * too long gets more of them.
 */
final class StatementLayout {
  static final int WIDTH = 160;
  private static final int STEP = 4;

  private final Statement statement;
  private final List<LaidToken> tokens;
  private final boolean[] space;
  private final boolean[] breakable;
  private final int[] depth;
  private final Set<Integer> breaks = new TreeSet<>();

  /** A parenthesis that holds its content with a space on either side, or tightly. */
  private enum Parenthesis {
    PATTERN,
    ACCUMULATE,
    RESULTS,
    TIGHT;

    boolean isSpaced() {
      return this != TIGHT;
    }
  }

  private StatementLayout(Statement statement) {
    this.statement = statement;
    this.tokens = statement.tokens();
    this.space = new boolean[tokens.size()];
    this.breakable = new boolean[tokens.size()];
    this.depth = new int[tokens.size()];
    measure();
  }

  static List<String> lines(Statement statement) {
    StatementLayout layout = new StatementLayout(statement);
    List<String> lines = layout.render();
    while (layout.breakAnother(lines)) {
      lines = layout.render();
    }
    return lines;
  }

  /** Spaces and possible breaks, word by word. */
  private void measure() {
    Deque<Parenthesis> open = new ArrayDeque<>();
    LaidToken word = null;
    for (int i = 0; i < tokens.size(); i++) {
      LaidToken token = tokens.get(i);
      depth[i] = open.size();
      boolean inside = !open.isEmpty() && open.peek() != Parenthesis.TIGHT;
      boolean afterComma = word != null && (word.is(",") || word.is(";")) && !open.isEmpty();
      breakable[i] =
          switch (statement.section()) {
            case WHEN -> afterComma && inside;
            case THEN -> afterComma;
            case DECLARE -> token.is("@") && open.isEmpty() && i > 0;
            case OUTSIDE, HEAD -> false;
          };
      if (i > 0) {
        space[i] = isSpaced(tokens.get(i - 1), token, open);
        boolean afterLineComment = tokens.get(i - 1).kind() == LaidToken.Kind.LINE_COMMENT;
        if (afterLineComment || (token.lines() > 0 && (token.isComment() || breakable[i]))) {
          breaks.add(i);
        }
      }
      if (token.is("(")) {
        open.push(kind(word, open));
      } else if (token.is(")") && !open.isEmpty()) {
        open.pop();
      } else if (token.is(";") && open.peek() == Parenthesis.ACCUMULATE) {
        open.pop();
        open.push(Parenthesis.RESULTS);
      }
      word = token.isComment() ? word : token;
    }
  }

  private Parenthesis kind(@Nullable LaidToken word, Deque<Parenthesis> open) {
    if (statement.section() != Section.WHEN
        || word == null
        || word.kind() != LaidToken.Kind.WORD
        || word.is("in")
        || open.peek() == Parenthesis.RESULTS) {
      return Parenthesis.TIGHT;
    }
    return word.is("accumulate") ? Parenthesis.ACCUMULATE : Parenthesis.PATTERN;
  }

  private static boolean isSpaced(LaidToken left, LaidToken right, Deque<Parenthesis> open) {
    if (left.isComment() || right.isComment()) {
      return true;
    }
    if (right.is(",") || right.is(";") || right.is(".") || left.is(".") || left.is("@")) {
      return false;
    }
    boolean spacedInside = open.peek() != null && open.peek().isSpaced();
    if (left.is("(")) {
      return !right.is(")") && spacedInside;
    }
    if (right.is(")")) {
      return spacedInside;
    }
    return !right.is("(") || left.kind() != LaidToken.Kind.WORD || left.is("in");
  }

  private List<String> render() {
    List<String> lines = new ArrayList<>();
    Deque<Integer> contents = new ArrayDeque<>();
    StringBuilder line = new StringBuilder(" ".repeat(statement.indent()));
    for (int i = 0; i < tokens.size(); i++) {
      LaidToken token = tokens.get(i);
      if (breaks.contains(i)) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(indentOfNext(contents)));
      } else if (space[i]) {
        line.append(' ');
      }
      line.append(token.text());
      if (token.is("(")) {
        boolean spaced = i + 1 < tokens.size() && space[i + 1];
        contents.push(line.length() + (spaced ? 1 : 0));
      } else if (token.is(")") && !contents.isEmpty()) {
        contents.pop();
      }
    }
    lines.add(line.toString());
    return lines;
  }

  private int indentOfNext(Deque<Integer> contents) {
    if (statement.section() == Section.WHEN && !contents.isEmpty()) {
      return contents.element();
    }
    return statement.indent() + STEP * Math.max(1, contents.size());
  }

  /** Breaks the first line that is too long and can be broken. */
  private boolean breakAnother(List<String> lines) {
    if (statement.section() == Section.DECLARE) {
      return false;
    }
    int first = 0;
    for (String line : lines) {
      int next = nextBreak(first);
      if (line.length() > WIDTH) {
        OptionalInt at = lastThatFits(first, next, line);
        if (at.isPresent()) {
          return breaks.add(at.getAsInt());
        }
      }
      first = next;
    }
    return false;
  }

  private int nextBreak(int first) {
    return breaks.stream().filter(at -> at > first).findFirst().orElse(tokens.size());
  }

  /** The last break of the least depth that leaves a line short enough. */
  private OptionalInt lastThatFits(int first, int next, String line) {
    int length = line.length() - line.stripLeading().length();
    List<Integer> fitting = new ArrayList<>();
    for (int i = first; i < next; i++) {
      if (i > first && breakable[i] && length <= WIDTH) {
        fitting.add(i);
      }
      length += tokens.get(i).text().length() + (i > first && space[i] ? 1 : 0);
    }
    int least = fitting.stream().mapToInt(i -> depth[i]).min().orElse(0);
    return fitting.stream()
        .flatMapToInt(IntStream::of)
        .filter(i -> statement.section() == Section.WHEN || depth[i] == least)
        .max();
  }
}
