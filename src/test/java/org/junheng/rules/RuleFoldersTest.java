package org.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junheng.rules.drl.DrlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in {@code pack.yaml}, in what stands where, and between documents. */
class RuleFoldersTest {
  private static final String PACK = SmallRules.PACK;
  private static final String CHARTER =
      SmallRules.HEAD
          + SmallRules.rule("school.charter", "$school : School( )", "require.attested($school)");

  /**
   * A folder with a mistake.
   *
   * @param problems what is said of it, as file:line:column code
   */
  record Folder(String sentence, SmallRules rules, String... problems) {
    List<String> codes() {
      return Stream.of(problems)
          .map(problem -> problem.substring(problem.indexOf(' ') + 1))
          .toList();
    }

    @Override
    public String toString() {
      return sentence;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void aMistakeIsToldAtItsPlace(Folder folder) {
    assertThat(folder.rules().problems())
        .extracting(p -> p.file() + ":" + p.line() + ":" + p.column() + " " + p.message().code())
        .containsExactly(folder.problems());
  }

  static List<Folder> folders() {
    SmallRules good = SmallRules.good();
    return List.of(
        new Folder("another id", good.change(PACK, "id: plan", "id: plan2"), PACK + ":1:1 pack.id"),
        new Folder(
            "a clause twice",
            good.change(PACK, "id: 二", "id: 一")
                .change(SmallRules.RULES, "@clause(\"二\")", "@clause(\"一\")"),
            PACK + ":10:6 pack.clause-twice"),
        new Folder(
            "an unknown parent",
            good.change(PACK, "id: plan\n", "id: plan\nextends: national\n"),
            PACK + ":2:1 pack.unknown"),
        new Folder(
            "itself for a parent",
            good.change(PACK, "id: plan\n", "id: plan\nextends: plan\n"),
            PACK + ":2:1 pack.extends-itself"),
        new Folder(
            "an unknown standard",
            good.change(PACK, "id: plan\n", "id: plan\ncomparesWith: [national]\n"),
            PACK + ":2:1 pack.unknown"),
        new Folder(
            "an unknown key",
            good.change(PACK, "schoolSystem:", "schoolsystem:"),
            PACK + ":7:1 yaml.unknown-key"),
        new Folder(
            "a key twice",
            good.change(PACK, "  title: 示例方案\n", "  title: 示例方案\n  title: 另一方案\n"),
            PACK + ":5:3 yaml.duplicate-key"),
        new Folder(
            "a second document",
            good.with(PACK, good.text(PACK) + "---\nid: plan\n"),
            PACK + ":12:1 yaml.second-document"),
        new Folder(
            "no title", good.change(PACK, "  title: 示例方案\n", ""), PACK + ":2:1 pack.missing-key"),
        new Folder(
            "a clause without demands",
            good.change(PACK, ", demands: 章程", ""),
            PACK + ":10:5 pack.missing-key"),
        new Folder(
            "a day that is none",
            good.change(PACK, "2024-04-18", "2024-04-31"),
            PACK + ":6:3 yaml.no-such-day"),
        new Folder(
            "broken YAML",
            good.change(PACK, "document:", "document: ["),
            PACK + ":4:9 yaml.unreadable"),
        new Folder("no pack.yaml", good.without(PACK), PACK + ":1:1 pack.missing"),
        new Folder(
            "a folder with capitals",
            good.with("Plan2/pack.yaml", "id: Plan2"),
            "Plan2:1:1 pack.folder"),
        new Folder(
            "a folder with a hyphen",
            good.with("plan-2/x.drl", "package x"),
            "plan-2:1:1 pack.folder"),
        new Folder("no facts", good.without(SmallRules.FACTS), "facts:1:1 declare.none"),
        new Folder(
            "a rule file beside the folders",
            good.with("more.drl", CHARTER),
            "more.drl:1:1 file.misplaced"),
        new Folder(
            "a rule file within cases",
            good.with("plan/cases/more.drl", CHARTER),
            "plan/cases/more.drl:1:1 file.misplaced"),
        new Folder(
            "a rule file of another encoding",
            good.with("plan/gbk.drl", CHARTER.getBytes(Charset.forName("GB18030"))),
            "plan/gbk.drl:11:1 file.gbk",
            "plan/good.drl:51:1 rule.id-twice"),
        new Folder(
            "a document of another encoding",
            good.with(PACK, good.text(PACK).getBytes(Charset.forName("GB18030"))),
            PACK + ":3:1 file.gbk"),
        new Folder(
            "an id twice in two files",
            good.with("plan/more.drl", CHARTER),
            "plan/more.drl:10:1 rule.id-twice"),
        new Folder(
            "an empty rule file",
            good.with("plan/more.drl", ""),
            "plan/more.drl:1:1 rule.missing-keyword",
            "plan/more.drl:1:1 rule.no-global"),
        new Folder(
            "an id answered for by two kinds of subject",
            good.with("other/pack.yaml", good.text(PACK).replace("id: plan", "id: other"))
                .with(
                    "other/more.drl",
                    CHARTER
                        .replace("package plan", "package other")
                        .replace("$school : School( )", "$school : District( )")),
            "plan/good.drl:51:1 rule.attested-differently"));
  }

  @Test
  void aFileOfAMegabyteAndAByteIsNotRead(@TempDir Path folder) throws IOException {
    copy(SmallRules.good(), folder);
    Files.writeString(folder.resolve("plan/good.drl"), " ".repeat(1_000_001));

    assertThat(broken(folder))
        .extracting(RuleProblem::file, p -> p.message().code())
        .contains(tuple("plan/good.drl", "file.too-large"));
  }

  @Test
  void moreThanTwoThousandFilesAreNotRead(@TempDir Path folder) throws IOException {
    copy(SmallRules.good(), folder);
    for (int i = 0; i < 2_000; i++) {
      Files.writeString(folder.resolve("plan/note" + i + ".md"), "");
    }

    assertThat(broken(folder)).extracting(p -> p.message().code()).contains("file.too-many");
  }

  @Test
  void whatIsNoRuleFileOrHiddenTakesNoPart(@TempDir Path folder) throws IOException {
    copy(SmallRules.good(), folder);
    String id = RuleFiles.read(folder, new java.util.ArrayList<>()).id();
    Files.writeString(folder.resolve("plan/.good.drl.swp"), "x");
    Files.writeString(folder.resolve("plan/.hidden.drl"), "x");
    Files.writeString(folder.resolve("plan/good.drl~"), "x");
    Files.createDirectories(folder.resolve(".git/plan"));
    Files.writeString(folder.resolve(".git/plan/bad.drl"), "x");

    assertThat(RuleFiles.read(folder, new java.util.ArrayList<>()).id()).isEqualTo(id);
    assertThat(RuleSetReader.read(folder)).isInstanceOf(RuleSetReader.Result.Sound.class);
  }

  @Test
  void aByteOrderMarkAndWindowsLinesAreNoMistake() {
    String windows = "\uFEFF" + SmallRules.good().text(SmallRules.RULES).replace("\n", "\r\n");

    assertThat(SmallRules.good().with(SmallRules.RULES, windows).problems()).isEmpty();
  }

  @Test
  void allMistakesOfAllFilesAreToldInOrderOfFileAndLine() {
    List<RuleProblem> problems =
        SmallRules.good()
            .change(SmallRules.RULES, "kind != \"senior\"", "knd != \"senior\"")
            .change(SmallRules.RULES, "stage == \"primary\"", "stage == \"primry\"")
            .change(PACK, "id: plan", "id: plan2")
            .problems();

    assertThat(problems).isSorted();
    assertThat(problems)
        .extracting(p -> p.message().code())
        .contains("rule.unknown-word", "rule.unknown-field", "pack.id");
  }

  @Test
  void whatStandsAlikeIsNotParsedAgainAndComesToTheSame() {
    String charter = "plan/charter.drl";
    SmallRules one =
        SmallRules.good()
            .with(
                charter,
                SmallRules.HEAD
                    + SmallRules.rule(
                        "charter.all", "$school : School( )", "require.attested($school)"));
    SmallRules other = one.change(SmallRules.RULES, "$students, 2000", "$students, 1999");
    RuleSet before = one.sound();

    RuleSet after =
        ((RuleSetReader.Result.Sound) RuleSetReader.read(other.files(), before)).ruleSet();

    RuleSet anew = other.sound();
    assertThat(after.id()).isEqualTo(anew.id());
    assertThat(after.files()).isEqualTo(anew.files());
    assertThat(after.pack("plan").orElseThrow().rules())
        .extracting(rule -> rule.file() + ":" + rule.line() + " " + rule.drl())
        .isEqualTo(
            anew.pack("plan").orElseThrow().rules().stream()
                .map(rule -> rule.file() + ":" + rule.line() + " " + rule.drl())
                .toList());
    assertThat(file(after, charter)).isSameAs(file(before, charter));
    assertThat(file(after, SmallRules.RULES)).isNotSameAs(file(before, SmallRules.RULES));
    assertThat(RuleSetReader.read(one.with("plan/again.drl", one.text(charter)).files(), before))
        .as("what is alike is checked together with what is not")
        .isInstanceOfSatisfying(
            RuleSetReader.Result.Broken.class,
            broken ->
                assertThat(broken.problems())
                    .extracting(problem -> problem.message().code())
                    .containsExactly("rule.id-twice"));
  }

  private static DrlFile file(RuleSet ruleSet, String name) {
    return ruleSet.files().get("plan").stream()
        .filter(file -> file.file().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<RuleProblem> broken(Path folder) throws IOException {
    return ((RuleSetReader.Result.Broken) RuleSetReader.read(folder)).problems();
  }

  private static void copy(SmallRules rules, Path folder) throws IOException {
    for (String file : rules.files().files().keySet()) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.write(folder.resolve(file), rules.text(file).getBytes(StandardCharsets.UTF_8));
    }
  }
}
