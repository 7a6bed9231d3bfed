package dev.roundtrip.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.finding.StatementKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT      | select 1
          SELECT      | with a as (select 1) select * from a
          SELECT      | (select 1) union (select 2)
          SELECT      | values (1)
          SELECT      | table t
          INSERT      | insert into t values (1)
          INSERT      | replace into t values (1)
          INSERT      | select * into n from t
          INSERT      | select id from final table (insert into t values (1))
          INSERT      | with a as (select 1) insert into t select * from a
          UPDATE      | update t set a = 1
          UPDATE      | with a as (update t set a = 1 returning b) select * from a
          DELETE      | delete from t
          MERGE       | merge into t using u on (t.a = u.a) when matched then update set b = 1
          CALL        | {call p(?)}
          CALL        | {? = call p(?)}
          CALL        | exec p ?
          CALL        | begin p(?); end;
          DDL         | create table t (a int)
          DDL         | truncate table t
          TRANSACTION | commit
          TRANSACTION | rollback to savepoint a
          TRANSACTION | begin
          TRANSACTION | begin immediate
          TRANSACTION | begin isolation level serializable
          TRANSACTION | start transaction
          SESSION     | set a = 1
          SESSION     | alter session set a = 1
          SESSION     | pragma a
          SESSION     | use a
          EXPLAIN     | explain select 1
          INSERT      | set nocount on; insert into t values (1)
          INSERT      | select a from new table (insert into t values (1))
          UPDATE      | select a from final table (update t set a = 1)
          DELETE      | select a from old table (delete from t)
          INSERT      | with a as (insert into t values (1) returning b), c as (select 1) select * from a, c
          DELETE      | with a as (select 1) delete from t using a
          MERGE       | with a as (select 1) merge into t using a on 1 = 1 when matched then delete
          SELECT      | with recursive a(b) as (select 1 union all select b + 1 from a) select b from a
          SELECT      | select replace(a, 'b', 'c'), insert from t
          SELECT      | select a from t for update
          INSERT      | upsert into t values (1)
          INSERT      | insert into t select a from u on conflict do nothing
          DDL         | create table t as select a from u
          DDL         | alter table t add a int
          SESSION     | show search_path
          SESSION     | /* c */ set a = 1
          TRANSACTION | release savepoint a
          EXPLAIN     | explain analyze select 1
          OTHER       | ???
          """)
  void kindsComeFromTheWholeStatement(StatementKind kind, String sql) {
    assertThat(Sql.shape(sql).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      nullValues = "-",
      textBlock =
          """
          select 1 from a join b on 1 = 1, public.c       | a,b,public.c | -
          with x as (select 1 from a) select 1 from x     | a            | -
          select 1 from (select 1 from a) b               | a            | -
          select 1 from A where b in (select 1 from "B")  | a,B          | -
          insert into a select 1 from b                   | a,b          | a
          update a set x = (select 1 from b)              | a,b          | a
          delete from a using b                           | a,b          | a
          delete x from a x join b on 1 = 1               | a,b          | a
          update x set y = 1 from a x                     | a            | a
          merge into a using b on (a.x = b.x) when matched then delete | a,b | a
          with x as (insert into a values (1) returning y) select 1 from x | a | a
          select 1 from generate_series(1, 2)             | -            | -
          select extract(year from d) from a              | a            | -
          select 1 from a where b is distinct from c      | a            | -
          drop table if exists a                          | a            | a
          create index i on a (b)                         | a            | a
          """)
  void tablesAreThoseReadAndWritten(String sql, String tables, String written) {
    assertThat(String.join(",", Sql.shape(sql).tables())).isEqualTo(tables == null ? "" : tables);
    assertThat(String.join(",", Sql.shape(sql).writtenTables()))
        .isEqualTo(written == null ? "" : written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1",
        "select 1 from dual",
        "select 1 from sysibm.sysdummy1",
        "select * from (values (0)) t",
        "values 1"
      })
  void statementsWithoutTableHaveNoFrom(String sql) {
    assertThat(Sql.shape(sql).hasFrom()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select a from t for update",
        "select a from t for no key update skip locked",
        "select a from t for share",
        "select a from t lock in share mode",
        "select a from t with (updlock, rowlock) where b = 1",
        "select pg_try_advisory_xact_lock(1)",
        "select get_lock('a', 1)"
      })
  void locksAreSeen(String sql) {
    assertThat(Sql.shape(sql).locking()).isTrue();
    assertThat(Sql.shape("select a from t where update_time = 1").locking()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select nextval('s')",
        "call next value for s",
        "select s.nextval from dual",
        "select next value for s",
        "values nextval for s",
        "select last_insert_id()",
        "select scope_identity()",
        "select @@identity",
        "values identity_val_local()",
        "call identity()"
      })
  void sequencesAreSeen(String sql) {
    assertThat(Sql.shape(sql).sequence()).isTrue();
    assertThat(Sql.shape("insert into t values (nextval('s'))").sequence()).isFalse();
  }

  @Test
  void catalogsAreSeen() {
    assertThat(Sql.shape("select 1 from information_schema.tables").catalog()).isTrue();
    assertThat(Sql.shape("select 1 from pg_catalog.pg_class").catalog()).isTrue();
    assertThat(Sql.shape("select 1 from sys.objects").catalog()).isTrue();
    assertThat(Sql.shape("select 1 from sqlite_master").catalog()).isTrue();
    assertThat(Sql.shape("select 1 from users").catalog()).isFalse();
  }

  @Test
  void onlyTheOutermostLimitCounts() {
    assertThat(Sql.shape("select a from t limit 5").limited()).isTrue();
    assertThat(Sql.shape("select a from t fetch first row only").limited()).isTrue();
    assertThat(Sql.shape("select top 5 a from t").limited()).isTrue();
    assertThat(Sql.shape("select a from t where rownum <= 5").limited()).isTrue();
    assertThat(Sql.shape("select a from t where b = (select c from u limit 1)").limited())
        .isFalse();
    assertThat(Sql.shape("select limit_a from t").limited()).isFalse();
  }
}
