package dev.roundtrip.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.internal.sql.Traits.Aggregate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraitTests {
  private enum Mark {
    FILTERED,
    ORDERED,
    GROUPED,
    DISTINCT,
    RANDOM,
    NOT_IN,
    CORRELATED,
    FUNCTION,
    UNJOINED;

    boolean isOn(Traits traits) {
      return switch (this) {
        case FILTERED -> traits.filtered();
        case ORDERED -> traits.ordered();
        case GROUPED -> traits.grouped();
        case DISTINCT -> traits.distinct();
        case RANDOM -> traits.randomOrder();
        case NOT_IN -> traits.notInSubquery();
        case CORRELATED -> traits.correlatedSelectItem();
        case FUNCTION -> traits.functionOnColumn();
        case UNJOINED -> traits.unjoinedTables();
      };
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          FILTERED   | select a from t where b = 1 | select a from (select a from t where b = 1) x
          FILTERED   | update t set a = 1 where b = 1 | update t set a = (select c from u where u.b = 1)
          FILTERED   | delete from t where a = 1 | delete from t
          ORDERED    | select a from t order by b | select a, row_number() over (order by b) from t
          ORDERED    | select a from t where b = 1 order by c limit 1 | select a from t where b in (select c from u order by d)
          GROUPED    | select a from t group by a | select a from t
          DISTINCT   | select distinct a from t | select count(distinct a) from t
          RANDOM     | select a from t order by random() limit 1 | select random() from t order by a
          RANDOM     | select a from t order by rand() | select a from t order by random_column
          RANDOM     | select top 1 a from t order by newid() | select newid()
          RANDOM     | select a from t order by dbms_random.value | select a from t order by b.value
          NOT_IN     | select a from t where b not in (select c from u) | select a from t where b not in (1, 2)
          NOT_IN     | select a from t where b not in (select c from u) | select a from t where b in (select c from u)
          CORRELATED | select a, (select count(*) from u where u.t_id = t.id) from t | select a, (select count(*) from u where u.b = 1) from t
          CORRELATED | select x.a, (select max(y.b) from u y where y.t_id = x.id) c from t x | select x.a from t x where exists (select 1 from u y where y.t_id = x.id)
          FUNCTION   | select a from t where lower(b) = ? | select a from t where b = lower(?)
          FUNCTION   | select a from t where ? = upper(t.b) | select lower(a) from t where b = ?
          FUNCTION   | select a from t where cast(b as date) = ? | select a from t where b = cast(? as date)
          FUNCTION   | select a from t where year(b) between ? and ? | select a from t group by a having count(b) > 1
          FUNCTION   | select a from t where trim(b) in (?, ?) | select a from t where b in (trim(?))
          UNJOINED   | select 1 from t, u | select 1 from t, u where t.a = u.b
          UNJOINED   | select 1 from t x, u y where x.a = 1 and y.b = 2 | select 1 from t x, u y where x.a = y.a
          UNJOINED   | select 1 from t cross join u | select 1 from t join u on t.a = u.a
          UNJOINED   | select 1 from t x, u y, v z where x.a = y.a | select 1 from t x, u y, v z where x.a = y.a and z.b = x.b
          UNJOINED   | select 1 from t, u where t.a = 1 | select 1 from t, u where a = b
          UNJOINED   | select 1 from t, u where t.a = 1 | select 1 from t, (select max(b) from u) x
          UNJOINED   | select 1 from t, u where t.a = 1 | select 1 from t, unnest(t.a)
          """)
  void marksAreSeenAndNotImagined(Mark mark, String with, String without) {
    assertThat(mark.isOn(Sql.shape(with).traits())).as(with).isTrue();
    assertThat(mark.isOn(Sql.shape(without).traits())).as(without).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          COUNT  | select count(*) from t where a = ?
          COUNT  | select count(distinct x.a) as c from t x
          OTHER  | select max(a) from t
          EXISTS | select exists (select 1 from t where a = ?)
          EXISTS | select case when exists (select 1 from t) then 1 else 0 end
          NONE   | select count(*), a from t
          NONE   | select count(*) from t group by a
          NONE   | select count(*) + 1 from t
          NONE   | select coalesce(a, 1) from t
          NONE   | update t set a = 1
          """)
  void onlyItemsThatAggregateAreKnown(Aggregate aggregate, String sql) {
    assertThat(Sql.shape(sql).traits().aggregate()).isEqualTo(aggregate);
  }

  @Test
  void limitsKnowTheirSlots() {
    Traits traits = Sql.shape("select a from t where b = ? limit ? offset ?").traits();
    assertThat(traits.limitSlot()).isEqualTo(1);
    assertThat(traits.offsetSlot()).isEqualTo(2);
    Traits mysql = Sql.shape(Dialect.MYSQL, "select a from t limit 20, 10").traits();
    assertThat(mysql.offsetSlot()).isZero();
    assertThat(mysql.limitSlot()).isEqualTo(1);
    Traits top = Sql.shape(Dialect.SQLSERVER, "select top (5) a from t").traits();
    assertThat(top.limitSlot()).isZero();
    Traits inner = Sql.shape("select a from t where b in (select c from u limit 5)").traits();
    assertThat(inner.limitSlot()).isEqualTo(-1);
    assertThat(inner.offsetSlot()).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true  | select a from t limit 1
          true  | select a from t fetch first row only
          true  | select a from t fetch first 1 rows only
          true  | select top 1 a from t
          false | select a from t limit 2
          false | select a from t limit ?
          false | select a from t
          false | select a from t where b = (select c from u limit 1)
          """)
  void oneRowIsALiteral(boolean one, String sql) {
    assertThat(SqlReader.readStrictly(sql, Dialect.GENERIC).limitedToOneRow()).isEqualTo(one);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          true  | select a from t where b like '%x'
          true  | select a from t where b not like '_x'
          true  | select a from t where b like '%' || ?
          true  | select a from t where b like concat('%', ?)
          true  | select a from t where b ilike N'%x'
          false | select a from t where b like 'x%'
          false | select a from t where b = '%x'
          false | select a from t where b like ?
          """)
  void leadingWildcardsAreSeen(boolean leading, String sql) {
    assertThat(SqlReader.readStrictly(sql, Dialect.GENERIC).leadingWildcard()).isEqualTo(leading);
  }
}
