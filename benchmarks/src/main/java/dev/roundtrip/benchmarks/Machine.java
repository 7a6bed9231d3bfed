package dev.roundtrip.benchmarks;

import com.p6spy.engine.spy.P6DataSource;
import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.Roundtrip;
import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.ttddyy.dsproxy.QueryCount;
import org.openjdk.jmh.annotations.Benchmark;

/** What a reader must know of the machine and the versions to judge a number. */
final class Machine {

  private static final List<Class<?>> MEASURED =
      List.of(
          Roundtrip.class,
          QueryCount.class,
          P6DataSource.class,
          JdbcTelemetry.class,
          OpenTelemetrySdk.class,
          org.h2.Driver.class,
          org.postgresql.Driver.class,
          HikariDataSource.class,
          Benchmark.class);

  private Machine() {}

  static String describe() {
    return """
    - Machine: %d cores, %s, %s %s
    - Java: %s %s
    - Versions: %s
    """
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            cpu(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.vm.name"),
            System.getProperty("java.vm.version"),
            MEASURED.stream().map(Machine::artifact).collect(Collectors.joining(", ")));
  }

  private static String cpu() {
    Path linux = Path.of("/proc/cpuinfo");
    if (Files.notExists(linux)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(linux)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of the archive carries the version; inside the reactor it may be a folder. */
  private static String artifact(Class<?> type) {
    URI location = URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString());
    return String.valueOf(Path.of(location).getFileName()).replaceAll("\\.jar$", "");
  }
}
