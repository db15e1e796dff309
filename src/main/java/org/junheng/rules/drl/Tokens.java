package org.junheng.rules.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junheng.rules.RuleProblem;

/**
 * Cuts a rule file into words. A character that no word of the profile holds is a problem, a
 * backslash above all: it hides code from one reader that the next one sees.
 */
final class Tokens {
  private static final Pattern BLANK =
      Pattern.compile("[ \\t\\r\\n\\uFEFF]+|//[^\\n]*|/\\*(?s:.*?)\\*/");
  private static final Pattern WORD =
      Pattern.compile(
          "(?:date-effective|date-expires|agenda-group)(?![\\w-])|[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z][A-Za-z0-9_]*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
  private static final Pattern STRING = Pattern.compile("\"([^\"\\\\\\r\\n]*)\"");
  private static final Pattern SYMBOL = Pattern.compile("==|!=|<=|>=|&&|\\|\\||[-@(){}:;,.<>*]");

  private final String file;
  private final String text;
  private final List<RuleProblem> problems;
  private final List<Token> tokens = new ArrayList<>();
  private int line = 1;
  private int column = 1;
  private int offset;

  private Tokens(String file, String text, List<RuleProblem> problems) {
    this.file = file;
    this.text = text;
    this.problems = problems;
  }

  /** The words of a file, an END after the last. */
  static List<Token> of(String file, String text, List<RuleProblem> problems) {
    Tokens tokens = new Tokens(file, text, problems);
    tokens.cut();
    return tokens.tokens;
  }

  private void cut() {
    while (offset < text.length()) {
      if (!(skip(BLANK)
          || take(WORD, Token.Kind.WORD)
          || take(VARIABLE, Token.Kind.VARIABLE)
          || take(NUMBER, Token.Kind.NUMBER)
          || take(STRING, Token.Kind.STRING)
          || take(SYMBOL, Token.Kind.SYMBOL))) {
        refuse();
      }
    }
    tokens.add(new Token(Token.Kind.END, "", here()));
  }

  private Position here() {
    return new Position(file, line, column);
  }

  private boolean skip(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(offset, text.length());
    if (!matcher.lookingAt()) {
      return false;
    }
    advance(matcher.end());
    return true;
  }

  private boolean take(Pattern pattern, Token.Kind kind) {
    Matcher matcher =
        pattern.matcher(text).region(offset, text.length()).useTransparentBounds(true);
    if (!matcher.lookingAt()) {
      return false;
    }
    tokens.add(
        new Token(kind, kind == Token.Kind.STRING ? matcher.group(1) : matcher.group(), here()));
    advance(matcher.end());
    return true;
  }

  private void refuse() {
    int character = text.codePointAt(offset);
    if (character == '"') {
      int end = text.indexOf('\n', offset);
      String rest = text.substring(offset, end < 0 ? text.length() : end);
      problems.add(
          here().problem(rest.indexOf('\\') >= 0 ? "rule.backslash" : "rule.unclosed-string"));
      advance(end < 0 ? text.length() : end);
    } else if (text.startsWith("/*", offset)) {
      problems.add(here().problem("rule.unclosed-comment"));
      advance(text.length());
    } else {
      problems.add(
          here()
              .problem(
                  character == '\\' ? "rule.backslash" : "rule.stray-character",
                  Character.toString(character)));
      advance(offset + Character.charCount(character));
    }
  }

  private void advance(int end) {
    for (; offset < end; offset++) {
      if (text.charAt(offset) == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
  }
}
