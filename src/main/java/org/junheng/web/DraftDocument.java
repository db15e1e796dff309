package org.junheng.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.publishing.DraftEvent;
import org.junheng.publishing.DraftOfRules;
import org.junheng.publishing.DraftState;
import org.junheng.rules.RuleFiles;

/**
 * A draft as callers get it.
 *
 * @param version counts the times that its files were saved
 * @param base id of the rule set that it changes
 * @param baseInForce whether that is in force
 * @param ruleSet id of the rule set that it would be
 * @param editors everybody whose work is in it; none of them may approve it
 * @param publication id of the publication by which it went live
 * @param files its files; null in a list of drafts
 * @param history all that happened to it; null in a list of drafts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DraftDocument(
    UUID id,
    String title,
    String reason,
    DraftState state,
    int version,
    String base,
    boolean baseInForce,
    String ruleSet,
    String author,
    List<String> editors,
    Instant createdAt,
    Instant changedAt,
    @Nullable String publication,
    @Nullable List<File> files,
    @Nullable List<Event> history) {

  /**
   * A file of it.
   *
   * @param path below the folder of rules
   */
  record File(String path, int bytes) {}

  /**
   * Something that happened to it.
   *
   * @param ruleSet its files after that
   * @param position of the entry in the log
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Event(
      DraftEvent.What what,
      int version,
      String person,
      @Nullable String key,
      Instant at,
      @Nullable String note,
      String ruleSet,
      String base,
      long position) {
    static Event of(DraftEvent event) {
      return new Event(
          event.what(),
          event.version(),
          event.person(),
          event.key(),
          event.at(),
          event.note().isEmpty() ? null : event.note(),
          event.files(),
          event.base(),
          event.position());
    }
  }

  static DraftDocument inList(DraftOfRules draft, String inForce) {
    return of(draft, inForce, null, null);
  }

  static DraftDocument whole(DraftOfRules draft, String inForce, RuleFiles files) {
    return of(
        draft,
        inForce,
        files.files().entrySet().stream()
            .map(file -> new File(file.getKey(), file.getValue().length))
            .toList(),
        draft.events().stream().map(Event::of).toList());
  }

  private static DraftDocument of(
      DraftOfRules draft,
      String inForce,
      @Nullable List<File> files,
      @Nullable List<Event> history) {
    return new DraftDocument(
        draft.id(),
        draft.title(),
        draft.reason(),
        draft.state(),
        draft.version(),
        draft.base(),
        draft.base().equals(inForce),
        draft.files(),
        draft.author(),
        List.copyOf(draft.editors()),
        draft.created(),
        draft.last().at(),
        draft.publication(),
        files,
        history);
  }
}
