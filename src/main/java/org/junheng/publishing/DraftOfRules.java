package org.junheng.publishing;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junheng.identity.Actor;

/**
 * A changed copy of the rules that is not in force, as it stands.
 *
 * @param title what it is about
 * @param reason why the rules are to change
 * @param base id of the rule set that was in force when it was made, or taken over since
 * @param files id of the rule set that it would be; sound or not
 * @param version counts the times that its files were saved, from 1
 * @param publication id of the publication by which it went live or is to; null where it did not
 * @param events all that happened to it, oldest first
 */
public record DraftOfRules(
    UUID id,
    String title,
    String reason,
    String base,
    String files,
    int version,
    DraftState state,
    @Nullable String publication,
    List<DraftEvent> events) {
  public DraftOfRules {
    events = List.copyOf(events);
    if (events.isEmpty() || version < 1) {
      throw new IllegalArgumentException("a draft begins by being made: " + id);
    }
  }

  /** By which a caller says which version it has seen: {@code "3"}, quotes and all. */
  public String tag() {
    return "\"" + version + "\"";
  }

  /** Who made it. */
  public String author() {
    return events.get(0).person();
  }

  public Instant created() {
    return events.get(0).at();
  }

  /** What happened last. */
  public DraftEvent last() {
    return events.get(events.size() - 1);
  }

  /** Of its newest entry in the log. A cancellation is an entry of the publication. */
  long position() {
    return events.stream()
        .filter(event -> event.what() != DraftEvent.What.CANCELLED)
        .mapToLong(DraftEvent::position)
        .max()
        .orElse(0);
  }

  /** Everybody whose work is in it, in the order in which they came. */
  public Set<String> editors() {
    return events.stream()
        .filter(event -> event.what().saves())
        .map(DraftEvent::person)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether all of it is known from its beginning: retention may have dropped entries. */
  public boolean isWhole() {
    return events.get(0).what() == DraftEvent.What.CREATED;
  }

  /** Whether any of its versions was saved by this person, whichever key they used. */
  public boolean isWorkOf(Actor actor) {
    return events.stream()
        .anyMatch(event -> event.what().saves() && actor.isSamePerson(event.actor()));
  }

  /** Who saved it last: whoever answers for what it says. */
  public DraftEvent lastSaved() {
    return lastOf(DraftEvent.What.CREATED, DraftEvent.What.SAVED, DraftEvent.What.REBASED)
        .orElseThrow();
  }

  /** By whom it was approved as it stands; nothing where it is not. */
  public Optional<DraftEvent> approval() {
    return state == DraftState.APPROVED || state == DraftState.PUBLISHED
        ? lastOf(DraftEvent.What.APPROVED)
        : Optional.empty();
  }

  private Optional<DraftEvent> lastOf(DraftEvent.What... what) {
    Set<DraftEvent.What> wanted = Set.of(what);
    return events.stream()
        .filter(event -> wanted.contains(event.what()))
        .reduce((first, second) -> second);
  }
}
