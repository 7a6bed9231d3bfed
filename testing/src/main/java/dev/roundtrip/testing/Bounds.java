package dev.roundtrip.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers that are expected at the same time, so that it is noticed when they cannot be. */
final class Bounds {

  private static final List<String> PARTS = List.of("selects", "inserts", "updates", "deletes");
  private static final String ALL = "statements";

  private record Bound(long number, String said) {}

  private final Map<String, Bound> least = new LinkedHashMap<>();
  private final Map<String, Bound> most = new LinkedHashMap<>();

  void exactly(String what, long number, String said) {
    least.merge(what, new Bound(number, said), (a, b) -> a.number >= b.number ? a : b);
    atMost(what, number, said);
  }

  void atMost(String what, long number, String said) {
    most.merge(what, new Bound(number, said), (a, b) -> a.number <= b.number ? a : b);
  }

  /** Throws if no number of statements can be right. */
  void check() {
    least.forEach(
        (what, bound) -> {
          Bound limit = most.get(what);
          if (limit != null && bound.number > limit.number) {
            throw contradiction(what, bound, limit);
          }
        });
    long parts = PARTS.stream().mapToLong(this::atLeast).sum();
    Bound limit = most.get(ALL);
    if (limit != null && parts > limit.number) {
      throw new IllegalArgumentException(
          "Contradicting annotations: %d statements by kind, but at most %d in all: %s"
              .formatted(parts, limit.number, limit.said));
    }
  }

  private long atLeast(String what) {
    Bound bound = least.get(what);
    return bound == null ? 0 : bound.number;
  }

  private static IllegalArgumentException contradiction(String what, Bound least, Bound most) {
    String both = least.said.equals(most.said) ? least.said : least.said + " and " + most.said;
    return new IllegalArgumentException(
        "Contradicting annotations: exactly %d %s, but at most %d: %s"
            .formatted(least.number, what, most.number, both));
  }
}
