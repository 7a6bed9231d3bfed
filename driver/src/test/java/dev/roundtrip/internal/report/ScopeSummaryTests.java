package dev.roundtrip.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScopeSummaryTests {

  private static final Duration TIME = Duration.ofNanos(3_400_000);
  private static final ScopeCosts NONE_BEYOND =
      new ScopeCosts(0, Duration.ZERO, 0, Duration.ZERO, 0, Map.of());

  private static Outcome findings(int count) {
    return new Outcome(count, List.of(), List.of());
  }

  @Test
  void whatIsAllowedAndWhatCouldNotBeJudgedIsSaidWithItsReason() {
    Outcome outcome =
        new Outcome(1, List.of("runs once", "runs once"), List.of("a", "b\nc", "d", "e", "f"));
    assertThat(new ScopeSummary("job", 9, 0, TIME, 9, 1, outcome, 0, NONE_BEYOND, 0).toString())
        .endsWith(
            " → 1 finding, 2 findings allowed (runs once), inconclusive (a; b c; d; and 2 more)");
  }

  @Test
  void aScopeIsOneLine() {
    assertThat(new ScopeSummary("GET /authors", 21, 0, TIME, 60, 2, findings(0), 0, NONE_BEYOND, 0))
        .hasToString("GET /authors: 21 statements of 2 shapes, 3.4 ms in the database, 60 rows");
  }

  @Test
  void oneOfEachIsSingular() {
    assertThat(new ScopeSummary("job", 1, 0, TIME, 1, 1, findings(1), 0, NONE_BEYOND, 0))
        .hasToString("job: 1 statement of 1 shape, 3.4 ms in the database, 1 row → 1 finding");
  }

  @Test
  void aScopeThatSentNothingSaysSo() {
    assertThat(new ScopeSummary("idle", 0, 0, Duration.ZERO, 0, 0, findings(0), 0, NONE_BEYOND, 0))
        .hasToString("idle: 0 statements of 0 shapes, 0.00 ms in the database, 0 rows");
  }

  @Test
  void whatFailedWhatWasInsideAndWhatWasTooMuchIsSaid() {
    assertThat(
            new ScopeSummary(
                "import", 200_000, 3, TIME, 60, 512, findings(2), 7, NONE_BEYOND, 1_488))
        .hasToString(
            "import: 200000 statements of at least 512 shapes, 3.4 ms in the database, 60 rows,"
                + " 3 failed, 1488 of them only counted: the scope is too large, and 7 more in"
                + " scopes inside → 2 findings");
  }

  @Test
  void aNameWithLineBreaksStaysOnTheLine() {
    assertThat(
            new ScopeSummary("a\r\nb\tc", 1, 0, TIME, 1, 1, findings(0), 0, NONE_BEYOND, 0)
                .toString())
        .startsWith("a b c: 1 statement");
  }
}
