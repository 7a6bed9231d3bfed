package dev.roundtrip.internal.catalog;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Tables of one data source that were read, for as long as they are believed. Thread-safe. */
public final class TableCache {

  private static final int MAXIMUM = 512;

  private record Known(Table table, long at) {}

  private final long periodNanos;
  private final LongSupplier clock;
  private final Map<String, Known> tables =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > MAXIMUM;
        }
      };

  /**
   * An empty one.
   *
   * @param period for how long a table is believed; zero keeps none
   * @param clock nanoseconds
   */
  public TableCache(Duration period, LongSupplier clock) {
    this.periodNanos = period.toNanos();
    this.clock = clock;
  }

  synchronized Optional<Table> get(String name) {
    Known known = tables.get(name.toLowerCase(Locale.ROOT));
    return known == null || clock.getAsLong() - known.at() >= periodNanos
        ? Optional.empty()
        : Optional.of(known.table());
  }

  synchronized void put(String name, Table table) {
    if (periodNanos > 0 && get(name).isEmpty()) {
      tables.put(name.toLowerCase(Locale.ROOT), new Known(table, clock.getAsLong()));
    }
  }

  /** The application changed a schema: everything is read anew. */
  public synchronized void clear() {
    tables.clear();
  }
}
