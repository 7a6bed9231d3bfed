package dev.roundtrip.spring.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with a property, where it stands, and what was probably meant. */
final class InvalidRoundtripConfigurationFailureAnalyzer
    extends AbstractFailureAnalyzer<InvalidRoundtripConfigurationException> {

  @Override
  protected FailureAnalysis analyze(
      Throwable rootFailure, InvalidRoundtripConfigurationException cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Correct the property. The guide lists all of them: docs/guide/spring.md. With"
            + " roundtrip.environment=production such a mistake is logged, and does not stop the"
            + " application.",
        cause);
  }
}
