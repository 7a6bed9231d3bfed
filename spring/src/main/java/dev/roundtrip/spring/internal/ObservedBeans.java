package dev.roundtrip.spring.internal;

import dev.roundtrip.Roundtrip;

/** What the observer of a context's data sources has to know. Thread-safe. */
public interface ObservedBeans {

  /** Who observes; asked for the first time when the first data source is made. */
  Roundtrip roundtrip();

  /** A data source is observed by its URL already. */
  default void observedByUrl(String name) {}

  /** Whether this bean is to be left alone. */
  default boolean isExcluded(String name) {
    return false;
  }
}
