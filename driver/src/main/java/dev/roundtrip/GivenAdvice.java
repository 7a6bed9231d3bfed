package dev.roundtrip;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.internal.explain.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was advised on the newest shapes, which holds as long as their plans do. Thread-safe. */
final class GivenAdvice {

  private static final int MAXIMUM = 256;

  private record Given(Answer answer, What what) {}

  /**
   * What is said of a statement.
   *
   * @param advice null if there is nothing to say
   */
  record What(List<Recommendation> recommendations, @Nullable Advice advice) {

    What {
      recommendations = List.copyOf(recommendations);
    }

    SlowStatementFinding of(SlowStatementFinding slow) {
      return advice == null ? slow : slow.advised(recommendations, advice);
    }
  }

  private final Map<Long, Given> byShape =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Given> eldest) {
          return size() > MAXIMUM;
        }
      };

  /** What was said of a shape with this very plan, or null. */
  @SuppressWarnings("ReferenceEquality") // The same answer, and not one that looks like it.
  synchronized @Nullable What on(long shape, Answer answer) {
    Given given = byShape.get(shape);
    return given == null || given.answer() != answer ? null : given.what();
  }

  synchronized void give(long shape, Answer answer, What what) {
    byShape.put(shape, new Given(answer, what));
  }
}
