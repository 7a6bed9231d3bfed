package dev.roundtrip.spring.boot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** What a native image has to keep: what is found by name. Used while code is generated. */
final class RoundtripRuntimeHints implements RuntimeHintsRegistrar {

  @Override
  public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
    hints.resources().registerPattern("META-INF/services/java.sql.Driver");
    hints
        .reflection()
        .registerTypeIfPresent(
            loader,
            "dev.roundtrip.RoundtripDriver",
            driver -> driver.withConstructor(List.of(), ExecutableMode.INVOKE));
    // The pool is mirrored, for the gauges that Spring Boot reads from its field.
    hints
        .reflection()
        .registerTypeIfPresent(
            loader, "com.zaxxer.hikari.HikariDataSource", pool -> pool.withField("pool"));
  }
}
