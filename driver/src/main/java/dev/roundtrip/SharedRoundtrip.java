package dev.roundtrip;

import dev.roundtrip.internal.config.Configuration;
import dev.roundtrip.internal.config.Keys;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one Roundtrip of this class loader, for the doors that are opened by a name alone: nobody
 * could hand one to a driver that {@link java.sql.DriverManager} makes. Why there is such a thing:
 * decision 0009.
 */
final class SharedRoundtrip {

  private static final Logger LOG = LoggerFactory.getLogger("dev.roundtrip");

  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Roundtrip current;

  private SharedRoundtrip() {}

  static SharedRoundtrip instance() {
    return Holder.INSTANCE;
  }

  /**
   * Made from the configuration when it is first asked for, and again after it was closed.
   *
   * @throws IllegalArgumentException if the configuration is not right, unless it is for production
   */
  Roundtrip get() {
    Roundtrip open = current;
    if (open != null && !open.isClosed()) {
      return open;
    }
    lock.lock();
    try {
      open = current;
      if (open == null || open.isClosed()) {
        open = builder(Configuration.ofProcess()).build();
        current = open;
      }
      return open;
    } finally {
      lock.unlock();
    }
  }

  /**
   * What is configured.
   *
   * @throws IllegalArgumentException if the configuration is not right, unless it is for production
   */
  static Roundtrip.Builder builder(Configuration configuration) {
    if (!configuration.isForProduction()) {
      return Configured.builder(configuration.orThrow());
    }
    try {
      return Configured.builder(configuration.orThrow());
    } catch (IllegalArgumentException wrong) {
      LOG.error(
          "{}\nThe application is not affected: Roundtrip goes on with the default of each option"
              + " that is not right.",
          wrong.getMessage());
      return tolerant(configuration);
    }
  }

  /** What can be used of it; a listener that cannot be made is missing. */
  private static Roundtrip.Builder tolerant(Configuration configuration) {
    try {
      return Configured.builder(configuration);
    } catch (IllegalArgumentException noListener) {
      return Configured.builder(configuration.without(Keys.LISTENERS));
    }
  }

  /** Made by the JVM when it is first used: lazily, once, without a lock of ours. */
  private static final class Holder {

    static final SharedRoundtrip INSTANCE = new SharedRoundtrip();
  }
}
