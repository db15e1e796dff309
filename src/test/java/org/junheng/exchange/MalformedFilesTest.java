package org.junheng.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.ShippedRules;
import org.junheng.exchange.MalformedFiles.Malformed;
import org.junheng.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is handed in, somebody is told what is wrong with it, where, and what to do. */
class MalformedFilesTest {
  private final DecisionMaker maker = ShippedRules.maker();

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void eachIsToldInBothLanguagesAndNoneIsJudged(Malformed file) {
    List<Message> told;
    try {
      ImportCheck check =
          ImportCheck.of(
              Importer.read(
                  new DataFile(file.name(), file.content()),
                  maker.ruleSet(),
                  Map.of(),
                  Limits.DEFAULT),
              maker);
      assertThat(check.request(false)).as("what would be judged").isEmpty();
      assertThat(check.faults())
          .allSatisfy(fault -> assertThat(fault.cell()).as(fault.toString()).isPresent());
      told = check.faults().stream().map(CellFault::message).toList();
    } catch (Unreadable e) {
      told = List.of(e.reason());
    }

    assertThat(told).extracting(Message::code).contains(file.code());
    assertThat(told)
        .allSatisfy(
            message -> {
              assertThat(message.chinese())
                  .containsPattern("\\p{IsHan}{4}")
                  .endsWith(message.chinese());
              assertThat(message.english()).isNotEqualTo(message.chinese()).isNotBlank();
            });
  }

  @Test
  void thereAreFortyAndMore() {
    assertThat(files()).hasSizeGreaterThan(40);
  }

  @Test
  void whatIsTooMuchIsNotReadToItsEnd() {
    Limits small = new Limits(100_000, 50, 100);

    assertThat(refused(small, MalformedFiles.filled())).isEqualTo("import.bomb");
    assertThat(refused(new Limits(1 << 30, 50, 100), MalformedFiles.filled()))
        .isEqualTo("import.too-many-cells");
    assertThat(refused(new Limits(1 << 30, 5_000, 3), MalformedFiles.filled()))
        .isEqualTo("import.too-many-parts");
  }

  private String refused(Limits limits, byte[] content) {
    try {
      Importer.read(new DataFile("a.xlsx", content), maker.ruleSet(), Map.of(), limits);
      return "read";
    } catch (Unreadable e) {
      return e.reason().code();
    }
  }

  static List<Malformed> files() {
    return MalformedFiles.all();
  }
}
