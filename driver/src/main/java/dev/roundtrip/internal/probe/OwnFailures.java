package dev.roundtrip.internal.probe;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our own errors: kept away from the application, logged once per kind with their stack, counted.
 * Thread-safe.
 */
public final class OwnFailures {

  private static final Logger LOG = LoggerFactory.getLogger("dev.roundtrip");

  private final Set<String> logged = ConcurrentHashMap.newKeySet();
  private final LongAdder count = new LongAdder();

  /**
   * Notes a failure.
   *
   * @param what what failed and what is lost by it, one sentence
   * @param failure what was thrown
   */
  public void note(String what, Throwable failure) {
    count.increment();
    if (logged.add(what + failure.getClass().getName())) {
      try {
        LOG.warn(
            "{} The application is not affected; further cases are only counted.", what, failure);
      } catch (Throwable logging) {
        count.increment(); // There is nowhere left to tell it but the count.
      }
    }
  }

  /** How many failures there were. */
  public long count() {
    return count.sum();
  }
}
