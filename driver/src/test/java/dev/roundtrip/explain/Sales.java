package dev.roundtrip.explain;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.contract.Engine;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.plan.Plan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** A table that is large enough for a plan to matter, and how it is read. */
final class Sales {

  static final String BY_NOTE = "select amount from plan_sale where note = ?";

  private Sales() {}

  /** Its plan, which it must have. */
  static Plan plan(SlowStatementFinding finding) {
    return Objects.requireNonNull(finding.plan(), String.valueOf(finding.noPlan()));
  }

  /** 20,000 rows, of which one in 1,000 has the same note; statistics are gathered. */
  static DataSource in(Engine engine) throws SQLException {
    DataSource dataSource = engine.dataSource();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists plan_sale");
      statement.execute(
          "create table plan_sale (id bigint primary key, note varchar(40), amount int)");
      try (PreparedStatement insert =
          connection.prepareStatement("insert into plan_sale values (?, ?, 1)")) {
        connection.setAutoCommit(false);
        for (int i = 0; i < 20_000; i++) {
          insert.setInt(1, i);
          insert.setString(2, "note " + i % 1_000);
          insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
        connection.setAutoCommit(true);
      }
      statement.execute(engine == Engine.MARIADB ? "analyze table plan_sale" : "analyze");
    }
    return dataSource;
  }

  /** Every statement is slow. */
  static Roundtrip.Builder everything() {
    return Roundtrip.builder().slowThreshold(Duration.ZERO).stillRunning(false);
  }

  static void readByNote(DataSource dataSource, String note) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(BY_NOTE)) {
      statement.setString(1, note);
      readAll(statement.executeQuery());
    }
  }

  static void read(DataSource dataSource, String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      read(connection, sql);
    }
  }

  static void read(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      readAll(statement.executeQuery(sql));
    }
  }

  static void readAll(ResultSet rows) throws SQLException {
    try (rows) {
      while (rows.next()) {
        rows.getObject(1);
      }
    }
  }

  static long count(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from plan_sale")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** What was said of the slow statements of a scope that has ended. */
  static List<SlowStatementFinding> slow(Scope scope) {
    return slow(scope.report().findings());
  }

  static List<SlowStatementFinding> slow(List<Finding> findings) {
    return findings.stream()
        .filter(SlowStatementFinding.class::isInstance)
        .map(SlowStatementFinding.class::cast)
        .toList();
  }
}
