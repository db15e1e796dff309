package org.junheng.rules.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.drl.RuleTree.Annotation;

/**
 * Reads the files of the profile: package, imports, the global, fact types, rules.
 *
 * <p>The grammar is the profile: there is no production for anything else, so nothing else gets
 * past it. After a mistake the reading goes on at the next rule or type, so that a file's mistakes
 * are found in one go.
 */
public final class DrlReader {
  private final String file;
  private final List<RuleProblem> problems;
  private final Cursor cursor;

  private DrlReader(String file, String text, List<RuleProblem> problems) {
    this.file = file;
    this.problems = problems;
    this.cursor = new Cursor(Tokens.of(file, text, problems));
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
    Cursor cursor = new Cursor(Tokens.of(at.file(), text, found));
    try {
      RuleTree.Constraint constraint = new RuleReader(cursor).constraint();
      if (!cursor.atEnd()) {
        throw cursor.unexpected("rule.not-in-profile");
      }
      if (found.isEmpty()) {
        return Optional.of(constraint);
      }
    } catch (Cursor.Unexpected e) {
      found.add(e.problem);
    }
    found.forEach(
        problem ->
            problems.add(new RuleProblem(at.file(), at.line(), at.column(), problem.message())));
    return Optional.empty();
  }

  private DrlFile file() {
    Position start = cursor.at();
    String packageName = "";
    List<DrlFile.Import> imports = new ArrayList<>();
    DrlFile.@Nullable Global global = null;
    List<DrlFile.TypeTree> types = new ArrayList<>();
    List<RuleTree> rules = new ArrayList<>();
    try {
      cursor.expect("package");
      packageName = cursor.qualifiedName();
      cursor.skip(";");
    } catch (Cursor.Unexpected e) {
      problems.add(e.problem);
      cursor.toNextUnit();
    }
    while (!cursor.atEnd()) {
      try {
        if (cursor.skip("import")) {
          imports.add(importLine());
        } else if (cursor.skip("global")) {
          Position at = cursor.at();
          DrlFile.Global read = new DrlFile.Global(cursor.qualifiedName(), cursor.word(), at);
          cursor.skip(";");
          if (global != null) {
            problems.add(at.problem("rule.second-global"));
          }
          global = read;
        } else if (cursor.next().is("declare")) {
          types.add(type());
        } else if (cursor.next().is("rule")) {
          rules.add(new RuleReader(cursor).rule());
        } else {
          throw cursor.unexpected("rule.not-in-profile");
        }
      } catch (Cursor.Unexpected e) {
        problems.add(e.problem);
        cursor.toNextUnit();
      }
    }
    return new DrlFile(file, packageName, start, imports, global, types, rules);
  }

  private DrlFile.Import importLine() {
    Position at = cursor.at();
    boolean accumulate = cursor.skip("accumulate");
    String name = cursor.qualifiedName();
    String function = accumulate ? cursor.word() : null;
    cursor.skip(";");
    return new DrlFile.Import(name, function, at);
  }

  private DrlFile.TypeTree type() {
    cursor.expect("declare");
    Position at = cursor.at();
    String name = cursor.word();
    List<Annotation> annotations = annotations(cursor);
    List<DrlFile.FieldTree> fields = new ArrayList<>();
    while (!cursor.skip("end")) {
      Position fieldAt = cursor.at();
      String field = cursor.word();
      cursor.expect(":");
      String type = cursor.word();
      fields.add(new DrlFile.FieldTree(field, type, annotations(cursor), fieldAt));
      cursor.skip(";");
    }
    return new DrlFile.TypeTree(name, annotations, fields, at);
  }

  static List<Annotation> annotations(Cursor cursor) {
    List<Annotation> annotations = new ArrayList<>();
    while (cursor.next().is("@")) {
      Position at = cursor.at();
      cursor.expect("@");
      String name = cursor.word();
      cursor.expect("(");
      annotations.add(new Annotation(name, cursor.string(), at));
      cursor.expect(")");
    }
    return annotations;
  }
}
