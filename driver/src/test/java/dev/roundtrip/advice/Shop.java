package dev.roundtrip.advice;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.contract.Engine;
import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.Plan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Tables large enough for advice to matter: 2,000 buyers, 100,000 purchases, 100,000 lines. The
 * plain schema has keys only; its twin, with names that begin with {@code twin_}, has every index
 * that the statements of the tests can use.
 */
final class Shop {

  static final int PURCHASES = 100_000;

  private static final Set<Engine> FILLED = EnumSet.noneOf(Engine.class);

  private static final Map<Engine, String> SERIES =
      new EnumMap<>(
          Map.of(
              Engine.H2, "from system_range(1, %d) s(x)",
              Engine.POSTGRESQL, "from generate_series(1, %d) s(x)",
              Engine.MARIADB, "from (select seq as x from seq_1_to_%d) s"));

  private static final List<String> TWIN_INDEXES =
      List.of(
          "create index twin_buyer_1 on twin_buyer (email)",
          "create index twin_buyer_2 on twin_buyer (country)",
          "create index twin_purchase_1 on twin_purchase (buyer_id, state)",
          "create index twin_purchase_2 on twin_purchase (code)",
          "create index twin_purchase_3 on twin_purchase (placed, id)",
          "create index twin_purchase_4 on twin_purchase (state, placed)",
          "create index twin_purchase_5 on twin_purchase (total)",
          "create index twin_line_1 on twin_line (purchase_id)",
          "create index twin_line_2 on twin_line (code)");

  private Shop() {}

  /** The raw data source, filled once for the JVM. */
  static synchronized DataSource in(Engine engine) throws SQLException {
    DataSource dataSource = engine.dataSource();
    if (FILLED.add(engine)) {
      try (Connection connection = dataSource.getConnection();
          Statement statement = connection.createStatement()) {
        for (String prefix : List.of("", "twin_")) {
          fill(statement, engine, prefix);
        }
        for (String index : TWIN_INDEXES) {
          statement.execute(index);
        }
        analyse(statement, engine);
      }
    }
    return dataSource;
  }

  private static void analyse(Statement statement, Engine engine) throws SQLException {
    statement.execute(
        switch (engine) {
          case MARIADB ->
              "analyze table buyer, purchase, line, twin_buyer, twin_purchase, twin_line";
          case POSTGRESQL -> "vacuum analyze";
          case H2 -> "analyze";
        });
  }

  /** Numbers from 1 on, as a FROM that calls them x. */
  static String series(Engine engine, int last) {
    return String.valueOf(SERIES.get(engine)).formatted(last);
  }

  /** Another data source of the same server, to be set up otherwise. */
  static PGSimpleDataSource postgreSql() throws SQLException {
    try (Connection connection = in(Engine.POSTGRESQL).getConnection()) {
      PGSimpleDataSource dataSource = new PGSimpleDataSource();
      dataSource.setUrl(connection.getMetaData().getURL());
      dataSource.setUser(connection.getMetaData().getUserName());
      return dataSource;
    }
  }

  private static void fill(Statement statement, Engine engine, String prefix) throws SQLException {
    for (String table : List.of("line", "purchase", "buyer")) {
      statement.execute("drop table if exists " + prefix + table);
    }
    statement.execute(
        "create table %sbuyer (id bigint primary key, email varchar(80) not null, name varchar(80), country varchar(2) not null, old_code int)"
            .formatted(prefix));
    statement.execute(
        "create table %spurchase (id bigint primary key, buyer_id bigint not null, code varchar(20) not null, state varchar(10) not null, placed date not null, total int not null, gone timestamp null)"
            .formatted(prefix));
    statement.execute(
        "create table %sline (id bigint primary key, purchase_id bigint not null, code varchar(20) not null, quantity int not null, purchase_code varchar(20), remark varchar(200))"
            .formatted(prefix));
    String date =
        engine == Engine.MARIADB
            ? "date_add(date '2024-01-01', interval mod(x * 7919, 700) day)"
            : "date '2024-01-01' + cast(mod(x * 7919, 700) as int)";
    statement.execute(
        ("insert into %sbuyer select x, concat('Buyer', x, '@shop.example'), concat('Buyer ', x), case when mod(x, 5) = 0 then 'fr' else 'de' end, x "
                + SERIES.get(engine))
            .formatted(prefix, 2_000));
    statement.execute(
        ("insert into %spurchase select x, mod(x * 31, 2000) + 1, concat('P', mod(x * 17, 50000)), case when mod(x, 200) = 0 then 'open' else 'done' end, "
                + date
                + ", mod(x * 13, 5000), null "
                + SERIES.get(engine))
            .formatted(prefix, PURCHASES));
    statement.execute(
        ("insert into %sline select x, mod(x * 7, 100000) + 1, concat('L', mod(x * 29, 20000)), mod(x, 5), concat('P', mod(x, 50000)), case when mod(x, 1000) = 0 then null else 'a remark of some length that nobody reads' end "
                + SERIES.get(engine))
            .formatted(prefix, PURCHASES));
  }

  /** What is said of one statement, each being slow. */
  static SlowStatementFinding slow(Engine engine, String sql, Object... values)
      throws SQLException {
    return slow(in(engine), Roundtrip.builder(), sql, values);
  }

  static SlowStatementFinding slow(
      DataSource raw, Roundtrip.Builder builder, String sql, Object... values) throws SQLException {
    return found(raw, builder, connection -> send(connection, sql, values)).get(0);
  }

  /** What an application does. */
  @FunctionalInterface
  interface Work {
    void with(Connection connection) throws SQLException;
  }

  /** What is said of everything that is sent, each statement being slow. */
  static List<SlowStatementFinding> found(DataSource raw, Roundtrip.Builder builder, Work work)
      throws SQLException {
    return found(raw, builder, Duration.ZERO, work);
  }

  /** What is said of what takes longer than the threshold. */
  static List<SlowStatementFinding> found(
      DataSource raw, Roundtrip.Builder builder, Duration threshold, Work work)
      throws SQLException {
    try (Roundtrip roundtrip = builder.slowThreshold(threshold).stillRunning(false).build()) {
      DataSource dataSource = roundtrip.wrap(raw);
      Scope scope = roundtrip.openScope("shop");
      try (Connection connection = dataSource.getConnection()) {
        work.with(connection);
      }
      scope.close();
      if (roundtrip.ownFailures() > 0) {
        throw new AssertionError("something of ours failed; see the log");
      }
      return scope.report().findings().stream()
          .filter(SlowStatementFinding.class::isInstance)
          .map(SlowStatementFinding.class::cast)
          .toList();
    }
  }

  /** Sends a statement; of its rows the first column is read. */
  static void send(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      if (!sql.startsWith("select") && !sql.stripLeading().startsWith("SELECT")) {
        statement.executeUpdate();
        return;
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          rows.getObject(1);
        }
      }
    }
  }

  static List<String> codes(SlowStatementFinding finding) {
    return finding.recommendations().stream().map(Recommendation::code).toList();
  }

  /** The change that is proposed first. */
  static String sql(SlowStatementFinding finding) {
    if (finding.recommendations().isEmpty()) {
      return "nothing is proposed";
    }
    Change change = finding.recommendations().get(0).change();
    return change == null ? "no change" : change.forward();
  }

  static void run(Engine engine, String... statements) throws SQLException {
    try (Connection connection = in(engine).getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Whether its plan reads a whole table. */
  static boolean scans(SlowStatementFinding finding) {
    Plan plan = Objects.requireNonNull(finding.plan(), String.valueOf(finding.noPlan()));
    return plan.nodes().anyMatch(node -> node.access() == Access.FULL_SCAN);
  }

  static boolean usesIndex(SlowStatementFinding finding, String index) {
    Plan plan = Objects.requireNonNull(finding.plan(), String.valueOf(finding.noPlan()));
    return plan.nodes().anyMatch(node -> index.equalsIgnoreCase(node.index()));
  }
}
