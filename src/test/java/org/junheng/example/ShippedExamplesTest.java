package org.junheng.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The examples that ship with the program are what the generator writes now. */
class ShippedExamplesTest {
  private static final Path FOLDER = Path.of("docs", "examples");
  private static final boolean REGENERATE = Boolean.getBoolean("junheng.regenerate");

  static Stream<Arguments> examples() {
    return Stream.of(
        Arguments.of("school.json", ExampleDistrict.oneSchool()),
        Arguments.of(
            "district.json",
            ExampleDistrict.generate(
                ExampleDistrict.SHIPPED_SCHOOLS, ExampleDistrict.SHIPPED_SEED)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void theFileIsWhatTheGeneratorWritesNow(String file, ObjectNode facts) throws IOException {
    String written = ExampleDistrictTest.text(ExampleDistrict.request(facts));
    if (REGENERATE) {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(file), written);
    }
    String remedy =
        "docs/examples/%s is not what the generator writes now; write it anew with:%n"
            + "./mvnw test -Dtest=ShippedExamplesTest -Djunheng.regenerate=true";
    assertThat(Files.exists(FOLDER.resolve(file))).as(remedy, file).isTrue();
    String shipped = Files.readString(FOLDER.resolve(file));
    assertThat(shipped.equals(written)).as(remedy, file).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void theFileIsARequestForADecisionUnderThePlan(String file, ObjectNode facts) {
    ObjectNode read = (ObjectNode) JsonMapper.shared().readTree(FOLDER.resolve(file));
    assertThat(read.propertyNames()).containsExactly("pack", "facts");
    assertThat(read.path("pack").asString()).isEqualTo("plan2024");
    assertThat(read.path("facts").path("schools").size()).isEqualTo(facts.path("schools").size());
  }
}
