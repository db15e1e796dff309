package org.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.ast.descr.TypeDeclarationDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.junheng.rules.drl.DrlFile;
import org.junheng.rules.drl.DrlReader;
import org.junheng.rules.drl.RuleTree;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** The files are standard DRL: Drools' own parser reads them as we do. */
class DroolsParserTest {
  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("rules"))) {
      return files.filter(file -> file.toString().endsWith(".drl")).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void droolsReadsTheSameRulesAndTypes(Path file) throws IOException, DroolsParserException {
    String text = Files.readString(file);
    DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
    PackageDescr theirs = parser.parse(null, text);
    assertThat(parser.getErrors()).isEmpty();
    List<RuleProblem> problems = new ArrayList<>();
    DrlFile ours = DrlReader.read(file.toString(), text, problems);
    assertThat(problems).isEmpty();

    assertThat(theirs.getNamespace()).isEqualTo(ours.packageName());
    assertThat(theirs.getRules())
        .extracting(RuleDescr::getName)
        .isEqualTo(ours.rules().stream().map(RuleTree::name).toList());
    assertThat(theirs.getTypeDeclarations())
        .extracting(TypeDeclarationDescr::getTypeName)
        .isEqualTo(ours.types().stream().map(DrlFile.TypeTree::name).toList());
    assertThat(theirs.getRules().size() + theirs.getTypeDeclarations().size()).isPositive();
    for (int i = 0; i < ours.rules().size(); i++) {
      RuleDescr rule = theirs.getRules().get(i);
      for (RuleTree.Annotation annotation : ours.rules().get(i).annotations()) {
        assertThat(rule.getAnnotation(annotation.name()).getSingleValueAsString())
            .isEqualTo('"' + annotation.value() + '"');
      }
      for (RuleTree.Annotation attribute : ours.rules().get(i).attributes()) {
        assertThat(rule.getAttributes().get(attribute.name()).getValue())
            .isEqualTo(attribute.value());
      }
    }
  }
}
