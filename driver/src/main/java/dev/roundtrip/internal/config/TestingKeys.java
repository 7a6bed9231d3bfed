package dev.roundtrip.internal.config;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names that begin as ours do and that {@code roundtrip-testing} or the agent reads: no mistakes of
 * the user.
 */
final class TestingKeys {

  private static final Set<String> NAMES =
      Set.of(
          "roundtrip.snapshots",
          "roundtrip.snapshots.directory",
          "roundtrip.baseline",
          "roundtrip.report.directory",
          "roundtrip.summary",
          "roundtrip.ci",
          "roundtrip.github",
          "roundtrip.agent.report",
          "roundtrip.agent.findings",
          "roundtrip.agent.log-to",
          "roundtrip.agent.scopes");

  private static final Set<String> VARIABLES =
      NAMES.stream().map(Names::variable).collect(Collectors.toUnmodifiableSet());

  private TestingKeys() {}

  static boolean hasName(String name) {
    return NAMES.contains(name);
  }

  static boolean hasVariable(String variable) {
    return VARIABLES.contains(variable);
  }
}
