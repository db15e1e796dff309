package org.junheng.publishing;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.identity.Actor;
import org.junheng.publishing.DraftEntries.Step;
import org.junheng.publishing.DraftEvent.What;
import org.junheng.publishing.DraftRefused.Because;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleSet;

/**
 * The way of a draft from its editor to being in force: handed over, approved by somebody else or
 * given back, published; or given up. Where a tag is given it says which version was seen.
 */
public final class DraftSteps {
  private static final Actor FOLDER =
      new Actor(Publication.Person.FOLDER.name(), null, Set.of(), null);

  private final Drafts drafts;
  private final Gate gate;
  private final Publications publications;

  public DraftSteps(Drafts drafts, Gate gate, Publications publications) {
    this.drafts = drafts;
    this.gate = gate;
    this.publications = publications;
  }

  /** Asks for approval; from now on nobody edits it. */
  public DraftOfRules submit(UUID id, String tag, String note, Actor actor)
      throws LogUnavailable, DraftRefused {
    DraftOfRules draft = drafts.find(id, tag);
    Drafts.require(draft, DraftState.OPEN);
    return step(draft, What.SUBMITTED, DraftState.SUBMITTED, note, actor);
  }

  /**
   * Gives it back to be edited: who is to approve it, or who wrote it and has seen a mistake.
   *
   * @param reason why
   */
  public DraftOfRules giveBack(UUID id, @Nullable String tag, String reason, Actor actor)
      throws LogUnavailable, DraftRefused {
    DraftOfRules draft = drafts.find(id, tag);
    Drafts.require(draft, DraftState.SUBMITTED, DraftState.APPROVED);
    return step(draft, What.RETURNED, DraftState.OPEN, Drafts.reason(reason), actor);
  }

  /** Gives it up. */
  public DraftOfRules withdraw(UUID id, @Nullable String tag, String note, Actor actor)
      throws LogUnavailable, DraftRefused {
    DraftOfRules draft = drafts.find(id, tag);
    Drafts.require(draft, DraftState.OPEN, DraftState.SUBMITTED, DraftState.APPROVED);
    return step(draft, What.WITHDRAWN, DraftState.WITHDRAWN, note, actor);
  }

  /**
   * Agrees to it as it stands.
   *
   * @throws DraftRefused where whoever approves is not known or has saved any version of it, or it
   *     does not pass the gate
   */
  public DraftOfRules approve(UUID id, String tag, String note, Actor actor)
      throws LogUnavailable, DraftRefused {
    DraftOfRules draft = drafts.find(id, tag);
    Drafts.require(draft, DraftState.SUBMITTED);
    refuseOwn(draft, actor);
    requireBase(draft);
    pass(gate.of(draft, actor));
    return step(draft, What.APPROVED, DraftState.APPROVED, note, actor);
  }

  private static void refuseOwn(DraftOfRules draft, Actor actor) throws DraftRefused {
    if (actor.isAnonymous()) {
      throw DraftRefused.of(Because.FORBIDDEN, "gate.approver-unknown");
    }
    if (!draft.isWhole()) {
      // Whose work it is cannot be told any more.
      throw DraftRefused.of(Because.CONFLICT, "draft.history-dropped");
    }
    if (draft.isWorkOf(actor)) {
      throw DraftRefused.of(Because.FORBIDDEN, "gate.approver-same", actor.person());
    }
  }

  private static void pass(GateResult result) throws DraftRefused {
    if (!result.passed()) {
      throw DraftRefused.at(result);
    }
  }

  private DraftOfRules step(
      DraftOfRules draft, What what, DraftState after, String note, Actor actor)
      throws LogUnavailable, DraftRefused {
    return drafts.record(draft, Step.of(draft, what, after, actor).noting(Drafts.note(note)), null);
  }

  /**
   * Publishes what was approved. The one who has edited it last stands as its author.
   *
   * @param effective from which day on; null for at once
   */
  public DraftOfRules publish(
      UUID id, @Nullable String tag, @Nullable LocalDate effective, String note, Actor actor)
      throws LogUnavailable, DraftRefused {
    DraftOfRules draft = drafts.find(id, tag);
    Drafts.require(draft, DraftState.APPROVED);
    Optional<Publication> standing = publications.ofDraft(id);
    if (standing.isPresent()) {
      // It went live, and then the process ended before it could say so here.
      return published(draft, standing.get(), note, actor);
    }
    DraftEvent approval = draft.approval().orElseThrow();
    requireBase(draft);
    pass(gate.of(draft, approval.actor()));
    try {
      Publication publication =
          publications.publish(
              new Release(
                  drafts.files(draft.files()),
                  draft.base(),
                  draft.reason(),
                  draft.lastSaved().actor(),
                  approval.actor(),
                  effective,
                  draft.id()));
      return published(draft, publication, note, actor);
    } catch (PublicationRefused e) {
      throw DraftRefused.of(
          e.why() == PublicationRefused.Why.SAME_PERSON ? Because.FORBIDDEN : Because.CONFLICT,
          e.reason());
    }
  }

  private DraftOfRules published(
      DraftOfRules draft, Publication publication, String note, Actor actor)
      throws LogUnavailable, DraftRefused {
    Step step =
        Step.of(draft, What.PUBLISHED, DraftState.PUBLISHED, actor)
            .noting(Drafts.note(note))
            .publishedBy(publication.id().toString());
    return drafts.record(draft, step, null);
  }

  /** Refuses where something else is in force than was changed, and says what both changed. */
  private void requireBase(DraftOfRules draft) throws LogUnavailable, DraftRefused {
    RuleSet now = drafts.inForce();
    if (now.id().equals(draft.base())) {
      return;
    }
    Set<String> both = merged(draft, now.source()).both();
    throw both.isEmpty()
        ? DraftRefused.of(Because.CONFLICT, "draft.base-moved", draft.base(), now.id())
        : DraftRefused.of(
            Because.CONFLICT,
            "draft.base-moved-conflict",
            draft.base(),
            now.id(),
            String.join(", ", both));
  }

  /**
   * Three rule sets brought together, file by file.
   *
   * @param both files that the draft and the rule set in force have changed in different ways
   */
  private record Merged(RuleFiles files, Set<String> both) {}

  private Merged merged(DraftOfRules draft, RuleFiles now) throws LogUnavailable, DraftRefused {
    Map<String, byte[]> base = drafts.files(draft.base()).files();
    Map<String, byte[]> mine = drafts.files(draft.files()).files();
    TreeMap<String, byte[]> merged = new TreeMap<>(now.files());
    Set<String> both = new TreeSet<>();
    for (String path : DraftPacks.differing(new TreeMap<>(base), new TreeMap<>(mine))) {
      byte @Nullable [] own = mine.get(path);
      byte @Nullable [] there = now.files().get(path);
      boolean moved = !java.util.Arrays.equals(base.get(path), there);
      if (moved && !java.util.Arrays.equals(own, there)) {
        both.add(path);
      } else if (own == null) {
        merged.remove(path);
      } else {
        merged.put(path, own);
      }
    }
    return new Merged(new RuleFiles(merged), both);
  }

  /**
   * Takes over what has come into force since the draft was made. It is open again then: what was
   * approved was something else.
   *
   * @throws DraftRefused where both changed the same file
   */
  public DraftOfRules rebase(UUID id, String tag, String note, Actor actor)
      throws LogUnavailable, DraftRefused {
    DraftOfRules draft = drafts.find(id, tag);
    Drafts.require(draft, DraftState.OPEN, DraftState.SUBMITTED, DraftState.APPROVED);
    RuleSet now = drafts.inForce();
    if (now.id().equals(draft.base())) {
      return draft;
    }
    Merged merged = merged(draft, now.source());
    if (!merged.both().isEmpty()) {
      throw DraftRefused.of(
          Because.CONFLICT, "draft.conflict", now.id(), String.join(", ", merged.both()));
    }
    drafts.archiveInForce(now);
    Step step =
        Step.of(draft, What.REBASED, DraftState.OPEN, actor)
            .noting(Drafts.note(note))
            .upon(now.id())
            .saving(merged.files().id());
    return drafts.record(draft, step, DraftFiles.within(merged.files()));
  }

  /**
   * Takes an edit of the folder of rules, to be approved by somebody. While an earlier one waits
   * and nobody else has worked on it, it is a further version of that.
   *
   * @param title what to call it
   * @param reason why it is here
   */
  public DraftOfRules receive(RuleFiles files, String title, String reason)
      throws LogUnavailable, DraftRefused {
    String base = drafts.inForce().id();
    Set<String> folder = Set.of(FOLDER.person());
    for (DraftOfRules draft : drafts.list()) {
      boolean waits = draft.state() == DraftState.OPEN || draft.state() == DraftState.SUBMITTED;
      if (waits && draft.base().equals(base) && draft.editors().equals(folder)) {
        DraftOfRules open =
            draft.state() == DraftState.OPEN
                ? draft
                : step(draft, What.RETURNED, DraftState.OPEN, "", FOLDER);
        return handedIn(drafts.save(open, files, "", FOLDER));
      }
    }
    return handedIn(drafts.create(title, reason, files, FOLDER));
  }

  private DraftOfRules handedIn(DraftOfRules draft) throws LogUnavailable, DraftRefused {
    return step(draft, What.SUBMITTED, DraftState.SUBMITTED, "", FOLDER);
  }
}
