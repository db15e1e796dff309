package org.junheng.rules.drl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.drl.RuleTree.Argument;
import org.junheng.rules.drl.RuleTree.Call;
import org.junheng.rules.drl.RuleTree.Illegible;
import org.junheng.rules.drl.RuleTree.Variable;

/** Reads the right side of a rule: one call of {@code require}. */
final class CallReader {
  private final Cursor cursor;
  private int depth;

  CallReader(Cursor cursor) {
    this.cursor = cursor;
  }

  Call requirement() {
    if (++depth > ConstraintReader.DEEPEST) {
      throw cursor.unexpected("rule.too-deep");
    }
    if (!cursor.next().is("require")) {
      if (!cursor.isSlipOf("require") && !isSlipBeforeCall()) {
        throw cursor.unexpected("rule.only-require");
      }
      cursor.problem(cursor.at(), "rule.misspelt-keyword", cursor.next().text(), "require");
    }
    cursor.advance();
    Call call = call(true);
    depth--;
    return call;
  }

  /** {@code requier.atMost(…)}. */
  private boolean isSlipBeforeCall() {
    return cursor.isNext(Token.Kind.WORD)
        && cursor.after().is(".")
        && org.junheng.message.Nearest.to(cursor.next().text(), List.of("require")).isPresent();
  }

  /**
   * @param first whether it stands right behind {@code require}; behind another call no third
   *     follows
   */
  private Call call(boolean first) {
    cursor.expect(".");
    Position at = cursor.at();
    String method = cursor.word();
    Position opening = cursor.at();
    cursor.expect("(");
    List<Argument> arguments = new ArrayList<>();
    if (!cursor.next().is(")")) {
      do {
        arguments.add(legible());
      } while (cursor.skip(","));
    }
    if (cursor.next().is(";") || cursor.endsRule()) {
      cursor.close(opening);
    } else {
      cursor.expect(")");
    }
    if (!first && cursor.next().is(".")) {
      throw cursor.unexpected("rule.one-call");
    }
    @Nullable Call then = first && cursor.next().is(".") ? call(false) : null;
    return new Call(method, arguments, then, at);
  }

  /** An argument; one that cannot be read is passed over. */
  private Argument legible() {
    int from = cursor.mark();
    int before = depth;
    Position at = cursor.at();
    if (cursor.endsRule()) {
      // That the call is not closed is told by who opened it.
      return new Illegible(at);
    }
    try {
      Argument argument = argument();
      boolean ends = cursor.next().is(",") || cursor.next().is(")") || cursor.next().is(";");
      if (cursor.isNext(Token.Kind.SYMBOL)
          && ConstraintReader.ARITHMETIC.contains(cursor.next().text())) {
        throw cursor.unexpected("rule.arithmetic-on-right");
      }
      if (!ends && !cursor.endsRule()) {
        throw cursor.unexpected("rule.expected-comma");
      }
      return argument;
    } catch (Cursor.Unexpected e) {
      if (depth > ConstraintReader.DEEPEST) {
        throw e;
      }
      cursor.tell(e);
      depth = before;
      cursor.toNextItem(from);
      return new Illegible(at);
    }
  }

  private Argument argument() {
    Position at = cursor.at();
    if (cursor.isNext(Token.Kind.VARIABLE)) {
      return new Variable(cursor.variable(), at);
    }
    if (cursor.isNext(Token.Kind.NUMBER)) {
      return Numbers.amount(cursor);
    }
    if (cursor.next().is("-") && cursor.after().is(Token.Kind.NUMBER)) {
      throw new Cursor.Unexpected(at.problem("rule.negative-number", cursor.after().text()));
    }
    if (cursor.next().is("null")) {
      throw cursor.unexpected("rule.null");
    }
    boolean alone =
        cursor.isNext(Token.Kind.WORD)
            && !cursor.next().is("require")
            && (cursor.after().is(",") || cursor.after().is(")"));
    return alone ? new Variable(cursor.variable(), at) : requirement();
  }
}
