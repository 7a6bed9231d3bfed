package dev.roundtrip.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom in the agent: what lies in which class loader depends on it. */
@AnalyzeClasses(packages = "dev.roundtrip.agent", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

  @ArchTest
  static final ArchRule theEntryKnowsTheJdkOnly =
      classes()
          .that()
          .resideInAPackage("dev.roundtrip.agent")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.roundtrip.agent", "java..", "com.sun.tools.attach", "org.jspecify..");

  @ArchTest
  static final ArchRule theBridgeKnowsJavaBaseOnly =
      classes()
          .that()
          .resideInAPackage("dev.roundtrip.agent.bridge")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.roundtrip.agent.bridge",
              "java.lang..",
              "java.util",
              "java.util.concurrent..",
              "java.math",
              "org.jspecify..");

  @ArchTest
  static final ArchRule statesKnowHooksAndProbesOnly =
      classes()
          .that()
          .resideInAPackage("dev.roundtrip.agent.states")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.roundtrip.agent.states",
              "dev.roundtrip.agent.hooks",
              "dev.roundtrip.agent.bridge",
              "dev.roundtrip.internal.probe",
              "java..",
              "javax.transaction.xa",
              "org.jspecify..");

  @ArchTest
  static final ArchRule hooksKnowNoProbe =
      noClasses()
          .that()
          .resideInAnyPackage("dev.roundtrip.agent.hooks", "dev.roundtrip.agent.transform")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.roundtrip.internal..", "dev.roundtrip.agent.states");
}
