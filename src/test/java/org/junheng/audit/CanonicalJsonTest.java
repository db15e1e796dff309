package org.junheng.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class CanonicalJsonTest {
  @ParameterizedTest
  @CsvSource({
    "4.20, 4.2",
    "42e-1, 4.2",
    "1e2, 100",
    "100, 100",
    "100.0, 100",
    "-0.0, 0",
    "0.10, 0.1",
    "-5.50, -5.5",
    "12345678901234567890.123456789, 12345678901234567890.123456789",
    "1E-7, 0.0000001"
  })
  void equalNumbersHaveEqualTexts(String written, String canonical) {
    assertThat(CanonicalJson.text(ExactJson.read(written))).isEqualTo(canonical);
  }

  @Test
  void membersAreInOrderOfCodePointsAndNothingIsBetween() {
    String written =
        "{ \"b\" : [1, {\"d\":null,\"c\":true}], \"a\" : \"\", \"\\ud83d\\ude00\":1, \"\\uff01\":2, \"é\":3, \"ab\":4 }";

    assertThat(CanonicalJson.text(ExactJson.read(written)))
        .isEqualTo(
            "{\"a\":\"\",\"ab\":4,\"b\":[1,{\"c\":true,\"d\":null}],\"é\":3,\"\uff01\":2,\"\ud83d\ude00\":1}");
  }

  @Test
  void onlyWhatMustBeIsEscaped() {
    assertThat(
            CanonicalJson.text(
                JsonNodeFactory.instance.stringNode("\"\\/\b\f\n\r\t\u0000\u001f\u007f均衡\u2028")))
        .isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007f均衡\u2028\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":[1.50,{\"z\":\"\\u0001\",\"b\":-0.000}],\"A\":1e3}", "[]", "{}"})
  void theCanonicalTextOfACanonicalTextIsItself(String written) {
    String once = CanonicalJson.text(ExactJson.read(written));

    assertThat(CanonicalJson.text(ExactJson.read(once))).isEqualTo(once);
  }

  @Test
  void whatHasNoExactTextIsRefused() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    assertThatThrownBy(() -> CanonicalJson.text(json.numberNode(4.2d)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalJson.text(json.stringNode("\ud83d")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalJson.text(json.numberNode(new BigDecimal("1e999999"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalJson.text(json.pojoNode(new Object())))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
