package org.junheng.rules.drl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junheng.rules.RuleProblem;

/**
 * Cuts a rule file into words.
 *
 * <p>What an input method put in the place of a sign of the profile is a problem and then taken for
 * that sign, so that the rest of the file is still read. What hides something from one reader that
 * the next one sees, a backslash above all, is refused wherever it stands, in comments too.
 */
final class Tokens {
  private static final Pattern COMMENT = Pattern.compile("//[^\\n]*|/\\*(?s:.*?)\\*/");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z]+)*");
  private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z][A-Za-z0-9_]*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
  private static final Pattern SYMBOL =
      Pattern.compile("===|==|!=|<=|>=|=>|=<|<>|:=|&&|\\|\\||[!-/:-@\\[\\]^`{|}~]");
  private static final Pattern CHINESE = Pattern.compile("[\\p{IsHan}〇㎡㎥℃]+");
  // Chinese prose, its digits and punctuation included.
  private static final Pattern PROSE = Pattern.compile("[\\p{IsHan}][^\"\\n)]*");

  private final String file;
  private final String text;
  private final List<RuleProblem> problems;
  private final List<Token> tokens = new ArrayList<>();
  private final Set<String> told = new HashSet<>();
  private int line = 1;
  private int lineStart;
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
    if (text.startsWith("\uFEFF")) {
      offset = 1;
    }
    while (offset < text.length()) {
      int character = text.codePointAt(offset);
      if (" \t\r\n".indexOf(character) >= 0) {
        advance(offset + 1);
      } else if (startsComment()) {
        comment();
      } else if (character == '"' || HalfWidth.isQuote(character)) {
        string(character);
      } else if (!(take(WORD, Token.Kind.WORD)
          || variable()
          || take(NUMBER, Token.Kind.NUMBER)
          || symbol()
          || chinese())) {
        other(character);
      }
    }
    tokens.add(new Token(Token.Kind.END, "", here(), 0));
  }

  private Position here() {
    return at(offset);
  }

  private Position at(int place) {
    return new Position(file, line, place - lineStart + 1);
  }

  private void problem(int place, String code, Object... arguments) {
    problems.add(at(place).problem(code, arguments));
  }

  private boolean startsComment() {
    return text.startsWith("//", offset)
        || text.startsWith("/*", offset)
        || text.startsWith("／／", offset);
  }

  private void comment() {
    Matcher matcher = COMMENT.matcher(text).region(offset, text.length());
    if (matcher.lookingAt()) {
      advance(matcher.end());
    } else if (text.startsWith("/*", offset)) {
      problem(offset, "rule.unclosed-comment");
      advance(text.length());
    } else {
      problem(offset, "rule.full-width", "／／", "//");
      advance(endOfLine());
    }
  }

  private int endOfLine() {
    int end = text.indexOf('\n', offset);
    return end < 0 ? text.length() : end;
  }

  /** A text in quotes of whatever kind, to its end or to where its end is missing. */
  private void string(int quote) {
    int start = offset;
    boolean adjacent = !tokens.isEmpty() && tokens.get(tokens.size() - 1).after().equals(here());
    String rest = text.substring(offset + 1, endOfLine());
    if (quote == '"' && adjacent && Quotes.isOdd(rest) && unopened()) {
      advance(offset + 1);
      return;
    }
    int end = quote == '"' ? Quotes.closing(rest) : Quotes.closingOf(quote, rest);
    if (quote == '"' && end < 0 && overLines()) {
      return;
    }
    if (quote != '"') {
      problem(start, "rule.wrong-quote", Character.toString(quote));
    }
    int length = end;
    if (end < 0) {
      length = Quotes.lastOf(rest);
      problem(start + 1 + length, "rule.unclosed-string", at(start).column());
    } else if (quote == '"' && rest.charAt(end) != '"') {
      problem(start + 1 + end, "rule.wrong-quote", rest.substring(end, end + 1));
    }
    String content = rest.substring(0, length);
    int next = Math.min(start + 1 + length + (end < 0 ? 0 : 1), start + 1 + rest.length());
    boolean escaped = content.indexOf('\\') >= 0;
    Position at = here();
    advance(next);
    if (escaped) {
      problems.add(at.problem("rule.backslash"));
    }
    add(escaped ? Token.Kind.FAULTY : Token.Kind.STRING, content, at, next - start);
  }

  /** A text that goes on in the next line and is closed there. */
  private boolean overLines() {
    int next = endOfLine() + 1;
    int close = text.indexOf('"', next);
    int end = text.indexOf('\n', next);
    String second = next > text.length() ? "" : text.substring(next, end < 0 ? text.length() : end);
    boolean odd = second.chars().filter(character -> character == '"').count() % 2 == 1;
    if (!odd || text.substring(next, close).indexOf('@') >= 0) {
      return false;
    }
    problem(offset, "rule.string-over-lines");
    Position at = here();
    String content = text.substring(offset + 1, close);
    advance(close + 1);
    add(Token.Kind.STRING, content, at, 1);
    return true;
  }

  /** {@code primary"}: the word before is the text whose first quote is missing. */
  private boolean unopened() {
    Token before = tokens.get(tokens.size() - 1);
    if (before.is(Token.Kind.FAULTY)) {
      return true;
    }
    if (!before.is(Token.Kind.WORD)) {
      return false;
    }
    problems.add(before.at().problem("rule.unopened-string", before.text()));
    tokens.set(
        tokens.size() - 1,
        new Token(Token.Kind.STRING, before.text(), before.at(), before.length()));
    return true;
  }

  private boolean take(Pattern pattern, Token.Kind kind) {
    Matcher matcher =
        pattern.matcher(text).region(offset, text.length()).useTransparentBounds(true);
    if (!matcher.lookingAt()) {
      return false;
    }
    word(kind, matcher.end());
    return true;
  }

  /**
   * A word to its end; where signs of an input method belong to it, with them: {@code ４5}, {@code
   * sch００l}.
   */
  private void word(Token.Kind kind, int end) {
    int last = end;
    while (last < text.length() && MixedWord.isPart(text.charAt(last))) {
      last++;
    }
    if (last > end) {
      mixed(last);
      return;
    }
    Position at = here();
    String content = text.substring(offset, end);
    int length = end - offset;
    advance(end);
    add(kind, content, at, length);
  }

  private void add(Token.Kind kind, String content, Position at, int length) {
    tokens.add(new Token(kind, content, at, length));
  }

  /** A word with signs of an input method in it, read as if it were typed rightly. */
  private void mixed(int least) {
    MixedWord word = MixedWord.at(text, offset, least);
    if (word.strange() >= 0) {
      String letter = text.substring(word.strange(), word.strange() + 1);
      String code = "U+%04X".formatted((int) letter.charAt(0));
      problem(word.strange(), "rule.look-alike", letter, code, word.meant());
    } else if (word.wide() >= 0) {
      problem(word.wide(), "rule.full-width", text.substring(offset, word.end()), word.meant());
    }
    Position at = here();
    int length = word.end() - offset;
    advance(word.end());
    add(word.kind(), word.meant(), at, length);
  }

  private boolean variable() {
    if (text.charAt(offset) != '$') {
      return false;
    }
    if (take(VARIABLE, Token.Kind.VARIABLE)) {
      return true;
    }
    Matcher name =
        Pattern.compile("\\$[\\p{L}\\p{N}_]+").matcher(text).region(offset, text.length());
    if (!name.lookingAt()) {
      return false;
    }
    if (MixedWord.isPart(text.charAt(offset + 1))) {
      mixed(offset + 1);
      return true;
    }
    if (told.add(name.group())) {
      problem(offset, "rule.variable-name", name.group());
    }
    Position at = here();
    int length = name.end() - offset;
    advance(name.end());
    add(Token.Kind.VARIABLE, name.group(), at, length);
    return true;
  }

  private boolean symbol() {
    if (text.charAt(offset) == '\\') {
      return false;
    }
    return take(SYMBOL, Token.Kind.SYMBOL);
  }

  /** Chinese outside quotes: the unit of a number, a comment without its mark, or a name. */
  private boolean chinese() {
    Matcher matcher = CHINESE.matcher(text).region(offset, text.length());
    if (!matcher.lookingAt()) {
      return false;
    }
    Position at = here();
    Token before = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
    if (before != null && before.is(Token.Kind.NUMBER) && before.after().equals(at)) {
      problem(offset, "rule.unit", before.text(), matcher.group());
      advance(matcher.end());
      return true;
    }
    if (before != null && before.is(Token.Kind.STRING) && before.after().equals(at)) {
      problem(offset - 1, "rule.inner-quote");
      int bracket = text.substring(0, endOfLine()).lastIndexOf(')');
      advance(Math.max(matcher.end(), bracket));
      return true;
    }
    if (text.substring(lineStart, offset).isBlank()) {
      problem(offset, "rule.unmarked-comment");
      advance(endOfLine());
      return true;
    }
    Matcher prose = PROSE.matcher(text).region(offset, text.length());
    boolean inAnnotation =
        before != null
            && before.is("(")
            && tokens.size() > 2
            && tokens.get(tokens.size() - 3).is("@");
    int end = inAnnotation && prose.lookingAt() ? prose.end() : matcher.end();
    if (before != null && (before.is(";") || before.is("end"))) {
      // What follows a whole statement on its line can only be meant as a remark.
      problem(offset, "rule.unmarked-comment");
      advance(endOfLine());
      return true;
    }
    String written = text.substring(offset, end);
    problem(offset, "rule.chinese-unquoted", written);
    int length = end - offset;
    advance(end);
    add(Token.Kind.FAULTY, written, at, length);
    return true;
  }

  /** A character that no word of the profile holds. */
  private void other(int character) {
    String written = Character.toString(character);
    int end = offset + written.length();
    if (HalfWidth.isHidden(character)) {
      // Told with all others, wherever they stand.
      advance(end);
      return;
    }
    if (MixedWord.isPart(character)) {
      mixed(offset);
      return;
    }
    if (HalfWidth.isBlank(character)) {
      if (told.add("blank " + line)) {
        problem(offset, "rule.full-width-blank", "U+%04X".formatted(character));
      }
      advance(end);
      return;
    }
    Position at = here();
    Optional<String> half = HalfWidth.of(character);
    if (half.isEmpty()) {
      problem(offset, character == '\\' ? "rule.backslash" : "rule.stray-character", written);
      advance(end);
      add(Token.Kind.FAULTY, written, at, written.length());
      return;
    }
    // Two signs that make one: ＝＝, ！＝, ＞＝, ＆＆, ｜｜.
    String meant = half.get();
    if (end < text.length()) {
      String second = text.substring(end, end + 1);
      String both = meant + HalfWidth.of(second.charAt(0)).orElse(second);
      if (List.of("==", "!=", "<=", ">=", "&&", "||", "<>", "=>", "=<").contains(both)) {
        meant = both;
        written += second;
        end++;
      }
    }
    problem(offset, "rule.full-width", written, meant);
    Matcher name = WORD.matcher(text).region(end, text.length());
    if (meant.equals("$") && name.lookingAt()) {
      advance(name.end());
      add(Token.Kind.VARIABLE, meant + name.group(), at, written.length() + name.group().length());
      return;
    }
    advance(end);
    add(Token.Kind.SYMBOL, meant, at, written.length());
  }

  private void advance(int end) {
    for (; offset < end; offset++) {
      char character = text.charAt(offset);
      if (character == '\n') {
        line++;
        lineStart = offset + 1;
      } else if (hides(character)) {
        problem(offset, "rule.hidden-character", "U+%04X".formatted(text.codePointAt(offset)));
      }
    }
  }

  private boolean hides(char character) {
    boolean loneReturn =
        character == '\r' && (offset + 1 == text.length() || text.charAt(offset + 1) != '\n');
    return loneReturn
        || (Character.isHighSurrogate(character)
            ? HalfWidth.isHidden(text.codePointAt(offset))
            : !Character.isSurrogate(character) && HalfWidth.isHidden(character));
  }
}
