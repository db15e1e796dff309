package org.junheng.rules.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junheng.decision.ShippedRules;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages under {@code docs/rules}, which are written by program. */
class LedgerPageTest {
  private static final boolean REGENERATE = Boolean.getBoolean("junheng.regenerate");
  private static final Path RULES = Path.of("rules");

  private final RuleSet rules = ShippedRules.sound(ShippedRules.read(RULES));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan2024", "national2017", "highland2026", "practice2025", "yicheng2024", "jining2023"
      })
  void thePageIsCurrent(String pack) throws IOException {
    Path path = Path.of("docs", "rules", pack + ".md");
    String page = page(pack, LedgerCases.of(RuleFiles.read(RULES, List.of()), pack));
    if (REGENERATE) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, page);
    }

    assertThat(page)
        .as("regenerate with ./mvnw test -Dtest=LedgerPageTest -Djunheng.regenerate=true")
        .isEqualTo(Files.readString(path));
  }

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    Path docs = Path.of("docs", "rules");
    String page = Files.readString(docs.resolve("plan2024.md"));

    assertThat(
            page.lines()
                .flatMap(
                    line ->
                        java.util.regex.Pattern.compile("]\\(([^)]+)\\)").matcher(line).results()))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(docs.resolve(link.group(1))).exists());
  }

  @Test
  void casesAreCountedByFile() throws IOException {
    NamedCase first = new NamedCase("正好45人，达标", "plan2024/cases/size.yaml", 1);
    NamedCase second = new NamedCase("46人，未达标", "plan2024/cases/size.yaml", 9);
    NamedCase third = new NamedCase("一所小学", "plan2024/cases/whole.yaml", 1);

    String page = page("plan2024", Map.of("size.class.primary", List.of(first, second, third)));

    assertThat(page)
        .contains("| 共3个<br>[size.yaml](../../rules/plan2024/cases/size.yaml) 2<br>[whole.yaml]");
  }

  @Test
  void everyRuleAndEveryClauseHasItsPlace() throws IOException {
    String page = page("plan2024", Map.of());

    assertThat(ShippedRules.plan().rules())
        .allSatisfy(rule -> assertThat(page).containsOnlyOnce("[`" + rule.id() + "`]"));
    assertThat(rules.pack("plan2024").orElseThrow().clauses().values())
        .allSatisfy(
            clause ->
                assertThat(page)
                    .containsOnlyOnce("## " + clause.id() + " " + clause.title() + "\n")
                    .contains(clause.demands()));
  }

  private String page(String pack, Map<String, List<NamedCase>> cases) throws IOException {
    RuleFiles files = RuleFiles.read(RULES, List.of());
    return LedgerPage.of(
        Ledger.of(rules.pack(pack).orElseThrow(), files), rules.vocabulary(), cases);
  }
}
