package dev.roundtrip.internal.explain;

import dev.roundtrip.internal.scope.Replay;
import dev.roundtrip.plan.Plan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Asks for one plan on a connection that somebody else took and will give back. */
public final class PlanReader {

  private PlanReader() {}

  /**
   * The plan of one SELECT, free of values, or nothing if plans of this database cannot be read.
   *
   * @throws SQLException as the database throws it
   */
  public static Optional<Plan> read(Connection connection, Replay replay) throws SQLException {
    String product = String.valueOf(connection.getMetaData().getDatabaseProductName());
    Optional<PlanDialect> dialect = PlanDialects.of(product);
    if (dialect.isEmpty() || (!replay.binds().isEmpty() && !dialect.get().bindsPlaceholders())) {
      return Optional.empty();
    }
    Plan plan = dialect.get().ask(new Session(connection, replay, product));
    return Optional.of(MaskedPlan.of(plan));
  }

  /** Why no connection may be taken from this data source now, half a sentence, or null. */
  public static @Nullable String busy(DataSource dataSource) {
    try {
      return Pools.busy(dataSource, 0);
    } catch (Throwable unknown) {
      return "its pool could not be looked at";
    }
  }
}
