package org.junheng.rules.drl;

import java.util.ArrayList;
import java.util.List;
import org.junheng.rules.drl.RuleTree.Annotation;

/** Reads a {@code declare}, field by field. */
final class TypeReader {
  private final Cursor cursor;

  TypeReader(Cursor cursor) {
    this.cursor = cursor;
  }

  DrlFile.TypeTree type() {
    Position declared = cursor.at();
    cursor.keyword("declare");
    Position at = cursor.at();
    String name = cursor.word();
    if (!cursor.isFirstOnLine() && !follows()) {
      int from = cursor.mark();
      cursor.tell(cursor.unexpected("rule.after-type-name"));
      cursor.toNextLine(from);
    }
    List<Annotation> annotations = RuleReader.annotations(cursor);
    List<DrlFile.FieldTree> fields = new ArrayList<>();
    while (!cursor.endsRule()) {
      int from = cursor.mark();
      try {
        fields.add(field());
        cursor.skip(";");
      } catch (Cursor.Unexpected e) {
        cursor.tell(e);
        toNextField(from);
      }
    }
    if (!cursor.skipKeyword("end")) {
      cursor.problem(cursor.previous().after(), "rule.missing-end", "declare", declared.line());
    }
    return new DrlFile.TypeTree(name, annotations, fields, at);
  }

  /** Whether what follows belongs to a declaration, though it stands on the same line. */
  private boolean follows() {
    return cursor.next().is("@")
        || cursor.next().is(";")
        || cursor.next().is("end")
        || cursor.after().is(":")
        || cursor.atEnd();
  }

  private DrlFile.FieldTree field() {
    Position at = cursor.at();
    String name = cursor.word();
    cursor.expect(":");
    int typeFrom = cursor.mark();
    String type = cursor.word();
    if (!cursor.isFirstOnLine() && !follows()) {
      int from = cursor.mark();
      cursor.tell(cursor.unexpected("rule.after-field-type"));
      cursor.toNextLine(from);
      cursor.lose(typeFrom);
    }
    return new DrlFile.FieldTree(name, type, RuleReader.annotations(cursor), at);
  }

  private void toNextField(int from) {
    if (cursor.mark() == from) {
      cursor.advance();
    }
    while (!cursor.endsRule() && !(cursor.isFirstOnLine() && cursor.after().is(":"))) {
      cursor.advance();
    }
    cursor.lose(from);
  }
}
