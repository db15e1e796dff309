package org.junheng.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What helps to read, keep and write rules stands above the rules, in this order. */
class SubpackagesTest {
  private static final String RULES = "org.junheng.rules";

  private final JavaClasses code =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(RULES);

  @ParameterizedTest(name = "{0} knows nothing of {1}")
  @CsvSource({
    "'', reading",
    "'', ledger",
    "'', authoring",
    ".drl, reading",
    ".drl, ledger",
    ".drl, authoring",
    ".reading, ledger",
    ".reading, authoring",
    ".ledger, authoring",
    "'', analysis",
    ".drl, analysis",
    ".reading, analysis",
    ".ledger, analysis",
    ".analysis, ledger",
    ".analysis, authoring",
  })
  void theArrowsPointDown(String from, String to) {
    noClasses()
        .that()
        .resideInAPackage(RULES + from)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(RULES + "." + to)
        .check(code);
  }
}
