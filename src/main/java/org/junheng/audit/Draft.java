package org.junheng.audit;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to become an entry.
 *
 * @param kind what kind of entry: lower-case letters, digits and hyphens. The log writes the kinds
 *     {@code log}, {@code key} and {@code retention} itself
 * @param id names the entry; no other entry may have it
 * @param body canonical JSON, kept and hashed as it is given
 * @param openings what opens the commitments in the body; kept beside it and not hashed
 * @param labels by which the entry is looked up
 * @param once makes it be recorded at most once, or null
 * @param newest what its sender takes to be the newest entry with a label, by its position, 0 for
 *     none: where that is no longer so when it would be recorded, it is not
 */
public record Draft(
    String kind,
    UUID id,
    String body,
    Openings openings,
    Set<Label> labels,
    @Nullable OnceKey once,
    Map<Label, Long> newest) {
  /** Kinds that only the log itself writes. */
  static final Set<String> RESERVED = Set.of(Kinds.LOG, Kinds.KEY, Kinds.RETENTION);

  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  public Draft {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("no kind of entry: " + kind);
    }
    labels = Set.copyOf(labels);
    newest = Map.copyOf(newest);
  }

  public static Draft of(String kind, UUID id, String body) {
    return new Draft(kind, id, body, Openings.NONE, Set.of(), null, Map.of());
  }

  public Draft labelled(Set<Label> labels) {
    return new Draft(kind, id, body, openings, labels, once, newest);
  }

  public Draft opening(Openings openings) {
    return new Draft(kind, id, body, openings, labels, once, newest);
  }

  public Draft once(OnceKey once) {
    return new Draft(kind, id, body, openings, labels, once, newest);
  }

  /** To be recorded only if these are the newest entries with these labels. */
  public Draft following(Map<Label, Long> newest) {
    return new Draft(kind, id, body, openings, labels, once, newest);
  }
}
