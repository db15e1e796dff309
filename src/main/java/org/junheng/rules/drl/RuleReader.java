package org.junheng.rules.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.drl.RuleTree.Annotation;
import org.junheng.rules.drl.RuleTree.Call;
import org.junheng.rules.drl.RuleTree.Condition;
import org.junheng.rules.drl.RuleTree.Pattern;

/**
 * Reads one rule, by recursive descent. Each part is read even where another could not be: head,
 * every condition, right side.
 */
final class RuleReader {
  private static final Set<String> ATTRIBUTES =
      Set.of("date-effective", "date-expires", "agenda-group");

  private final Cursor cursor;
  private final LeftReader left;
  private @Nullable Pattern subject;

  RuleReader(Cursor cursor) {
    this.cursor = cursor;
    this.left = new LeftReader(cursor);
  }

  /** The rule, from behind its keyword. */
  RuleDraft rule(Position at) {
    cursor.takeLost();
    String name = name();
    List<Annotation> annotations = new ArrayList<>();
    List<Annotation> attributes = new ArrayList<>();
    head(annotations, attributes);
    List<Condition> conditions = left();
    Call demand = right();
    end(at);
    return new RuleDraft(
        name, annotations, attributes, subject, conditions, demand, at, cursor.takeLost());
  }

  private @Nullable String name() {
    int from = cursor.mark();
    try {
      return cursor.string();
    } catch (Cursor.Unexpected e) {
      cursor.tell(e);
      if (!cursor.isFirstOnLine()) {
        cursor.toNextLine(from);
      }
      return null;
    }
  }

  private void head(List<Annotation> annotations, List<Annotation> attributes) {
    while (!cursor.skip("when")) {
      if (cursor.endsRule() || cursor.next().is("then")) {
        cursor.problem(cursor.previous().after(), "rule.missing-keyword", "when");
        return;
      }
      if (cursor.next().is("@")) {
        if (!attributes.isEmpty()) {
          cursor.problem(cursor.at(), "rule.annotation-order");
        }
        annotations.add(annotation(cursor));
      } else if (isAttribute()) {
        attributes.add(attribute());
      } else if (cursor.isSlipOf("when") && cursor.isFirstOnLine()) {
        cursor.keyword("when");
        return;
      } else if (startsLeft()) {
        cursor.problem(cursor.at(), "rule.missing-keyword", "when");
        return;
      } else {
        int from = cursor.mark();
        cursor.tell(cursor.unexpected("rule.not-in-head"));
        if (!cursor.isNext(Token.Kind.FAULTY) && cursor.hasDayOnLine()) {
          attributes.add(Annotation.illegible("date-effective", cursor.at()));
        }
        if (cursor.isNext(Token.Kind.FAULTY)) {
          cursor.advance();
        } else {
          cursor.toNextLine(from);
        }
      }
    }
  }

  private boolean startsLeft() {
    boolean pattern = cursor.isNext(Token.Kind.WORD) && cursor.after().is("(");
    return cursor.isNext(Token.Kind.VARIABLE)
        || (pattern && Character.isUpperCase(cursor.next().text().charAt(0)))
        || cursor.startsCondition()
        || cursor.next().is("require");
  }

  private boolean isAttribute() {
    return cursor.isNext(Token.Kind.WORD)
        && (ATTRIBUTES.contains(cursor.next().text())
            || (cursor.next().text().contains("-")
                && ATTRIBUTES.stream().anyMatch(cursor::isSlipOf)));
  }

  private Annotation attribute() {
    int from = cursor.mark();
    Position at = cursor.at();
    String name = cursor.next().text();
    for (String known : ATTRIBUTES.stream().sorted().toList()) {
      if (cursor.isSlipOf(known)) {
        cursor.keyword(known);
        name = known;
        break;
      }
    }
    if (cursor.mark() == from) {
      cursor.advance();
    }
    try {
      return new Annotation(name, cursor.string(), at);
    } catch (Cursor.Unexpected e) {
      cursor.tell(e);
      if (!cursor.isFirstOnLine()) {
        cursor.toNextLine(cursor.mark());
      }
      return Annotation.illegible(name, at);
    }
  }

  /** The annotations that stand here, in a rule or a declaration. */
  static List<Annotation> annotations(Cursor cursor) {
    List<Annotation> annotations = new ArrayList<>();
    while (cursor.next().is("@")) {
      annotations.add(annotation(cursor));
    }
    return annotations;
  }

  private static Annotation annotation(Cursor cursor) {
    int from = cursor.mark();
    Position at = cursor.at();
    String name = "";
    try {
      cursor.expect("@");
      name = cursor.qualifiedName();
      Position opening = cursor.at();
      cursor.expect("(");
      String value = cursor.string();
      if (!cursor.isFirstOnLine() && !cursor.next().is("@")) {
        cursor.expect(")");
      } else {
        cursor.close(opening);
      }
      return new Annotation(name, value, at);
    } catch (Cursor.Unexpected e) {
      cursor.tell(e);
      if (!cursor.isFirstOnLine()) {
        cursor.toNextLine(cursor.mark() == from ? from : cursor.mark());
      }
      return Annotation.illegible(name, at);
    }
  }

  private List<Condition> left() {
    List<Condition> conditions = new ArrayList<>();
    if (cursor.endsLeft()) {
      cursor.problem(cursor.at(), "rule.empty-left");
      return conditions;
    }
    int from = cursor.mark();
    try {
      subject = left.pattern(false);
    } catch (Cursor.Unexpected e) {
      cursor.tell(e);
      cursor.toNextCondition(from);
    }
    cursor.skip(";");
    while (!cursor.endsLeft()) {
      from = cursor.mark();
      try {
        conditions.add(left.condition());
        cursor.skip(";");
      } catch (Cursor.Unexpected e) {
        cursor.tell(e);
        cursor.toNextCondition(from);
      }
    }
    return conditions;
  }

  private @Nullable Call right() {
    if (cursor.endsRule()) {
      cursor.problem(cursor.previous().after(), "rule.missing-keyword", "then");
      return null;
    }
    cursor.keyword("then");
    int from = cursor.mark();
    Call demand = null;
    try {
      demand = new CallReader(cursor).requirement();
      if (!cursor.skip(";")) {
        if (cursor.endsRule()) {
          if (demand.isLegible()) {
            cursor.problem(cursor.previous().after(), "rule.missing-semicolon");
          }
        } else {
          throw cursor.unexpected("rule.after-demand");
        }
      }
      if (!cursor.endsRule()) {
        throw cursor.unexpected("rule.second-statement");
      }
    } catch (Cursor.Unexpected e) {
      cursor.tell(e);
      cursor.toEnd(from);
    }
    return demand;
  }

  private void end(Position at) {
    if (!cursor.skipKeyword("end")) {
      cursor.problem(cursor.previous().after(), "rule.missing-end", "rule", at.line());
    }
  }
}
