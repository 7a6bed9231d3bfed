package dev.roundtrip.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTextTests {
  private static final List<String> PIECES =
      List.of(
          "select", "a", "b", "from", "where", "(", ")", ",", "?", "1", "'x'", "=", "<", "in",
          "values", "and", "-", "+", "null", "is", "not", "\"C\"", "t", ".", "::", "limit", "order",
          "by", "group", "union", "any", "array", "[", "]", "cast", "as", "case", "end", "set",
          "->>", "||");

  @Test
  void textsAreEqualWhenFingerprintsAre() {
    Random random = new Random(5);
    Map<Long, String> texts = new HashMap<>();
    Map<String, Long> fingerprints = new HashMap<>();
    for (int n = 0; n < 100_000; n++) {
      StringBuilder sql = new StringBuilder();
      for (int i = random.nextInt(9); i >= 0; i--) {
        sql.append(PIECES.get(random.nextInt(PIECES.size()))).append(' ');
      }
      Shape shape = Sql.shape(Dialect.POSTGRESQL, sql.toString());
      String text = texts.put(shape.fingerprint(), shape.text());
      Long fingerprint = fingerprints.put(shape.text(), shape.fingerprint());
      assertThat(text).as(sql.toString()).isIn(null, shape.text());
      assertThat(fingerprint).as(sql.toString()).isIn(null, shape.fingerprint());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select a1_0.id, count(*) c from Author a1_0 left join book b on b.x = a1_0.id where"
            + " a1_0.id = 5 limit 10",
        "select a from t where (b, c) in ((1, 2), (3, 4)) and d = any(array[1, 2]) and e[1:2] = -5",
        "insert into t (a, b) values (1, now()), (2, now()) on conflict (a) do update set b = 'x'",
        "select data ->> 'k', tags ?? 'a' from \"T\" where b::text = 'x' and c not like '%' || ?",
        "set search_path to a, b",
        "{? = call f(?, {d '2020-01-01'})}"
      })
  void readingItAgainChangesNothing(String sql) {
    Shape shape = Sql.shape(Dialect.POSTGRESQL, sql);
    Shape again = Sql.shape(Dialect.POSTGRESQL, shape.text());
    assertThat(again.text()).isEqualTo(shape.text());
    assertThat(again).isEqualTo(shape);
  }

  @Test
  void longTextsAreCut() {
    String text = Sql.shape("select " + "abcdefgh, ".repeat(1000) + "x from t").text();
    assertThat(text).hasSize(ShapeText.MAXIMUM_LENGTH).endsWith("\u2026");
  }
}
