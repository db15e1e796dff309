package org.junheng.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junheng.publishing.SmallFolder.put;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogSettings;
import org.junheng.decision.CurrentRules;
import org.junheng.decision.DecisionMaker;
import org.junheng.identity.Actor;
import org.junheng.publishing.Publication.Kind;
import org.junheng.publishing.PublicationRefused.Why;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.SmallRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be published, from when on it is in force, and the way back. */
class PublicationsTest {
  private static final Actor ANN = actor("ann");
  private static final Actor BEN = actor("ben");
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  @TempDir Path temporary;
  private final Time time = new Time();
  private SmallFolder instance;
  private Publications publications;
  private RuleFiles good;

  /** A clock that stands until it is moved. */
  private static final class Time extends Clock {
    private volatile Instant now = Instant.parse("2026-03-01T02:00:00Z");

    @Override
    public ZoneId getZone() {
      return CHINA;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private static Actor actor(String name) {
    return new Actor(name, null, Set.of(), null);
  }

  private static SmallRules limit(int students) {
    return SmallRules.good().change(SmallRules.RULES, "$students, 2000", "$students, " + students);
  }

  @BeforeEach
  void start() throws Exception {
    good = put(temporary.resolve("rules"), SmallRules.good());
    instance =
        new SmallFolder(
                temporary.resolve("rules"), LogSettings.sqlite(temporary.resolve("data")), time)
            .start(Disk.OFF);
    publications = instance.publications;
    time.now = time.now.plusSeconds(1);
  }

  @AfterEach
  void stop() {
    instance.close();
  }

  private static Release release(
      SmallRules rules,
      String base,
      Actor author,
      @Nullable Actor approver,
      @Nullable LocalDate day) {
    return new Release(rules.files(), base, "改了数", author, approver, day, null);
  }

  private Release now(SmallRules rules) {
    return release(rules, instance.used(), ANN, BEN, null);
  }

  private void refused(Why why, Attempt attempt) {
    String before = instance.used();
    int entries = publications.history().size();
    assertThatExceptionOfType(PublicationRefused.class)
        .isThrownBy(attempt::make)
        .satisfies(refused -> assertThat(refused.why()).isEqualTo(why));
    assertThat(instance.used()).isEqualTo(before);
    assertThat(publications.history()).hasSize(entries);
  }

  private interface Attempt {
    void make() throws Exception;
  }

  @Test
  void aReleaseIsInForceWhenItIsRecordedAndSaysWhoAndWhy() throws Exception {
    Publication done = publications.publish(now(limit(1999)));

    assertThat(instance.used()).isEqualTo(limit(1999).files().id());
    assertThat(publications.inForce()).contains(done);
    assertThat(done.reason()).isEqualTo("改了数");
    assertThat(done.author().name()).isEqualTo("ann");
    assertThat(done.approver().name()).isEqualTo("ben");
    assertThat(done.approved()).isTrue();
    assertThat(done.before()).isEqualTo(good.id());
  }

  @Test
  void nobodyApprovesTheirOwn() {
    Actor otherKey = new Actor("ann", "second key", Set.of(), null);
    refused(
        Why.SAME_PERSON,
        () -> publications.publish(release(limit(1), good.id(), ANN, otherKey, null)));
  }

  @Test
  void withoutAReasonNothingIsPublishedOrTakenBack() {
    refused(
        Why.NO_REASON,
        () ->
            publications.publish(
                new Release(limit(1).files(), good.id(), " ", ANN, BEN, null, null)));
    refused(Why.NO_REASON, () -> publications.rollBack(good.id(), "", ANN));
  }

  @Test
  void whatWasChangedMustStillBeInForce() throws Exception {
    publications.publish(now(limit(1999)));

    refused(
        Why.BASE_MOVED, () -> publications.publish(release(limit(1), good.id(), ANN, BEN, null)));
  }

  @Test
  void aBrokenRuleSetIsNotPublished() {
    SmallRules broken =
        SmallRules.good().change(SmallRules.RULES, "$students, 2000", "$student, 2000");
    refused(Why.BROKEN, () -> publications.publish(now(broken)));
  }

  @Test
  void aDatedReleaseComesIntoForceAtTheBeginningOfItsDay() throws Exception {
    LocalDate day = LocalDate.of(2026, 3, 3);
    Publication waiting = publications.publish(release(limit(1999), good.id(), ANN, BEN, day));
    assertThat(waiting.effective()).isEqualTo(Instant.parse("2026-03-02T16:00:00Z"));
    assertThat(instance.used()).isEqualTo(good.id());
    assertThat(publications.pending()).contains(waiting);

    time.now = Instant.parse("2026-03-02T15:59:59.999Z");
    publications.follow();
    assertThat(instance.used()).isEqualTo(good.id());

    time.now = Instant.parse("2026-03-02T16:00:00Z");
    publications.follow();
    assertThat(instance.used()).isEqualTo(limit(1999).files().id());
    assertThat(publications.pending()).isEmpty();
    assertThat(publications.inForce()).contains(waiting);
  }

  @Test
  void whileOneWaitsNothingElseGoesLiveUntilItIsCancelled() throws Exception {
    Publication waiting =
        publications.publish(release(limit(1999), good.id(), ANN, BEN, LocalDate.of(2026, 3, 3)));
    refused(Why.PENDING, () -> publications.publish(now(limit(5))));
    refused(Why.NO_REASON, () -> publications.cancel(waiting.id(), "", ANN));
    refused(Why.UNKNOWN, () -> publications.cancel(UUID.randomUUID(), "不要了", ANN));

    Publication cancelled = publications.cancel(waiting.id(), "不要了", BEN);

    assertThat(cancelled.kind()).isEqualTo(Kind.CANCELLED);
    assertThat(cancelled.cancels()).isEqualTo(waiting.id());
    assertThat(publications.pending()).isEmpty();
    time.now = time.now.plus(Duration.ofDays(10));
    publications.follow();
    assertThat(instance.used()).isEqualTo(good.id());
    publications.publish(now(limit(5)));
    assertThat(instance.used()).isEqualTo(limit(5).files().id());
  }

  @Test
  void whatIsInForceCannotBeCancelled() throws Exception {
    Publication done = publications.publish(now(limit(1999)));
    refused(Why.NOTHING_TO_DO, () -> publications.cancel(done.id(), "不要了", ANN));
  }

  @Test
  void aDayThatIsOverIsRefusedAndTodayIsNow() throws Exception {
    LocalDate today = LocalDate.ofInstant(time.now, CHINA);
    refused(
        Why.NOTHING_TO_DO,
        () -> publications.publish(release(limit(1), good.id(), ANN, BEN, today.minusDays(1))));
    publications.publish(release(limit(1), good.id(), ANN, BEN, today));
    assertThat(instance.used()).isEqualTo(limit(1).files().id());
  }

  @Test
  void oneStepBackAndForthAgain() throws Exception {
    publications.publish(now(limit(1999)));
    Publication back = publications.rollBack(good.id(), "算错了", ANN);
    assertThat(instance.used()).isEqualTo(good.id());
    assertThat(back.kind()).isEqualTo(Kind.ROLLED_BACK);
    assertThat(back.approved()).as("nobody ever approved the first").isFalse();

    Publication forth = publications.rollBack(limit(1999).files().id(), "没有算错", BEN);
    assertThat(instance.used()).isEqualTo(limit(1999).files().id());
    assertThat(forth.approved()).isTrue();
    refused(Why.NOTHING_TO_DO, () -> publications.rollBack(instance.used(), "再来", ANN));
    refused(Why.UNKNOWN, () -> publications.rollBack(limit(3).files().id(), "没有过", ANN));
  }

  @Test
  void whoeverBorrowedTheOldRulesDecidesByThemToTheEnd() throws Exception {
    CurrentRules.Lent lent = instance.current.lend().orElseThrow();
    publications.publish(now(limit(1999)));
    assertThat(instance.used()).isNotEqualTo(good.id());

    assertThat(lent.maker().ruleSet().id()).isEqualTo(good.id());
    assertThat(TryOut.decide(lent.maker()).ruleSet()).isEqualTo(good.id());
    DecisionMaker old = lent.maker();
    lent.close();
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> TryOut.decide(old));
  }

  @Test
  void whatComesToTheSameForDroolsIsCompiledOnce() throws Exception {
    try (CurrentRules.Lent lent = instance.current.lend().orElseThrow()) {
      SmallRules retitled = SmallRules.good().change(SmallRules.RULES, "学段不超过2000人", "学段至多2000人");
      publications.publish(now(retitled));
      DecisionMaker next = instance.current.maker().orElseThrow();
      assertThat(next.notSharedWith(lent.maker())).isEmpty();
    }
    // What both shared outlives the one that is closed now.
    assertThat(TryOut.decide(instance.current.maker().orElseThrow()).findings())
        .extracting(finding -> finding.rule().title())
        .contains("学段至多2000人");
  }

  @Test
  void ofTwoInstancesOneIsFirstAndTheOtherLearnsOfIt() throws Exception {
    try (SmallFolder other = new SmallFolder(temporary.resolve("rules"), instance.settings, time)) {
      other.publications.follow();
      assertThat(other.used()).isEqualTo(good.id());
      other.publications.publish(now(limit(1999)));

      assertThatExceptionOfType(PublicationRefused.class)
          .isThrownBy(() -> publications.publish(release(limit(5), good.id(), ANN, BEN, null)))
          .satisfies(refused -> assertThat(refused.why()).isEqualTo(Why.BASE_MOVED));
      publications.follow();
      assertThat(instance.used()).isEqualTo(limit(1999).files().id());
    }
  }

  @Test
  void daysAreThoseOfTheClockAndNotOfTheMachine() throws Exception {
    assertThat(time.now.atZone(ZoneOffset.UTC).toLocalDate()).isEqualTo("2026-03-01");
    Publication waiting =
        publications.publish(release(limit(9), good.id(), ANN, BEN, LocalDate.of(2026, 3, 2)));
    assertThat(waiting.effective()).isEqualTo("2026-03-01T16:00:00Z");
  }
}
