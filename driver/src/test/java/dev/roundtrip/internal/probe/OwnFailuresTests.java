package dev.roundtrip.internal.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.contract.LogCapture;
import org.junit.jupiter.api.Test;

class OwnFailuresTests {

  @Test
  void aKindIsWhatFailedAndHowAndIsLoggedOnce() {
    OwnFailures failures = new OwnFailures();
    try (LogCapture log = new LogCapture()) {
      for (int i = 0; i < 3; i++) {
        failures.note("This was lost.", new IllegalStateException("number " + i));
        failures.note("This was lost.", new StackOverflowError());
        failures.note("That was lost.", new IllegalStateException());
      }
      assertThat(log.withStack())
          .hasSize(3)
          .allMatch(
              line ->
                  line.endsWith(
                      "The application is not affected; further cases are only counted."));
    }
    assertThat(failures.count()).isEqualTo(9);
  }
}
