package org.junheng.publishing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.Appended;
import org.junheng.audit.AuditLog;
import org.junheng.audit.Draft;
import org.junheng.audit.Entry;
import org.junheng.audit.EntryHeader;
import org.junheng.audit.EntryQuery;
import org.junheng.audit.LogDamaged;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.record.ArchivedRules;
import org.junheng.identity.Actor;
import org.junheng.message.Message;
import org.junheng.publishing.DraftEntries.Step;
import org.junheng.publishing.DraftEvent.What;
import org.junheng.publishing.DraftRefused.Because;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleSet;

/**
 * The drafts of this service. Everything that happens to one is an entry of the log, so that all
 * instances see the same; several people may work on several drafts, and two of them on one notice
 * each other by its version. Safe for many threads.
 */
public final class Drafts {
  private static final int AT_ONCE = 200;
  private static final int CHECKS = 6;
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_TEXT = 1_000;

  private final AuditLog log;
  private final ArchivedRules archived;
  private final Supplier<RuleSet> inForce;
  private final DraftCancellations cancellations;
  private final Map<UUID, DraftOfRules> known = new HashMap<>();
  private final Map<String, DraftCheck> checks =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, DraftCheck> eldest) {
          return size() > CHECKS;
        }
      };
  private long seen;

  /**
   * @param inForce the rule set that decides now
   */
  public Drafts(AuditLog log, ArchivedRules archived, Supplier<RuleSet> inForce) {
    this.log = log;
    this.archived = archived;
    this.inForce = inForce;
    this.cancellations = new DraftCancellations(log.reader());
  }

  /** All of them, the one that changed last first. */
  public List<DraftOfRules> list() throws LogUnavailable {
    return refreshed().values().stream()
        .sorted(
            Comparator.comparingLong((DraftOfRules draft) -> draft.last().position()).reversed())
        .toList();
  }

  /**
   * A draft by its id.
   *
   * @throws DraftRefused where there is none
   */
  public DraftOfRules find(UUID id) throws LogUnavailable, DraftRefused {
    DraftOfRules draft = refreshed().get(id);
    if (draft == null) {
      throw DraftRefused.of(Because.UNKNOWN, "draft.unknown", id);
    }
    return draft;
  }

  private Map<UUID, DraftOfRules> refreshed() throws LogUnavailable {
    Map<UUID, DraftOfRules> drafts = own();
    cancellations.apply(drafts);
    return drafts;
  }

  /** As their own entries say. */
  private synchronized Map<UUID, DraftOfRules> own() throws LogUnavailable {
    List<EntryHeader> newest = log.reader().headers(EntryQuery.of(DraftEntries.KIND, Set.of(), 1));
    if (newest.isEmpty() || newest.get(0).position() <= seen) {
      return new HashMap<>(known);
    }
    List<Entry> fresh = new ArrayList<>();
    long before = Long.MAX_VALUE;
    boolean more = true;
    while (more) {
      List<Entry> page =
          log.reader()
              .page(new EntryQuery(DraftEntries.KIND, Set.of(), null, null, before, AT_ONCE));
      for (Entry entry : page) {
        before = entry.header().position();
        if (before > seen) {
          fresh.add(entry);
        }
      }
      more = page.size() == AT_ONCE && before > seen;
    }
    Collections.reverse(fresh);
    for (Entry entry : fresh) {
      String body = entry.body();
      if (body != null) {
        UUID id = DraftEntries.draft(body);
        known.put(id, DraftEntries.after(known.get(id), entry, body));
      }
      seen = entry.header().position();
    }
    return new HashMap<>(known);
  }

  /**
   * Makes one from the rule set in force.
   *
   * @param title what it is about
   * @param reason why the rules are to change
   * @param from the files to begin with, null for those in force
   */
  public DraftOfRules create(String title, String reason, @Nullable RuleFiles from, Actor actor)
      throws LogUnavailable, DraftRefused {
    RuleSet base = inForce.get();
    archiveInForce(base);
    RuleFiles files = DraftFiles.within(from == null ? base.source() : from);
    Step step =
        new Step(
            UUID.randomUUID(),
            What.CREATED,
            DraftState.OPEN,
            1,
            text(title, "title", LONGEST_TITLE, true),
            text(reason, "reason", LONGEST_TEXT, true),
            base.id(),
            files.id(),
            null,
            actor,
            "");
    return record(null, step, files);
  }

  /** The files of a rule set that is in the archive: of a draft's version, its base, or another. */
  public RuleFiles files(String ruleSet) throws LogUnavailable, DraftRefused {
    try {
      return archived
          .files(ruleSet)
          .orElseThrow(() -> DraftRefused.of(Because.UNKNOWN, "record.no-rule-set", ruleSet));
    } catch (LogDamaged | IllegalArgumentException e) {
      throw DraftRefused.of(Because.CONFLICT, "record.rule-set-damaged", ruleSet);
    }
  }

  /**
   * What the check says of a rule set that is in the archive. Content never changes, so that it is
   * read once for all who ask, as long as it is among the last asked for.
   */
  public DraftCheck check(String ruleSet) throws LogUnavailable, DraftRefused {
    DraftCheck known = kept(ruleSet);
    return known == null ? keep(ruleSet, DraftCheck.of(files(ruleSet))) : known;
  }

  /** The same for a rule set that somebody has at hand, whether it is in the archive or not. */
  public DraftCheck check(RuleSet ruleSet) {
    DraftCheck known = kept(ruleSet.id());
    return known == null ? keep(ruleSet.id(), DraftCheck.of(ruleSet.source())) : known;
  }

  private @Nullable DraftCheck kept(String ruleSet) {
    synchronized (checks) {
      // What was asked for last is forgotten last; a map that does so by itself takes a float.
      DraftCheck known = checks.remove(ruleSet);
      if (known != null) {
        checks.put(ruleSet, known);
      }
      return known;
    }
  }

  private DraftCheck keep(String ruleSet, DraftCheck check) {
    synchronized (checks) {
      checks.put(ruleSet, check);
    }
    return check;
  }

  /**
   * One file of a draft as it stands.
   *
   * @throws DraftRefused where it has none of this name
   */
  public byte[] file(DraftOfRules draft, String path) throws LogUnavailable, DraftRefused {
    return Optional.ofNullable(files(draft.files()).files().get(DraftFiles.path(path)))
        .orElseThrow(() -> DraftRefused.of(Because.UNKNOWN, "draft.no-file", path));
  }

  /**
   * Saves a file, new or not, as a further version; the same content makes none.
   *
   * @param tag of the version that the editor has seen
   * @param note what was done; may be empty
   */
  public DraftOfRules put(
      UUID id, String tag, String path, byte[] content, String note, Actor actor)
      throws LogUnavailable, DraftRefused {
    DraftOfRules draft = editable(id, tag);
    String name = DraftFiles.path(path);
    return save(draft, DraftFiles.with(files(draft.files()), name, content), note, actor);
  }

  /** Takes a file out. */
  public DraftOfRules remove(UUID id, String tag, String path, String note, Actor actor)
      throws LogUnavailable, DraftRefused {
    DraftOfRules draft = editable(id, tag);
    String name = DraftFiles.path(path);
    return save(draft, DraftFiles.without(files(draft.files()), name), note, actor);
  }

  /** Saves all files at once, as a further version of an open draft. */
  DraftOfRules save(DraftOfRules draft, RuleFiles files, String note, Actor actor)
      throws LogUnavailable, DraftRefused {
    String said = text(note, "note", LONGEST_TEXT, false);
    if (files.id().equals(draft.files())) {
      return draft;
    }
    Step step = Step.of(draft, What.SAVED, DraftState.OPEN, actor).noting(said).saving(files.id());
    return record(draft, step, files);
  }

  private DraftOfRules editable(UUID id, String tag) throws LogUnavailable, DraftRefused {
    DraftOfRules draft = find(id, tag);
    require(draft, DraftState.OPEN);
    return draft;
  }

  /**
   * A draft of which somebody has seen this version.
   *
   * @param tag null where they do not say
   */
  DraftOfRules find(UUID id, @Nullable String tag) throws LogUnavailable, DraftRefused {
    DraftOfRules draft = find(id);
    if (tag != null && !tag.equals(draft.tag())) {
      DraftEvent saved = draft.lastSaved();
      throw DraftRefused.of(
          Because.STALE, "draft.stale", tag, draft.tag(), saved.person(), saved.at());
    }
    return draft;
  }

  static void require(DraftOfRules draft, DraftState... wanted) throws DraftRefused {
    if (!Set.of(wanted).contains(draft.state())) {
      throw DraftRefused.of(
          Because.CONFLICT, "draft.state", state(draft.state()), state(wanted[0]));
    }
  }

  static Message state(DraftState state) {
    return switch (state) {
      case OPEN -> Message.of("draft.open");
      case SUBMITTED -> Message.of("draft.submitted");
      case APPROVED -> Message.of("draft.approved");
      case PUBLISHED -> Message.of("draft.published");
      case WITHDRAWN -> Message.of("draft.withdrawn");
    };
  }

  /** Checks a text of people: not too long, and nothing that cannot be read. */
  static String text(String text, String name, int longest, boolean required) throws DraftRefused {
    String stripped = text.strip();
    if (stripped.length() > longest
        || required && stripped.isEmpty()
        || stripped.codePoints().anyMatch(Drafts::isUnreadable)) {
      throw DraftRefused.of(Because.WRONG, "draft.text", name, required ? 1 : 0, longest);
    }
    return stripped;
  }

  static String note(String text) throws DraftRefused {
    return text(text, "note", LONGEST_TEXT, false);
  }

  static String reason(String text) throws DraftRefused {
    return text(text, "reason", LONGEST_TEXT, true);
  }

  private static boolean isUnreadable(int character) {
    return Character.getType(character) == Character.SURROGATE
        || Character.isISOControl(character) && character != '\n';
  }

  /** Has a rule set in the archive on which a draft rests. */
  void archiveInForce(RuleSet ruleSet) throws LogUnavailable {
    archived.archive(ruleSet, log);
  }

  /** The rule set that decides now. */
  RuleSet inForce() {
    return inForce.get();
  }

  /**
   * Has something happen to a draft.
   *
   * @param before as whoever does it has seen it; null for a new one
   * @param files where they change
   * @throws DraftRefused where something else happened to it meanwhile
   */
  DraftOfRules record(@Nullable DraftOfRules before, Step step, @Nullable RuleFiles files)
      throws LogUnavailable, DraftRefused {
    long position = before == null ? 0 : before.position();
    Draft entry =
        Draft.of(DraftEntries.KIND, UUID.randomUUID(), DraftEntries.body(step, files != null))
            .labelled(Set.of(DraftEntries.label(step.draft())))
            .following(Map.of(DraftEntries.label(step.draft()), position));
    Appended appended = files == null ? log.append(entry) : log.archive(entry, files.content());
    if (appended instanceof Appended.Recorded) {
      return find(step.draft());
    }
    throw DraftRefused.of(Because.STALE, "draft.overtaken");
  }
}
