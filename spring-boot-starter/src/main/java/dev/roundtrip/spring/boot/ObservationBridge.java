package dev.roundtrip.spring.boot;

import dev.roundtrip.Scope;
import io.micrometer.observation.Observation;
import jakarta.servlet.http.HttpServletRequest;

/** Tells the request's observation, if there is one, in which scope the request is. */
final class ObservationBridge {

  private static final String CONTEXT =
      "org.springframework.web.filter.ServerHttpObservationFilter.context";

  private ObservationBridge() {}

  static void connect(HttpServletRequest request, Scope scope) {
    if (request.getAttribute(CONTEXT) instanceof Observation.Context context) {
      context.computeIfAbsent(Held.class, unused -> new Held(scope, false));
    }
  }
}
