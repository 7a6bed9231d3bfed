package dev.roundtrip.benchmarks;

import javax.sql.DataSource;

/** A data source while an {@link Observer} watches it. */
interface Observation extends AutoCloseable {

  DataSource dataSource();

  /** Begins a unit of work where the observer knows such a thing. */
  default AutoCloseable openScope(String name) {
    return NONE;
  }

  @Override
  default void close() {}

  AutoCloseable NONE = () -> {};
}
