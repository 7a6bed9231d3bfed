package dev.roundtrip;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.roundtrip.internal.scope.Scopes;
import java.sql.Statement;
import java.util.Date;

/** The arrows of {@code docs/architecture.md}. */
@AnalyzeClasses(packages = "dev.roundtrip", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

  private static final String INTERNAL = "dev.roundtrip.internal.";

  @ArchTest
  static final ArchRule findingsKnowOnlyPlans =
      mayKnow("dev.roundtrip.finding", "dev.roundtrip.plan");

  @ArchTest
  static final ArchRule recordingsKnowOnlyFindings =
      mayKnow("dev.roundtrip.recording", "dev.roundtrip.finding", "dev.roundtrip.plan");

  @ArchTest
  static final ArchRule frameworksAreToldOfFindings =
      mayKnow("dev.roundtrip.spi", "dev.roundtrip.finding");

  @ArchTest static final ArchRule sqlIsPure = mayKnow(INTERNAL + "sql", "dev.roundtrip.finding");

  @ArchTest
  static final ArchRule callSitesArePure = mayKnow(INTERNAL + "callsite", "dev.roundtrip.finding");

  @ArchTest
  static final ArchRule scopesKnowWhatTheyCount =
      mayKnow(INTERNAL + "scope", "dev.roundtrip.finding", INTERNAL + "sql", INTERNAL + "callsite");

  @ArchTest
  static final ArchRule probesKnowNoVerdict =
      mayKnow(
          INTERNAL + "probe",
          "dev.roundtrip.finding",
          INTERNAL + "sql",
          INTERNAL + "callsite",
          INTERNAL + "scope");

  @ArchTest
  static final ArchRule wrappersKnowOnlyProbes = mayKnow(INTERNAL + "jdbc", INTERNAL + "probe");

  @ArchTest
  static final ArchRule otherLibrarysListenerKnowsOnlyProbes =
      mayKnow(INTERNAL + "datasourceproxy", INTERNAL + "probe");

  @ArchTest
  static final ArchRule configurationKnowsOnlyKindsAndAllowances =
      mayKnow(INTERNAL + "config", "dev.roundtrip.finding");

  @ArchTest static final ArchRule targetsKnowNothing = mayKnow(INTERNAL + "door");

  /** Whoever loads another class of ours must not need a library that is optional. */
  @ArchTest
  static final ArchRule onlyItsDoorKnowsDatasourceProxy =
      noClasses()
          .that()
          .resideOutsideOfPackage(INTERNAL + "datasourceproxy")
          .and(not(type(RoundtripQueryListener.class)))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("net.ttddyy..", INTERNAL + "datasourceproxy")
                  .or(type(RoundtripQueryListener.class)));

  @ArchTest
  static final ArchRule detectorsKnowLedgersAndFindings =
      mayKnow(
          INTERNAL + "detect",
          "dev.roundtrip.finding",
          INTERNAL + "scope",
          INTERNAL + "sql",
          INTERNAL + "callsite");

  @ArchTest static final ArchRule plansDependOnNothing = mayKnow("dev.roundtrip.plan");

  @ArchTest
  static final ArchRule explainingKnowsWhatWasSent =
      mayKnow(
          INTERNAL + "explain",
          "dev.roundtrip.plan",
          "dev.roundtrip.recording",
          "dev.roundtrip.finding",
          INTERNAL + "catalog",
          INTERNAL + "probe",
          INTERNAL + "scope",
          INTERNAL + "sql");

  /** It runs from the plain archive, without the libraries that the rest needs. */
  @ArchTest
  static final ArchRule inspectingKnowsOnlyHowSqlIsRead =
      mayKnow(INTERNAL + "inspect", INTERNAL + "sql");

  @ArchTest static final ArchRule catalogsKnowNothing = mayKnow(INTERNAL + "catalog");

  @ArchTest static final ArchRule queriesKnowNothing = mayKnow(INTERNAL + "query");

  @ArchTest
  static final ArchRule rulesKnowWhatWasMeasuredAndRead =
      mayKnow(
          INTERNAL + "advice",
          "dev.roundtrip.plan",
          "dev.roundtrip.finding",
          INTERNAL + "catalog",
          INTERNAL + "query",
          INTERNAL + "sql");

  @ArchTest
  static final ArchRule proofsKnowWhatWasSentAndProposed =
      mayKnow(
          INTERNAL + "proof",
          "dev.roundtrip.plan",
          "dev.roundtrip.finding",
          INTERNAL + "explain",
          INTERNAL + "probe",
          INTERNAL + "query",
          INTERNAL + "scope",
          INTERNAL + "sql");

  @ArchTest
  static final ArchRule reportsKnowOnlyFindingsAndPlans =
      mayKnow(INTERNAL + "report", "dev.roundtrip.finding", "dev.roundtrip.plan");

  @ArchTest
  static final ArchRule verdictsAreMadeOfWhatWasDetected =
      mayKnow(
          INTERNAL + "verdict",
          "dev.roundtrip.finding",
          INTERNAL + "detect",
          INTERNAL + "scope",
          INTERNAL + "sql",
          INTERNAL + "callsite");

  @ArchTest
  static final ArchRule verdictsAndReportsNeverTouchJdbc =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.roundtrip.finding",
              INTERNAL + "sql",
              INTERNAL + "callsite",
              INTERNAL + "scope",
              INTERNAL + "detect",
              INTERNAL + "verdict",
              INTERNAL + "advice",
              INTERNAL + "query",
              INTERNAL + "report")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.sql", "javax.sql").and(not(assignableTo(Date.class))));

  @ArchTest
  static final ArchRule onlyPlansAreAskedFor =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              INTERNAL + "jdbc",
              INTERNAL + "explain",
              INTERNAL + "catalog",
              INTERNAL + "proof",
              INTERNAL + "inspect")
          .should()
          .callMethodWhere(
              target(nameMatching("execute(Query|Update|LargeUpdate|Batch|LargeBatch)?"))
                  .and(target(owner(assignableTo(Statement.class)))));

  @ArchTest
  static final ArchRule theOneThreadLocalIsInScopes =
      noFields()
          .that()
          .areDeclaredInClassesThat(not(type(Scopes.class)))
          .should()
          .haveRawType(ThreadLocal.class);

  @ArchTest
  static final ArchRule thereAreNoCycles =
      slices().matching("dev.roundtrip.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nothingOfOursIsSynchronizedAroundTheDriver =
      noMethods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(INTERNAL + "jdbc", INTERNAL + "probe")
          .should()
          .haveModifier(JavaModifier.SYNCHRONIZED);

  /** Of our own packages, a package may know itself and these, and nothing else. */
  private static ArchRule mayKnow(String name, String... others) {
    String[] known = new String[others.length + 1];
    known[0] = name;
    System.arraycopy(others, 0, known, 1, others.length);
    return classes()
        .that()
        .resideInAPackage(name)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(known).or(not(resideInAnyPackage("dev.roundtrip.."))));
  }
}
