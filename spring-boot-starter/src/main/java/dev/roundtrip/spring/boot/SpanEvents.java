package dev.roundtrip.spring.boot;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingListener;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Each finding is an event of the observation in which it was made, and so of its span. */
final class SpanEvents implements FindingListener {

  private final ObservationRegistry observations;

  SpanEvents(ObservationRegistry observations) {
    this.observations = observations;
  }

  @Override
  public void onFinding(Finding finding) {
    @Nullable Observation current = observations.getCurrentObservation();
    if (current != null) {
      current.event(new FindingEvent(finding));
    }
  }

  /** Its sentence is made where somebody reads it: who only counts events does not. */
  private record FindingEvent(Finding finding) implements Observation.Event {

    @Override
    public String getName() {
      return "roundtrip." + finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String getContextualName() {
      return finding.summary();
    }

    @Override
    public String toString() {
      return "event.name='" + getName() + "', event.contextualName='" + getContextualName() + "'";
    }
  }
}
