package dev.roundtrip.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          GENERIC    | select a from t where b = ?                          | EQUALITY t.b
          GENERIC    | select a from t where ? = b                          | EQUALITY t.b
          GENERIC    | select a from t x where x.b = ?                      | EQUALITY t.b
          GENERIC    | select a from t, u where b = ?                       | EQUALITY b
          GENERIC    | select a from s.t where t.b = ?                      | EQUALITY s.t.b
          GENERIC    | select a from t where (b, c) = (?, ?)                | EQUALITY t.b, EQUALITY t.c
          GENERIC    | select a from t where b is not distinct from ?       | EQUALITY t.b
          GENERIC    | select a from t where b is distinct from ?           | OTHER
          GENERIC    | select a from t where b <=> ?                        | EQUALITY t.b
          GENERIC    | select a from t where b <> ? and c != ?              | OTHER, OTHER
          GENERIC    | select a from t where b = cast(? as bigint)          | EQUALITY t.b
          POSTGRESQL | select a from t where b = ?::uuid and c = (?)        | EQUALITY t.b, EQUALITY t.c
          GENERIC    | select a from t where lower(b) = lower(?)            | EQUALITY t.b
          GENERIC    | select a from t where b in (?, ?)                    | IN_MEMBER t.b
          GENERIC    | select a from t where b not in (?, ?)                | IN_MEMBER t.b
          GENERIC    | select a from t where (b, c) in ((?, ?), (?, ?))     | IN_MEMBER t.b, IN_MEMBER t.c
          POSTGRESQL | select a from t where b in (values (?), (?))         | IN_MEMBER t.b
          POSTGRESQL | select a from t where b = any(?) and c = any(?::int[]) | ARRAY t.b, ARRAY t.c
          POSTGRESQL | select a from t where b = any(array[?, ?])           | IN_MEMBER t.b
          H2         | select a from t where b in (unnest(?))               | ARRAY t.b
          H2         | select a from t where array_contains(?, b)           | ARRAY t.b
          GENERIC    | select a from t where b > ? and ? >= c               | RANGE t.b, RANGE t.c
          GENERIC    | select a from t where (b, c) > (?, ?)                | RANGE t.b, RANGE t.c
          GENERIC    | select a from t where b between ? and ? and c = ?    | BETWEEN t.b, BETWEEN t.b, EQUALITY t.c
          GENERIC    | select a from t where b between cast(? as date) and cast(? as date) | BETWEEN t.b, BETWEEN t.b
          GENERIC    | select a from t where b like ? and c not like ?      | LIKE t.b, LIKE t.c
          POSTGRESQL | select a from t where b ilike ? or c similar to ? or d ~* ? | LIKE t.b, LIKE t.c, LIKE t.d
          MYSQL      | select a from t where b regexp ? and c like concat('%', ?) | LIKE t.b, LIKE t.c, LIKE t.c
          GENERIC    | select a from t limit ? offset ?                     | LIMIT, OFFSET
          MYSQL      | select a from t limit ?, ?                           | OFFSET, LIMIT
          GENERIC    | select a from t offset ? rows fetch first ? rows only | OFFSET, LIMIT
          SQLSERVER  | select top (?) a from t                              | LIMIT
          SQLSERVER  | select top 5 a from t                                | LIMIT
          ORACLE     | select a from t where rownum <= ?                    | LIMIT
          GENERIC    | insert into t (a, b) values (?, lower(?)), (?, ?)    | VALUE t.a, VALUE t.b, VALUE t.a, VALUE t.b
          GENERIC    | insert into t values (?, ?)                          | VALUE, VALUE
          GENERIC    | update t set a = ?, b = b + ? where c = ?            | VALUE t.a, VALUE t.b, EQUALITY t.c
          POSTGRESQL | insert into t (a) values (?) on conflict (a) do update set b = ? | VALUE t.a, VALUE t.b
          MYSQL      | update t x join u on u.id = x.id set x.a = ? where u.b = ? | VALUE t.a, EQUALITY u.b
          GENERIC    | select ?, case when a = ? then ? end from t          | OTHER, OTHER, OTHER
          GENERIC    | select a from t join u on u.a = t.a and u.b = ?      | EQUALITY u.b
          GENERIC    | select a from t group by a having count(*) > ? and max(b) = ? | RANGE, EQUALITY
          GENERIC    | select a from t x where exists (select 1 from u y where y.a = ? and x.b = ?) | OTHER, EQUALITY u.a, EQUALITY t.b
          GENERIC    | select a from t x where exists (select 1 from u where c = ?) | OTHER, EQUALITY u.c
          GENERIC    | select x.a from (select a from t where b = ?) x where x.a = ? | EQUALITY t.b, EQUALITY a
          GENERIC    | with c as (select a from t where b = ?) select a from c where a = ? | EQUALITY t.b, EQUALITY a
          GENERIC    | select a from t where b + 1 = ? and c = ? + 1        | OTHER, EQUALITY, OTHER, OTHER
          GENERIC    | select a from t where (? is null or b = ?)           | OTHER, EQUALITY t.b
          POSTGRESQL | select a from t where b ->> 'k' = ?                  | OTHER, EQUALITY t.b
          GENERIC    | select x.a from t x left join u y on y.t_id = x.id where y.c = 1 and x.d = 'v' | EQUALITY u.c, EQUALITY t.d
          GENERIC    | select a from t x join u y on x.id = y.id join v z on z.id = y.id and z.c in (?, ?) where z.d between ? and ? | IN_MEMBER v.c, BETWEEN v.d, BETWEEN v.d
          GENERIC    | select a from t where b in (select c from u where u.d = ?) and e = ? | EQUALITY u.d, EQUALITY t.e
          GENERIC    | select a from t x where x.b = (select max(y.c) from u y where y.d = x.d and y.e > ?) | RANGE u.e
          GENERIC    | with c as (select a, b from t where d = ?), e as (select a from c where b = ?) select a from e x join f y on x.a = y.a where y.g = ? | EQUALITY t.d, EQUALITY b, EQUALITY f.g
          GENERIC    | select a from t where (b, c) < (?, ?) order by b desc, c desc limit ? | RANGE t.b, RANGE t.c, LIMIT
          GENERIC    | select a from t where b > ? or (b = ? and c > ?) order by b, c fetch first 10 rows only | RANGE t.b, EQUALITY t.b, RANGE t.c, LIMIT
          GENERIC    | select a from t where ? < b and ? in (c, d)          | RANGE t.b, OTHER
          GENERIC    | select a from t where ? between b and c              | BETWEEN
          GENERIC    | select a from t where (b, c) in ((?, ?))             | IN_MEMBER t.b, IN_MEMBER t.c
          GENERIC    | select a from t x where (x.b, x.c) = (?, ?)          | EQUALITY t.b, EQUALITY t.c
          GENERIC    | select a from t where (? = b)                        | EQUALITY t.b
          GENERIC    | select a from t where not (b = ?)                    | EQUALITY t.b
          POSTGRESQL | select a from t where ? = any(b)                     | EQUALITY t.b
          POSTGRESQL | select a from t where b <> all(?)                    | OTHER
          SQLSERVER  | select a from t order by b offset ? rows fetch next ? rows only | OFFSET, LIMIT
          SQLSERVER  | select a from dbo.t x where x.[b] = @P0              | EQUALITY dbo.t.b
          ORACLE     | select * from (select a.*, rownum r from (select b from t where c = :1) a where rownum <= :2) where r > :3 | EQUALITY t.c, LIMIT, RANGE r
          ORACLE     | select a from t where b = :b and c = to_date(:c, 'YYYY') | EQUALITY t.b, EQUALITY t.c, OTHER
          SQLITE     | select a from t where b = $x and c = @y limit :n     | EQUALITY t.b, EQUALITY t.c, LIMIT
          MYSQL      | select a from t where `b` = ? limit 5, 10            | EQUALITY t.b, OFFSET, LIMIT
          POSTGRESQL | delete from t where id = any(?)                      | ARRAY t.id
          POSTGRESQL | delete from t x using u y where x.id = y.id and y.b = ? | EQUALITY u.b
          GENERIC    | delete from t where b = ? and c in (?, ?)            | EQUALITY t.b, IN_MEMBER t.c
          GENERIC    | update t set a = ? where (b, c) in ((?, ?), (?, ?))  | VALUE t.a, IN_MEMBER t.b, IN_MEMBER t.c
          GENERIC    | merge into t using (values (?, ?)) s (a, b) on t.a = s.a when matched then update set b = ? when not matched then insert (a, b) values (?, ?) | VALUE, VALUE, VALUE t.b, VALUE t.a, VALUE t.b
          GENERIC    | insert into t (a, b) select ?, c from u where d = ?  | OTHER, EQUALITY u.d
          DB2        | select id from final table (insert into t (a, b) values (?, ?)) | VALUE t.a, VALUE t.b
          """)
  void slotsKnowWhatTheyAreFor(Dialect dialect, String sql, String expected) {
    assertThat(Sql.slots(dialect, sql)).isEqualTo(expected);
  }

  @Test
  void everyPartOfAPatternIsThePattern() {
    assertThat(Sql.slots("select a from t where b like '%' || ? || '%' and c = ?"))
        .isEqualTo("LIKE t.b, LIKE t.b, LIKE t.b, EQUALITY t.c");
  }
}
