package org.junheng.rules.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.authoring.Statement.Section;

/** Cuts a rule file into statements: a header line, an annotation, a condition, a field. */
final class Statements {
  private static final int INDENT = 4;
  private static final Set<String> OUTSIDE =
      Set.of("package", "import", "global", "rule", "declare");
  private static final Set<String> ATTRIBUTES =
      Set.of("date-effective", "date-expires", "agenda-group");

  private final List<LaidToken> tokens;
  private final List<Statement> statements = new ArrayList<>();
  private Section section = Section.OUTSIDE;
  private List<LaidToken> current = new ArrayList<>();
  private boolean blankBefore;
  private int indent;
  private int depth;
  private @Nullable LaidToken before;

  private Statements(List<LaidToken> tokens) {
    this.tokens = tokens;
  }

  static List<Statement> of(List<LaidToken> tokens) {
    Statements statements = new Statements(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      statements.take(i);
    }
    statements.finish();
    return statements.statements;
  }

  private void take(int index) {
    LaidToken token = tokens.get(index);
    if (token.isComment()) {
      boolean own = token.lines() > 0 || (current.isEmpty() && statements.isEmpty());
      int next = nextWord(index);
      if (own && (next == tokens.size() || starts(next))) {
        finish();
        start(token, section == Section.OUTSIDE ? 0 : INDENT);
        current.add(token);
        finish();
      } else {
        addToCurrentOrLast(token);
      }
      return;
    }
    if (starts(index)) {
      finish();
      enter(token);
    }
    current.add(token);
    depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
    before = token;
    if (token.is("end") && depth == 0) {
      finish();
      section = Section.OUTSIDE;
    }
  }

  /** A comment behind the last word of a line stays there. */
  private void addToCurrentOrLast(LaidToken comment) {
    if (!current.isEmpty() || statements.isEmpty()) {
      current.add(comment);
      return;
    }
    Statement last = statements.remove(statements.size() - 1);
    List<LaidToken> longer = new ArrayList<>(last.tokens());
    longer.add(comment);
    statements.add(new Statement(last.section(), last.indent(), last.blankBefore(), longer));
  }

  private int nextWord(int index) {
    int next = index;
    while (next < tokens.size() && tokens.get(next).isComment()) {
      next++;
    }
    return next;
  }

  private boolean starts(int index) {
    LaidToken token = tokens.get(index);
    if (depth > 0) {
      return false;
    }
    if (before == null) {
      return true;
    }
    if (section != Section.OUTSIDE && token.is("end")) {
      return true;
    }
    return switch (section) {
      case OUTSIDE -> OUTSIDE.contains(token.text()) && !before.is(".") || before.is("end");
      case HEAD -> token.is("@") || ATTRIBUTES.contains(token.text()) || token.is("when");
      case WHEN ->
          token.is("then")
              || before.is("when")
              || ((before.is(")") || before.is(";")) && !token.is(";"));
      case THEN -> before.is("then");
      case DECLARE -> startsInDeclare(index);
    };
  }

  /** A field with its annotations, or a line of annotations of the type. */
  private boolean startsInDeclare(int index) {
    LaidToken token = tokens.get(index);
    LaidToken first = current.isEmpty() ? token : current.get(0);
    if (token.is("@")) {
      boolean goesOn = first.is("@") && first != token && token.lines() == 0;
      boolean inField = !first.is("@") && !first.is("declare");
      return !goesOn && !inField;
    }
    int next = nextWord(index + 1);
    return token.kind() == LaidToken.Kind.WORD && next < tokens.size() && tokens.get(next).is(":");
  }

  private void enter(LaidToken token) {
    boolean unitWord = token.is("when") || token.is("then") || token.is("end");
    int inside = section == Section.OUTSIDE || unitWord ? 0 : INDENT;
    start(token, inside);
    if (section == Section.OUTSIDE) {
      section =
          token.is("rule") ? Section.HEAD : token.is("declare") ? Section.DECLARE : Section.OUTSIDE;
    } else if (token.is("when") && section == Section.HEAD) {
      section = Section.WHEN;
    } else if (token.is("then") && section == Section.WHEN) {
      section = Section.THEN;
    }
  }

  private void start(LaidToken token, int columns) {
    indent = columns;
    blankBefore = blank(token);
  }

  private boolean blank(LaidToken token) {
    if (statements.isEmpty()) {
      return false;
    }
    boolean asWritten = token.lines() > 1;
    List<LaidToken> last = statements.get(statements.size() - 1).tokens();
    boolean afterComment = last.get(0).isComment();
    if (section == Section.DECLARE) {
      return asWritten && !token.is("@") && !token.is("end") && !last.get(0).is("declare");
    }
    if (section != Section.OUTSIDE) {
      return false;
    }
    if (afterComment) {
      return asWritten;
    }
    return token.isComment() || token.is("rule") || token.is("declare");
  }

  private void finish() {
    if (!current.isEmpty()) {
      Section of = current.get(0).is("end") ? Section.OUTSIDE : section;
      statements.add(new Statement(of, indent, blankBefore, List.copyOf(current)));
      current = new ArrayList<>();
    }
  }
}
