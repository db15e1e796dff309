package org.junheng.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ReadableJsonTest {
  private final ObjectNode node = JsonNodeFactory.instance.objectNode();

  @Test
  void plainValuesStandOnOneLineAndWhatHoldsThemIsIndented() {
    node.put("name", "一");
    node.putArray("rooms").addObject().put("kind", "music").put("area", new BigDecimal("98.50"));
    assertThat(ExampleDistrictTest.text(node))
        .isEqualTo(
            """
            {
              "name": "一",
              "rooms": [
                { "kind": "music", "area": 98.50 }
              ]
            }
            """);
  }

  @Test
  void anObjectTooLongForOneLineIsBroken() {
    node.putObject("long").put("a", "x".repeat(60)).put("b", "y".repeat(60));
    assertThat(ExampleDistrictTest.text(node).lines()).hasSize(6);
  }

  @Test
  void decimalsArePlain() {
    node.put("large", new BigDecimal("1E+9")).put("small", new BigDecimal("1E-9"));
    assertThat(ExampleDistrictTest.text(node))
        .isEqualTo("{ \"large\": 1000000000, \"small\": 0.000000001 }\n");
  }

  @Test
  void anEmptyListIsWrittenAndANameOrTextThatNeedsItIsEscaped() {
    node.putArray("rooms");
    node.put("a \"name\"", "line\nbreak");
    assertThat(ExampleDistrictTest.text(node))
        .isEqualTo("{\n  \"rooms\": [],\n  \"a \\\"name\\\"\": \"line\\nbreak\"\n}\n");
  }

  @Test
  void whatIsWrittenReadsBackAsTheSame() {
    ObjectNode district = ExampleDistrict.generate(30, 4);
    JsonMapper exact =
        JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    assertThat(exact.readTree(ExampleDistrictTest.text(district))).isEqualTo(district);
  }

  @Test
  void aWriterThatFailsIsReported() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] buffer, int offset, int length) throws IOException {
            throw new IOException("disk full");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> ExampleDistrict.write(node, full))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("disk full");
  }
}
