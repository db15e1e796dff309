package org.junheng.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junheng.decision.ShippedRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of this repository before the gate. */
class ShippedGateTest {
  @TempDir Path data;

  @Test
  void anEditThatChangesNoMeaningPassesAndOneThatForgetsItsCasesDoesNot() throws Exception {
    String file = "plan2024/homework.drl";
    try (DraftBench bench =
        DraftBench.open(data, ShippedRules.sound(ShippedRules.read(Path.of("rules"))))) {
      DraftOfRules draft = bench.draft();
      String text = new String(bench.drafts.file(draft, file), StandardCharsets.UTF_8);
      DraftOfRules remark = bench.put(draft, file, text + "\n// 备注\n", DraftBench.EDITOR);

      long begun = System.nanoTime();
      GateResult result = bench.gate.of(remark, DraftBench.APPROVER);
      System.out.printf(
          "the gate on the shipped rules, plan2024 changed: %d ms%n",
          (System.nanoTime() - begun) / 1_000_000);
      assertThat(result.failed()).isEmpty();

      DraftOfRules other =
          bench.put(
              bench.draft(), file, text.replaceFirst(", 60\\);", ", 50);"), DraftBench.EDITOR);
      assertThat(bench.gate.of(other, DraftBench.APPROVER).failed())
          .extracting(GateResult.Item::question)
          .contains(GateResult.Question.CASES);
    }
  }
}
