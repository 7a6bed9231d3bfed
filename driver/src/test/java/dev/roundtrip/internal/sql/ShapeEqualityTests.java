package dev.roundtrip.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeEqualityTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          GENERIC    | select a from t where b = 1            | SELECT  A\tFROM T WHERE B=2
          GENERIC    | select a from t -- one                 | select /* two */ a from t
          GENERIC    | select a from t where b = ?            | select a from t where b = 'x'
          GENERIC    | select a from t where b = ?1           | select a from t where b = :name
          GENERIC    | select a from t where b = $1           | select a from t where b = @p
          GENERIC    | select a from t where b = %s           | select a from t where b = ?
          GENERIC    | select a from t where b = true         | select a from t where b = FALSE
          GENERIC    | insert into t values (null, 1)         | insert into t values (?, ?)
          GENERIC    | select a from t where b = -5           | select a from t where b = ?
          GENERIC    | select a from t where b in (-1, +2)    | select a from t where b in (?)
          GENERIC    | select a from t where b in (1)         | select a from t where b in (?, ?, ?)
          GENERIC    | select a from t where (b, c) in ((1, 2)) | select a from t where (b, c) in ((?, ?), (?, ?))
          POSTGRESQL | select a from t where b = any(array[1]) | select a from t where b = any(array[1, 2, 3])
          POSTGRESQL | select a from t where b in (?::uuid)   | select a from t where b in (?::uuid, ?::uuid)
          POSTGRESQL | select a from t where b in (values (1)) | select a from t where b in (values (?), (?))
          GENERIC    | insert into t (a, b) values (1, 2)     | insert into t (a, b) values (?, ?), (3, 4), (5, 6)
          MYSQL      | insert into t values row(1, 2)         | insert into t values row(1, 2), row(3, 4)
          GENERIC    | insert into t values (now(), 1)        | insert into t values (now(), 1), (now(), 2)
          GENERIC    | savepoint a                            | savepoint b
          GENERIC    | rollback to savepoint a                | rollback to savepoint b
          GENERIC    | release savepoint a                    | release savepoint b
          GENERIC    | close a                                | close b
          POSTGRESQL | deallocate a                           | deallocate b
          POSTGRESQL | execute a (1)                          | execute b (2)
          POSTGRESQL | set search_path to a                   | set search_path to b, c
          MYSQL      | set names utf8                         | set names latin1
          MYSQL      | set a = 1, b = 'x'                     | set a = on, b = 2
          SQLSERVER  | set nocount on                         | set nocount off
          GENERIC    | {call p(?)}                            | call p(1)
          GENERIC    | select {fn ucase(a)} from t            | select ucase(a) from t
          GENERIC    | select a from {oj t left outer join u on t.x = u.x} | select a from t left outer join u on t.x = u.x
          GENERIC    | select a from t where d = {d '2020-01-01'} | select a from t where d = ?
          GENERIC    | select a from t where d = {ts '2020-01-01 00:00:00'} | select a from t where d = timestamp '2021-01-01 00:00:00'
          GENERIC    | select a from t;                       | ; select a from t ; ;
          GENERIC    | select a from t where b = 1_000        | select a from t where b = .5
          GENERIC    | select a from t where b = 1e5          | select a from t where b = 0xFF
          GENERIC    | select a from t where b = 1.5e-3       | select a from t where b = 10L
          GENERIC    | select a from t where b = N'x'         | select a from t where b = X'00'
          GENERIC    | select a from t where b = B'01'        | select a from t where b = U&'\\0041'
          POSTGRESQL | select a from t where b = E'it\\'s'    | select a from t where b = 'it''s'
          POSTGRESQL | select a from t where b = $$it's$$     | select a from t where b = $tag$ $$ $tag$
          POSTGRESQL | select a from t where b = 'a' 'b'      | select a from t where b = ?
          MYSQL      | select a from t where b = "x"          | select a from t where b = 'x'
          MYSQL      | select a from t where b = 'it\\'s'     | select a from t where b = ?
          MYSQL      | select a from t where b = _utf8mb4'x'  | select a from t where b = _latin1 'x'
          MYSQL      | select `a` from `t` # end              | select a from t
          MYSQL      | select 5--3 from t                     | select 5 - -3 from t
          MYSQL      | select /*!50000 a from */ t            | select a from t
          MYSQL      | select a from t -- one                 | select a from t
          ORACLE     | select a from t where b = q'[it's]'    | select a from t where b = nq'{x}'
          POSTGRESQL | select a /* x /* y */ z */ from t      | select a from t
          POSTGRESQL | select "a" from "t"                    | select a from t
          H2         | select "A" from "T"                    | select a from t
          ORACLE     | select "A" from "T"                    | select a from t
          SQLSERVER  | select [A] from [dbo].[t]              | select a from dbo.t
          SQLITE     | select [a], "b", `c` from t            | select A, B, C from T
          POSTGRESQL | select a::text from t where b = ?      | select a :: text from t where b = :name
          POSTGRESQL | select a[1:2] from t                   | select a[2:3] from t
          POSTGRESQL | select a ->> 'k' from t                | select a->>'j' from t
          H2         | select /*+ x */ a from t               | select a from t
          MARIADB    | select /*+ x */ a from t               | select a from t
          MARIADB    | select a from t /*M!100100 where b = 1 */ | select a from t where b = 2
          POSTGRESQL | select /*!50000 b */ a from t          | select a from t
          GENERIC    | select a from t /*traceparent='00-1',route='%2Fa'*/ | select a from t
          GENERIC    | select 1 union all select 2 union all select 3 | select 1 union all select ?
          GENERIC    | insert into t (a) select 1 union all select 2 union all select 3 union all select 4 | insert into t (a) select ? union all select ?
          GENERIC    | select a from (select a from t where b = 1 union select a from t where b = 2 union select a from t where b = 3) x where a = 4 | select a from (select a from t where b = ? union select a from t where b = ?) x where a = ?
          GENERIC    | (select 1) union (select 2) union (select 3) order by 1 | (select ?) union (select ?) order by 1
          POSTGRESQL | select a from t where (b, c) in (row(1, 2), row(3, 4)) | select a from t where (b, c) in (row(?, ?))
          POSTGRESQL | insert into t values (1), (2) returning a | insert into t values (?) returning a
          GENERIC    | declare c cursor for select 1          | declare d cursor for select 2
          GENERIC    | fetch next from c                      | fetch next from d
          GENERIC    | open c                                 | open d
          POSTGRESQL | prepare a as select 1                  | prepare b as select 2
          MYSQL      | prepare a from 'select 1'              | prepare b from 'select 2'
          POSTGRESQL | rollback to a                          | rollback to b
          SQLSERVER  | save transaction a                     | save transaction b
          POSTGRESQL | set local statement_timeout = 5        | set local statement_timeout = '6s'
          MYSQL      | set @a := 1                            | set @a := 2
          MYSQL      | select a from t where b = @x           | select a from t where b = @y
          MYSQL      | select @n := @n + 1 from t             | select @n := @n + 2 from t
          POSTGRESQL | select a from t where b ? 'k'          | select a from t where b ? 'l'
          POSTGRESQL | select a from t where b ?& ?           | select a from t where b ?& ?
          POSTGRESQL | select a[1:2] from t                   | select a[?:?] from t
          POSTGRESQL | select a from t where b = $12          | select a from t where b = $3
          SQLSERVER  | select a from t where b = @p0          | select a from t where b = @P1
          SQLSERVER  | select a from t where b = N'it''s'     | select a from t where b = 0x00FF
          ORACLE     | select a from t where b = Nq'!it's!'   | select a from t where b = Q'<x>'
          ORACLE     | select a from t where b = :1           | select a from t where b = :name
          ORACLE     | select a from t where rownum <= 10     | select a from t where rownum <= :n
          ORACLE     | select a from t where d = date '2020-01-01' | select a from t where d = timestamp '2020-01-01 00:00:00'
          DB2        | select a from t fetch first 5 rows only | select a from t fetch first 7 rows only
          DERBY      | select a from t /* x /* y */ z */      | select a from t
          SQLSERVER  | select a from t /* x /* y */ z */      | select a from t
          SQLITE     | select a from t where b = ?1           | select a from t where b = $x
          DUCKDB     | select a from t where b = $x           | select a from t where b = $$it's$$
          DUCKDB     | select "A" from "T"                    | select a from t
          HSQLDB     | select "A" from "T"                    | select a from t
          DB2        | select "A" from "T"                    | select a from t
          DERBY      | select "A" from "T"                    | select a from t
          MYSQL      | select a from t where b = 0x1F         | select a from t where b = 0b01
          MYSQL      | select a from t where b = "it\\"s"     | select a from t where b = 'x'
          GENERIC    | {? = call f(?)}                        | {? = call f(1)}
          GENERIC    | select {fn concat(a, {fn ucase('b')})} from t | select concat(a, ucase(?)) from t
          GENERIC    | select a from t where b like 'x' {escape '!'} | select a from t where b like ? escape ?
          GENERIC    | select a from t where t = {t '10:00:00'} | select a from t where t = ?
          """)
  void meanTheSame(Dialect dialect, String left, String right) {
    assertThat(Sql.shape(dialect, right).text()).isEqualTo(Sql.shape(dialect, left).text());
    assertThat(Sql.shape(dialect, right)).isEqualTo(Sql.shape(dialect, left));
    assertThat(Sql.shape(dialect, left).truncated()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          GENERIC    | select a from t where b = 1            | select a from t where c = 1
          GENERIC    | select a from t                        | select a from u
          GENERIC    | select a from t where b < 1            | select a from t where b <= 1
          GENERIC    | select a from t where b is null        | select a from t where b is not null
          GENERIC    | select a from t where b is null        | select a from t where b = null
          GENERIC    | select a - 1 from t                    | select -1 from t
          GENERIC    | select a from t where b = c -1         | select a from t where b = -1
          GENERIC    | select a from t where b in (1, 2)      | select a from t where b in (1, c)
          GENERIC    | select a from t where b in (1, c)      | select a from t where b in (1, 2, c)
          GENERIC    | select a from t where b in (f(1))      | select a from t where b in (f(1), f(2))
          GENERIC    | select coalesce(a, 1) from t           | select coalesce(a, 1, 2) from t
          GENERIC    | insert into t values (1)               | insert into t values (1, 2)
          GENERIC    | select a from t limit 1                | select a from t limit 1 offset 1
          GENERIC    | select a from t order by 1             | select a from t order by 2
          GENERIC    | select a from t group by 1             | select a from t group by 1, 2
          GENERIC    | select a x from t                      | select a y from t
          GENERIC    | select a, b from t                     | select b, a from t
          GENERIC    | select a from t_2023                   | select a from t_2024
          GENERIC    | use a                                  | use b
          GENERIC    | select t."a" from t                    | select t."A" from t
          POSTGRESQL | select "A" from t                      | select a from t
          H2         | select "a" from t                      | select a from t
          ORACLE     | select /*+ FULL(t) */ a from t         | select a from t
          MYSQL      | select /*+ a */ a from t               | select /*+ b */ a from t
          POSTGRESQL | select a from t where b ?? 'x'         | select a from t where b ??| 'x'
          POSTGRESQL | select a # b from t                    | select a from t
          POSTGRESQL | select a --b from t                    | select a - -b from t
          SQLSERVER  | select a from #t                       | select a from t
          POSTGRESQL | select "user" from t                   | select user from t
          GENERIC    | select 1 union select 2                | select 1 union all select 2
          GENERIC    | select 1                               | select 1 union all select 2
          GENERIC    | select 1 union all select 2 union select 3 | select 1 union all select 2
          GENERIC    | select a from t union all select a from t union all select a from t | select a from t union all select a from t
          GENERIC    | select a from t where b = 1 union select a from t where b = 2 union select a from u where b = 3 | select a from t where b = 1 union select a from t where b = 2
          GENERIC    | select a from t where b in (1)         | select a from t where b not in (1)
          GENERIC    | select a from t where b in ((1, 2))    | select a from t where b in ((1, 2, 3))
          GENERIC    | select a from t where b = 1            | select a from t where b = 1 or b = 1
          GENERIC    | select count(a) from t                 | select count(distinct a) from t
          GENERIC    | select a from t order by b             | select a from t order by b desc
          GENERIC    | select a from t join u on t.b = u.b    | select a from t left join u on t.b = u.b
          GENERIC    | select a from t                        | select distinct a from t
          GENERIC    | select a from t for update             | select a from t
          GENERIC    | insert into t (a, b) values (1, 2)     | insert into t (b, a) values (1, 2)
          GENERIC    | insert into t values (now(), 1)        | insert into t values (1, now())
          GENERIC    | insert into t values (1, default)      | insert into t values (1, 2)
          GENERIC    | set a = 1                              | set b = 1
          POSTGRESQL | set local a = 1                        | set session a = 1
          GENERIC    | savepoint a                            | release savepoint a
          GENERIC    | select a::int from t                   | select a::text from t
          POSTGRESQL | select a from t where b ?? array['k']  | select a from t where b ?& array['k']
          POSTGRESQL | select a -> 'k' from t                 | select a ->> 'k' from t
          POSTGRESQL | select a from t where b ~ 'x'          | select a from t where b ~* 'x'
          POSTGRESQL | select a from t where b @> 'x'         | select a from t where b <@ 'x'
          POSTGRESQL | select a[1] from t                     | select a[1:2] from t
          ORACLE     | select a from t@l                      | select a from t
          ORACLE     | select --+ FULL(t)                     | select
          ORACLE     | select "a" from t                      | select a from t
          DB2        | select "a" from t                      | select a from t
          DERBY      | select "a" from t                      | select a from t
          HSQLDB     | select "a" from t                      | select a from t
          SQLSERVER  | select [a b] from t                    | select a b from t
          SQLSERVER  | select a from t with (nolock)          | select a from t
          SQLSERVER  | select top 5 a from t                  | select a from t
          MYSQL      | select @a from t                       | select @@a from t
          MYSQL      | select a from t /*!50000 where b = 1 */ | select a from t
          MYSQL      | select a from t use index (i)          | select a from t
          MYSQL      | select a from t where b <=> 1          | select a from t where b = 1
          MYSQL      | select 5--3 from t                     | select 5
          ORACLE     | select a from t where b = c (+)        | select a from t where b = c
          GENERIC    | select a.b from t                      | select b from t
          GENERIC    | select 'a' - b from t                  | select 'a' + b from t
          GENERIC    | call p(1)                              | call p(1, 2)
          GENERIC    | {call p(?)}                            | {? = call p(?)}
          """)
  void meanDifferentThings(Dialect dialect, String left, String right) {
    assertThat(Sql.shape(dialect, left)).isNotEqualTo(Sql.shape(dialect, right));
    assertThat(Sql.shape(dialect, left).text()).isNotEqualTo(Sql.shape(dialect, right).text());
  }

  @Test
  void operatorsWithQuestionMarksAndBars() {
    String any = "select a from t where b ?| array['k']";
    Shape shape = Sql.shape(Dialect.POSTGRESQL, any);
    assertThat(Sql.shape(Dialect.POSTGRESQL, "select a from t where b ??| array['l', 'm']"))
        .isEqualTo(shape);
    assertThat(Sql.shape(Dialect.POSTGRESQL, "select a from t where b ?& array['k']"))
        .isNotEqualTo(shape);
    assertThat(Sql.shape("select 'a' || b from t"))
        .isNotEqualTo(Sql.shape("select 'a' + b from t"));
  }

  @Test
  void hintsCountOnDemandOnly() {
    String hinted = "select /*+ FULL(t) */ a from t";
    String lineHinted = "select --+ FULL(t)\n a from t";
    ShapeCache without = new ShapeCache(0, false);
    ShapeCache with = new ShapeCache(0, true);
    Shape plain = Sql.shape(Dialect.ORACLE, "select a from t");
    assertThat(without.get(hinted, Dialect.ORACLE).shape()).isEqualTo(plain);
    assertThat(without.get(lineHinted, Dialect.ORACLE).shape()).isEqualTo(plain);
    assertThat(without.get(hinted, Dialect.MYSQL).shape()).isEqualTo(plain);
    assertThat(with.get(hinted, Dialect.ORACLE).shape()).isNotEqualTo(plain);
    assertThat(with.get(hinted, Dialect.MYSQL).shape()).isNotEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select a from t where b = 1 and c in (1, 2)
          insert into t (a, b) values (1, 2), (3, 4)
          update t set a = 1 where b = 2
          """)
  void haveOneFingerprintInEveryDialect(String sql) {
    for (Dialect dialect : Dialect.values()) {
      assertThat(Sql.shape(dialect, sql).fingerprint()).isEqualTo(Sql.shape(sql).fingerprint());
    }
  }
}
