package dev.roundtrip.spring.boot;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.samples.petstore.Petstore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.javapoet.ClassName;

/** Code for our beans is generated ahead of time, as the build of a native image does it. */
class AheadOfTimeTests {

  private static final String OURS = "dev.roundtrip.spring.boot.";

  /** The processor of Spring Boot, which lets nobody see its context. */
  private static final class Processor extends SpringApplicationAotProcessor {

    private String conditions = "no context was prepared";

    Processor(Path directory) {
      super(
          Petstore.class,
          AbstractAotProcessor.Settings.builder()
              .sourceOutput(directory.resolve("sources"))
              .resourceOutput(directory.resolve("resources"))
              .classOutput(directory.resolve("classes"))
              .groupId("com.acme")
              .artifactId("petstore")
              .build(),
          new String[] {
            "--spring.datasource.url=jdbc:h2:mem:aot",
            "--management.endpoints.web.exposure.include=roundtrip"
          });
    }

    @Override
    protected ClassName performAotProcessing(GenericApplicationContext context) {
      ClassName generated = super.performAotProcessing(context);
      conditions = conditions(context.getDefaultListableBeanFactory());
      return generated;
    }

    private static String conditions(ConfigurableListableBeanFactory beans) {
      return ConditionEvaluationReport.get(beans).getConditionAndOutcomesBySource().entrySet().stream()
          .filter(source -> source.getKey().startsWith(OURS))
          .flatMap(
              source ->
                  source.getValue().stream()
                      .map(
                          each ->
                              source.getKey()
                                  + (each.getOutcome().isMatch() ? " matches: " : " DOES NOT MATCH: ")
                                  + each.getOutcome().getMessage()))
          .collect(joining("\n", "Conditions:\n", ""));
    }
  }

  @Test
  void eachAutoConfigurationOfOursHasItsBeansDefinedAheadOfTime(@TempDir Path directory)
      throws Exception {
    List<String> ours =
        ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader())
            .getCandidates()
            .stream()
            .filter(name -> name.startsWith(OURS))
            .toList();
    Processor processor = new Processor(directory);
    processor.process();

    assertThat(ours).contains(RoundtripAutoConfiguration.class.getName());
    Path generated = directory.resolve("sources").resolve(OURS.replace('.', '/'));
    for (String configuration : ours) {
      assertThat(generated.resolve(configuration.substring(OURS.length()) + "__BeanDefinitions.java"))
          .as(() -> processor.conditions)
          .exists();
    }
    assertThat(Files.readString(generated.resolve("RoundtripAutoConfiguration__BeanDefinitions.java")))
        .contains("getRoundtripInstance");
  }
}
