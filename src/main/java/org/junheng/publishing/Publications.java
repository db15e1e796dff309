package org.junheng.publishing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.Appended;
import org.junheng.audit.Draft;
import org.junheng.audit.LogDamaged;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.CurrentRules;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.record.DecisionLog;
import org.junheng.identity.Actor;
import org.junheng.message.Message;
import org.junheng.publishing.Publication.Kind;
import org.junheng.publishing.Publication.Person;
import org.junheng.publishing.PublicationRefused.Why;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts rule sets in force: on record first, then in one step for all requests that come after. What
 * is in force is what the newest publication says whose time has come, in whichever instance it was
 * recorded. Safe for many threads.
 */
public final class Publications {
  private static final Logger LOG = LoggerFactory.getLogger(Publications.class);

  private final DecisionLog log;
  private final PublicationLog published;
  private final CurrentRules current;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final NextRules next;

  /**
   * @param current where what comes into force is put to use
   * @param clock its zone is the one whose days publications are dated by
   */
  public Publications(DecisionLog log, CurrentRules current, Clock clock) {
    this.log = log;
    this.published = new PublicationLog(log.log().reader());
    this.current = current;
    this.clock = clock;
    this.next = new NextRules(log, current);
  }

  /**
   * Puts a rule set in force, at once or from a day on.
   *
   * @return what was recorded; where it is to be in force at once, it is
   * @throws PublicationRefused where it may not be; nothing was changed
   * @throws LogUnavailable where it cannot be recorded
   */
  public Publication publish(Release release) throws PublicationRefused, LogUnavailable {
    reason(release.reason());
    Actor approver = release.approver();
    if (approver != null && approver.isSamePerson(release.author())) {
      throw refused(Why.SAME_PERSON, Message.of("publication.same-person", approver.person()));
    }
    LocalDate day = release.effective();
    if (day != null && day.isBefore(today())) {
      throw refused(Why.NOTHING_TO_DO, Message.of("publication.past", day, today()));
    }
    return record(
        release.files(),
        new Record(
            Kind.PUBLISHED,
            release.base(),
            release.reason(),
            person(release.author()),
            approver == null ? null : person(approver),
            day == null || day.equals(today())
                ? null
                : day.atStartOfDay(clock.getZone()).toInstant(),
            approver != null,
            release.draft()));
  }

  /**
   * Puts a rule set that was in force before in force again, at once.
   *
   * @param to id of the rule set
   */
  public Publication rollBack(String to, String reason, Actor author)
      throws PublicationRefused, LogUnavailable {
    reason(reason);
    lock.lock();
    try {
      published.refresh();
      if (!published.wasInForce(to, clock.instant())) {
        throw refused(Why.UNKNOWN, Message.of("publication.never-in-force", to));
      }
      RuleFiles files = archived(to);
      String base = inForce().orElseThrow().ruleSet();
      boolean approved = published.isApproved(to);
      return record(
          files,
          new Record(Kind.ROLLED_BACK, base, reason, person(author), null, null, approved, null));
    } finally {
      lock.unlock();
    }
  }

  private RuleFiles archived(String id) throws PublicationRefused, LogUnavailable {
    try {
      return log.rules()
          .files(id)
          .orElseThrow(() -> refused(Why.UNKNOWN, Message.of("publication.not-archived", id)));
    } catch (LogDamaged e) {
      throw refused(Why.BROKEN, e.reason());
    }
  }

  /**
   * Has a publication that waits for its day not take place.
   *
   * @param id of the publication
   */
  public Publication cancel(UUID id, String reason, Actor author)
      throws PublicationRefused, LogUnavailable {
    reason(reason);
    lock.lock();
    try {
      for (int tries = 0; ; tries++) {
        follow();
        Publication waiting = pending().filter(each -> each.id().equals(id)).orElse(null);
        if (waiting == null) {
          boolean known = history().stream().anyMatch(each -> each.id().equals(id));
          throw refused(
              known ? Why.NOTHING_TO_DO : Why.UNKNOWN,
              Message.of(known ? "publication.not-waiting" : "publication.unknown", id));
        }
        String body =
            PublicationBody.write(
                Kind.CANCELLED,
                waiting.ruleSet(),
                inForce().map(Publication::ruleSet).orElse(null),
                reason,
                person(author),
                null,
                null,
                false,
                waiting.draft(),
                id);
        Optional<Publication> recorded = append(body, waiting.ruleSet());
        if (recorded.isPresent()) {
          next.forget();
          if (!recorded.get().at().isBefore(waiting.effective())) {
            throw refused(Why.NOTHING_TO_DO, Message.of("publication.not-waiting", id));
          }
          return recorded.get();
        }
        if (tries > 5) {
          throw refused(Why.BASE_MOVED, Message.of("publication.base-moved", waiting.ruleSet()));
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** What is in force; nothing before the first publication. */
  public Optional<Publication> inForce() {
    return published.inForce(clock.instant());
  }

  /** What waits for its day. */
  public Optional<Publication> pending() {
    return published.pending(clock.instant());
  }

  /**
   * The publication of a draft that took place or is to; nothing where there is none, or it was
   * cancelled.
   *
   * @throws LogUnavailable where the log can't be read
   */
  Optional<Publication> ofDraft(UUID draft) throws LogUnavailable {
    learn();
    return published.ofDraft(draft);
  }

  /** All publications, oldest first. */
  public List<Publication> history() {
    return published.all();
  }

  /**
   * Whether a rule set is, was or is to be in force; whatever else is archived is somebody's draft.
   */
  public boolean isPublished(String ruleSet) {
    return published.isPublished(ruleSet);
  }

  /** Why what is in force cannot be used here; null while it is. */
  public @Nullable Message trouble() {
    return next.trouble();
  }

  /**
   * Learns of publications by other instances, and of those whose day has come, and puts to use
   * what is in force.
   *
   * @throws LogUnavailable where the log can't be read
   */
  public void follow() throws LogUnavailable {
    lock.lock();
    try {
      published.refresh().forEach(each -> LOG.info("{}", said(each).chinese()));
      Optional<Publication> now = inForce();
      if (now.isPresent()) {
        next.use(now.get().ruleSet());
      }
      Optional<Publication> later = pending();
      if (later.isPresent()) {
        next.ready(later.get().ruleSet());
      }
    } finally {
      lock.unlock();
    }
  }

  /** A rule set that was read and checked already. */
  void know(RuleSet ruleSet) {
    lock.lock();
    try {
      next.know(ruleSet);
    } finally {
      lock.unlock();
    }
  }

  /** Learns of publications, without putting anything to use. */
  void learn() throws LogUnavailable {
    lock.lock();
    try {
      published.refresh();
    } finally {
      lock.unlock();
    }
  }

  /** What a person reads of a publication in the log of the service. */
  private static Message said(Publication publication) {
    return Message.of(
        "publication.said",
        publication.kind().label(),
        publication.ruleSet(),
        publication.author().name(),
        publication.reason().isEmpty() ? "—" : publication.reason());
  }

  /** The first of all: what the folder holds. False where there is one already. */
  boolean first(RuleSet ruleSet) throws Unfit, LogUnavailable {
    lock.lock();
    try {
      if (!published.all().isEmpty()) {
        return false;
      }
      DecisionMaker maker = next.prepared(ruleSet);
      Optional<Publication> recorded =
          recorded(maker, new Record(Kind.FIRST, null, "", Person.FOLDER, null, null, false, null));
      return recorded.isPresent();
    } finally {
      lock.unlock();
    }
  }

  /**
   * An edit of the folder goes live.
   *
   * @param base the rule set that was edited
   */
  Publication disk(RuleSet ruleSet, String base) throws Unfit, PublicationRefused, LogUnavailable {
    lock.lock();
    try {
      free(ruleSet.id(), base);
      DecisionMaker maker = next.prepared(ruleSet);
      return recorded(
              maker, new Record(Kind.DISK, base, "", Person.FOLDER, null, null, false, null))
          .orElseThrow(() -> refused(Why.BASE_MOVED, Message.of("publication.base-moved", base)));
    } finally {
      lock.unlock();
    }
  }

  /** What is to be recorded of a publication. */
  private record Record(
      Kind kind,
      @Nullable String base,
      String reason,
      Person author,
      @Nullable Person approver,
      @Nullable Instant effective,
      boolean approved,
      @Nullable UUID draft) {}

  private Publication record(RuleFiles files, Record record)
      throws PublicationRefused, LogUnavailable {
    String base = java.util.Objects.requireNonNull(record.base);
    lock.lock();
    try {
      published.refresh();
      free(files.id(), base);
      DecisionMaker maker = next.prepared(next.checked(files));
      return recorded(maker, record)
          .orElseThrow(() -> refused(Why.BASE_MOVED, Message.of("publication.base-moved", base)));
    } catch (Unfit e) {
      throw refused(Why.BROKEN, e.reason());
    } finally {
      lock.unlock();
    }
  }

  /** Refuses where something else is in force than was changed, or waits to be. */
  private void free(String ruleSet, String base) throws PublicationRefused {
    Optional<Publication> waiting = pending();
    if (waiting.isPresent()) {
      throw refused(
          Why.PENDING,
          Message.of(
              "publication.pending",
              waiting.get().id(),
              LocalDate.ofInstant(waiting.get().effective(), clock.getZone())));
    }
    String now = inForce().map(Publication::ruleSet).orElse("");
    if (now.equals(ruleSet)) {
      throw refused(Why.NOTHING_TO_DO, Message.of("publication.in-force", ruleSet));
    }
    if (!now.equals(base)) {
      throw refused(Why.BASE_MOVED, Message.of("publication.base-moved", base));
    }
  }

  /** Archives, records and puts to use what is ready; nothing where another one came first. */
  private Optional<Publication> recorded(DecisionMaker maker, Record record) throws LogUnavailable {
    boolean used = false;
    try {
      log.archive(maker);
      String body =
          PublicationBody.write(
              record.kind,
              maker.ruleSet().id(),
              record.base,
              record.reason,
              record.author,
              record.approver,
              record.effective,
              record.approved,
              record.draft,
              null);
      Optional<Publication> recorded = append(body, maker.ruleSet().id());
      if (recorded.isPresent()) {
        used = true;
        LOG.info("{}", said(recorded.get()).chinese());
        if (record.effective == null) {
          next.use(maker);
        } else {
          next.keep(maker);
        }
      }
      return recorded;
    } finally {
      if (!used) {
        maker.close();
      }
    }
  }

  private Optional<Publication> append(String body, String ruleSet) throws LogUnavailable {
    UUID id = UUID.randomUUID();
    Draft draft =
        Draft.of(PublicationBody.KIND, id, body)
            .labelled(PublicationBody.labels(ruleSet))
            .following(java.util.Map.of(PublicationBody.ALL, published.newest()));
    Appended appended = log.log().append(draft);
    List<Publication> fresh = published.refresh();
    return appended instanceof Appended.Recorded
        ? fresh.stream().filter(each -> each.id().equals(id)).findFirst()
        : Optional.empty();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), clock.getZone());
  }

  private static void reason(String reason) throws PublicationRefused {
    if (reason.isBlank()) {
      throw refused(Why.NO_REASON, Message.of("publication.no-reason"));
    }
  }

  private static Person person(Actor actor) {
    return new Person(actor.person(), actor.key());
  }

  private static PublicationRefused refused(Why why, Message message) {
    return new PublicationRefused(why, message);
  }
}
