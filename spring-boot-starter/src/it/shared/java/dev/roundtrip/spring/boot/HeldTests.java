package dev.roundtrip.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** Scopes go where observations go, and stay nowhere. */
class HeldTests {

  private final Roundtrip roundtrip = Roundtrip.builder().build();
  private final ObservationRegistry observations = ObservationRegistry.create();

  @BeforeEach
  void connect() {
    DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    beans.registerSingleton("roundtrip", roundtrip);
    observations.observationConfig().observationHandler(new ScopeObservationHandler(beans, null));
  }

  @AfterEach
  void close() {
    roundtrip.close();
  }

  private Observation unit() {
    return Observation.createNotStarted("spring.batch.step", observations)
        .lowCardinalityKeyValue("spring.batch.step.name", "import");
  }

  @Test
  void aThreadIsInTheScopeWhileTheObservationIsOnIt() {
    Observation observation = unit().start();
    assertThat(roundtrip.currentScope()).isEmpty();
    try (Observation.Scope scope = observation.openScope()) {
      assertThat(roundtrip.currentScope()).isPresent();
    }
    assertThat(roundtrip.currentScope()).isEmpty();
    observation.stop();
  }

  @Test
  void anotherThreadIsInTheSameScopeWhileTheObservationIsOnIt() throws Exception {
    Observation observation = unit().start();
    AtomicBoolean during = new AtomicBoolean();
    AtomicBoolean after = new AtomicBoolean(true);
    Thread thread =
        new Thread(
            () -> {
              try (Observation.Scope scope = observation.openScope()) {
                during.set(roundtrip.currentScope().isPresent());
              }
              after.set(roundtrip.currentScope().isPresent());
            });
    thread.start();
    thread.join();
    observation.stop();

    assertThat(during).isTrue();
    assertThat(after).isFalse();
  }

  @Test
  void observationsInsideOfTheUnitArePartOfIt() {
    try (AutoCloseable closing = unitOnThisThread()) {
      String name = roundtrip.currentScope().orElseThrow().name();
      Observation inner = Observation.start("something.else", observations);
      try (Observation.Scope scope = inner.openScope()) {
        assertThat(roundtrip.currentScope().orElseThrow().name()).isEqualTo(name);
      }
      inner.stop();
      assertThat(roundtrip.currentScope()).isPresent();
    } catch (Exception impossible) {
      throw new AssertionError(impossible);
    }
    assertThat(roundtrip.currentScope()).isEmpty();
  }

  private AutoCloseable unitOnThisThread() {
    Observation observation = unit().start();
    Observation.Scope scope = observation.openScope();
    return () -> {
      scope.close();
      observation.stop();
    };
  }

  @Test
  void aScopeThatIsOpenedTwiceIsLeftTwice() {
    Observation observation = unit().start();
    Observation.Scope first = observation.openScope();
    Observation.Scope second = observation.openScope();
    second.close();
    assertThat(roundtrip.currentScope()).isPresent();
    first.close();
    assertThat(roundtrip.currentScope()).isEmpty();
    observation.stop();
  }

  @Test
  void anObservationThatFailsLeavesNothing() {
    Observation observation = unit();
    try {
      observation.observe(
          () -> {
            throw new IllegalStateException("as planned");
          });
    } catch (IllegalStateException planned) {
      assertThat(planned).hasMessage("as planned");
    }
    assertThat(roundtrip.currentScope()).isEmpty();
  }

  @Test
  void aHundredThousandEntriesLeaveNothingInTheObservation() {
    Observation observation = unit().start();
    for (int i = 0; i < 100_000; i++) {
      try (Observation.Scope scope = observation.openScope()) {
        assertThat(scope).isNotNull();
      }
    }
    Held held = observation.getContext().get(Held.class);
    observation.stop();

    assertThat(held.threads()).isZero();
  }
}
