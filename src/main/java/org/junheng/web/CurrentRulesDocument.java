package org.junheng.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import org.junheng.publishing.FolderStatus;
import org.junheng.publishing.LiveRules;
import org.junheng.publishing.Publications;
import org.junheng.rules.ProblemReport;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSet;

/**
 * What is in force, what waits, and how the folder stands to it.
 *
 * @param publication that put it in force; absent until the log has been read
 * @param pending what waits for its day; absent where nothing does
 * @param trouble why what should be in force is not; absent where it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CurrentRulesDocument(
    String ruleSet,
    @Nullable PublicationDocument publication,
    @Nullable PublicationDocument pending,
    List<PackDocument> packs,
    Folder folder,
    @Nullable String trouble) {

  /**
   * The folder of rules on disk.
   *
   * @param path of this instance
   * @param ruleSet what it holds; absent where it could not be read
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Folder(
      String path,
      FolderStatus.State state,
      @Nullable String ruleSet,
      Instant since,
      @Nullable String message,
      List<Mistake> problems) {}

  /**
   * A mistake in a file.
   *
   * @param page about it
   */
  record Mistake(String file, int line, int column, String code, String message, String page) {
    static Mistake of(RuleProblem problem, Locale language) {
      return new Mistake(
          problem.file(),
          problem.line(),
          problem.column(),
          problem.message().code(),
          problem.message().in(language),
          ProblemReport.page(problem.message().code()));
    }
  }

  static CurrentRulesDocument of(
      RuleSet used, Publications publications, LiveRules live, Locale language) {
    FolderStatus status = live.folder();
    Message message = status.message();
    Message trouble = live.trouble();
    return new CurrentRulesDocument(
        used.id(),
        publications.inForce().map(PublicationDocument::of).orElse(null),
        publications.pending().map(PublicationDocument::of).orElse(null),
        used.packs().values().stream().map(PackDocument::inList).toList(),
        new Folder(
            live.path().toString(),
            status.state(),
            status.ruleSet(),
            status.since(),
            message == null ? null : message.in(language),
            status.problems().stream().map(problem -> Mistake.of(problem, language)).toList()),
        trouble == null ? null : trouble.in(language));
  }
}
