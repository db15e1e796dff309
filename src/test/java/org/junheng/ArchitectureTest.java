package org.junheng;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junheng.ArchitecturePage.Library;
import org.junheng.ArchitecturePage.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the compiled code against {@code docs/architecture.md}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  private static final String ROOT = "org.junheng";

  /** These talk to people, meters and random numbers; all others handle figures of schools. */
  private static final Set<String> EDGES = Set.of("app", "web", "example");

  /**
   * DRL hands the decimals of a rule over as doubles. The first of these refuses every decimal that
   * this would change, the second turns what arrives back into the decimal that was written. The
   * others say how wide a column and how high a row is, which is no figure, to a library that takes
   * nothing else.
   */
  private static final Set<String> DECIMALS_OF_RULES =
      Set.of(
          "org.junheng.rules.drl.Numbers.checked",
          "org.junheng.rules.Figure.of",
          "org.junheng.exchange.SheetLook.width",
          "org.junheng.exchange.SheetLook.height");

  private static final DescribedPredicate<JavaClass> BINARY_FLOATING_POINT =
      describe(
          "binary floating point",
          type ->
              Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                  .contains(type.getBaseComponentType().getName()));

  private static final DescribedPredicate<List<JavaClass>> ANY_BINARY_FLOATING_POINT =
      describe(
          "any binary floating point", types -> types.stream().anyMatch(BINARY_FLOATING_POINT));

  private final ArchitecturePage page = ArchitecturePage.read();

  private final JavaClasses code =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  ArchitectureTest() throws IOException {}

  @Test
  void everyPackageHasARowAndEveryRowAPackage() {
    Set<String> packages = new TreeSet<>();
    code.forEach(type -> packages.add(topLevel(nameBelowRoot(type))));

    assertThat(packages)
        .as("packages of %s, against the rows of %s", ROOT, ArchitecturePage.PATH)
        .isEqualTo(page.packageNames());
  }

  @Test
  void theTableOnlyPointsDown() {
    assertThat(page.rows())
        .allSatisfy(
            row ->
                assertThat(page.packageNamesBelow(row)).as(row.name()).containsAll(row.mayUse()));
  }

  @Test
  void thePictureShowsTheTable() {
    assertThat(page.rows())
        .allSatisfy(
            row ->
                assertThat(page.reachableInPicture(row.name()))
                    .as("where the arrows lead from %s", row.name())
                    .isEqualTo(row.mayUse()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void aPackageUsesOnlyWhatItsRowAllows(Row row) {
    Set<String> others = page.packageNames();
    others.remove(row.name());
    others.removeAll(row.mayUse());

    noClasses()
        .that()
        .resideInAPackage(ROOT + "." + row.name() + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(patterns(others))
        .because("its row in " + ArchitecturePage.PATH + " does not allow it")
        .check(code);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("libraries")
  void aLibraryIsUsedOnlyBehindItsDoor(Library library) {
    String[] longerNames =
        page.libraries().stream()
            .map(Library::name)
            .filter(name -> name.startsWith(library.name() + "."))
            .map(name -> name + "..")
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideOutsideOfPackages(patterns(library.usedBy()))
        .should()
        .dependOnClassesThat(
            resideInAPackage(library.name() + "..").and(resideOutsideOfPackages(longerNames)))
        .because("its row in " + ArchitecturePage.PATH + " does not allow it")
        .check(code);
  }

  @Test
  void everyDoorIsAPackageOfTheTable() {
    assertThat(page.libraries())
        .isNotEmpty()
        .flatExtracting(Library::usedBy)
        .allSatisfy(name -> assertThat(page.packageNames()).contains(topLevel((String) name)));
  }

  @Test
  void examplesKnowOnlyJson() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".example..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            ROOT + ".example..",
            "tools.jackson..",
            "com.fasterxml.jackson.annotation..",
            "org.jspecify..")
        .check(code);
  }

  @Test
  void everyPackageSaysWhatLivesThereAndIsNullMarked() {
    Set<String> all = new TreeSet<>();
    Set<String> described = new TreeSet<>();
    for (JavaClass type : code) {
      all.add(type.getPackageName());
      if (type.getSimpleName().equals("package-info") && type.isAnnotatedWith(NullMarked.class)) {
        described.add(type.getPackageName());
      }
    }

    assertThat(described).as("packages with a @NullMarked package-info").isEqualTo(all);
  }

  @Test
  void daysAreLocalDates() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Date")
        .because("a day has neither a time nor a zone")
        .check(code);
  }

  @Test
  void noFieldIsBinaryFloatingPoint() {
    noFields()
        .should()
        .haveRawType(BINARY_FLOATING_POINT)
        .because("4.2 has no exact double")
        .check(code);
  }

  @Test
  void noMethodHandsOverAFigureAsBinaryFloatingPoint() {
    noCodeUnits()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(handlingFigures())
        .should()
        .haveRawReturnType(BINARY_FLOATING_POINT)
        .orShould()
        .haveRawParameterTypes(ANY_BINARY_FLOATING_POINT)
        .because("4.2 has no exact double")
        .check(code);
  }

  @Test
  void noFigurePassesThroughBinaryFloatingPointOnItsWay() {
    DescribedPredicate<JavaAccess<?>> takesOrGivesBinaryFloatingPoint =
        describe(
            "takes or gives binary floating point, but for " + DECIMALS_OF_RULES,
            access ->
                !DECIMALS_OF_RULES.contains(
                        access.getOriginOwner().getName() + "." + access.getOrigin().getName())
                    && access.getTarget() instanceof CodeUnitAccessTarget target
                    && (BINARY_FLOATING_POINT.test(target.getRawReturnType())
                        || ANY_BINARY_FLOATING_POINT.test(target.getRawParameterTypes())));

    noClasses()
        .that()
        .resideInAnyPackage(handlingFigures())
        .should()
        .accessTargetWhere(takesOrGivesBinaryFloatingPoint)
        .because("4.2 has no exact double")
        .check(code);
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".app..")
        .should(ACCESS_STANDARD_STREAMS)
        .because("only " + ROOT + ".app stands before a console")
        .check(code);
  }

  List<Row> rows() {
    return page.rows();
  }

  List<Library> libraries() {
    return page.libraries();
  }

  private String[] handlingFigures() {
    Set<String> names = page.packageNames();
    names.removeAll(EDGES);
    return patterns(names);
  }

  private static String nameBelowRoot(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(ROOT) ? name : name.substring(ROOT.length() + 1);
  }

  private static String topLevel(String name) {
    return name.equals(ROOT) ? name : name.split("\\.")[0];
  }

  private static String[] patterns(Collection<String> names) {
    return names.stream().map(name -> ROOT + "." + name + "..").toArray(String[]::new);
  }
}
