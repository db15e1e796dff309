package org.junheng.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.publishing.SmallFolder.put;
import static org.junheng.publishing.SmallFolder.until;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junheng.audit.Expected;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogSettings;
import org.junheng.identity.Actor;
import org.junheng.publishing.FolderStatus.State;
import org.junheng.publishing.Publication.Kind;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.SmallRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of edits of the folder, of restarts, and of both at once. */
class LiveRulesTest {
  private static final Actor ANN = new Actor("ann", null, java.util.Set.of(), null);
  private static final Clock CLOCK = Clock.systemDefaultZone();

  @TempDir Path temporary;
  private Path rules;
  private RuleFiles good;

  @BeforeEach
  void write() {
    rules = temporary.resolve("rules");
    good = put(rules, SmallRules.good());
  }

  private SmallFolder instance() {
    return new SmallFolder(rules, LogSettings.sqlite(temporary.resolve("data")), CLOCK);
  }

  /** The folder with another number in it. */
  private static SmallRules limit(int students) {
    return SmallRules.good().change(SmallRules.RULES, "$students, 2000", "$students, " + students);
  }

  private static SmallRules broken() {
    return SmallRules.good().change(SmallRules.RULES, "$students, 2000", "$student, 2000");
  }

  @Test
  void whatTheFolderHoldsIsTheFirst() throws Exception {
    try (SmallFolder instance = instance().start(Disk.LIVE)) {
      assertThat(instance.used()).isEqualTo(good.id());
      assertThat(instance.kinds()).containsExactly(Kind.FIRST);
      assertThat(instance.live().folder().state()).isEqualTo(State.IN_FORCE);
      assertThat(instance.publications.inForce().orElseThrow())
          .matches(first -> first.before() == null && !first.approved())
          .extracting(Publication::author)
          .isEqualTo(Publication.Person.FOLDER);
    }
  }

  @Test
  void aSoundEditGoesLiveAndIsRecordedAsApprovedByNobody() throws Exception {
    try (SmallFolder instance = instance().start(Disk.LIVE)) {
      RuleFiles edited = put(rules, limit(1999));
      until("the edit is in force", () -> instance.used().equals(edited.id()));

      Publication last = instance.publications.inForce().orElseThrow();
      assertThat(last.kind()).isEqualTo(Kind.DISK);
      assertThat(last.ruleSet()).isEqualTo(edited.id());
      assertThat(last.before()).isEqualTo(good.id());
      assertThat(last.approved()).isFalse();
      assertThat(instance.log.rules().files(edited.id()).orElseThrow().id()).isEqualTo(edited.id());
      assertThat(
              instance.log.log().reader().verify(Expected.NOTHING, LogLabels::of).discrepancies())
          .isEmpty();
    }
  }

  @Test
  void whatAnEditorLeavesBesideAndHowItSavesMakesNoDifference() throws Exception {
    try (SmallFolder instance = instance().start(Disk.LIVE)) {
      Files.writeString(rules.resolve("plan/.good.drl.swp"), "x");
      Files.writeString(rules.resolve("plan/good.drl~"), "rule");
      Path temporaryFile = rules.resolve("plan/4913");
      Files.writeString(temporaryFile, limit(1999).text(SmallRules.RULES));
      Files.move(
          temporaryFile,
          rules.resolve(SmallRules.RULES),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
      until("in force", () -> instance.used().equals(limit(1999).files().id()));

      assertThat(instance.kinds()).containsExactly(Kind.FIRST, Kind.DISK);
    }
  }

  @Test
  void aFileThatIsStillBeingWrittenIsNotBelieved() throws Exception {
    try (SmallFolder instance = instance().start(Disk.LIVE)) {
      byte[] whole = limit(1998).text(SmallRules.RULES).getBytes(StandardCharsets.UTF_8);
      Path file = rules.resolve(SmallRules.RULES);
      Files.write(file, java.util.Arrays.copyOf(whole, 700));
      Files.write(file, whole);
      until("in force", () -> instance.used().equals(limit(1998).files().id()));
    }
  }

  @Test
  void aBrokenEditLeavesTheLastGoodInForceAndSaysWhatIsWrongUntilItIsMended() throws Exception {
    try (SmallFolder instance = instance().start(Disk.LIVE)) {
      put(rules, broken());
      until("broken", () -> instance.live().folder().state() == State.BROKEN);

      FolderStatus status = instance.live().folder();
      assertThat(instance.used()).isEqualTo(good.id());
      assertThat(status.problems())
          .extracting(RuleProblem::file, problem -> problem.message().code())
          .containsExactly(
              org.assertj.core.api.Assertions.tuple(SmallRules.RULES, "rule.unknown-variable"));
      assertThat(status.message().chinese()).contains(SmallRules.RULES, "原来的规则照常判定");
      assertThat(instance.kinds()).containsExactly(Kind.FIRST);

      SmallRules worse = broken().with("plan/more.drl", "rule");
      put(rules, worse);
      until("worse", () -> instance.live().folder().problems().size() > 1);
      assertThat(instance.live().folder().since()).isEqualTo(status.since());

      put(rules, limit(1999));
      until("mended", () -> instance.used().equals(limit(1999).files().id()));
      until("told", () -> instance.live().folder().state() == State.IN_FORCE);
      assertThat(instance.live().folder().problems()).isEmpty();
      assertThat(instance.live().folder().message()).isNull();
    }
  }

  @Test
  void aFolderThatGoesAwayChangesNothing() throws Exception {
    try (SmallFolder instance = instance().start(Disk.LIVE)) {
      Path away = temporary.resolve("away");
      Files.move(rules, away);
      until("missed", () -> instance.live().folder().state() == State.BROKEN);
      assertThat(instance.used()).isEqualTo(good.id());

      Files.move(away, rules);
      until("back", () -> instance.live().folder().state() == State.IN_FORCE);
      put(rules, limit(1999));
      until("watched again", () -> instance.used().equals(limit(1999).files().id()));
    }
  }

  @Test
  void anEditMadeWhileItWasStoppedGoesLiveAtTheNextStart() throws Exception {
    try (SmallFolder instance = instance().start(Disk.LIVE)) {
      assertThat(instance.used()).isEqualTo(good.id());
    }
    put(rules, limit(1999));

    try (SmallFolder instance = instance().start(Disk.LIVE)) {
      assertThat(instance.used()).isEqualTo(limit(1999).files().id());
      assertThat(instance.kinds()).containsExactly(Kind.FIRST, Kind.DISK);
    }
  }

  @Test
  void afterARestartWhatWasPublishedIsInForceAndNotWhatTheFolderStillHolds() throws Exception {
    try (SmallFolder instance = instance().start(Disk.LIVE)) {
      instance.publications.publish(release(limit(1500), good.id()));
      assertThat(instance.used()).isEqualTo(limit(1500).files().id());
      until("told", () -> instance.live().folder().state() == State.BEHIND);
    }
    try (SmallFolder instance = instance().start(Disk.LIVE)) {
      assertThat(instance.used()).isEqualTo(limit(1500).files().id());
      assertThat(instance.live().folder().state()).isEqualTo(State.BEHIND);
      assertThat(instance.kinds()).containsExactly(Kind.FIRST, Kind.PUBLISHED);
    }
  }

  @Test
  void anEditOfAFolderThatIsBehindWaitsAndGoesLiveOnceTheFolderHasCaughtUp() throws Exception {
    try (SmallFolder instance = instance().start(Disk.LIVE)) {
      instance.publications.publish(release(limit(1500), good.id()));
      put(rules, limit(1999));
      until("waits", () -> instance.live().folder().state() == State.EDITED_BEHIND);
      assertThat(instance.used()).isEqualTo(limit(1500).files().id());
      assertThat(instance.live().folder().message().chinese()).contains("junheng rules fetch");

      put(rules, instance.log.rules().files(instance.used()).orElseThrow());
      until("caught up", () -> instance.live().folder().state() == State.IN_FORCE);
      put(rules, limit(1499));
      until("in force", () -> instance.used().equals(limit(1499).files().id()));
    }
  }

  @Test
  void aBrokenFolderAtTheStartLeavesWhatWasInForceInForce() throws Exception {
    try (SmallFolder instance = instance().start(Disk.LIVE)) {
      assertThat(instance.used()).isEqualTo(good.id());
    }
    put(rules, broken());

    try (SmallFolder instance = instance().start(Disk.LIVE)) {
      assertThat(instance.used()).isEqualTo(good.id());
      assertThat(instance.live().folder().state()).isEqualTo(State.BROKEN);
    }
  }

  @Test
  void aLogThatIsAwayAtTheStartIsTakenUpWhenItIsBackAndTheFolderDecidesMeanwhile()
      throws Exception {
    Path inTheWay = temporary.resolve("data");
    Files.writeString(inTheWay, "not a folder");
    try (SmallFolder instance =
        instance().start(Disk.LIVE, () -> false, SmallRules.good().sound())) {
      assertThat(instance.log.trouble()).isNotNull();
      assertThat(instance.used()).isEqualTo(good.id());
      assertThat(TryOut.decide(instance.current.maker().orElseThrow()).ruleSet())
          .isEqualTo(good.id());
      assertThat(instance.kinds()).isEmpty();

      Files.delete(inTheWay);
      until("recorded", () -> instance.kinds().equals(List.of(Kind.FIRST)));
      put(rules, limit(1999));
      until("edits go live", () -> instance.used().equals(limit(1999).files().id()));
    }
  }

  @Test
  void withDraftAnEditWaitsAndIsHandedOverOnce() throws Exception {
    List<String> handed = new ArrayList<>();
    try (SmallFolder instance = instance().start(Disk.DRAFT)) {
      put(rules, limit(1999));
      until("waits", () -> instance.live().folder().state() == State.WAITS_FOR_APPROVAL);
      assertThat(instance.used()).isEqualTo(good.id());
      instance.live().handEditsTo((files, base) -> handed.add(files.id() + " on " + base));
      until("handed over", () -> !handed.isEmpty());

      instance.publications.publish(release(limit(1999), good.id()));
      until("it is in force", () -> instance.live().folder().state() == State.IN_FORCE);
    }
    assertThat(handed).containsExactly(limit(1999).files().id() + " on " + good.id());
  }

  @Test
  void onceThereAreAccountsEditsWaitUnlessItIsSetOtherwise() throws Exception {
    AtomicBoolean accounts = new AtomicBoolean();
    try (SmallFolder instance = instance().start(null, accounts::get)) {
      put(rules, limit(1999));
      until("live without accounts", () -> instance.used().equals(limit(1999).files().id()));
      accounts.set(true);
      put(rules, limit(1998));
      until("waits", () -> instance.live().folder().state() == State.WAITS_FOR_APPROVAL);
      assertThat(instance.used()).isEqualTo(limit(1999).files().id());
    }
  }

  @Test
  void withOffTheFolderIsReadAtTheFirstStartOnly() throws Exception {
    try (SmallFolder instance = instance().start(Disk.OFF)) {
      assertThat(instance.kinds()).containsExactly(Kind.FIRST);
      assertThat(instance.live().folder().state()).isEqualTo(State.OFF);
    }
    put(rules, broken());
    try (SmallFolder instance = instance().start(Disk.OFF)) {
      assertThat(instance.used()).isEqualTo(good.id());
      assertThat(instance.live().folder().state()).isEqualTo(State.OFF);
    }
  }

  @Test
  void anInstanceWithAnotherFolderThanTheLogDoesNotTakeBackWhatIsInForce() throws Exception {
    try (SmallFolder instance = instance().start(Disk.LIVE)) {
      assertThat(instance.used()).isEqualTo(good.id());
    }
    Files.delete(temporary.resolve("data/rules-seen"));
    put(rules, limit(7));

    try (SmallFolder instance = instance().start(Disk.LIVE)) {
      assertThat(instance.used()).isEqualTo(good.id());
      assertThat(instance.live().folder().state()).isEqualTo(State.EDITED_BEHIND);
    }
  }

  @Test
  void aCopyOfTheLogTellsWhatWasPublished() throws Exception {
    try (SmallFolder instance = instance().start(Disk.LIVE)) {
      put(rules, limit(1999));
      until("in force", () -> instance.used().equals(limit(1999).files().id()));
    }
    try (LogReader reader = LogReader.open(LogSettings.sqlite(temporary.resolve("data")))) {
      PublicationLog read = new PublicationLog(reader);
      read.refresh();
      assertThat(read.inForce(CLOCK.instant()).orElseThrow().ruleSet())
          .isEqualTo(limit(1999).files().id());
    }
  }

  private static Release release(SmallRules rules, String base) {
    return new Release(rules.files(), base, "试一试", ANN, null, null, null);
  }
}
