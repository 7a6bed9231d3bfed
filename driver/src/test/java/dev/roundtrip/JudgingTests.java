package dev.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtrip.finding.Allowance;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.internal.detect.Thresholds;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgingTests {

  private static final Duration SLOW = Duration.ofMillis(200);

  private final Roundtrip.Builder builder = Roundtrip.builder();

  @Test
  void theDefaultProfileReportsWhatIsOnByDefaultAndStrictEverything() {
    List<FindingKind> byDefault =
        Arrays.stream(FindingKind.values()).filter(FindingKind::isOnByDefault).toList();

    assertThat(builder.judging.enabled(null)).containsExactlyInAnyOrderElementsOf(byDefault);
    builder.profile(Profile.STRICT);
    assertThat(builder.judging.enabled(null)).containsExactlyInAnyOrder(FindingKind.values());
  }

  @Test
  void aSwitchComesBeforeTheProfile() {
    builder
        .profile(Profile.STRICT)
        .finding(FindingKind.SELECT_STAR, false)
        .finding(FindingKind.STILL_RUNNING, false);
    assertThat(builder.judging.enabled(null))
        .hasSize(FindingKind.values().length - 2)
        .doesNotContain(FindingKind.SELECT_STAR, FindingKind.STILL_RUNNING);
    assertThat(builder.stillRunningThreshold()).isNull();

    builder.profile(Profile.DEFAULT).finding(FindingKind.SELECT_STAR, true);
    assertThat(builder.judging.enabled(null)).contains(FindingKind.SELECT_STAR);
  }

  @Test
  void slowAcquisitionsAreReportedOnceAnyOptionAsksForThem() {
    Duration given = Duration.ofMillis(5);
    assertThat(builder.judging.acquisition(null)).isNull();
    assertThat(builder.judging.enabled(given)).contains(FindingKind.SLOW_ACQUISITION);
    assertThat(builder.judging.acquisition(given)).isEqualTo(given);

    builder.finding(FindingKind.SLOW_ACQUISITION, true);
    assertThat(builder.judging.acquisition(null)).isEqualTo(Duration.ofMillis(50));

    builder.finding(FindingKind.SLOW_ACQUISITION, false);
    assertThat(builder.judging.enabled(given)).doesNotContain(FindingKind.SLOW_ACQUISITION);
  }

  @Test
  void thresholdsAreThoseOfTheEnvironmentUnlessOneIsGiven() {
    assertThat(thresholds(Environment.TEST)).isEqualTo(Thresholds.sensitive(SLOW));
    assertThat(thresholds(Environment.PRODUCTION)).isEqualTo(Thresholds.production(SLOW));

    builder
        .threshold(FindingKind.N_PLUS_ONE, 4)
        .costGate(Duration.ofMillis(10), 0.5)
        .slowThresholdFor("table:audit", Duration.ofMillis(20));
    Thresholds changed = thresholds(Environment.PRODUCTION);

    assertThat(changed.of(FindingKind.N_PLUS_ONE)).isEqualTo(4);
    assertThat(changed.of(FindingKind.WRITE_IN_LOOP)).isEqualTo(10);
    assertThat(changed.minimumTotal()).isEqualTo(Duration.ofMillis(10));
    assertThat(changed.minimumShare()).isEqualTo(0.5);
    assertThat(changed.leastSlow()).isEqualTo(Duration.ofMillis(20));
  }

  private Thresholds thresholds(Environment environment) {
    return builder.judging.thresholds(environment, SLOW);
  }

  @Test
  void theDefaultsAreThoseThatTheReadmeTells() {
    Map<FindingKind, Integer> test = Thresholds.sensitive(SLOW).counts();
    Map<FindingKind, Integer> production = Thresholds.production(SLOW).counts();

    assertThat(test)
        .containsEntry(FindingKind.N_PLUS_ONE, 2)
        .containsEntry(FindingKind.LOOKUP_IN_LOOP, 3)
        .containsEntry(FindingKind.WRITE_IN_LOOP, 3)
        .containsEntry(FindingKind.BATCH_TOO_SMALL, 5)
        .containsEntry(FindingKind.TOO_MANY_STATEMENTS, 50);
    assertThat(production)
        .containsEntry(FindingKind.N_PLUS_ONE, 3)
        .containsEntry(FindingKind.LOOKUP_IN_LOOP, 5)
        .containsEntry(FindingKind.WRITE_IN_LOOP, 10)
        .containsEntry(FindingKind.LITERALS_INSTEAD_OF_BINDS, 20)
        .containsEntry(FindingKind.UNBOUNDED_RESULT, 1_000);
    assertThat(production).containsOnlyKeys(test.keySet());
  }

  @Test
  void whatCannotBeMeantIsRefusedAtOnce() {
    assertThatThrownBy(() -> builder.threshold(FindingKind.SLOW_STATEMENT, 5))
        .hasMessageContaining("SLOW_STATEMENT goes by no number; see slowThreshold");
    assertThatThrownBy(() -> builder.threshold(FindingKind.N_PLUS_ONE, 1))
        .hasMessage("threshold: N_PLUS_ONE must be at least 2, was 1");
    assertThatThrownBy(() -> builder.costGate(Duration.ofMillis(-1), 0))
        .hasMessageContaining("must not be negative");
    assertThatThrownBy(() -> builder.costGate(Duration.ZERO, Double.NaN))
        .hasMessageContaining("share");
    assertThatThrownBy(() -> builder.slowThresholdFor(" ", SLOW))
        .hasMessageContaining("names no statement");
    assertThatThrownBy(() -> builder.allow(Allowance.shape("table:", "never")))
        .hasMessageContaining("names no statement");
    assertThatThrownBy(() -> builder.allowList("no/such/file"))
        .hasMessageContaining("no file and no resource on the class path called no/such/file");
  }
}
