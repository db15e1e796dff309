package org.junheng.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionDocument;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.DecisionRequestReader;
import org.junheng.decision.DocumentJson;
import org.junheng.decision.ShippedRules;
import org.junheng.facts.StrictJson;
import org.junheng.rules.RuleSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What goes into the template comes out of it, and is judged as if it had been posted as JSON. */
class TemplateRoundTripTest {
  private final DecisionMaker maker = ShippedRules.maker();
  private final RuleSet ruleSet = maker.ruleSet();

  @Test
  void theExampleDistrictIsJudgedTheSameByWorkbookAsByJsonFindingByFinding() throws Exception {
    JsonNode request = request("district.json");

    ImportCheck check = check(workbook(request));

    assertThat(check.faults()).as("faults").isEmpty();
    assertThat(check.schools()).hasSize(90).noneMatch(ImportCheck.School::waits);
    assertThat(check.read().unmapped()).isEmpty();
    List<String> byJson = findings(request);
    assertThat(byJson).hasSizeGreaterThan(2_000);
    List<String> byWorkbook = findings(check.request(false).orElseThrow());
    assertThat(byWorkbook).hasSameSizeAs(byJson);
    for (int i = 0; i < byJson.size(); i++) {
      assertThat(byWorkbook.get(i)).isEqualTo(byJson.get(i));
    }
  }

  @Test
  void oneSchoolIsJudgedTheSame() throws Exception {
    JsonNode request = request("school.json");

    ImportCheck check = check(workbook(request));

    assertThat(check.faults()).isEmpty();
    assertThat(findings(check.request(false).orElseThrow())).isEqualTo(findings(request));
  }

  @Test
  void anEmptyTemplateIsRefusedForWhatMustBeFilledAndForNothingElse() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Workbooks.template(ruleSet, out);

    ImportCheck check = check(out.toByteArray());

    assertThat(check.faults())
        .extracting(fault -> fault.message().code())
        .containsOnly("facts.required", "problem.pack-missing");
    assertThat(check.faults())
        .as("each says where: %s", check.faults())
        .allSatisfy(fault -> assertThat(fault.cell()).isPresent());
  }

  private ImportCheck check(byte[] workbook) throws Unreadable {
    return ImportCheck.of(
        Importer.read(new DataFile("filled.xlsx", workbook), ruleSet, Map.of(), Limits.DEFAULT),
        maker);
  }

  private byte[] workbook(JsonNode request) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Workbooks.filled(ruleSet, request, out);
    return out.toByteArray();
  }

  private List<String> findings(JsonNode json) {
    DecisionRequestReader.Result.Accepted accepted =
        (DecisionRequestReader.Result.Accepted)
            DecisionRequestReader.read(json, new ArrayList<>(), maker);
    Decision decision = maker.decide(accepted.request());
    JsonNode document =
        DocumentJson.mapper()
            .valueToTree(
                DecisionDocument.of(decision, ruleSet, accepted.request(), Locale.CHINESE));
    return document.path("findings").valueStream().map(TemplateRoundTripTest::text).toList();
  }

  /** As text, with numbers written alike: a cell does not keep the last 0 of 850.00. */
  private static String text(JsonNode finding) {
    return finding.toString().replaceAll("(\\.\\d*?[1-9])0+(?=[,}])|\\.0+(?=[,}])", "$1");
  }

  private static JsonNode request(String file) throws Exception {
    try (InputStream in = Files.newInputStream(Path.of("docs", "examples", file))) {
      return StrictJson.read(in, new ArrayList<>());
    }
  }
}
