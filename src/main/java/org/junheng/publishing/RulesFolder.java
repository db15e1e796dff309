package org.junheng.publishing;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.message.Message;
import org.junheng.publishing.FolderStatus.State;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSet;
import org.junheng.rules.RuleSetReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what comes of what the folder holds. An edit of what is in force goes live, or waits for
 * somebody; an edit of anything else waits, as it would take back what was published meanwhile.
 * Used by one thread.
 */
final class RulesFolder {
  private static final Logger LOG = LoggerFactory.getLogger(RulesFolder.class);
  private static final int MOST_TOLD = 20;

  private final Publications publications;
  private final FolderMemory memory;
  private final Supplier<Disk> disk;
  private final Supplier<@Nullable Message> logTrouble;
  private final Clock clock;
  private volatile FolderStatus status;
  private volatile @Nullable FolderEdits edits;
  private @Nullable Checked checked;
  private @Nullable RuleSet lastSound;

  /**
   * @param disk what comes of an edit, as it is set at the time
   * @param logTrouble why nothing can be recorded now; null while it can
   */
  RulesFolder(
      Publications publications,
      FolderMemory memory,
      Supplier<Disk> disk,
      Supplier<@Nullable Message> logTrouble,
      Clock clock) {
    this.publications = publications;
    this.memory = memory;
    this.disk = disk;
    this.logTrouble = logTrouble;
    this.clock = clock;
    this.status = new FolderStatus(State.OFF, null, clock.instant(), List.of(), null);
  }

  /** What is known of one content of the folder. */
  private record Checked(
      String id, @Nullable RuleSet sound, List<RuleProblem> problems, @Nullable Message why) {}

  FolderStatus status() {
    return status;
  }

  void handTo(FolderEdits edits) {
    this.edits = edits;
  }

  /** The rule set that the folder holds is in force from its first publication on. */
  void isFirst(String ruleSet) {
    memory.base(ruleSet);
    if (disk.get() != Disk.OFF) {
      tell(State.IN_FORCE, ruleSet, List.of(), null);
    }
  }

  /** What is known of a content already, so that it is not checked again. */
  void know(RuleSet ruleSet) {
    checked = new Checked(ruleSet.id(), ruleSet, List.of(), null);
    lastSound = ruleSet;
  }

  /** The folder cannot be read at all. */
  void unreadable(Message why) {
    tell(State.BROKEN, null, List.of(), why);
  }

  /**
   * Looks at what the folder holds; again whenever that, or what is in force, has changed.
   *
   * @throws LogUnavailable where the log can't be read
   */
  void consider(FolderWatch.Read read) throws LogUnavailable {
    String id = read.files().id();
    String inForce = publications.inForce().map(Publication::ruleSet).orElse("");
    if (read.problems().isEmpty() && id.equals(inForce)) {
      memory.base(id);
      tell(State.IN_FORCE, id, List.of(), null);
      return;
    }
    if (memory.proposed().equals(inForce)) {
      // It went live, and then the process ended before it could say so.
      memory.base(inForce);
    }
    if (id.equals(memory.base())) {
      tell(State.BEHIND, id, List.of(), Message.of("folder.behind", inForce));
      return;
    }
    RuleSet sound = checked(read);
    if (sound == null) {
      return;
    }
    if (!memory.base().equals(inForce)) {
      tell(State.EDITED_BEHIND, id, List.of(), Message.of("folder.edited-behind", inForce));
    } else if (publications.pending().isPresent()) {
      tell(
          State.WAITS_FOR_PENDING,
          id,
          List.of(),
          Message.of("folder.waits-for-pending", publications.pending().orElseThrow().id()));
    } else if (disk.get() == Disk.DRAFT) {
      hand(read, id, inForce);
    } else {
      goLive(sound, inForce);
    }
  }

  /** The rule set that was read, if it is sound; otherwise what is wrong with it has been told. */
  Optional<RuleSet> sound(FolderWatch.Read read) {
    return Optional.ofNullable(checked(read));
  }

  /** The rule set, if it is one. What is wrong with it has been told then. */
  private @Nullable RuleSet checked(FolderWatch.Read read) {
    String id = read.files().id();
    Checked known = checked;
    if (known == null || !known.id.equals(id) || !read.problems().isEmpty()) {
      RuleSetReader.Result result =
          read.problems().isEmpty()
              ? RuleSetReader.read(read.files(), lastSound)
              : new RuleSetReader.Result.Broken(read.problems(), read.files());
      known =
          result instanceof RuleSetReader.Result.Sound sound
              ? new Checked(id, sound.ruleSet(), List.of(), null)
              : broken(id, ((RuleSetReader.Result.Broken) result).problems());
      checked = known;
      lastSound = known.sound == null ? lastSound : known.sound;
    }
    if (known.why != null) {
      tell(State.BROKEN, id, known.problems, known.why);
      return null;
    }
    return known.sound;
  }

  private static Checked broken(String id, List<RuleProblem> problems) {
    return new Checked(
        id,
        null,
        problems,
        Message.of("folder.broken", problems.size(), problems.get(0).toString()));
  }

  private void hand(FolderWatch.Read read, String id, String base) {
    FolderEdits to = edits;
    try {
      if (to != null && !memory.handed().equals(id)) {
        to.edited(read.files(), base);
        memory.handed(id);
      }
      tell(State.WAITS_FOR_APPROVAL, id, List.of(), Message.of("folder.waits-for-approval"));
    } catch (LogUnavailable e) {
      tell(State.WAITS_FOR_LOG, id, List.of(), Message.of("folder.waits-for-log", e.reason()));
    }
  }

  private void goLive(RuleSet sound, String base) throws LogUnavailable {
    String id = sound.id();
    Message trouble = logTrouble.get();
    if (trouble != null) {
      tell(State.WAITS_FOR_LOG, id, List.of(), Message.of("folder.waits-for-log", trouble));
      return;
    }
    memory.proposed(id);
    try {
      publications.disk(sound, base);
      memory.base(id);
      tell(State.IN_FORCE, id, List.of(), null);
    } catch (Unfit e) {
      checked = new Checked(id, null, e.problems(), e.reason());
      tell(State.BROKEN, id, e.problems(), e.reason());
    } catch (PublicationRefused e) {
      // Another instance was first; what is in force now is learned, and this considered again.
      LOG.info("{}", e.reason().chinese());
    }
  }

  private void tell(
      State state, @Nullable String id, List<RuleProblem> problems, @Nullable Message message) {
    FolderStatus before = status;
    if (before.state() == state
        && java.util.Objects.equals(before.ruleSet(), id)
        && java.util.Objects.equals(before.message(), message)) {
      return;
    }
    // Broken since it was broken first, whatever was tried in between.
    status =
        new FolderStatus(
            state,
            id,
            state == State.BROKEN && before.state() == State.BROKEN
                ? before.since()
                : clock.instant(),
            problems,
            message);
    if (message != null) {
      LOG.warn("{}", message.chinese());
      problems.stream().limit(MOST_TOLD).forEach(each -> LOG.warn("{}", each));
    } else if (before.state() == State.BROKEN) {
      LOG.info("{}", Message.of("folder.mended", String.valueOf(id)).chinese());
    }
  }
}
