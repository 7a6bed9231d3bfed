package dev.roundtrip.spring.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
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
            MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS);
    // The fields of the pool are mirrored, for the gauges that Spring Boot reads from them.
    hints
        .reflection()
        .registerTypeIfPresent(
            loader, "com.zaxxer.hikari.HikariDataSource", MemberCategory.DECLARED_FIELDS);
  }
}
