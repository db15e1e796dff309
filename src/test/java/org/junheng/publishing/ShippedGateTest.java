package org.junheng.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junheng.cases.mutation.Mutant;
import org.junheng.decision.ShippedRules;
import org.junheng.rules.RuleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of this repository before the gate. */
class ShippedGateTest {
  private static final String HOMEWORK = "plan2024/homework.drl";

  @TempDir Path data;

  @Test
  void anEditThatChangesNoMeaningPassesAndOneThatForgetsItsCasesDoesNot() throws Exception {
    try (DraftBench bench =
        DraftBench.open(data, ShippedRules.sound(ShippedRules.read(Path.of("rules"))))) {
      DraftOfRules draft = bench.draft();
      String text = new String(bench.drafts.file(draft, HOMEWORK), StandardCharsets.UTF_8);
      DraftOfRules remark = bench.put(draft, HOMEWORK, text + "\n// 备注\n", DraftBench.EDITOR);
      GateResult result = bench.gate.of(remark, DraftBench.APPROVER);
      assertThat(result.failed()).isEmpty();
      assertThat(result.items())
          .anyMatch(item -> item.message().code().equals("gate.mutants-none"));

      DraftOfRules other =
          bench.put(
              bench.draft(), HOMEWORK, text.replaceFirst(", 60\\);", ", 50);"), DraftBench.EDITOR);
      assertThat(bench.gate.of(other, DraftBench.APPROVER).failed())
          .extracting(GateResult.Item::question)
          .contains(GateResult.Question.CASES);
    }
  }

  /** The files of this repository, to be edited at once in several ways. */
  private static final class Edits {
    private final SortedMap<String, byte[]> files =
        new TreeMap<>(ShippedRules.sound(ShippedRules.read(Path.of("rules"))).source().files());

    String text(String path) {
      return new String(files.get(path), StandardCharsets.UTF_8);
    }

    void put(String path, String text) {
      assertThat(files.get(path)).isNotEqualTo(text.getBytes(StandardCharsets.UTF_8));
      files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes out what begins with a line and goes on to the next that begins alike. */
    void takeOut(String path, String line, String next) {
      String text = text(path);
      int from = text.indexOf(line);
      int to = text.indexOf(next, from + 1);
      assertThat(from).as(line).isNotNegative();
      put(path, text.substring(0, from) + (to < 0 ? "" : text.substring(to)));
    }

    DraftCheck check() {
      DraftCheck check = DraftCheck.of(new RuleFiles(files));
      assertThat(check.problems()).isEmpty();
      return check;
    }
  }

  @Test
  void whatIsLeftOutAsUnchangedHidesNothingThatTryingEveryRuleWouldFind() {
    DraftCheck base = new Edits().check();
    Edits edits = new Edits();
    edits.put(HOMEWORK, "// 备注\n" + edits.text(HOMEWORK));
    edits.put("plan2024/size.drl", edits.text("plan2024/size.drl").replaceFirst("45\\)", "44)"));
    edits.put(
        "plan2024/equivalents.yaml",
        edits
            .text("plan2024/equivalents.yaml")
            .replaceFirst("(?s)- rule: retention.junior.*?\n\n", ""));
    for (String path :
        List.of(
            "national2017/cases/size.yaml",
            "national2017/cases/rooms.yaml",
            "plan2024/cases/admission.yaml")) {
      edits.takeOut(path, "- case: ", "- case: ");
    }
    DraftCheck draft = edits.check();
    GateMutants mutants = new GateMutants(draft, Optional.of(base));

    long begun = System.nanoTime();
    GateMutants.Found found = mutants.found();
    long quick = System.nanoTime();
    GateMutants.Found all = GateMutants.Found.NOTHING;
    for (String pack : Set.of("plan2024", "national2017")) {
      all =
          all.and(
              mutants.found(draft.ruleSet().orElseThrow().pack(pack).orElseThrow(), rule -> true));
    }
    System.out.printf(
        "mutants of a draft of two packs: %d of %d tried in %d ms, all in %d ms%n",
        found.tried(),
        all.tried(),
        (quick - begun) / 1_000_000,
        (System.nanoTime() - quick) / 1_000_000);

    assertThat(mutants.packs()).containsExactly("national2017", "plan2024");
    assertThat(names(found)).containsExactlyInAnyOrderElementsOf(names(all));
    assertThat(found.survivors())
        .extracting(mutant -> mutant.original().id())
        .contains("retention.junior", "size.class.primary");
    assertThat(found.tried()).isLessThan(all.tried());
  }

  private static List<String> names(GateMutants.Found found) {
    List<String> names = new ArrayList<>();
    for (Mutant mutant : found.survivors()) {
      names.add(mutant.original().file() + " " + mutant);
    }
    return names;
  }
}
