package dev.roundtrip.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LiteralContentTests {
  private static final String MARKER = "zecret";
  private static final List<String> FRAMES =
      List.of(
          "select a from t where b = %s",
          "select %s as x from t",
          "select a from t where b in (%s, %s)",
          "insert into t (a, b) values (%s, %s), (%s, now())",
          "update t set a = %s where b like %s",
          "select f(%s) from t order by %s",
          "set a = %s",
          "call p(%s)",
          "%s",
          "select a from t where b = (%s");

  @ParameterizedTest
  @EnumSource
  void neverRemains(Dialect dialect) {
    for (String literal : literals(dialect)) {
      for (String frame : FRAMES) {
        String sql = frame.replace("%s", literal);
        assertAbsent(sql, dialect);
        // Cut anywhere inside the literal too.
        assertAbsent(sql.substring(0, sql.lastIndexOf(MARKER) + MARKER.length()), dialect);
      }
    }
  }

  /** In a database that nobody knows they may stand around a string as well as around a name. */
  @Test
  void doubleQuotesOfAnUnknownDatabaseAreMaskedInTheTextAndNamesInTheShape() {
    for (String frame : FRAMES) {
      String text = Sql.shape(Dialect.GENERIC, frame.replace("%s", "\"it's zecret\"")).text();
      assertThat(text).as(frame).doesNotContainIgnoringCase(MARKER);
    }
    Shape names = Sql.shape(Dialect.GENERIC, "select t.\"a\" from \"T\" t where \"b\" = 'x'");
    assertThat(names.text()).isEqualTo("select t.\"a\" from \"T\" t where \"?\" = ?");
    assertThat(names.tables()).containsExactly("T");
    assertThat(names.slots().get(0).column()).isEqualTo("b");
    assertThat(names)
        .isNotEqualTo(Sql.shape(Dialect.GENERIC, "select t.\"a\" from \"T\" t where \"c\" = 'x'"));
  }

  @Test
  void maskedTextsAreAsShortAsOthersAndCutAsThey() {
    String quoted = "select " + "\"\", \"zecret\", ".repeat(5_000) + "1";
    for (int shift = 0; shift < 20; shift++) {
      String text = Sql.shape(Dialect.GENERIC, "x".repeat(shift) + quoted).text();
      assertThat(text)
          .hasSizeLessThanOrEqualTo(ShapeText.MAXIMUM_LENGTH)
          .endsWith("\u2026")
          .doesNotContain("zec")
          .contains("\"\", \"?\", \"\"");
    }
  }

  private static void assertAbsent(String sql, Dialect dialect) {
    Shape shape = Sql.shape(dialect, sql);
    assertThat(shape.text()).as(dialect + ": " + sql).doesNotContainIgnoringCase(MARKER);
    assertThat(shape.tables().toString()).doesNotContainIgnoringCase(MARKER);
    assertThat(shape.selectItems().toString()).doesNotContainIgnoringCase(MARKER);
    assertThat(shape.slots().toString()).doesNotContainIgnoringCase(MARKER);
  }

  private static List<String> literals(Dialect dialect) {
    List<String> literals =
        new ArrayList<>(
            List.of(
                "'zecret'",
                "'it''s zecret'",
                "'a\nzecret'",
                "N'zecret'",
                "X'zecret'",
                "B'zecret'",
                "U&'zecret'",
                "'-- zecret'",
                "'/* zecret'",
                "date 'zecret'",
                "{ts 'zecret'}",
                "'\" zecret'",
                "-'zecret'"));
    switch (dialect) {
      case MYSQL, MARIADB ->
          literals.addAll(
              List.of(
                  "\"zecret\"",
                  "'it\\'s zecret'",
                  "\"it\\\"s zecret\"",
                  "_utf8mb4'zecret'",
                  "_binary \"zecret\""));
      case POSTGRESQL, DUCKDB ->
          literals.addAll(List.of("E'it\\'s zecret'", "$$it's zecret$$", "$t$it's $$ zecret$t$"));
      case ORACLE ->
          literals.addAll(List.of("q'[it's zecret]'", "nq'!it's zecret!'", "Q'(zecret)'"));
      case H2 -> literals.add("$$it's zecret$$");
      case GENERIC ->
          literals.addAll(List.of("'it\\'s zecret'", "q'[it's zecret]'", "$$it's zecret$$"));
      default -> {}
    }
    return literals;
  }
}
