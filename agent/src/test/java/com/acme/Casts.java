package com.acme;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbc.JdbcPreparedStatement;
import org.h2.jdbc.JdbcResultSet;
import org.h2.jdbcx.JdbcDataSource;

/** Casts to the driver's classes, and walks on a connection that was unwrapped from its pool. */
public final class Casts {

  private Casts() {}

  public static void main(String[] arguments) throws Exception {
    JdbcDataSource raw = new JdbcDataSource();
    raw.setURL("jdbc:h2:mem:casts;DB_CLOSE_DELAY=-1");
    Shop.create(raw);
    try (Connection connection = raw.getConnection();
        PreparedStatement statement = connection.prepareStatement("select id from author");
        ResultSet rows = statement.executeQuery()) {
      Objects.requireNonNull((JdbcConnection) connection);
      Objects.requireNonNull((JdbcPreparedStatement) statement);
      Objects.requireNonNull((JdbcResultSet) rows);
      check(statement.getConnection() == connection, "the statement's connection");
      check(rows.getStatement() == statement, "the rows' statement");
      check(connection.isWrapperFor(JdbcConnection.class), "isWrapperFor");
      check(connection.unwrap(JdbcConnection.class) == connection, "unwrap");
      check(isCollected(dropped(connection)), "a statement that was dropped is held");
    }
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setDataSource(raw);
      try (Connection connection = pool.getConnection()) {
        connection.setAutoCommit(false);
        check(connection.getClass().getName().startsWith("com.zaxxer.hikari"), "Hikari's proxy");
        JdbcConnection beneath = connection.unwrap(JdbcConnection.class);
        Shop.walk(beneath);
        connection.commit();
        connection.setAutoCommit(true);
      }
    }
    DataSource proxy =
        (DataSource)
            Proxy.newProxyInstance(
                Casts.class.getClassLoader(),
                raw.getClass().getInterfaces(),
                (self, method, parameters) -> method.invoke(raw, parameters));
    try (Connection connection = proxy.getConnection()) {
      check(connection instanceof JdbcConnection, "a proxy of all interfaces");
    }
    System.out.println("all casts hold");
  }

  private static WeakReference<?> dropped(Connection connection) throws SQLException {
    return new WeakReference<>(connection.prepareStatement("select name from author"));
  }

  private static boolean isCollected(WeakReference<?> dropped) {
    for (int i = 0; i < 100 && dropped.get() != null; i++) {
      System.gc();
    }
    return dropped.get() == null;
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
