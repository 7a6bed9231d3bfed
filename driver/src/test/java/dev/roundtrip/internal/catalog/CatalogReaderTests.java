package dev.roundtrip.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.contract.Engine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogReaderTests {

  private static final TableCache NONE = new TableCache(Duration.ZERO, () -> 0);

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void tablesOfServersAreRead(Engine engine) throws SQLException {
    try (Connection connection = engine.dataSource().getConnection()) {
      readAndCheck(connection);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:sqlite:%s/shop.db",
        "jdbc:duckdb:%s/shop.duck",
        "jdbc:hsqldb:mem:catalog",
        "jdbc:derby:memory:catalog;create=true"
      })
  void tablesOfEmbeddedDatabasesAreRead(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url.formatted(directory))) {
      readAndCheck(connection);
    }
  }

  private static void readAndCheck(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    try (Statement statement = connection.createStatement()) {
      if (!product.equals("Apache Derby") && !product.equals("HSQL Database Engine")) {
        statement.execute("drop table if exists shelf_item");
        statement.execute("drop table if exists shelf");
      }
      statement.execute("create table shelf (id int not null primary key, name varchar(20))");
      statement.execute(
          "create table shelf_item (id int not null primary key, shelf_id int not null, code varchar(20), foreign key (shelf_id) references shelf (id))");
      statement.execute("create unique index shelf_item_code on shelf_item (code, shelf_id)");
      statement.execute("insert into shelf values (1, 'a'), (2, 'b')");
      for (int i = 0; i < 100; i++) {
        statement.execute(
            "insert into shelf_item values (%d, %d, 'c%d')".formatted(i, i / 50 + 1, i % 50));
      }
      if (product.equals("MariaDB")) {
        statement.execute("analyze table shelf_item");
      } else if (product.equals("PostgreSQL") || product.equals("H2")) {
        statement.execute("analyze");
      }
    }

    Catalog catalog = CatalogReader.read(connection, List.of("shelf_item", "nothing"), NONE);

    assertThat(catalog.tables()).hasSize(1);
    Table table = catalog.table("shelf_item").orElseThrow();
    assertThat(table.columns())
        .extracting(column -> column.name().toLowerCase(Locale.ROOT))
        .containsExactly("id", "shelf_id", "code");
    assertThat(table.column("code").orElseThrow().nullable()).isTrue();
    assertThat(table.column("shelf_id").orElseThrow().nullable()).isFalse();
    assertThat(table.column("shelf_id").orElseThrow().family()).isEqualTo(Column.Family.INTEGER);
    assertThat(table.column("code").orElseThrow().family()).isEqualTo(Column.Family.TEXT);
    assertThat(table.column("code").orElseThrow().distinct()).isEqualTo(50);
    assertThat(table.primaryKey()).hasSize(1).allMatch("id"::equalsIgnoreCase);
    assertThat(table.hasIndexOn(List.of("code", "shelf_id"))).isTrue();
    assertThat(table.hasIndexOn(List.of("shelf_id", "code"))).isFalse();
    assertThat(table.indexes())
        .anySatisfy(
            index -> {
              assertThat(index.name()).isEqualToIgnoringCase("shelf_item_code");
              assertThat(index.unique()).isTrue();
            });
    assertThat(table.foreignKeys())
        .anySatisfy(
            key -> {
              assertThat(key.parent()).isEqualToIgnoringCase("shelf");
              assertThat(key.columns()).hasSize(1).allMatch("shelf_id"::equalsIgnoreCase);
            });
    if (!product.equals("Apache Derby")) { // It counts in the background, some time.
      assertThat(table.rowsOr(-1)).isBetween(90.0, 110.0);
    }
    assertThat(catalog.names().write(table.name())).isEqualTo("shelf_item");
    assertThat(catalog.names().write("order")).isNotEqualTo("order");
  }

  @Test
  void postgreSqlTellsWhatMetadataDoesNot() throws SQLException {
    try (Connection connection = Engine.POSTGRESQL.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists letter");
      statement.execute("create table letter (id int primary key, email text, gone date)");
      statement.execute(
          "create index letter_1 on letter (lower(email), id desc) include (gone) where gone is null");

      Table table =
          CatalogReader.read(connection, List.of("public.letter"), NONE)
              .table("letter")
              .orElseThrow();

      Index index =
          table.indexes().stream()
              .filter(each -> each.name().equals("letter_1"))
              .findFirst()
              .orElseThrow();
      assertThat(index.parts().get(0).expression()).isEqualTo("lower(email)");
      assertThat(index.parts().get(1).descending()).isTrue();
      assertThat(index.included()).containsExactly("gone");
      assertThat(index.predicate()).isEqualTo("gone IS NULL");
      assertThat(index.uses()).isZero();
      assertThat(index.bytes()).isPositive();
      assertThat(index.beginsWith(List.of("email"))).isFalse();
    }
  }

  @Test
  void tableIsBelievedForAWhile() throws SQLException {
    AtomicLong now = new AtomicLong();
    TableCache cache = new TableCache(Duration.ofSeconds(1), now::get);
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:believed");
        Statement statement = connection.createStatement()) {
      statement.execute("create table shelf (id int primary key)");
      CatalogReader.read(connection, List.of("shelf"), cache);
      statement.execute("alter table shelf add column name varchar(20)");

      assertThat(columns(connection, cache)).isEqualTo(1);
      now.set(Duration.ofSeconds(2).toNanos());
      assertThat(columns(connection, cache)).isEqualTo(2);
      statement.execute("alter table shelf add column place int");
      cache.clear();
      assertThat(columns(connection, cache)).isEqualTo(3);
    }
  }

  private static int columns(Connection connection, TableCache cache) throws SQLException {
    return CatalogReader.read(connection, List.of("shelf"), cache).tables().get(0).columns().size();
  }
}
