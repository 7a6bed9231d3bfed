package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.finding.PoolGauges;
import org.jspecify.annotations.Nullable;

/** What to do about what is no matter of a statement's text. */
final class IncidentAdvices {

  private IncidentAdvices() {}

  static Advice slowAcquisition(@Nullable PoolGauges pool) {
    if (pool != null && (pool.exhausted() || pool.pending() > 0)) {
      return new Advice(
          "All connections were in use: hold them for a shorter time (no remote calls and no"
              + " waiting inside of a transaction, none left open), before the pool is enlarged.",
          null);
    }
    return new Advice(
        "If connections were opened meanwhile, keep some idle in a pool and fill it at start-up; if"
            + " not, threads waited for one: look at who holds them.",
        null);
  }

  static Advice connection(boolean siteKnown) {
    return new Advice(
        siteKnown
            ? "Close it in a try-with-resources statement: a pool never gets it back otherwise."
            : "Close connections in try-with-resources statements. Where this one was acquired was"
                + " not recorded; it is for this data source from now on, and the next finding"
                + " names the line.",
        "try (Connection connection = dataSource.getConnection()) { … }");
  }

  static Advice statement() {
    return new Advice(
        "Close it in a try-with-resources statement: it holds a cursor or memory on both sides for"
            + " as long as the connection lives.",
        "try (PreparedStatement statement = connection.prepareStatement(…)) { … }");
  }

  static Advice stillRunning() {
    return new Advice(
        "See what it waits for in the database: a lock that another transaction holds, or a plan"
            + " that reads too much.",
        null);
  }
}
