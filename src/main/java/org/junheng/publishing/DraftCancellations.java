package org.junheng.publishing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogUnavailable;
import org.junheng.publishing.DraftEvent.What;

/**
 * What became of drafts whose publication waited for its day and was cancelled. Nothing is written
 * for that: that a publication is cancelled is one entry of the log, and a draft and its
 * publication cannot come apart by a process that ends between two.
 */
final class DraftCancellations {
  private final PublicationLog published;

  DraftCancellations(LogReader reader) {
    this.published = new PublicationLog(reader);
  }

  /**
   * Changes the drafts that it concerns.
   *
   * @param drafts as their own entries say
   * @throws LogUnavailable where the log can't be read
   */
  void apply(Map<UUID, DraftOfRules> drafts) throws LogUnavailable {
    published.refresh();
    for (Publication cancelling : published.cancellations().values()) {
      UUID draft = cancelling.draft();
      if (draft != null) {
        drafts.computeIfPresent(draft, (id, before) -> after(before, cancelling));
      }
    }
  }

  /**
   * A draft that was published by what was cancelled is as it was before: approved. One that has
   * gone another way since only tells of it.
   */
  private static DraftOfRules after(DraftOfRules draft, Publication cancelling) {
    List<DraftEvent> events = new ArrayList<>(draft.events());
    events.add(event(draft, cancelling));
    events.sort(Comparator.comparingLong(DraftEvent::position));
    boolean goesBack =
        draft.state() == DraftState.PUBLISHED
            && String.valueOf(cancelling.cancels()).equals(draft.publication());
    DraftState state = goesBack ? DraftState.APPROVED : draft.state();
    String publication = goesBack ? null : draft.publication();
    return new DraftOfRules(
        draft.id(),
        draft.title(),
        draft.reason(),
        draft.base(),
        draft.files(),
        draft.version(),
        state,
        publication,
        events);
  }

  /** At the place in its history that the entry has in the log. */
  private static DraftEvent event(DraftOfRules draft, Publication cancelling) {
    DraftEvent then = draft.events().get(0);
    for (DraftEvent each : draft.events()) {
      then = each.position() < cancelling.position() ? each : then;
    }
    return new DraftEvent(
        What.CANCELLED,
        then.version(),
        cancelling.author().name(),
        cancelling.author().key(),
        cancelling.at(),
        cancelling.reason(),
        then.files(),
        then.base(),
        cancelling.position());
  }
}
