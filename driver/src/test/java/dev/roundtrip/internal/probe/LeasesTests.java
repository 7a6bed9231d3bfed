package dev.roundtrip.internal.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeasesTests {

  private final Leases leases = new Leases();

  private InFlight sending() {
    InFlight lease = new InFlight(null, null);
    lease.sending(null, null, 1);
    leases.add(lease);
    return lease;
  }

  private List<InFlight> found() {
    return leases.inFlightLongerThan(10, 100);
  }

  @Test
  void moreThanATableHoldsAreFoundAndForgotten() {
    List<InFlight> open = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      open.add(sending());
    }
    assertThat(found()).containsExactlyInAnyOrderElementsOf(open);

    for (int i = 0; i < 999; i++) {
      leases.remove(open.get(i));
    }
    assertThat(found()).containsExactly(open.get(999));
  }

  @Test
  void removingTwiceLeavesWhoTookThePlaceAlone() {
    InFlight first = sending();
    leases.remove(first);
    InFlight second = sending();
    leases.remove(first);
    assertThat(found()).containsExactly(second);
  }

  @Test
  void threadsThatAddAndRemoveAtATimeLoseNothing() throws InterruptedException {
    List<InFlight> kept = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      InFlight last = new InFlight(null, null);
      last.sending(null, null, 1);
      kept.add(last);
      threads.add(
          new Thread(
              () -> {
                for (int i = 0; i < 10_000; i++) {
                  leases.remove(sending());
                }
                leases.add(last);
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(found()).containsExactlyInAnyOrderElementsOf(kept);
  }

  @Test
  void nothingIsRememberedOnceClosed() {
    sending();
    leases.close();
    sending();
    assertThat(found()).isEmpty();
  }
}
