package dev.roundtrip.internal.proof;

import dev.roundtrip.finding.Proof;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.internal.explain.PlanReader;
import dev.roundtrip.internal.scope.Replay;
import dev.roundtrip.plan.Plan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL with the extension HypoPG: an index that exists for the planner of one session only.
 * Nothing is executed and nothing locked. Stateless.
 */
public final class Hypothetical {

  private Hypothetical() {}

  /**
   * The recommendation with both plans; nothing if the planner would not use the index; as it came
   * if it proposes none, or the server does not have the extension.
   */
  public static Optional<Recommendation> tried(Recommendation proposed, Replay replay)
      throws SQLException {
    String index = Sandbox.index(proposed);
    DataSource dataSource = (DataSource) replay.dataSource();
    if (index == null || PlanReader.busy(dataSource) != null) {
      return Optional.of(proposed);
    }
    try (ReadOnly session = new ReadOnly(dataSource)) {
      Connection connection = session.connection();
      if (!isPostgreSql(connection)
          || Run.rows(connection, "select 1 from pg_extension where extname = 'hypopg'", null)
              .isEmpty()) {
        return Optional.of(proposed);
      }
      return planned(proposed, replay, connection, index);
    }
  }

  private static boolean isPostgreSql(Connection connection) throws SQLException {
    return "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
  }

  private static Optional<Recommendation> planned(
      Recommendation proposed, Replay replay, Connection connection, String index)
      throws SQLException {
    Plan before = PlanReader.read(connection, replay).orElse(null);
    List<@Nullable String> made =
        Run.rows(
                connection,
                "select indexrelid, indexname, hypopg_relation_size(indexrelid) from"
                    + " hypopg_create_index('"
                    + index.replace("'", "''")
                    + "')",
                null)
            .get(0);
    try {
      Plan after = PlanReader.read(connection, replay).orElse(null);
      String name = String.valueOf(made.get(1));
      boolean used = after == null || after.nodes().anyMatch(node -> name.equals(node.index()));
      return used
          ? Optional.of(
              proposed.proved(
                  new Proof(
                      "planned with a hypothetical index (HypoPG), nothing was executed",
                      null,
                      null,
                      before,
                      after,
                      Long.valueOf(String.valueOf(made.get(2))),
                      null)))
          : Optional.empty();
    } finally {
      // The session may go back to a pool, and a rollback does not drop it.
      Run.rows(connection, "select hypopg_drop_index(" + made.get(0) + ")", null);
    }
  }
}
