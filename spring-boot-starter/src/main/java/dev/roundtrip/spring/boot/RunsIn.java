package dev.roundtrip.spring.boot;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.core.env.Environment;

/** Where the application runs, as its profiles say, and what is sensible there. */
enum RunsIn {
  /**
   * No profile of the others: whoever starts it looks at its log. Nobody waits for plans, because
   * it may be in production all the same.
   */
  DEVELOPMENT("development", Map.of("roundtrip.environment", "test", "roundtrip.explain", "off")),

  /** {@code roundtrip-testing} tells what it finds. */
  TEST("the profile test", Map.of("roundtrip.environment", "test", "roundtrip.log", "off")),

  /** Nobody wants to read the same finding for each request. */
  PRODUCTION(
      "production",
      Map.of(
          "roundtrip.environment",
          "production",
          "roundtrip.log",
          "findings",
          "roundtrip.log-interval",
          "1h"));

  private static final Set<String> TESTS = Set.of("test", "it", "integration-test");
  private static final Set<String> PRODUCTIONS = Set.of("prod", "production", "live");

  private final String words;

  /** Of the JDK, and immutable. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Map<String, String> defaults;

  RunsIn(String words, Map<String, String> defaults) {
    this.words = words;
    this.defaults = defaults;
  }

  /** What is said by {@code roundtrip.environment} counts more than profiles do. */
  static RunsIn of(String said, Environment environment) {
    if (said.strip().toLowerCase(Locale.ROOT).startsWith("prod")) {
      return PRODUCTION;
    }
    if (isActive(environment, PRODUCTIONS) && said.isBlank()) {
      return PRODUCTION;
    }
    return isActive(environment, TESTS) ? TEST : DEVELOPMENT;
  }

  private static boolean isActive(Environment environment, Set<String> profiles) {
    return Arrays.stream(environment.getActiveProfiles())
        .anyMatch(active -> profiles.contains(active.toLowerCase(Locale.ROOT)));
  }

  /** By key. */
  Map<String, String> defaults() {
    return defaults;
  }

  @Override
  public String toString() {
    return words;
  }
}
