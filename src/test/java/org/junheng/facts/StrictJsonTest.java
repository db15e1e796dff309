package org.junheng.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** JSON is read to the digit and to the last key, or not at all. */
class StrictJsonTest {
  @Test
  void everyKeyThatStandsTwiceIsToldAtItsPlaceAndTheFirstValueStays() throws Exception {
    List<Fault> faults = new ArrayList<>();
    JsonNode node =
        read(
            "{'a': 1, 'b': [{'c': 1}, {'c': 2, 'd': {'e~/f': 1, 'e~/f': 2}, 'c': 3}], 'a': {'x': 1, 'x': 2}, 'a': 3}",
            faults);

    assertThat(faults)
        .extracting(Fault::pointer, fault -> fault.message().code())
        .containsExactly(
            tuple("/b/1/d/e~0~1f", "json.duplicate-key"),
            tuple("/b/1/c", "json.duplicate-key"),
            tuple("/a/x", "json.duplicate-key"),
            tuple("/a", "json.duplicate-key"),
            tuple("/a", "json.duplicate-key"));
    assertThat(node.at("/a").asInt()).isEqualTo(1);
    assertThat(node.at("/b/1/c").asInt()).isEqualTo(2);
    assertThat(node.get("b").get(1).get("d").get("e~/f").asInt()).isEqualTo(1);
  }

  @Test
  void keysAreTheSameWhateverTheirSpelling() throws Exception {
    List<Fault> faults = new ArrayList<>();
    read("{'ab': 1, '\\u0061b': 2, 'AB': 3}", faults);

    assertThat(faults).extracting(Fault::pointer).containsExactly("/ab");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1",
        "4.20",
        "12268.36",
        "0.30000000000000004",
        "1E+2",
        "1e-7",
        "-0.5",
        "123456789012345678901234567890",
        "0",
        "100.000000",
        "1e400",
        "9007199254740993"
      })
  void aNumberStaysTheDecimalThatWasWritten(String number) throws Exception {
    assertThat(read(number, new ArrayList<>()).decimalValue()).isEqualTo(new BigDecimal(number));
  }

  @Property
  void noDigitIsLost(@ForAll("decimals") BigDecimal decimal) throws Exception {
    assertThat(read("[" + decimal + "]", new ArrayList<>()).get(0).decimalValue())
        .isEqualTo(decimal);
  }

  @Provide
  Arbitrary<BigDecimal> decimals() {
    return Arbitraries.bigIntegers()
        .between(BigInteger.TEN.pow(30).negate(), BigInteger.TEN.pow(30))
        .flatMap(
            digits ->
                Arbitraries.integers().between(0, 6).map(scale -> new BigDecimal(digits, scale)));
  }

  @Test
  void aShortTextOfALongNumberIsNotExpanded() throws Exception {
    assertThat(read("1e999999999", new ArrayList<>()).decimalValue().scale()).isEqualTo(-999999999);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "0e99999999999", "1e-99999999999", "1e2147483648"})
  void anExponentBeyondAllDecimalsIsMalformed(String number) {
    assertThatThrownBy(() -> read("{'a': " + number + "}", new ArrayList<>()))
        .isInstanceOf(StrictJson.Malformed.class);
  }

  @ParameterizedTest(name = "{0}: line {1}, column {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "^^ | 1 | 1",
        "^  ^ | 1 | 1",
        "{'a': 1 | 1 | 9",
        "{'a': 1}} | 1 | 10",
        "{'a': 1} {} | 1 | 11",
        "[1, 2,] | 1 | 8",
        "{'a' 1} | 1 | 7",
        "{a: 1} | 1 | 3",
        "{'a': 01} | 1 | 8",
        "{'a': +1} | 1 | 8",
        "{'a': .5} | 1 | 8",
        "{'a': 5.} | 1 | 9",
        "{'a': NaN} | 1 | 10",
        "{'a': Infinity} | 1 | 15",
        "{'a': 0x10} | 1 | 9",
        "{'a': tru} | 1 | 7",
        "{'a': 'b | 1 | 10",
        "// x | 1 | 2",
        "[\\] | 1 | 3",
      })
  void whatIsNotJsonIsToldWithItsPlace(String text, int line, int column) {
    StrictJson.Malformed malformed =
        catchThrowableOfType(StrictJson.Malformed.class, () -> read(text, new ArrayList<>()));

    assertThat(malformed).isNotNull();
    assertThat(malformed.line()).isEqualTo(line);
    assertThat(malformed.column()).isBetween(column - 1, column + 1);
    assertThat(malformed.getMessage()).isNotBlank();
  }

  @Test
  void aMistakeFurtherDownIsToldByItsLine() {
    StrictJson.Malformed malformed =
        catchThrowableOfType(
            StrictJson.Malformed.class, () -> read("{\n  'a': 1,\n  'b': ?\n}", new ArrayList<>()));

    assertThat(malformed.line()).isEqualTo(3);
    assertThat(malformed.column()).isBetween(7, 9);
  }

  @Property(tries = 30)
  void twentyLevelsAreReadAndNoMore(@ForAll @IntRange(min = 1, max = 40) int depth) {
    String text = "[".repeat(depth) + "]".repeat(depth);
    if (depth <= 20) {
      assertThatCode(() -> read(text, new ArrayList<>())).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> read(text, new ArrayList<>()))
          .isInstanceOf(StrictJson.Malformed.class);
    }
  }

  @Test
  void aBottomlessDocumentDoesNotExhaustTheStack() {
    assertThatThrownBy(() -> read("{'a':".repeat(200_000), new ArrayList<>()))
        .isInstanceOf(StrictJson.Malformed.class);
  }

  @Test
  void numbersAndTextsHaveALongestLength() {
    assertThatThrownBy(() -> read("9".repeat(41), new ArrayList<>()))
        .isInstanceOf(StrictJson.Malformed.class);
    assertThatThrownBy(() -> read("'" + "a".repeat(100_001) + "'", new ArrayList<>()))
        .isInstanceOf(StrictJson.Malformed.class);
  }

  @Test
  void utf8IsRead() throws Exception {
    assertThat(read("{'名': '任城区\uD83D\uDE00'}", new ArrayList<>()).get("名").stringValue())
        .isEqualTo("任城区\uD83D\uDE00");
    byte[] broken = {'"', (byte) 0xC3, '"'};
    assertThatThrownBy(() -> StrictJson.read(new ByteArrayInputStream(broken), new ArrayList<>()))
        .isInstanceOf(StrictJson.Malformed.class);
  }

  @Test
  void aStreamThatBreaksOffIsNoMistakeOfTheDocument() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };

    assertThatThrownBy(() -> StrictJson.read(broken, new ArrayList<>()))
        .isInstanceOf(IOException.class)
        .hasMessage("gone");
  }

  private static JsonNode read(String text, List<Fault> faults)
      throws IOException, StrictJson.Malformed {
    return StrictJson.read(
        new ByteArrayInputStream(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)), faults);
  }
}
