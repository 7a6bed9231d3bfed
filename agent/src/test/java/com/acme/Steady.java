package com.acme;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Works for long, and says how much more of the heap is in use at the end than soon after the
 * start.
 */
public final class Steady {

  private static final int TEXTS = 2_000;

  private Steady() {}

  public static void main(String[] arguments) throws Exception {
    int leases = Integer.parseInt(arguments[0]);
    ExecutorService workers = Executors.newFixedThreadPool(4);
    try (HikariDataSource pool = Shop.open("steady")) {
      work(pool, workers, leases / 10);
      long before = used();
      work(pool, workers, leases);
      System.out.println("grew by " + (used() - before) / 1024 + " kB");
    }
    workers.shutdown();
    System.out.println("done");
  }

  private static void work(DataSource pool, ExecutorService workers, int leases) throws Exception {
    for (int i = 0; i < leases; i++) {
      int number = i;
      if (i % 100 == 0) {
        workers.submit(() -> Shop.walkTwice(pool)).get();
      } else if (i % 20 == 1) {
        lease(tenant(number), number);
      } else {
        lease(pool, number);
      }
    }
  }

  /** One that is made anew each time, with a connection that nobody has pooled. */
  private static DataSource tenant(int number) {
    JdbcDataSource tenant = new JdbcDataSource();
    tenant.setURL("jdbc:h2:mem:steady;SCHEMA=PUBLIC");
    tenant.setDescription("tenant " + number);
    return tenant;
  }

  /** Statements and rows are left to their connection, as some do. */
  private static void lease(DataSource dataSource, int number) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      PreparedStatement statement =
          connection.prepareStatement("select ? as column_" + number % TEXTS);
      statement.setInt(1, number);
      ResultSet rows = statement.executeQuery();
      rows.next();
      rows.getInt(1);
    }
  }

  private static long used() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      System.gc();
      Thread.sleep(50);
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
