package org.junheng.publishing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.CurrentRules;
import org.junheng.decision.record.DecisionLog;
import org.junheng.message.Message;
import org.junheng.rules.RuleSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the rules in force: at the start from the log or the folder, then by following both, in a
 * thread of its own, until it is closed.
 */
public final class LiveRules implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRules.class);

  private final Settings settings;
  private final CurrentRules current;
  private final Publications publications;
  private final RulesFolder folder;
  private final FolderWatch watch;
  private final Thread thread = new Thread(this::run, "rules");
  private volatile boolean begun;
  private volatile boolean closing;
  private FolderWatch.@Nullable Read last;

  /**
   * What to keep in force.
   *
   * @param folder of the rules
   * @param memory file in which it is kept what the folder last held
   * @param disk what comes of edits; null for {@link Disk#LIVE} until there are accounts and {@link
   *     Disk#DRAFT} from then on
   * @param settle how long nothing in the folder may change before it is believed
   * @param every how often the log and the folder are looked at
   */
  public record Settings(
      Path folder, Path memory, @Nullable Disk disk, Duration settle, Duration every) {}

  private LiveRules(
      Settings settings,
      CurrentRules current,
      Publications publications,
      DecisionLog log,
      BooleanSupplier accountsExist,
      Clock clock) {
    this.settings = settings;
    this.current = current;
    this.publications = publications;
    this.watch = new FolderWatch(settings.folder, settings.settle);
    this.folder =
        new RulesFolder(
            publications,
            new FolderMemory(settings.memory),
            () -> disk(settings, accountsExist),
            log::trouble,
            clock);
    this.thread.setDaemon(true);
  }

  /**
   * Puts in force what should be and goes on following.
   *
   * @param atStart what the folder holds, if it was read already and is sound; null otherwise
   * @param accountsExist whether people have accounts, so that somebody can approve
   * @throws Unfit where the folder passed the check and cannot be used all the same
   */
  public static LiveRules start(
      Settings settings,
      CurrentRules current,
      Publications publications,
      DecisionLog log,
      BooleanSupplier accountsExist,
      @Nullable RuleSet atStart,
      Clock clock)
      throws Unfit {
    LiveRules live = new LiveRules(settings, current, publications, log, accountsExist, clock);
    live.begin(atStart);
    live.thread.start();
    return live;
  }

  private static Disk disk(Settings settings, BooleanSupplier accountsExist) {
    if (settings.disk != null) {
      return settings.disk;
    }
    return accountsExist.getAsBoolean() ? Disk.DRAFT : Disk.LIVE;
  }

  /** How the folder stands to what is in force. */
  public FolderStatus folder() {
    return folder.status();
  }

  /** Where the rules are edited. */
  public Path path() {
    return settings.folder;
  }

  /** Why what should be in force is not; null while all is well. */
  public @Nullable Message trouble() {
    return publications.trouble();
  }

  /** From now on edits that are to be approved are handed over. */
  public void handEditsTo(FolderEdits edits) {
    folder.handTo(edits);
  }

  private void begin(@Nullable RuleSet atStart) throws Unfit {
    if (atStart != null) {
      folder.know(atStart);
      publications.know(atStart);
    }
    try {
      reconcile();
    } catch (LogUnavailable e) {
      // The folder decides until the log is back; nothing can be recorded before, in any case.
      LOG.warn("{}", e.reason().chinese());
      if (atStart != null && current.maker().isEmpty()) {
        current.use(Preparation.prepared(atStart, null));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Holds the folder against the log for the first time. */
  private void reconcile() throws LogUnavailable, Unfit, InterruptedException {
    publications.learn();
    boolean fresh = publications.history().isEmpty();
    if (fresh || settings.disk != Disk.OFF) {
      look(true);
    }
    publications.follow();
    begun = !publications.history().isEmpty();
  }

  private void look(boolean first) throws LogUnavailable, Unfit, InterruptedException {
    Optional<FolderWatch.Read> read = read(first);
    last = read.orElse(null);
    if (read.isEmpty()) {
      return;
    }
    if (publications.history().isEmpty()) {
      RuleSet sound = folder.sound(read.get()).orElse(null);
      if (sound != null && publications.first(sound)) {
        folder.isFirst(sound.id());
        return;
      }
      publications.learn();
    }
    if (settings.disk != Disk.OFF && !publications.history().isEmpty()) {
      folder.consider(read.get());
    }
  }

  private Optional<FolderWatch.Read> read(boolean first) throws InterruptedException {
    if (!Files.isDirectory(settings.folder)) {
      folder.unreadable(Message.of("rules.no-folder", settings.folder.toAbsolutePath()));
      return Optional.empty();
    }
    try {
      return Optional.of(first ? watch.read() : watch.settled());
    } catch (IOException e) {
      folder.unreadable(
          Message.of("rules.unreadable", settings.folder.toAbsolutePath(), e.toString()));
      return Optional.empty();
    }
  }

  private void run() {
    Message told = null;
    while (!closing) {
      try {
        boolean changed = watch.changed(settings.every);
        Message trouble = step(changed);
        if (trouble != null && !trouble.equals(told)) {
          LOG.warn("{}", trouble.chinese());
        }
        told = trouble;
      } catch (InterruptedException e) {
        break;
      } catch (RuntimeException | Error e) {
        LOG.error("a fault in following the rules", e);
      }
    }
  }

  /** What kept it from being done; null where nothing did. */
  private @Nullable Message step(boolean changed) throws InterruptedException {
    try {
      FolderWatch.Read seen = last;
      if (!begun) {
        reconcile();
      } else if (settings.disk == Disk.OFF) {
        publications.follow();
      } else if (changed || seen == null) {
        look(false);
        publications.follow();
      } else {
        publications.follow();
        folder.consider(seen);
      }
      return null;
    } catch (LogUnavailable e) {
      return e.reason();
    } catch (Unfit e) {
      return e.reason();
    }
  }

  /** Stops following; what is in force stays so. */
  @Override
  public void close() {
    closing = true;
    watch.close();
    try {
      thread.join(Duration.ofSeconds(30).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
