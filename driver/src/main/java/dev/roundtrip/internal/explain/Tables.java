package dev.roundtrip.internal.explain;

import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.internal.catalog.Catalog;
import dev.roundtrip.internal.catalog.CatalogReader;
import dev.roundtrip.internal.catalog.TableCache;
import dev.roundtrip.internal.probe.OwnFailures;
import dev.roundtrip.internal.sql.Shape;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/** Reads the tables of statements that have a plan, and remembers them. Thread-safe. */
public final class Tables {

  private static final int DATA_SOURCES = 16;

  private record Known(WeakReference<Object> dataSource, TableCache cache) {}

  private final Duration period;
  private final LongSupplier clock;
  private final OwnFailures failures;
  private final Deque<Known> known = new ArrayDeque<>();

  /**
   * Remembers nothing yet.
   *
   * @param period for how long a table is believed
   * @param clock nanoseconds
   */
  public Tables(Duration period, OwnFailures failures, LongSupplier clock) {
    this.failures = failures;
    this.period = period;
    this.clock = clock;
  }

  /**
   * The answer with the tables of its statement, and with those that refer to a table from which it
   * deletes, read on the connection that gave the plan.
   */
  Answer with(Answer answer, Connection connection, Object dataSource, Shape statement) {
    try {
      List<String> names = new ArrayList<>(statement.tables());
      if (statement.kind() == StatementKind.DELETE) {
        for (String table : statement.writtenTables()) {
          names.addAll(CatalogReader.children(connection, table));
        }
      }
      Catalog catalog = CatalogReader.read(connection, names, cache(dataSource));
      return answer.with(catalog);
    } catch (SQLException failure) {
      return answer.because("its tables could not be looked at: " + Refusals.reason(failure));
    } catch (RuntimeException failure) {
      failures.note("Tables could not be looked at.", failure);
      return answer.because("Roundtrip failed to look at its tables; see the log");
    }
  }

  private synchronized TableCache cache(Object dataSource) {
    for (Known entry : known) {
      if (entry.dataSource().refersTo(dataSource)) {
        return entry.cache();
      }
    }
    if (known.size() >= DATA_SOURCES) {
      known.removeFirst();
    }
    TableCache cache = new TableCache(period, clock);
    known.addLast(new Known(new WeakReference<>(dataSource), cache));
    return cache;
  }
}
