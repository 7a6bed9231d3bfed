package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.internal.sql.Shape;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the detectors said about one shape. */
final class Explanation {

  private final Shape asked;
  private final Map<String, Set<FindingKind>> kindsByReason = new LinkedHashMap<>();

  Explanation(Shape asked) {
    this.asked = asked;
  }

  Shape asked() {
    return asked;
  }

  Why why(FindingKind kind, Shape shape) {
    return shape.equals(asked) ? reason -> add(kind, reason.get()) : Why.UNASKED;
  }

  private void add(FindingKind kind, String reason) {
    kindsByReason.computeIfAbsent(reason, unused -> new LinkedHashSet<>()).add(kind);
  }

  /** One sentence for each reason, with the kinds that it holds for. */
  List<String> sentences() {
    return kindsByReason.entrySet().stream()
        .map(
            entry ->
                entry.getValue().stream()
                    .map(FindingKind::title)
                    .collect(Collectors.joining(", ", "", ": " + entry.getKey())))
        .toList();
  }
}
