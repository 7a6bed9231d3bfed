package dev.roundtrip.internal.explain;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Answers by shape, the newest ones. Thread-safe. */
final class KnownAnswers {

  private static final int MAXIMUM = 256;

  private record Known(@Nullable WeakReference<Object> dataSource, long at, Answer answer) {}

  private final long periodNanos;
  private final LongSupplier clock;
  private final Map<Long, Known> answers =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Known> eldest) {
          return size() > MAXIMUM;
        }
      };

  KnownAnswers(Duration period, LongSupplier clock) {
    this.periodNanos = period.toNanos();
    this.clock = clock;
  }

  /** What this data source answered within the period, or null. */
  synchronized @Nullable Answer fresh(Object dataSource, long shape) {
    Known known = answers.get(shape);
    if (known == null || known.dataSource() == null || !known.dataSource().refersTo(dataSource)) {
      return null;
    }
    return clock.getAsLong() - known.at() < periodNanos ? known.answer() : null;
  }

  /** What was said last, however long ago, or null. */
  synchronized @Nullable Answer last(long shape) {
    Known known = answers.get(shape);
    return known == null ? null : known.answer();
  }

  /** A data source answered. */
  synchronized void answered(Object dataSource, long shape, Answer answer) {
    answers.put(shape, new Known(new WeakReference<>(dataSource), clock.getAsLong(), answer));
  }

  /** It was not asked: what holds now need not hold the next time. */
  synchronized void told(long shape, Answer answer) {
    Known known = answers.get(shape);
    if (known == null || known.dataSource() == null) {
      answers.put(shape, new Known(null, clock.getAsLong(), answer));
    }
  }
}
