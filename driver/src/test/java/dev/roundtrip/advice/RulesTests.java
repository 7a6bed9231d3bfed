package dev.roundtrip.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.contract.Engine;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.plan.PlanNode;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collections;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule on real databases: where it must speak, and where it must not. */
class RulesTests {

  @ParameterizedTest
  @EnumSource(Engine.class)
  void callOfAColumnHidesItFromItsIndex(Engine engine) throws SQLException {
    SlowStatementFinding finding =
        Shop.slow(engine, "select total from twin_purchase where lower(code) = ?", "p17");

    // MariaDB may search the index for it since its text does not tell cases apart.
    if (engine != Engine.MARIADB || Shop.scans(finding)) {
      assertThat(Shop.codes(finding)).containsExactly("function-on-column");
    } else {
      assertThat(finding.recommendations()).isEmpty();
    }
  }

  @Test
  void postgreSqlGetsAnIndexOnTheExpression() throws SQLException {
    SlowStatementFinding finding =
        Shop.slow(Engine.POSTGRESQL, "select id from purchase p where lower(p.code) = ?", "p17");

    assertThat(Shop.sql(finding))
        .isEqualTo("CREATE INDEX purchase_by_lower_code ON purchase (lower(code))");
    Shop.run(Engine.POSTGRESQL, Shop.sql(finding));
    try {
      Shop.run(Engine.POSTGRESQL, "analyze purchase");
      assertThat(
              Shop.slow(
                      Engine.POSTGRESQL, "select id from purchase p where lower(p.code) = ?", "p17")
                  .recommendations())
          .isEmpty();
    } finally {
      Shop.run(Engine.POSTGRESQL, "drop index purchase_by_lower_code");
    }
  }

  @Test
  void mariaDbSearchesItsIndexForADayAndIsToldNothing() throws SQLException {
    SlowStatementFinding finding =
        Shop.slow(
            Engine.MARIADB,
            "select id from twin_purchase where date(placed) = ?",
            Date.valueOf("2025-03-01"));

    if (Shop.scans(finding)) { // Before 11.1.
      assertThat(Shop.codes(finding)).containsExactly("function-on-column");
    } else {
      assertThat(finding.recommendations()).isEmpty();
    }
  }

  @Test
  void postgreSqlIsToldTheRangeOfADay() throws SQLException {
    SlowStatementFinding finding =
        Shop.slow(
            Engine.POSTGRESQL,
            "select id from twin_purchase where date_trunc('day', placed) = ?",
            Timestamp.valueOf("2025-03-01 00:00:00"));

    assertThat(Shop.codes(finding)).containsExactly("function-on-column");
    assertThat(Shop.sql(finding)).isEqualTo("WHERE placed >= ? AND placed < ?");
  }

  @Test
  void wrongSetterIsNamedInPostgreSql() throws SQLException {
    SlowStatementFinding finding =
        Shop.slow(
            Engine.POSTGRESQL, "select code from twin_purchase where id = ?", new BigDecimal(4711));

    assertThat(Shop.codes(finding)).containsExactly("implicit-conversion");
    assertThat(Shop.sql(finding)).isEqualTo("setLong");
    assertThat(
            Shop.slow(Engine.POSTGRESQL, "select code from twin_purchase where id = ?", 4711L)
                .recommendations())
        .isEmpty();
  }

  @Test
  void numberForATextIsNamedInMariaDb() throws SQLException {
    SlowStatementFinding finding =
        Shop.slow(Engine.MARIADB, "select total from twin_purchase where code = ?", 17);

    assertThat(Shop.codes(finding)).containsExactly("implicit-conversion");
    assertThat(Shop.sql(finding)).isEqualTo("setString");
    assertThat(
            Shop.slow(Engine.MARIADB, "select total from twin_purchase where code = ?", "17")
                .recommendations())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void patternThatBeginsWithAWildcard(Engine engine) throws SQLException {
    SlowStatementFinding finding =
        Shop.slow(engine, "select total from twin_purchase where code like ?", "%4999");

    assertThat(Shop.codes(finding)).containsExactly("leading-wildcard");
    assertThat(
            Shop.codes(
                Shop.slow(engine, "select total from twin_purchase where code like ?", "P4999%")))
        .doesNotContain("leading-wildcard");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void orOverTwoColumns(Engine engine) throws SQLException {
    String sql = "select id from %s where code = ? or total = ?";
    SlowStatementFinding finding = Shop.slow(engine, sql.formatted("purchase"), "P17", 18);

    assertThat(Shop.codes(finding)).containsExactly("or-over-columns");
    SlowStatementFinding twin = Shop.slow(engine, sql.formatted("twin_purchase"), "P17", 18);
    if (Shop.scans(twin)) {
      assertThat(Shop.sql(twin))
          .isEqualTo(
              """
              select id from twin_purchase where code = ?
              UNION
              select id from twin_purchase where total = ?""");
    } else {
      assertThat(twin.recommendations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void firstRowsInAnOrder(Engine engine) throws SQLException {
    String sql = "select id, total from %s order by placed, id limit 20";
    SlowStatementFinding finding = Shop.slow(engine, sql.formatted("purchase"));

    assertThat(Shop.codes(finding)).containsExactly("sort-without-index");
    assertThat(Shop.sql(finding))
        .isEqualTo("CREATE INDEX purchase_by_placed_id ON purchase (placed, id)");
    assertThat(Shop.slow(engine, sql.formatted("twin_purchase")).recommendations()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"POSTGRESQL", "MARIADB"})
  void indexThatLeadsToManyRowsCouldHoldWhatIsWanted(Engine engine) throws SQLException {
    SlowStatementFinding finding =
        Shop.slow(
            engine,
            "select sum(total) from twin_purchase where buyer_id between ? and ?",
            1L,
            180L);

    if (Shop.scans(finding)) { // The planner finds it cheaper to read all.
      assertThat(Shop.codes(finding)).doesNotContain("covering-index");
    } else {
      assertThat(Shop.codes(finding)).containsExactly("covering-index");
      assertThat(Shop.sql(finding)).contains("total");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void fewRowsThatAreNull(Engine engine) throws SQLException {
    SlowStatementFinding finding = Shop.slow(engine, "select id from line where remark is null");

    assertThat(Shop.codes(finding)).containsExactly("partial-index");
    assertThat(Shop.sql(finding))
        .isEqualTo(
            engine == Engine.POSTGRESQL
                ? "CREATE INDEX line_by_id_some ON line (id) WHERE remark IS NULL"
                : "CREATE INDEX line_by_remark ON line (remark)");
    assertThat(Shop.codes(Shop.slow(engine, "select count(*) from purchase where gone is null")))
        .doesNotContain("partial-index");
  }

  @Test
  void columnsThatDependOnEachOtherAreEstimatedWrongly() throws SQLException {
    Shop.run(
        Engine.POSTGRESQL,
        "drop table if exists address",
        "create table address (id bigint primary key, city int, zip int)",
        "insert into address select x, mod(x, 20), mod(x, 20) * 10 from generate_series(1, 100000) s(x)",
        "analyze address");
    SlowStatementFinding finding =
        Shop.slow(Engine.POSTGRESQL, "select id from address where city = ? and zip = ?", 7, 70);

    assertThat(Shop.codes(finding)).contains("wrong-estimate");
    assertThat(
            finding.recommendations().stream()
                .filter(found -> found.code().equals("wrong-estimate"))
                .map(found -> String.valueOf(found.change()))
                .toList()
                .get(0))
        .contains("CREATE STATISTICS address_city_zip_stats ON city, zip FROM address");
    assertThat(Shop.codes(Shop.slow(Engine.POSTGRESQL, "select id from address where city = ?", 7)))
        .doesNotContain("wrong-estimate");
  }

  @Test
  void rangesBetweenTwoBoundsOfAHistogramCannotBeEstimatedBetter() throws SQLException {
    Shop.run(
        Engine.POSTGRESQL,
        "drop table if exists meter",
        "create table meter (id bigint primary key, at bigint)",
        "insert into meter select x, (x / 4000) * 1000000 + mod(x, 4000) from generate_series(1, 200000) s(x)",
        "create index meter_at on meter (at)",
        "analyze meter");
    SlowStatementFinding finding =
        Shop.slow(
            Engine.POSTGRESQL,
            "select id from meter where at > ? and at < ?",
            7_010_000L,
            7_990_000L);

    PlanNode read = Objects.requireNonNull(finding.plan()).root();
    assertThat(read.estimatedRows()).as("where nothing is").isGreaterThan(1_000);
    assertThat(Shop.codes(finding)).doesNotContain("wrong-estimate");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void joinOfATextWithANumber(Engine engine) throws SQLException {
    String text = engine == Engine.MARIADB ? "char" : "varchar(20)";
    SlowStatementFinding finding =
        Shop.slow(
            engine,
            "select count(*) from line l join buyer b on l.purchase_code = cast(b.old_code as "
                + text
                + ") where b.id <= ?",
            20L);

    assertThat(Shop.codes(finding)).contains("join-of-different-types");
    assertThat(
            Shop.codes(
                Shop.slow(
                    engine,
                    "select count(*) from line l join purchase p on l.purchase_code = p.code where p.id < ?",
                    100L)))
        .doesNotContain("join-of-different-types");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void tablesThatNothingJoins(Engine engine) throws SQLException {
    SlowStatementFinding finding =
        Shop.slow(
            engine,
            "select count(*) from purchase p, buyer b where b.country = ? and p.state = ?",
            "fr",
            "open");

    assertThat(Shop.codes(finding)).contains("cartesian-product");
    assertThat(
            Shop.codes(
                Shop.slow(
                    engine,
                    "select count(*) from twin_purchase p, twin_buyer b where p.buyer_id = b.id and b.country = ?",
                    "fr")))
        .doesNotContain("cartesian-product");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void subqueryThatReadsATableForEachRow(Engine engine) throws SQLException {
    SlowStatementFinding finding =
        Shop.slow(
            engine,
            "select b.id, (select count(*) from line l where l.quantity = b.id) from buyer b where b.id <= ?",
            60L);

    assertThat(Shop.codes(finding)).containsExactly("correlated-subquery");
    assertThat(
            Shop.codes(
                Shop.slow(
                    engine,
                    "select b.id, (select count(*) from twin_line l where l.purchase_id = b.id) from twin_buyer b where b.id <= ?",
                    60L)))
        .doesNotContain("correlated-subquery");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void existsThatIsRunForEachRowIsTold(Engine engine) throws SQLException {
    String sql =
        "select count(*) from buyer b where b.id <= ? and exists (select 1 from %s l where l.%s = b.id)";
    SlowStatementFinding finding = Shop.slow(engine, sql.formatted("line", "quantity"), 60L);

    if (engine == Engine.H2) { // The others make a join of it.
      assertThat(Shop.codes(finding)).containsExactly("subquery-per-row");
      assertThat(Shop.sql(finding)).isEqualTo("CREATE INDEX line_by_quantity ON line (quantity)");
    } else {
      assertThat(Shop.codes(finding)).doesNotContain("subquery-per-row");
    }
    assertThat(Shop.slow(engine, sql.formatted("twin_line", "purchase_id"), 60L).recommendations())
        .isEmpty();
    assertThat(
            Shop.codes(
                Shop.slow(
                    engine,
                    "select count(*) from buyer where id <= ? and id in (select quantity from line)",
                    60L)))
        .doesNotContain("subquery-per-row");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void notInOfAColumnThatMayBeNull(Engine engine) throws SQLException {
    SlowStatementFinding finding =
        Shop.slow(
            engine,
            "select id from buyer where email not in (select purchase_code from line where quantity = 1)");

    assertThat(Shop.codes(finding)).contains("not-in-nullable");
    assertThat(
            Shop.codes(
                Shop.slow(
                    engine,
                    "select id from buyer where email not in (select code from line where quantity = 1)")))
        .doesNotContain("not-in-nullable");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void pageFarBehindTheFirst(Engine engine) throws SQLException {
    SlowStatementFinding finding =
        Shop.slow(
            engine,
            "select id, code from twin_purchase where state = ? order by placed, id limit ? offset ?",
            "done",
            20,
            60_000);

    assertThat(Shop.codes(finding)).contains("deep-offset");
    assertThat(finding.recommendations())
        .anySatisfy(
            found ->
                assertThat(String.valueOf(found.change()))
                    .contains(
                        "where state = ? and (placed > ? or (placed = ? and id > ?)) order by placed, id limit ?"));
    assertThat(
            Shop.codes(
                Shop.slow(
                    engine,
                    "select id, code from twin_purchase order by placed, id limit ? offset ?",
                    20,
                    40)))
        .doesNotContain("deep-offset");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void pagesWithoutAnOrder(Engine engine) throws SQLException {
    assertThat(
            Shop.codes(Shop.slow(engine, "select id from twin_purchase limit ? offset ?", 20, 40)))
        .containsExactly("page-without-order");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void resultWithoutALimit(Engine engine) throws SQLException {
    assertThat(Shop.codes(Shop.slow(engine, "select id, code from twin_purchase")))
        .containsExactly("large-result");
    assertThat(Shop.codes(Shop.slow(engine, "select id, code from twin_purchase limit 100")))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void listOfHundreds(Engine engine) throws SQLException {
    String sql = "select id, code from twin_purchase where id in (%s)";
    Object[] many = IntStream.range(1, 601).mapToObj(Long::valueOf).toArray();
    assertThat(
            Shop.codes(
                Shop.slow(
                    engine, sql.formatted(String.join(", ", Collections.nCopies(600, "?"))), many)))
        .containsExactly("long-list");
    Object[] few = IntStream.range(1, 21).mapToObj(Long::valueOf).toArray();
    assertThat(
            Shop.codes(
                Shop.slow(
                    engine, sql.formatted(String.join(", ", Collections.nCopies(20, "?"))), few)))
        .isEmpty();
  }

  @Test
  void nothingIsLookedAtWhereItIsSwitchedOff() throws SQLException {
    SlowStatementFinding finding =
        Shop.slow(
            Shop.in(Engine.H2),
            Roundtrip.builder().advice(false),
            "select id from purchase where buyer_id = ?",
            7L);

    assertThat(finding.recommendations()).isEmpty();
    assertThat(Shop.scans(finding)).isTrue();
  }
}
