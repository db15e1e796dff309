package org.junheng.rules.drl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.RuleProblem;

/**
 * Reads the files of the profile: package, imports, the global, fact types, rules.
 *
 * <p>The grammar is the profile: there is no production for anything else, so nothing else gets
 * past it. After a mistake the reading goes on with the next part, so that a file's mistakes are
 * found in one go.
 */
public final class DrlReader {
  private static final Set<String> STARTS = Set.of("import", "global", "declare", "rule");

  private final String file;
  private final List<RuleProblem> problems;
  private final Cursor cursor;

  private DrlReader(String file, String text, List<RuleProblem> problems) {
    this.file = file;
    this.problems = problems;
    this.cursor = new Cursor(Tokens.of(file, text, problems), problems);
  }

  /**
   * @param file path below {@code rules/}, for messages
   * @param problems receives what is outside the profile; the result is to be used only if nothing
   *     came
   */
  public static DrlFile read(String file, String text, List<RuleProblem> problems) {
    return new DrlReader(file, text, problems).file();
  }

  /**
   * Reads a condition that stands in an annotation.
   *
   * @param at the annotation, where mistakes are reported
   */
  public static Optional<RuleTree.Constraint> readConstraint(
      Position at, String text, List<RuleProblem> problems) {
    List<RuleProblem> found = new ArrayList<>();
    Cursor cursor = new Cursor(Tokens.of(at.file(), text, found), found);
    try {
      RuleTree.Constraint constraint = new ConstraintReader(cursor).constraint();
      if (!cursor.atEnd()) {
        throw cursor.unexpected("rule.not-in-profile");
      }
      if (found.isEmpty()) {
        return Optional.of(constraint);
      }
    } catch (Cursor.Unexpected e) {
      cursor.tell(e);
    }
    found.forEach(
        problem ->
            problems.add(new RuleProblem(at.file(), at.line(), at.column(), problem.message())));
    return Optional.empty();
  }

  private DrlFile file() {
    Position start = cursor.at();
    String packageName = packageName();
    List<DrlFile.Import> imports = new ArrayList<>();
    DrlFile.@Nullable Global global = null;
    List<DrlFile.TypeTree> types = new ArrayList<>();
    List<RuleDraft> rules = new ArrayList<>();
    Set<String> lost = new HashSet<>(cursor.takeLost());
    while (!cursor.atEnd()) {
      int from = cursor.mark();
      try {
        if (cursor.skipKeyword("import")) {
          importLine().ifPresent(imports::add);
        } else if (cursor.skipKeyword("global")) {
          global = global(global);
        } else if (isKeyword("declare")) {
          types.add(new TypeReader(cursor).type());
        } else if (isKeyword("rule")) {
          Position at = cursor.at();
          cursor.keyword("rule");
          lost.addAll(cursor.takeLost());
          rules.add(new RuleReader(cursor).rule(at));
        } else {
          throw cursor.unexpected("rule.not-in-profile");
        }
      } catch (Cursor.Unexpected e) {
        cursor.tell(e);
        if (cursor.mark() == from || !cursor.startsUnit()) {
          cursor.toNextUnit();
        }
      }
    }
    lost.addAll(cursor.takeLost());
    return new DrlFile(file, packageName, start, imports, global, types, rules, lost);
  }

  private boolean isKeyword(String word) {
    return cursor.next().is(word) || (cursor.isSlipOf(word) && cursor.isFirstOnLine());
  }

  private String packageName() {
    if (!cursor.skipKeyword("package")) {
      if (cursor.startsUnit() || cursor.atEnd()) {
        cursor.keyword("package");
      } else {
        cursor.tell(cursor.unexpected("rule.expected", "package"));
        cursor.toNextUnit();
      }
      return "";
    }
    if (cursor.startsUnit() || cursor.atEnd()) {
      if (cursor.mark() > 0) {
        cursor.problem(cursor.previous().after(), "rule.expected-name", cursor.next().shown());
      }
      return "";
    }
    try {
      String name = cursor.qualifiedName();
      cursor.skip(";");
      return name;
    } catch (Cursor.Unexpected e) {
      cursor.tell(e);
      cursor.toNextUnit();
      return "";
    }
  }

  private DrlFile.Global global(DrlFile.@Nullable Global before) {
    Position at = cursor.at();
    DrlFile.Global read = new DrlFile.Global(cursor.qualifiedName(), cursor.word(), at);
    cursor.skip(";");
    if (before != null) {
      problems.add(at.problem("rule.second-global"));
    }
    return read;
  }

  private boolean isName() {
    return cursor.isNext(Token.Kind.WORD) && !STARTS.contains(cursor.next().text());
  }

  /** An import that fills its line; nothing with a problem where something else stands there. */
  private Optional<DrlFile.Import> importLine() {
    int from = cursor.mark();
    Position at = cursor.at();
    boolean accumulate = cursor.skip("accumulate");
    StringBuilder name = new StringBuilder();
    String function = null;
    while (isName()) {
      name.append(cursor.word());
      if (!cursor.skip(".")) {
        break;
      }
      name.append('.');
    }
    if (accumulate && isName()) {
      function = cursor.word();
    }
    cursor.skip(";");
    boolean formed =
        name.toString().matches("\\w+(?:\\.\\w+)*")
            && (accumulate == (function != null))
            && (cursor.isFirstOnLine()
                || cursor.atEnd()
                || cursor.previous().is(";")
                || STARTS.contains(cursor.next().text()));
    if (formed) {
      return Optional.of(new DrlFile.Import(name.toString(), function, at));
    }
    if (!cursor.isNext(Token.Kind.FAULTY)) {
      String rest = cursor.isFirstOnLine() || cursor.atEnd() ? "" : " " + cursor.next().text();
      problems.add(at.problem("rule.import-not-allowed", name + rest));
    }
    cursor.loseAny();
    while (!cursor.atEnd() && !cursor.isFirstOnLine()) {
      cursor.advance();
    }
    cursor.lose(from);
    return Optional.empty();
  }
}
