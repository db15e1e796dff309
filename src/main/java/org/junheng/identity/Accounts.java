package org.junheng.identity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.Appended;
import org.junheng.audit.AuditLog;
import org.junheng.audit.Draft;
import org.junheng.audit.Entry;
import org.junheng.audit.EntryQuery;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogUnavailable;
import org.junheng.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is known here. The log says it; this holds what the log said last, so that people and systems
 * are known also while the log is away, and follows what other instances write.
 */
public final class Accounts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
  private static final int AT_A_TIME = 200;
  private static final int MOST_TRIES = 8;

  private final AuditLog log;
  private final Clock clock;
  private final ScheduledExecutorService following =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "accounts");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Directory directory = Directory.EMPTY;
  private volatile boolean known;

  private Accounts(AuditLog log, Clock clock, boolean newLog) {
    this.log = log;
    this.clock = clock;
    this.known = newLog;
  }

  /**
   * Reads them, as far as that can be done now, and follows the log from then on.
   *
   * @param newLog whether there was no log before, so that there can be no accounts in it
   */
  public static Accounts open(AuditLog log, Clock clock, boolean newLog) {
    Accounts accounts = new Accounts(log, clock, newLog);
    accounts.follow();
    accounts.following.scheduleWithFixedDelay(accounts::follow, 1, 1, TimeUnit.SECONDS);
    return accounts;
  }

  private void follow() {
    try {
      refresh();
    } catch (LogUnavailable e) {
      LOG.debug("accounts are not read: {}", e.reason().english());
    } catch (RuntimeException e) {
      LOG.error("accounts cannot be read from the log", e);
    }
  }

  /** Reads what was recorded since. */
  synchronized void refresh() throws LogUnavailable {
    directory = newest(log.reader(), directory);
    known = true;
  }

  /** All that a log tells of, by name. */
  public static List<Account> in(LogReader reader) throws LogUnavailable {
    return sorted(newest(reader, Directory.EMPTY));
  }

  private static Directory newest(LogReader reader, Directory before) throws LogUnavailable {
    List<IdentityEntries.Said> newer = new ArrayList<>();
    long next = Long.MAX_VALUE;
    // Mostly there is nothing new, which one entry shows.
    int limit = 1;
    while (next > before.position()) {
      List<Entry> page =
          reader.page(new EntryQuery(null, Set.of(IdentityEntries.ALL), null, null, next, limit));
      for (Entry entry : page) {
        if (entry.header().position() > before.position()) {
          newer.add(IdentityEntries.read(entry));
        }
      }
      next = page.size() < limit ? 0 : page.get(page.size() - 1).header().position();
      limit = AT_A_TIME;
    }
    if (newer.isEmpty()) {
      return before;
    }
    Collections.reverse(newer);
    return before.with(newer);
  }

  /** Whether it is known who there is: the log was read, or there is none yet. */
  public boolean areKnown() {
    return known;
  }

  /** Whether nobody has an account yet. */
  public boolean areNone() {
    return known && directory.isEmpty();
  }

  /** Whether somebody can administer. */
  public boolean hasAdministrator() {
    return directory.accounts().values().stream().anyMatch(Account::isActiveAdministrator);
  }

  Directory directory() {
    return directory;
  }

  Clock clock() {
    return clock;
  }

  /** All of them, by name. */
  public List<Account> all() {
    return sorted(directory);
  }

  private static List<Account> sorted(Directory directory) {
    return directory.accounts().values().stream()
        .sorted(Comparator.comparing(Account::name))
        .toList();
  }

  public Optional<Account> find(String name) {
    return directory.account(name);
  }

  /** All keys, newest first. */
  public List<AccessKey> keys() {
    return directory.keys().values().stream()
        .sorted(Comparator.comparing(AccessKey::created).thenComparing(AccessKey::id).reversed())
        .toList();
  }

  public Optional<AccessKey> key(String id) {
    return directory.key(id);
  }

  /** Who a person and key of before are now; nobody where either is good for nothing any more. */
  public Optional<Actor> actor(String person, @Nullable String key) {
    Directory now = directory;
    Optional<Account> account = now.account(person).filter(each -> !each.disabled());
    return key == null
        ? account.map(Account::actor)
        : account.flatMap(
            of ->
                now.key(key)
                    .filter(each -> each.account().equals(person))
                    .filter(each -> !each.revoked() && !each.isExpired(clock.instant()))
                    .map(each -> each.actor(of)));
  }

  /**
   * Somebody who signed in, now.
   *
   * @param mustChange whether they may do nothing but set a password of their own
   */
  public record Present(Actor actor, boolean mustChange) {}

  /** Who a session is for; nobody where it has to end. */
  public Optional<Present> present(SignedIn signedIn) {
    Directory now = directory;
    if (signedIn.sessions() == SignedIn.FIRST) {
      return areNone()
          ? Optional.of(new Present(new Actor(signedIn.account(), null, Set.of(), null), true))
          : Optional.empty();
    }
    return now.account(signedIn.account())
        .filter(each -> !each.disabled() && each.sessions() == signedIn.sessions())
        .map(
            each ->
                each.mustChange()
                    ? new Present(new Actor(each.name(), null, Set.of(), each.districts()), true)
                    : new Present(each.actor(), false));
  }

  /** Makes a draft from what is known, or refuses to. */
  interface Change {
    Draft of(Directory now);
  }

  /**
   * Records a change of one account or key, seeing all that were recorded before it.
   *
   * @throws IdentityRefused where it is not to be made
   */
  void record(Change change) throws LogUnavailable {
    for (int i = 0; i < MOST_TRIES; i++) {
      refresh();
      Directory now = directory;
      Draft draft = change.of(now).following(Map.of(IdentityEntries.ALL, now.position()));
      if (log.append(draft) instanceof Appended.Recorded) {
        refresh();
        return;
      }
    }
    throw IdentityRefused.conflict(Message.of("identity.busy"));
  }

  @Override
  public void close() {
    following.shutdownNow();
  }
}
