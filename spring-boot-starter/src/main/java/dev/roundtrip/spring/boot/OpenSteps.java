package dev.roundtrip.spring.boot;

import dev.roundtrip.Scope;
import io.micrometer.observation.Observation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The jobs and steps of Spring Batch that run now. Thread-safe. */
final class OpenSteps {

  private final Map<Observation.Context, Scope> open = new ConcurrentHashMap<>();

  void began(Observation.Context context, Scope scope) {
    if (UnitsOfWork.isJobOrStep(context)) {
      open.put(context, scope);
    }
  }

  void ended(Observation.Context context) {
    open.remove(context);
  }

  /** What the one is called in whose own scope this thread works, or null. */
  @Nullable String nameOfCurrent() {
    for (Map.Entry<Observation.Context, Scope> step : open.entrySet()) {
      if (step.getValue().isOnThisThread()) {
        return UnitsOfWork.name(step.getKey());
      }
    }
    return null;
  }
}
