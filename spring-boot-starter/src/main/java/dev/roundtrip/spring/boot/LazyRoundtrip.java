package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanFactory;

/**
 * The context's Roundtrip for those who are there before it is, and after it: a task that is handed
 * over while the context starts or ends must run as without us. Thread-safe.
 */
final class LazyRoundtrip {

  private final BeanFactory beans;
  private volatile @Nullable Roundtrip known;

  LazyRoundtrip(BeanFactory beans) {
    this.beans = beans;
  }

  /** Null as long as it cannot be made. */
  @Nullable Roundtrip get() {
    Roundtrip roundtrip = known;
    if (roundtrip == null) {
      try {
        roundtrip = beans.getBean(Roundtrip.class);
        known = roundtrip;
      } catch (BeansException notNow) {
        return null; // Whoever needs it to start has the exception.
      }
    }
    return roundtrip;
  }
}
