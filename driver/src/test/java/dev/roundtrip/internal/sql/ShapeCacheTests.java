package dev.roundtrip.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeCacheTests {
  @Test
  void oneTextIsReadOncePerDialect() {
    ShapeCache cache = new ShapeCache(1_000_000);
    ParsedSql first = cache.get("select \"A\" from t", Dialect.H2);
    ParsedSql other = cache.get("select \"A\" from t", Dialect.POSTGRESQL);
    assertThat(cache.get("select \"A\" from t", Dialect.H2)).isSameAs(first);
    assertThat(cache.get("select \"A\" from t", Dialect.POSTGRESQL)).isSameAs(other);
    assertThat(other.shape()).isNotEqualTo(first.shape());
  }

  @Test
  void theBoundHolds() {
    ShapeCache cache = new ShapeCache(100_000);
    for (int i = 0; i < 10_000; i++) {
      cache.get("select a from t where b = " + i, Dialect.GENERIC);
    }
    assertThat(cache.weightedBytes()).isBetween(1L, 100_000L);
  }

  @Test
  void longTextsAreNotKept() {
    ShapeCache cache = new ShapeCache(10_000_000);
    String sql = "select a from t where b = '" + "x".repeat(10_000) + "'";
    assertThat(cache.get(sql, Dialect.GENERIC)).isNotSameAs(cache.get(sql, Dialect.GENERIC));
    assertThat(cache.weightedBytes()).isZero();
    assertThat(cache.get(null, Dialect.GENERIC).shape().text()).isEmpty();
  }

  @Test
  void fewTextsAreStillKnownWhenThereAreMany() {
    ShapeCache cache = new ShapeCache(10_000_000);
    List<ParsedSql> read = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      read.add(cache.get("select a from t" + i, Dialect.GENERIC));
    }
    for (int i = 0; i < 1_000; i++) {
      assertThat(cache.get("select a from t" + i, Dialect.GENERIC)).isSameAs(read.get(i));
    }
  }

  @Test
  void whatMayHoldNothingHoldsNothing() {
    ShapeCache cache = new ShapeCache(0);
    cache.get("select a from t", Dialect.GENERIC);
    assertThat(cache.weightedBytes()).isZero();
  }
}
