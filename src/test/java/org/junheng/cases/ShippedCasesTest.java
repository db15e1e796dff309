package org.junheng.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case beside the rules comes out as it says. */
class ShippedCasesTest {
  @TestFactory
  Stream<DynamicTest> cases() {
    return ShippedCases.all().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.sentence(),
                    () -> {
                      CaseResult result = ShippedCases.RUNNER.run(each);
                      assertThat(result.passed()).as(result.toString()).isTrue();
                    }));
  }
}
