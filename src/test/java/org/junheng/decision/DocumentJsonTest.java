package org.junheng.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How documents are written as JSON. */
class DocumentJsonTest {
  private record Document(String second, int first, OffsetDateTime at, LocalDate day) {}

  @ParameterizedTest
  @CsvSource({"1E+3, 1000", "1E-10, 0.0000000001", "4.20, 4.20", "-0.5, -0.5"})
  void decimalsArePlainAndKeepTheirPlaces(BigDecimal value, String json) {
    assertThat(DocumentJson.mapper().writeValueAsString(value)).isEqualTo(json);
  }

  @Test
  void membersStandInTheOrderOfTheRecordAndTimesInTheirZone() {
    Document document =
        new Document(
            "b", 1, OffsetDateTime.parse("2025-09-01T08:30:00+08:00"), LocalDate.of(2025, 9, 1));

    assertThat(DocumentJson.mapper().writeValueAsString(document))
        .isEqualTo(
            "{\"second\":\"b\",\"first\":1,\"at\":\"2025-09-01T08:30:00+08:00\",\"day\":\"2025-09-01\"}");
  }

  @Test
  void whatIsMissingInAMapIsSaidToBe() {
    Map<String, Object> seen = new LinkedHashMap<>();
    seen.put("builtYear", null);

    assertThat(DocumentJson.mapper().writeValueAsString(seen)).isEqualTo("{\"builtYear\":null}");
  }

  @Test
  void forPeopleItIsIndentedAndTheStreamStaysOpen() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DocumentJson.writeReadable(Map.of("名称", 1), out);
    out.writeBytes("!".getBytes(StandardCharsets.UTF_8));

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("{", "  \"名称\" : 1", "}", "!");
  }
}
