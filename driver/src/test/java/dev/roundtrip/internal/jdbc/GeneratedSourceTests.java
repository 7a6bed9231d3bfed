package dev.roundtrip.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.internal.jdbc.generator.ForwardingGenerator;
import dev.roundtrip.internal.jdbc.generator.ForwardingGenerator.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The forwarding classes in the repository are what the generator prints. */
class GeneratedSourceTests {

  private static final String FOLDER = "src/main/java/dev/roundtrip/internal/jdbc";

  static List<Target> targets() {
    return ForwardingGenerator.TARGETS;
  }

  @ParameterizedTest
  @MethodSource("targets")
  @EnabledForJreRange(
      max = JRE.JAVA_25,
      disabledReason = "the generated classes hold the JDBC of Java 17 to 25")
  void checkedInSourceIsWhatTheGeneratorPrints(Target target) throws IOException {
    Path folder = Files.isDirectory(Path.of(FOLDER)) ? Path.of(FOLDER) : Path.of("driver", FOLDER);

    assertThat(Files.readString(folder.resolve(target.name() + ".java")))
        .as("run ForwardingGenerator, the command is in its Javadoc")
        .isEqualTo(ForwardingGenerator.print(target));
  }
}
