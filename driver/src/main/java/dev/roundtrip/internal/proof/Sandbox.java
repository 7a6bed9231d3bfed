package dev.roundtrip.internal.proof;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Proof;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.internal.explain.PlanReader;
import dev.roundtrip.internal.scope.Replay;
import dev.roundtrip.plan.Plan;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes a proposed index where nobody sees it, and runs the statement without and with it. For
 * tests: it reads, copies and indexes tables. Stateless.
 */
public final class Sandbox {

  /** Larger tables are not copied. */
  private static final long MAXIMUM_ROWS = 1_000_000;

  private static final Pattern INDEX =
      Pattern.compile("CREATE INDEX (?<name>\\S+) ON (?<table>[^\\s(]+)(?<rest>[^;]*)");

  private Sandbox() {}

  /**
   * The recommendation with what came of it; nothing if the database does not use the index; as it
   * came if it proposes no index.
   *
   * @param tables the statement's tables, as it names them
   */
  public static Optional<Recommendation> tried(
      Recommendation proposed, Replay replay, List<String> tables) {
    Change change = proposed.change();
    Matcher index = change == null ? null : INDEX.matcher(change.forward());
    if (index == null
        || change == null
        || change.kind() != Change.Kind.SCHEMA
        || !index.matches()) {
      return Optional.of(proposed);
    }
    String busy = PlanReader.busy((DataSource) replay.dataSource());
    if (busy != null) {
      return Optional.of(proposed.notProved(busy));
    }
    try (Place place = place(replay, tables)) {
      if (place == null) {
        return Optional.of(
            proposed.notProved("this database commits what it finds when it makes an index"));
      }
      Proof proof = prove(place, replay, index);
      return uses(proof.planAfter(), index.group("name"))
          ? Optional.of(proposed.proved(proof))
          : Optional.empty();
    } catch (SQLException failure) {
      String state = failure.getSQLState();
      return Optional.of(
          proposed.notProved(
              "the database refused it" + (state == null ? "" : " (SQLState " + state + ")")));
    }
  }

  private static @Nullable Place place(Replay replay, List<String> tables) throws SQLException {
    DataSource dataSource = (DataSource) replay.dataSource();
    String product;
    try (Connection connection = dataSource.getConnection()) {
      product = String.valueOf(connection.getMetaData().getDatabaseProductName());
    }
    if (RolledBack.isPossible(product)) {
      return new RolledBack(dataSource, product);
    }
    return switch (product) {
      case "MariaDB" -> new TemporaryCopies(dataSource, tables, MAXIMUM_ROWS);
      case "H2" -> new PrivateCopy(dataSource, tables, MAXIMUM_ROWS);
      default -> null;
    };
  }

  private static Proof prove(Place place, Replay replay, Matcher index) throws SQLException {
    Connection connection = place.connection();
    Plan planBefore = PlanReader.read(connection, replay).orElse(null);
    Duration before = Run.best(connection, replay);
    Run.execute(connection, index.group());
    Plan planAfter = PlanReader.read(connection, replay).orElse(null);
    Duration after = Run.best(connection, replay);
    String table = index.group("table");
    int dot = table.lastIndexOf('.');
    String schema = dot < 0 ? "" : table.substring(0, dot + 1);
    return new Proof(
        place.description(),
        before,
        after,
        planBefore,
        planAfter,
        place.bytes(schema + index.group("name")),
        Writes.cost(connection, index));
  }

  private static boolean uses(@Nullable Plan plan, String index) {
    String name = index.replaceAll("[\"`]", "");
    return plan == null || plan.nodes().anyMatch(node -> name.equalsIgnoreCase(node.index()));
  }
}
