package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.Evidence;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.NotClosedFinding;
import dev.roundtrip.finding.NotClosedFinding.Resource;
import dev.roundtrip.finding.Severity;
import dev.roundtrip.finding.SlowAcquisitionFinding;
import dev.roundtrip.finding.StatementShape;
import dev.roundtrip.finding.StillRunningFinding;
import dev.roundtrip.internal.scope.Incident;
import dev.roundtrip.internal.scope.Incident.NotClosed;
import dev.roundtrip.internal.scope.Incident.SlowAcquisition;
import dev.roundtrip.internal.scope.Incident.StillRunning;
import dev.roundtrip.internal.sql.Shape;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes findings of incidents: those of one kind and place are one finding. */
final class Incidents {

  /** What is one finding. */
  private record Place(
      FindingKind kind, @Nullable Resource resource, @Nullable Shape shape, CallSite callSite) {}

  private final SharedHelpers helpers;

  Incidents(SharedHelpers helpers) {
    this.helpers = helpers;
  }

  List<Finding> findings(List<Incident> incidents) {
    if (incidents.isEmpty()) {
      return List.of();
    }
    Map<Place, List<Incident>> byPlace =
        incidents.stream()
            .collect(Collectors.groupingBy(this::place, LinkedHashMap::new, Collectors.toList()));
    return byPlace.entrySet().stream()
        .map(entry -> finding(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Place place(Incident incident) {
    if (incident instanceof SlowAcquisition slow) {
      return new Place(FindingKind.SLOW_ACQUISITION, null, null, helpers.callSite(slow.path()));
    }
    if (incident instanceof NotClosed open) {
      return new Place(
          FindingKind.NOT_CLOSED, open.resource(), open.shape(), helpers.callSite(open.path()));
    }
    StillRunning running = (StillRunning) incident;
    CallSite nearest = running.stack().isEmpty() ? CallSite.unknown() : running.stack().get(0);
    return new Place(FindingKind.STILL_RUNNING, null, running.shape(), nearest);
  }

  private static Finding finding(Place place, List<Incident> incidents) {
    return switch (place.kind()) {
      case SLOW_ACQUISITION -> slowAcquisition(place, all(incidents, SlowAcquisition.class));
      case NOT_CLOSED -> notClosed(place, all(incidents, NotClosed.class));
      default -> stillRunning(place, (StillRunning) incidents.get(0));
    };
  }

  private static <T extends Incident> List<T> all(List<Incident> incidents, Class<T> type) {
    return incidents.stream().map(type::cast).toList();
  }

  private static Finding slowAcquisition(Place place, List<SlowAcquisition> incidents) {
    SlowAcquisition longest =
        Collections.max(incidents, Comparator.comparingLong(SlowAcquisition::nanos));
    long failures = incidents.stream().filter(SlowAcquisition::failed).count();
    return new SlowAcquisitionFinding(
        evidence(
            place,
            longest.scope(),
            failures > 0 ? Severity.CRITICAL : Severity.WARNING,
            incidents.size(),
            times(incidents, SlowAcquisition::nanos),
            IncidentAdvices.slowAcquisition(longest.pool())),
        Duration.ofNanos(longest.thresholdNanos()),
        Duration.ofNanos(longest.nanos()),
        failures,
        longest.pool());
  }

  private static Finding notClosed(Place place, List<NotClosed> incidents) {
    Resource resource = incidents.get(0).resource();
    boolean connection = resource == Resource.CONNECTION;
    return new NotClosedFinding(
        evidence(
            place,
            incidents.get(0).scope(),
            connection ? Severity.CRITICAL : Severity.INFO,
            incidents.stream().mapToLong(NotClosed::count).sum(),
            new long[0],
            connection
                ? IncidentAdvices.connection(place.callSite().isKnown())
                : IncidentAdvices.statement()),
        resource);
  }

  private static Finding stillRunning(Place place, StillRunning incident) {
    return new StillRunningFinding(
        evidence(
            place,
            incident.scope(),
            Severity.WARNING,
            1,
            new long[] {incident.elapsedNanos()},
            IncidentAdvices.stillRunning()),
        Duration.ofNanos(incident.thresholdNanos()),
        Duration.ofNanos(incident.elapsedNanos()),
        incident.thread(),
        incident.stack());
  }

  private static <T> long[] times(List<T> incidents, Function<T, Long> nanos) {
    return incidents.stream().mapToLong(nanos::apply).sorted().toArray();
  }

  private static Evidence evidence(
      Place place,
      String scope,
      Severity severity,
      long occurrences,
      long[] sortedNanos,
      Advice advice) {
    Duration total = Duration.ofNanos(java.util.Arrays.stream(sortedNanos).sum());
    Duration median =
        Duration.ofNanos(sortedNanos.length == 0 ? 0 : sortedNanos[sortedNanos.length / 2]);
    Shape shape = place.shape();
    String detail = place.resource() == null ? "" : place.resource().name();
    return new Evidence(
        severity,
        Fingerprints.of(place.kind(), detail, shape, place.callSite()),
        scope,
        shape == null ? StatementShape.none() : Evaluation.describe(shape),
        place.callSite(),
        occurrences,
        total,
        median,
        total,
        0,
        null,
        advice);
  }
}
