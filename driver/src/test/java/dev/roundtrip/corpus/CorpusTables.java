package dev.roundtrip.corpus;

import dev.roundtrip.contract.Engine;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * The tables of the corpus: all keys are small integers from 1 on, so that they equal each other.
 */
final class CorpusTables {

  private static final List<String> SCHEMA =
      List.of(
          "region (id bigint primary key, name varchar(50))",
          "customer (id bigint primary key, name varchar(50), email varchar(50), region_id bigint,"
              + " referrer_id bigint, external_ref varchar(36), ref uuid, raw %BYTES%)",
          "address (id bigint primary key, customer_ref varchar(36), customer_uuid uuid,"
              + " customer_raw %BYTES%, city varchar(50))",
          "purchase (id bigint primary key, customer_id bigint, payer_id bigint,"
              + " status varchar(10), quantity int, placed date, tenant_id int)",
          "purchase_line (purchase_id bigint, line_no int, product_id bigint, quantity int,"
              + " primary key (purchase_id, line_no))",
          "delivery (id bigint primary key, purchase_id bigint, line_no int, carrier varchar(20))",
          "product (id bigint primary key, sku varchar(20), name varchar(50), category_id bigint)",
          "category (id bigint primary key, parent_id bigint, name varchar(50))",
          "visit (id bigint primary key, visited_on date, quantity int)",
          "audit (id bigint primary key, message varchar(50))");

  private CorpusTables() {}

  static void create(Engine engine) throws SQLException {
    String bytes = engine == Engine.POSTGRESQL ? "bytea" : "varbinary(16)";
    try (Connection connection = engine.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop view if exists active_customer");
      for (String table : SCHEMA) {
        statement.execute("drop table if exists " + table.substring(0, table.indexOf(' ')));
        statement.execute("create table " + table.replace("%BYTES%", bytes));
      }
      statement.execute(
          "create view active_customer as select id as customer_no, name from customer");
      connection.setAutoCommit(false);
      fill(connection);
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  private static void fill(Connection connection) throws SQLException {
    insert(connection, "region", 20, i -> new Object[] {i, "region " + i});
    insert(
        connection,
        "customer",
        500,
        i ->
            new Object[] {
              i,
              "Customer " + i,
              "c" + i + "@example.org",
              i * 7 % 20 + 1,
              i % 2 == 1 ? i + 1 : i - 1,
              uuid(i).toString(),
              uuid(i),
              bytes(i)
            });
    insert(
        connection,
        "address",
        500,
        i -> new Object[] {i, uuid(i).toString(), uuid(i), bytes(i), "city " + i});
    insert(
        connection,
        "purchase",
        1000,
        i ->
            new Object[] {
              i,
              (i - 1) % 500 + 1,
              i * 3 % 500 + 1,
              i % 2 == 0 ? "NEW" : "PAID",
              i,
              LocalDate.of(2026, 1, 1).plusDays(i % 30),
              1
            });
    insert(
        connection,
        "purchase_line",
        400,
        i -> new Object[] {(i + 1) / 2, (i + 1) % 2 + 1, i % 50 + 1, i % 9 + 1});
    insert(
        connection,
        "delivery",
        400,
        i -> new Object[] {i, (i + 1) / 2, (i + 1) % 2 + 1, "carrier " + i % 3});
    insert(connection, "product", 50, i -> new Object[] {i, "SKU-" + i, "p" + i, i % 10 + 1});
    insert(
        connection, "category", 63, i -> new Object[] {i, i == 1 ? null : i / 2, "category " + i});
    insert(
        connection,
        "visit",
        60,
        i -> new Object[] {i, LocalDate.of(2026, 1, 1).plusDays(i % 30), i});
  }

  private static void insert(
      Connection connection, String table, int rows, IntFunction<Object[]> values)
      throws SQLException {
    int columns = values.apply(1).length;
    String marks = "?" + ", ?".repeat(columns - 1);
    try (PreparedStatement insert =
        connection.prepareStatement("insert into " + table + " values (" + marks + ")")) {
      for (int i = 1; i <= rows; i++) {
        Object[] row = values.apply(i);
        for (int c = 0; c < columns; c++) {
          insert.setObject(c + 1, row[c]);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  static UUID uuid(int i) {
    return new UUID(0x5eed_0000_0000_4000L + ((long) i << 32), 0x8000_0000_0000_0000L + i);
  }

  private static byte[] bytes(int i) {
    UUID uuid = uuid(i);
    return ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }
}
