package dev.roundtrip.spring.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aot.AotDetector;
import org.springframework.core.NativeDetector;
import org.springframework.util.ClassUtils;

/**
 * Makes the class that stands in for Spring Boot's pool while the context makes other beans: that
 * takes a tenth of a second, and the pool is needed a second later. Whoever needs the class earlier
 * waits for it, and if it cannot be made here, it is made there, as it would be without this.
 */
public final class StandInPreparation {

  private static final Logger LOG = LoggerFactory.getLogger("dev.roundtrip");
  private static final String POOL = "com.zaxxer.hikari.HikariDataSource";

  /** As {@code AbstractAotProcessor} has it: each class that is made then is written down. */
  private static final String GENERATES_CODE = "spring.aot.processing";

  private StandInPreparation() {}

  /** Begins, on a thread that ends with it. Does nothing where classes were made ahead of time. */
  public static void start(ClassLoader loader) {
    if (Boolean.getBoolean(GENERATES_CODE)
        || AotDetector.useGeneratedArtifacts()
        || NativeDetector.inNativeImage()
        || !ClassUtils.isPresent(POOL, loader)) {
      return;
    }
    Thread thread = new Thread(() -> prepare(loader), "roundtrip-start-up");
    thread.setDaemon(true);
    thread.start();
  }

  private static void prepare(ClassLoader loader) {
    try {
      ProxyKind.prepare(ClassUtils.forName(POOL, loader), new ObservedDataSourceAdvice());
    } catch (ClassNotFoundException | RuntimeException | LinkageError later) {
      LOG.debug("The stand-in for {} is made when it is needed.", POOL, later);
    }
  }
}
