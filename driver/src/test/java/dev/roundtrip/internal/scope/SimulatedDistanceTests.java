package dev.roundtrip.internal.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedDistanceTests {

  private final List<Long> waited = new ArrayList<>();
  private final Scopes scopes = new Scopes(LedgerLimits.DEFAULT, () -> 0, ledger -> {});

  private ScopeRecording at(long millis) {
    return new ScopeRecording(new SimulatedDistance(Duration.ofMillis(millis), waited::add), null);
  }

  @Test
  void eachCrossingWaitsOnce() {
    SimulatedDistance distance = new SimulatedDistance(Duration.ofMillis(5), waited::add);
    distance.cross();
    distance.cross();
    assertThat(waited).containsExactly(5_000_000L, 5_000_000L);
    assertThat(distance.roundTrips()).isEqualTo(2);
    assertThat(distance.perRoundTrip()).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void aScopeIsAsFarAwayAsTheNearestRecordingAroundItSays() {
    OpenScope outside = scopes.open("outside");
    assertThat(outside.distance()).isSameAs(NetworkDistance.REAL);
    ScopeRecording outer = at(5);
    scopes.open("recorded", outer);
    OpenScope request = scopes.open("request");
    assertThat(request.distance()).isSameAs(outer.distance());
    assertThat(scopes.open("plain recording", new ScopeRecording()).distance())
        .isSameAs(outer.distance());
    ScopeRecording inner = at(7);
    assertThat(scopes.open("farther", inner).distance()).isSameAs(inner.distance());
  }

  @Test
  void whatIsNotCountedDoesNotWait() {
    scopes.open("recorded", at(5));
    assertThat(scopes.mute().distance()).isSameAs(NetworkDistance.REAL);
  }

  @Test
  void aThreadThatIsInterruptedDoesNotWait() {
    SimulatedDistance centuries = new SimulatedDistance(Duration.ofDays(100_000));
    Thread.currentThread().interrupt();
    centuries.cross();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(centuries.roundTrips()).isEqualTo(1);
  }
}
