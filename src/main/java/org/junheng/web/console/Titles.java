package org.junheng.web.console;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junheng.message.Message;
import org.junheng.rules.Clause;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;

/** What targets and the parts of a document are called on pages. */
final class Titles {
  private Titles() {}

  /** A target in the reader's language, in Chinese where it has no English title. */
  static String of(Rule rule, Locale language) {
    String english = rule.head().english();
    return language.getLanguage().equals("en") && !english.isEmpty() ? english : rule.title();
  }

  /** The part of the document that a clause stands in: of 三(一)5 it is 三(一). */
  static String chapter(String clause) {
    String chapter = clause.replaceFirst("[0-9]+$", "");
    return chapter.isEmpty() ? clause : chapter;
  }

  /**
   * Chapters of a pack by id, in order of the document, each with its heading: its own, or that of
   * its first clause.
   */
  static TreeMap<Integer, Chapter> chapters(Pack pack, List<Rule> rules, Locale language) {
    List<String> order = pack.clauses().keySet().stream().map(Titles::chapter).distinct().toList();
    TreeMap<Integer, Chapter> chapters = new TreeMap<>();
    for (Rule rule : rules) {
      String id = chapter(rule.head().clause());
      int place = order.indexOf(id);
      chapters.computeIfAbsent(
          place < 0 ? order.size() : place, key -> new Chapter(id, heading(pack, id, language)));
    }
    return chapters;
  }

  /** A part of a document. */
  record Chapter(String id, String heading) {
    /** Its number and heading. */
    public String text() {
      return heading.isEmpty() ? id : id + " " + heading;
    }
  }

  private static String heading(Pack pack, String id, Locale language) {
    Clause own = pack.clauses().get(id);
    if (own != null) {
      return own.title();
    }
    List<Clause> clauses =
        pack.clauses().values().stream().filter(clause -> chapter(clause.id()).equals(id)).toList();
    return clauses.isEmpty()
        ? ""
        : clauses.size() == 1
            ? clauses.get(0).title()
            : Message.of("console.and-others", clauses.get(0).title()).in(language);
  }
}
