package dev.roundtrip;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.internal.report.FindingText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Writes findings to the log, each once in an interval. Thread-safe. */
final class FindingLog {

  /** More findings than an application has that somebody looks after. */
  static final int MAXIMUM = 4_096;

  private static final class Told {
    long at;
    long again;
  }

  private final Logger log;
  private final Logging logging;
  private final Duration interval;
  private final LongSupplier clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Told> told =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
          return size() > MAXIMUM;
        }
      };

  FindingLog(Logger log, Logging logging, Duration interval, LongSupplier clock) {
    this.log = log;
    this.logging = logging;
    this.interval = interval;
    this.clock = clock;
  }

  /** Whether scopes have a line each. */
  boolean tellsScopes() {
    return logging == Logging.ALL;
  }

  void tell(Finding finding) {
    if (logging == Logging.OFF || !log.isWarnEnabled()) {
      return;
    }
    long again = interval.isZero() ? 0 : timesSinceTold(finding.fingerprint());
    if (again < 0) {
      return;
    }
    String text = FindingText.of(finding);
    if (again > 0) {
      log.warn(
          "{}{}  again      {} more times since it was logged last",
          text,
          System.lineSeparator(),
          again);
    } else {
      log.warn("{}", text);
    }
  }

  /** How often it came without being told, or -1 if it is not to be told yet. */
  private long timesSinceTold(String fingerprint) {
    long now = clock.getAsLong();
    lock.lock();
    try {
      @Nullable Told last = told.get(fingerprint);
      if (last == null) {
        last = new Told();
        last.at = now;
        told.put(fingerprint, last);
        return 0;
      }
      if (now - last.at < interval.toNanos()) {
        last.again++;
        return -1;
      }
      long again = last.again;
      last.at = now;
      last.again = 0;
      return again;
    } finally {
      lock.unlock();
    }
  }
}
