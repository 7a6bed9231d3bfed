package dev.roundtrip.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.acme.bookshop.Bookshop;
import com.acme.bookshop.LatencyCases;
import dev.roundtrip.Roundtrip;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LatencyTests {

  @Test
  void theNearestAnnotationSaysHowFarAwayTheDatabaseIs() {
    Map<String, String> outcomes = Kit.outcomes(Kit.of(LatencyCases.class).execute());
    assertThat(outcomes).hasSize(8);
    assertThat(outcomes)
        .allSatisfy(
            (test, failure) ->
                assertThat(failure.isEmpty())
                    .as(test + failure)
                    .isEqualTo(test.startsWith("good")));
    assertThat(outcomes.get("badCount"))
        .contains(
            "2 statements were sent over a simulated distance of 0.02 ms: 2 round trips, 0.04 ms:");
    assertThat(outcomes.get("badSlowWhereTheDatabaseIsFarAway"))
        .contains("slow statements  expected none over 5.0 ms  was 1");
    assertThat(outcomes.get("badDuration"))
        .contains("@SimulatedLatency(\"far\") is no duration: write 100ms");
    assertThat(outcomes.get("badDistance"))
        .contains("@SimulatedLatency(\"1m\") is farther than any network");
  }

  @Test
  void aRecorderSimulatesItToo() {
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      Bookshop shop = new Bookshop(roundtrip.wrap(Bookshop.database()));
      QueryRecorder recorder = QueryRecorder.of(roundtrip);
      QueryRecorder far = recorder.withLatency(Duration.ofNanos(500));
      assertThat(far.record(shop::titlesOneByOne).latency().roundTrips()).isEqualTo(4);
      assertThat(far.record(shop::titlesOneByOne).latency().total())
          .isEqualTo(Duration.ofNanos(2_000));
      assertThat(recorder.record(shop::count).latency().isSimulated()).isFalse();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> recorder.withLatency(Duration.ofMillis(-1)));
    }
  }
}
