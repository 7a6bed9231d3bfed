package dev.roundtrip.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class RobustnessTests {

  private static final List<Dialect> DIALECTS = List.of(Dialect.values());

  private static final List<String> PIECES =
      List.of(
          "select",
          "from",
          "where",
          "(",
          ")",
          ",",
          "?",
          "'",
          "\"",
          "`",
          "[",
          "]",
          "{",
          "}",
          "--",
          "/*",
          "*/",
          "$$",
          "$a$",
          "in",
          "values",
          "insert into",
          "t",
          ".",
          ";",
          "1",
          "-",
          "and",
          "between",
          "=",
          "any",
          "array",
          "with",
          "as",
          "union",
          "on",
          "set",
          "limit",
          "::",
          ":x",
          "@y",
          "#",
          "\\",
          "q'[",
          "e'",
          "\n",
          "\0",
          "\ud800",
          "case",
          "end",
          "by",
          "order",
          "{call",
          "row",
          "/*!",
          "/*+",
          "not",
          "is",
          "null",
          "join",
          "*",
          "unnest",
          "cast",
          "savepoint",
          "execute",
          "fetch",
          "update",
          "delete",
          "merge",
          "table",
          "into",
          "key",
          "%s",
          "over");
  private static final List<String> OPERATORS =
      List.of(
          "a",
          "?",
          "1",
          "(",
          ")",
          ",",
          "=",
          "<",
          "in",
          "any",
          "not",
          "like",
          "similar to",
          "between",
          "and",
          "is",
          "distinct from",
          "||",
          "::",
          ".",
          "cast(",
          "as",
          "unnest(",
          "array[",
          "]",
          "array_contains(",
          "row",
          "date",
          "values",
          "f(",
          "rownum",
          "->>",
          "~",
          "+",
          "select",
          "from",
          "concat(");
  private static final String STATEMENT =
      "with recursive c(a) as (select 'x' from t where b in (1, 2)) /* c */ insert into \"T\" (a,"
          + " `b`) values (?, $$z$$), ({ts '2020'}, :n) on conflict (a) do update set b = (?, -1)"
          + " where (a, b) in ((1, ?), (2, ?)) and c between ? and cast(? as int) and d like '%' ||"
          + " ? || '%' order by 1, 2 limit ?, ? for update; set x = 1";

  @ParameterizedTest
  @EnumSource
  void anyMixtureOfPiecesIsRead(Dialect dialect) {
    Random random = new Random(17);
    for (int n = 0; n < 60_000; n++) {
      StringBuilder sql = new StringBuilder();
      for (int i = random.nextInt(n % 2 == 0 ? 30 : 8); i >= 0; i--) {
        sql.append(PIECES.get(random.nextInt(PIECES.size())))
            .append(random.nextBoolean() ? " " : "");
      }
      check(sql.toString(), dialect);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyPartOfAStatementIsRead(Dialect dialect) {
    for (int from = 0; from < STATEMENT.length(); from += 7) {
      for (int to = from; to <= STATEMENT.length(); to++) {
        check(STATEMENT.substring(from, to), dialect);
      }
    }
  }

  /** Most mistakes of a reader of tokens show in fragments of a condition that end too early. */
  @ParameterizedTest
  @EnumSource
  void anyFragmentOfAConditionIsRead(Dialect dialect) {
    Random random = new Random(19);
    for (int n = 0; n < 60_000; n++) {
      StringBuilder sql = new StringBuilder("select a from t where ");
      for (int i = random.nextInt(7); i >= 0; i--) {
        sql.append(OPERATORS.get(random.nextInt(OPERATORS.size()))).append(' ');
      }
      check(sql.toString(), dialect);
    }
  }

  @Test
  void anyCharactersAreRead() {
    Random random = new Random(18);
    for (int n = 0; n < 20_000; n++) {
      StringBuilder sql = new StringBuilder();
      for (int i = random.nextInt(40); i >= 0; i--) {
        sql.append((char) random.nextInt(n % 2 == 0 ? 128 : 65536));
      }
      check(sql.toString(), DIALECTS.get(n % DIALECTS.size()));
    }
  }

  private static void check(String sql, Dialect dialect) {
    ParsedSql parsed = SqlReader.readStrictly(sql, dialect);
    for (int i = 1; i <= parsed.bindCount(); i++) {
      assertThat(parsed.slotOfBind(i)).isLessThan(parsed.shape().slots().size());
    }
    for (int i = 0; i < parsed.literalCount(); i++) {
      assertThat(parsed.literalSlot(i)).isBetween(-1, parsed.shape().slots().size() - 1);
    }
  }

  @Test
  void nothingIsReadAsNothing() {
    assertThat(SqlReader.read(null, Dialect.GENERIC).shape().text()).isEmpty();
    assertThat(SqlReader.read("", Dialect.GENERIC).shape())
        .isEqualTo(SqlReader.read(" ; ", Dialect.GENERIC).shape());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?",
        "a",
        "a ",
        "(",
        "((?",
        ")",
        "',",
        "'a",
        "\"",
        "/*",
        "/* */",
        "/*/",
        "--",
        "-- \n",
        "$$",
        "$a$b",
        "$ab ",
        "1",
        "1 ",
        "-",
        "- ",
        "?,",
        "(?,?),",
        "in (",
        "in (?), ",
        "values (",
        "values (?),",
        "a.",
        "from a,",
        "from (",
        "join a ",
        "with a as (",
        "select ",
        "select (select ",
        "case ",
        "[1:",
        ":",
        ":a ",
        "@",
        "@@",
        "{",
        "{d '",
        "}",
        "#",
        "\\",
        "'\\'",
        "q'",
        "||",
        "and ",
        "between ? and ",
        ";",
        "set a = b, ",
        "?::",
        "x in ((?,",
        "/*!",
        "*/",
        "= (",
        "\u00e4",
        "\ud83d\ude00",
        "\0",
        ";savepoint a",
        "a=(?,",
        "order by 1,"
      })
  void twoMegabytesOfAnythingAreRead(String piece) {
    String sql = piece.repeat(2_000_000 / piece.length());
    for (Dialect dialect : List.of(Dialect.GENERIC, Dialect.MYSQL, Dialect.POSTGRESQL)) {
      ParsedSql parsed = SqlReader.readStrictly("select a from t where " + sql, dialect);
      assertThat(parsed.shape().text().length()).isLessThanOrEqualTo(ShapeText.MAXIMUM_LENGTH);
    }
  }

  @Test
  void hugeInsertsCollapse() {
    String row = "(?, 'some text', 17, now())";
    ParsedSql huge =
        SqlReader.read(
            "insert into t values " + row + (", " + row).repeat(300_000), Dialect.GENERIC);
    assertThat(huge.valuesRows()).isEqualTo(300_001);
    assertThat(huge.shape()).isEqualTo(Sql.shape("insert into t values " + row));
  }

  @Test
  void whatFollowsTheKeptPartStillCounts() {
    String wide = "select " + "a + ".repeat(100_000);
    assertThat(Sql.shape(wide + "b")).isNotEqualTo(Sql.shape(wide + "c"));
    assertThat(Sql.shape(wide + "b").truncated()).isTrue();
    assertThat(Sql.shape(wide + "b").text()).endsWith("\u2026");
  }

  @Test
  void unreadableTextIsMarked() {
    assertThat(Sql.shape("select 'a").truncated()).isTrue();
    assertThat(Sql.shape("select /* a").truncated()).isTrue();
    assertThat(Sql.shape("select (a").truncated()).isTrue();
    assertThat(Sql.shape("select \"a").truncated()).isTrue();
    assertThat(Sql.shape("select (a)").truncated()).isFalse();
  }
}
