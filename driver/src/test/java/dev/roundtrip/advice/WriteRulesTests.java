package dev.roundtrip.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.contract.Engine;
import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.SlowStatementFinding;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Rules for statements that write, on real databases. */
class WriteRulesTests {

  @ParameterizedTest
  @EnumSource(Engine.class)
  void updateOfFewRowsThatReadsAllAsksForAnIndex(Engine engine) throws SQLException {
    String sql = "update %s set gone = null where code = ?";
    SlowStatementFinding finding = Shop.slow(engine, sql.formatted("purchase"), "P17");

    assertThat(Shop.codes(finding)).containsExactly("missing-index");
    assertThat(Shop.sql(finding)).isEqualTo("CREATE INDEX purchase_by_code ON purchase (code)");
    assertThat(Shop.slow(engine, sql.formatted("twin_purchase"), "P17").recommendations())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void deleteOfFewRowsThatReadsAllAsksForAnIndex(Engine engine) throws SQLException {
    String sql = "delete from %s where purchase_id = ? and quantity > ?";
    SlowStatementFinding finding = Shop.slow(engine, sql.formatted("line"), 17L, 1_000);

    assertThat(Shop.codes(finding)).containsExactly("missing-index");
    assertThat(Shop.sql(finding)).startsWith("CREATE INDEX line_by_purchase_id");
    assertThat(Shop.slow(engine, sql.formatted("twin_line"), 17L, 1_000).recommendations())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void writeByFunctionOrByTwoColumnsIsToldLikeARead(Engine engine) throws SQLException {
    SlowStatementFinding wrapped =
        Shop.slow(engine, "update purchase set gone = null where lower(code) = ?", "p17");
    assertThat(Shop.codes(wrapped)).containsExactly("function-on-column");

    SlowStatementFinding either =
        Shop.slow(engine, "update purchase set gone = null where code = ? or total = ?", "P17", -1);
    if (engine == Engine.H2) { // It joins no indexes, and an UPDATE cannot be taken apart.
      assertThat(either.recommendations()).isEmpty();
    } else {
      assertThat(Shop.codes(either)).containsExactly("or-over-columns");
      assertThat(Shop.sql(either)).startsWith("CREATE INDEX purchase_by_");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void deleteWhoseChildrenAreReadAsAWholeNamesTheirKey(Engine engine) throws SQLException {
    Shop.run(
        engine,
        "drop table if exists part",
        "drop table if exists maker",
        "create table maker (id bigint primary key, name varchar(20))",
        "create table part (id bigint primary key, maker_id bigint not null, foreign key (maker_id) references maker (id))",
        "insert into maker select x, concat('m', x) " + Shop.series(engine, 200),
        "insert into part select x, mod(x, 100) + 1 " + Shop.series(engine, 20_000),
        engine == Engine.MARIADB ? "analyze table maker, part" : "analyze");
    SlowStatementFinding finding = Shop.slow(engine, "delete from maker where id = ?", 150L);

    if (engine != Engine.POSTGRESQL) { // They index each foreign key by themselves.
      assertThat(finding.recommendations()).isEmpty();
      return;
    }
    assertThat(Shop.codes(finding)).containsExactly("foreign-key-without-index");
    assertThat(finding.recommendations().get(0).cause()).contains("part", "20,000", "maker_id");
    Change change = Objects.requireNonNull(finding.recommendations().get(0).change());
    assertThat(change.forward()).isEqualTo("CREATE INDEX part_by_maker_id ON part (maker_id)");
    Shop.run(engine, change.forward());
    assertThat(Shop.slow(engine, "delete from maker where id = ?", 151L).recommendations())
        .isEmpty();
    Shop.run(engine, Objects.requireNonNull(change.backward()));
    assertThat(Shop.codes(Shop.slow(engine, "delete from maker where id = ?", 152L)))
        .containsExactly("foreign-key-without-index");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void indexThatIsTheBeginningOfAnotherOneIsNamedToWhoWritesManyRows(Engine engine)
      throws SQLException {
    Shop.run(
        engine,
        "drop table if exists stock",
        "create table stock (id bigint primary key, shelf int not null, pieces int not null)",
        "insert into stock select x, mod(x, 50), 1 " + Shop.series(engine, 3_000),
        "create index stock_1 on stock (shelf, pieces)",
        "create index stock_2 on stock (shelf)");
    String sql = "update stock set shelf = shelf + 1 where pieces = ?";
    SlowStatementFinding finding = Shop.slow(engine, sql, 1);

    assertThat(Shop.codes(finding)).containsExactly("redundant-index");
    assertThat(finding.recommendations().get(0).text()).containsIgnoringCase("drop stock_2");
    Change change = Objects.requireNonNull(finding.recommendations().get(0).change());
    Shop.run(engine, change.forward());
    assertThat(Shop.slow(engine, sql, 1).recommendations()).isEmpty();
    Shop.run(engine, Objects.requireNonNull(change.backward()));
    assertThat(Shop.codes(Shop.slow(engine, sql, 1))).containsExactly("redundant-index");
    assertThat(Shop.slow(engine, "update stock set pieces = 2 where id = ?", 7L).recommendations())
        .isEmpty();
  }

  @Test
  void batchThatPostgreSqlsDriverSendsRowByRowIsTold() throws SQLException {
    Shop.run(
        Engine.POSTGRESQL, "drop table if exists note", "create table note (id int, text varchar)");
    SlowStatementFinding finding = inserted(Shop.in(Engine.POSTGRESQL), 200);

    assertThat(Shop.codes(finding)).containsExactly("batch-not-rewritten");
    assertThat(Shop.sql(finding)).isEqualTo("reWriteBatchedInserts=true");
    PGSimpleDataSource rewriting = Shop.postgreSql();
    rewriting.setReWriteBatchedInserts(true);
    assertThat(inserted(rewriting, 200).recommendations()).isEmpty();
    assertThat(inserted(Shop.in(Engine.POSTGRESQL), 10).recommendations()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"H2", "MARIADB"})
  void batchOfADriverThatDoesNotTellIsNotJudged(Engine engine) throws SQLException {
    Shop.run(engine, "drop table if exists note", "create table note (id int, text varchar(20))");

    assertThat(inserted(Shop.in(engine), 200).recommendations()).isEmpty();
  }

  private static SlowStatementFinding inserted(DataSource dataSource, int rows)
      throws SQLException {
    return Shop.found(
            dataSource,
            Roundtrip.builder(),
            connection -> {
              try (PreparedStatement statement =
                  connection.prepareStatement("insert into note (id, text) values (?, ?)")) {
                for (int i = 0; i < rows; i++) {
                  statement.setInt(1, i);
                  statement.setString(2, "text " + i);
                  statement.addBatch();
                }
                statement.executeBatch();
              }
            })
        .get(0);
  }
}
