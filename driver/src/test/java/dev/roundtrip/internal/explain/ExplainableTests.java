package dev.roundtrip.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.internal.sql.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainableTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from book where title = 'a; b'",
        "select * from book;",
        "select * from book -- ; delete from book\n",
        "select \"a;b\" from book",
        "(select id from book) union all (select id from author)",
        "with b as (select id from book) select * from b",
        "values (1), (2)",
      })
  void oneSelectIsExplained(String sql) {
    assertThat(Explainable.refusal(sql, Dialect.POSTGRESQL, true)).isNull();
    assertThat(Explainable.refusal(sql, Dialect.H2, true)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1; delete from book",
        "select 1; select 2",
        "select 1;; select 2",
        "select 1 /* a */ ; /* b */ select 2",
        "select 'a''; delete from book; --",
        "select * into copy from book",
        "select id from book for update",
        "select id from book for no key update",
        "select pg_advisory_lock(1)",
        "select nextval('book_seq')",
        "call refresh()",
        "explain analyze delete from book",
        "select 'open",
        "",
      })
  void everythingElseIsNot(String sql) {
    assertThat(Explainable.refusal(sql, Dialect.POSTGRESQL, true)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from book",
        "update book set title = ? where id = ?",
        "insert into book select id from author",
        "with gone as (delete from book returning *) select * from gone",
        "merge into book b using author a on a.id = b.id when matched then delete",
      })
  void statementThatWritesIsExplainedWhereThatIsAllowed(String sql) {
    assertThat(Explainable.refusal(sql, Dialect.POSTGRESQL, true)).isNull();
    assertThat(Explainable.refusal(sql, Dialect.POSTGRESQL, false))
        .isEqualTo("it writes, and only statements that read are explained");
  }

  @Test
  void insertOfValuesIsNot() {
    assertThat(Explainable.refusal("insert into book values (?, ?)", Dialect.POSTGRESQL, true))
        .isEqualTo("it inserts the values that it was given, and there is nothing to plan");
  }

  @Test
  void versionedCommentCounts() {
    String hidden = "select 1 /*!50000 ; delete from book */";

    assertThat(Explainable.refusal(hidden, Dialect.MARIADB, true)).isNotNull();
    assertThat(Explainable.refusal(hidden, Dialect.MYSQL, true)).isNotNull();
    assertThat(Explainable.refusal("select 1 /*M! ; delete from book */", Dialect.MARIADB, true))
        .isNotNull();
  }

  /** With NO_BACKSLASH_ESCAPES the first literal ends before the semicolon. */
  @Test
  void semicolonThatASettingOfTheSessionDecidesOverCounts() {
    assertThat(Explainable.refusal("select '\\'; delete from book; -- '", Dialect.MARIADB, true))
        .isNotNull();
  }
}
