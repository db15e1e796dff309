package org.junheng.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junheng.publishing.DraftBench.APPROVER;
import static org.junheng.publishing.DraftBench.CASES;
import static org.junheng.publishing.DraftBench.EDITOR;
import static org.junheng.publishing.DraftBench.OTHER;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junheng.audit.Expected;
import org.junheng.identity.Actor;
import org.junheng.publishing.DraftRefused.Because;
import org.junheng.publishing.GateResult.Question;
import org.junheng.rules.SmallRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change of the rules on its way from its editor to being in force. */
class DraftsTest {
  @TempDir Path data;
  private DraftBench bench;

  @BeforeEach
  void open() throws Exception {
    bench = DraftBench.open(data);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static void refused(Because because, String code, ThrowingCallable doing) {
    Consumer<Throwable> told =
        thrown -> {
          assertThat(((DraftRefused) thrown).reason().code()).isEqualTo(code);
          assertThat(((DraftRefused) thrown).because()).isEqualTo(because);
          assertThat(((DraftRefused) thrown).reason().english()).isNotBlank();
        };
    assertThatThrownBy(doing).isInstanceOf(DraftRefused.class).satisfies(told);
  }

  private List<Question> failed(DraftOfRules draft) throws Exception {
    return bench.gate.of(draft, APPROVER).failed().stream().map(GateResult.Item::question).toList();
  }

  @Test
  void aDraftThatAnotherPersonApprovesGoesLive() throws Exception {
    DraftOfRules draft = bench.limited(bench.draft(), 1500);
    assertThat(failed(draft)).isEmpty();
    assertThat(draft.version()).isEqualTo(3);

    DraftOfRules published = bench.published(draft);

    assertThat(published.state()).isEqualTo(DraftState.PUBLISHED);
    assertThat(bench.current.maker().orElseThrow().ruleSet().id()).isEqualTo(draft.files());
    Publication publication = bench.publications.inForce().orElseThrow();
    assertThat(publication.draft()).isEqualTo(draft.id());
    assertThat(publication.author().name()).isEqualTo("editor");
    assertThat(publication.approver().name()).isEqualTo("approver");
    assertThat(published.publication()).isEqualTo(publication.id().toString());
    assertThat(published.events())
        .extracting(event -> event.what().word())
        .containsExactly("created", "saved", "saved", "submitted", "approved", "published");
    assertThat(bench.log.log().reader().verify(Expected.NOTHING, LogLabels::of).discrepancies())
        .isEmpty();
  }

  @Test
  void nobodyApprovesWhatTheyHaveSavedNotEvenByAnotherKey() throws Exception {
    DraftOfRules draft = bench.limited(bench.draft(), 1500);
    Actor second = DraftBench.person("second", "a");
    String readme = "plan/README.md";
    DraftOfRules saved = bench.put(draft, readme, "说明", second);
    DraftOfRules submitted = bench.steps.submit(saved.id(), saved.tag(), "", EDITOR);

    for (Actor own :
        List.of(
            EDITOR,
            DraftBench.person("editor", "key-2"),
            DraftBench.person("editor", null),
            DraftBench.person("second", "b"))) {
      refused(
          Because.FORBIDDEN,
          "gate.approver-same",
          () -> bench.steps.approve(draft.id(), submitted.tag(), "", own));
      assertThat(bench.gate.of(submitted, own).failed())
          .extracting(GateResult.Item::question)
          .containsExactly(Question.APPROVER);
    }
    refused(
        Because.FORBIDDEN,
        "gate.approver-unknown",
        () ->
            bench.steps.approve(
                draft.id(), submitted.tag(), "", Actor.anonymous(APPROVER.roles())));
    assertThat(bench.drafts.find(draft.id()).state()).isEqualTo(DraftState.SUBMITTED);
    assertThat(bench.steps.approve(draft.id(), submitted.tag(), "", APPROVER).state())
        .isEqualTo(DraftState.APPROVED);
  }

  @Test
  void whatNobodyApprovedIsNotPublished() throws Exception {
    DraftOfRules draft = bench.limited(bench.draft(), 1500);
    refused(
        Because.CONFLICT,
        "draft.state",
        () -> bench.steps.publish(draft.id(), null, null, "", APPROVER));
    DraftOfRules submitted = bench.steps.submit(draft.id(), draft.tag(), "", EDITOR);
    refused(
        Because.CONFLICT,
        "draft.state",
        () -> bench.steps.publish(draft.id(), null, null, "", APPROVER));
    refused(Because.CONFLICT, "draft.state", () -> bench.put(submitted, CASES, "[]", EDITOR));
    DraftOfRules back = bench.steps.giveBack(draft.id(), null, "案例不够", APPROVER);
    assertThat(back.state()).isEqualTo(DraftState.OPEN);
    assertThat(back.last().note()).isEqualTo("案例不够");
  }

  @Test
  void brokenFilesAreKeptAndToldButDoNotPass() throws Exception {
    DraftOfRules draft = bench.put(bench.draft(), SmallRules.RULES, "rule broken", EDITOR);

    assertThat(new String(bench.drafts.file(draft, SmallRules.RULES), StandardCharsets.UTF_8))
        .isEqualTo("rule broken");
    DraftCheck check = DraftCheck.of(bench.drafts.files(draft.files()));
    assertThat(check.isClean()).isFalse();
    assertThat(check.problems())
        .anySatisfy(problem -> assertThat(problem.file()).isEqualTo(SmallRules.RULES));
    assertThat(failed(draft)).contains(Question.CHECK, Question.CASES);
    DraftOfRules submitted = bench.steps.submit(draft.id(), draft.tag(), "", EDITOR);
    refused(
        Because.CONFLICT,
        "draft.gate",
        () -> bench.steps.approve(draft.id(), submitted.tag(), "", APPROVER));
  }

  @Test
  void whoHasSeenAnOlderVersionOverwritesNothing() throws Exception {
    DraftOfRules first = bench.draft();
    DraftOfRules second = bench.put(first, CASES, "[]", DraftBench.person("second", null));

    refused(Because.STALE, "draft.stale", () -> bench.put(first, CASES, "- a", EDITOR));
    refused(
        Because.STALE,
        "draft.stale",
        () -> bench.steps.submit(first.id(), first.tag(), "", EDITOR));
    assertThat(bench.drafts.find(first.id())).isEqualTo(second);
    assertThat(bench.put(second, CASES, "[]", EDITOR)).as("the same again").isEqualTo(second);
  }

  @Test
  void eachItemOfTheGateStopsWhatItIsFor() throws Exception {
    DraftOfRules nothing = bench.draft();
    assertThat(failed(nothing)).containsExactly(Question.CHANGE);

    RuleText text = new RuleText(bench, bench.draft());
    DraftOfRules wrong = text.replaced(SmallRules.RULES, "2000", "1500");
    assertThat(failed(wrong)).contains(Question.CASES);

    DraftOfRules thin =
        bench.put(
            bench.draft(),
            CASES,
            DraftBench.cases(2000).replaceAll("(?s)- case: 小学2001.*?UNMET}\\n", ""),
            EDITOR);
    assertThat(failed(thin)).containsExactly(Question.MUTANTS);
    assertThat(bench.gate.of(thin, APPROVER).failed().get(0).details())
        .allSatisfy(detail -> assertThat(detail.file()).isEqualTo(SmallRules.RULES));

    DraftOfRules orphan =
        bench.put(
            bench.draft(),
            CASES,
            DraftBench.cases(2000).replaceAll("(?s)- case: 有章程.*", ""),
            EDITOR);
    assertThat(failed(orphan)).contains(Question.LEDGER);
  }

  /** Changes a place in a file of a draft. */
  private record RuleText(DraftBench bench, DraftOfRules draft) {
    DraftOfRules replaced(String path, String from, String to) throws Exception {
      String text = new String(bench.drafts.file(draft, path), StandardCharsets.UTF_8);
      assertThat(text).contains(from);
      return bench.put(draft, path, text.replace(from, to), EDITOR);
    }
  }

  @Test
  void aBaseThatHasMovedIsNoticedAndTakenOver() throws Exception {
    DraftOfRules mine = bench.limited(bench.draft(), 1500);
    DraftOfRules waiting = bench.approved(mine);
    DraftOfRules other = new RuleText(bench, bench.draft()).replaced(OTHER, "学校已制定章程", "学校有章程");
    DraftOfRules same = bench.limited(bench.draft(), 1800);
    bench.published(other);

    refused(
        Because.CONFLICT,
        "draft.base-moved",
        () -> bench.steps.publish(mine.id(), null, null, "", APPROVER));
    DraftOfRules rebased = bench.steps.rebase(mine.id(), waiting.tag(), "", EDITOR);
    assertThat(rebased.state()).as("to be approved again").isEqualTo(DraftState.OPEN);
    assertThat(rebased.base()).isEqualTo(other.files());
    assertThat(new String(bench.drafts.file(rebased, OTHER), StandardCharsets.UTF_8))
        .contains("学校有章程");
    assertThat(new String(bench.drafts.file(rebased, SmallRules.RULES), StandardCharsets.UTF_8))
        .contains("1500");
    bench.published(rebased);

    refused(
        Because.CONFLICT,
        "draft.conflict",
        () -> bench.steps.rebase(same.id(), same.tag(), "", EDITOR));
    DraftOfRules submitted = bench.steps.submit(same.id(), same.tag(), "", EDITOR);
    refused(
        Because.CONFLICT,
        "draft.base-moved-conflict",
        () -> bench.steps.approve(same.id(), submitted.tag(), "", APPROVER));
  }

  /** To be in force from tomorrow on. */
  private DraftOfRules publishedForTomorrow(DraftOfRules draft) throws Exception {
    return bench.steps.publish(
        draft.id(), null, LocalDate.now().plusDays(1), "明天起", DraftBench.APPROVER);
  }

  private Drafts anotherInstance() {
    return new Drafts(
        bench.log.log(), bench.log.rules(), () -> bench.current.maker().orElseThrow().ruleSet());
  }

  @Test
  void aDraftWhoseDateIsCalledOffIsApprovedAgainAndCanBePublished() throws Exception {
    DraftOfRules draft = bench.limited(bench.draft(), 1500);
    DraftOfRules approved = bench.approved(draft);
    DraftOfRules waiting = publishedForTomorrow(draft);
    assertThat(waiting.state()).isEqualTo(DraftState.PUBLISHED);
    UUID first = UUID.fromString(waiting.publication());

    Publication cancelled =
        bench.publications.cancel(first, "日期定错了", DraftBench.person("chief", "key-9"));

    DraftOfRules back = bench.drafts.find(draft.id());
    assertThat(back.state()).isEqualTo(DraftState.APPROVED);
    assertThat(back.publication()).isNull();
    assertThat(back.approval()).isEqualTo(approved.approval());
    assertThat(back.tag()).isEqualTo(waiting.tag());
    assertThat(back.last().what()).isEqualTo(DraftEvent.What.CANCELLED);
    assertThat(back.last().person()).isEqualTo("chief");
    assertThat(back.last().key()).isEqualTo("key-9");
    assertThat(back.last().note()).isEqualTo("日期定错了");
    assertThat(back.last().position()).isEqualTo(cancelled.position());
    assertThat(back.editors()).as("who cancels has not edited").containsExactly("editor");
    assertThat(anotherInstance().list()).containsExactly(back);

    DraftOfRules again = publishedForTomorrow(draft);
    assertThat(again.state()).isEqualTo(DraftState.PUBLISHED);
    assertThat(again.publication()).isNotEqualTo(first.toString());
    bench.publications.cancel(UUID.fromString(again.publication()), "还是今天", APPROVER);
    DraftOfRules live = bench.steps.publish(draft.id(), null, null, "", APPROVER);

    assertThat(live.state()).isEqualTo(DraftState.PUBLISHED);
    assertThat(bench.publications.inForce().orElseThrow().draft()).isEqualTo(draft.id());
    assertThat(live.events())
        .extracting(event -> event.what().word())
        .containsExactly(
            "created",
            "saved",
            "saved",
            "submitted",
            "approved",
            "published",
            "cancelled",
            "published",
            "cancelled",
            "published");
    assertThat(anotherInstance().list()).containsExactly(live);
    assertThat(bench.log.log().reader().verify(Expected.NOTHING, LogLabels::of).discrepancies())
        .isEmpty();
  }

  @Test
  void aDraftWhoseDateIsCalledOffGoesOnLikeAnyThatIsApproved() throws Exception {
    DraftOfRules draft = bench.limited(bench.draft(), 1500);
    bench.approved(draft);
    UUID waiting = UUID.fromString(publishedForTomorrow(draft).publication());
    refused(
        Because.CONFLICT,
        "draft.state",
        () -> bench.steps.giveBack(draft.id(), null, "不行", APPROVER));
    bench.publications.cancel(waiting, "等一等", APPROVER);
    bench.published(new RuleText(bench, bench.draft()).replaced(OTHER, "学校已制定章程", "学校有章程"));

    refused(
        Because.CONFLICT,
        "draft.base-moved",
        () -> bench.steps.publish(draft.id(), null, null, "", APPROVER));
    DraftOfRules back = bench.steps.giveBack(draft.id(), null, "再改", APPROVER);
    assertThat(back.state()).isEqualTo(DraftState.OPEN);
    DraftOfRules rebased = bench.steps.rebase(draft.id(), back.tag(), "", EDITOR);
    assertThat(bench.published(rebased).state()).isEqualTo(DraftState.PUBLISHED);
  }

  @Test
  void draftsAreThereAfterARestartAndInAnotherInstance() throws Exception {
    DraftOfRules draft = bench.limited(bench.draft(), 1500);
    Drafts another = anotherInstance();
    assertThat(another.list()).containsExactly(draft);
    DraftOfRules submitted = bench.steps.submit(draft.id(), draft.tag(), "请看", EDITOR);
    assertThat(another.find(draft.id())).isEqualTo(submitted);

    bench.close();
    bench = DraftBench.open(data);
    assertThat(bench.drafts.list()).containsExactly(submitted);
    assertThat(bench.steps.withdraw(draft.id(), null, "不改了", EDITOR).state())
        .isEqualTo(DraftState.WITHDRAWN);
  }

  @Test
  void anEditOfTheFolderWaitsAsADraftAndALaterOneIsItsNextVersion() throws Exception {
    DraftOfRules first =
        bench.steps.receive(DraftBench.rules().change(OTHER, "已制定", "制定了").files(), "文件夹", "改了");
    DraftOfRules second =
        bench.steps.receive(DraftBench.rules().change(OTHER, "已制定", "定有").files(), "文件夹", "改了");

    assertThat(first.state()).isEqualTo(DraftState.SUBMITTED);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.state()).isEqualTo(DraftState.SUBMITTED);
    assertThat(second.version()).isEqualTo(2);
    assertThat(second.editors()).isEqualTo(Set.of("folder"));
    bench.steps.approve(second.id(), second.tag(), "", APPROVER);
    assertThat(bench.steps.publish(second.id(), null, null, "", APPROVER).state())
        .isEqualTo(DraftState.PUBLISHED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.drl",
        "plan/../../secret.drl",
        "/etc/passwd.md",
        "plan//x.drl",
        "plan/.hidden.drl",
        ".drl",
        "plan\\x.drl",
        "plan/x.drl/",
        "a/b/c/d/e.drl",
        "plan/x\n.drl",
        ""
      })
  void noPathLeadsOutOfTheFolder(String path) throws Exception {
    DraftOfRules draft = bench.draft();
    refused(Because.WRONG, "draft.path", () -> bench.put(draft, path, "x", EDITOR));
  }

  @Test
  void onlyFilesOfRulesAreTakenAndNoneThatIsTooLarge() throws Exception {
    DraftOfRules draft = bench.draft();
    refused(Because.WRONG, "draft.file-kind", () -> bench.put(draft, "plan/x.class", "x", EDITOR));
    refused(
        Because.TOO_LARGE,
        "draft.file-too-large",
        () -> bench.put(draft, "plan/x.md", "x".repeat(1_000_001), EDITOR));
    refused(Because.WRONG, "draft.text", () -> bench.drafts.create("", "原因", null, EDITOR));
    refused(Because.WRONG, "draft.text", () -> bench.drafts.create("名称", " ", null, EDITOR));
    refused(
        Because.UNKNOWN,
        "draft.no-file",
        () -> bench.drafts.remove(draft.id(), draft.tag(), "plan/none.drl", "", EDITOR));
  }
}
