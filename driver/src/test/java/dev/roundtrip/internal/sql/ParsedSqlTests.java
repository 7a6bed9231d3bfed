package dev.roundtrip.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParsedSqlTests {
  @Test
  void bindsFindTheirSlotBehindCollapsedLists() {
    ParsedSql sql = read("select a from t where b = ? and c in (?, ?, ?) and d = ?");
    assertThat(sql.bindCount()).isEqualTo(5);
    assertThat(slotsOfBinds(sql)).containsExactly(0, 1, 1, 1, 2);
    assertThat(sql.slotOfBind(0)).isEqualTo(-1);
    assertThat(sql.slotOfBind(6)).isEqualTo(-1);
    assertThat(sql.inListLength()).isEqualTo(3);
  }

  @Test
  void bindsOfRowsAndTuplesFindTheirColumn() {
    assertThat(slotsOfBinds(read("insert into t (a, b) values (?, ?), (?, ?), (?, ?)")))
        .containsExactly(0, 1, 0, 1, 0, 1);
    ParsedSql tuples = read("select a from t where (b, c) in ((?, ?), (?, ?)) and d = ?");
    assertThat(slotsOfBinds(tuples)).containsExactly(0, 1, 0, 1, 2);
    assertThat(tuples.inListLength()).isEqualTo(2);
  }

  @Test
  void longListsKeepTheirBinds() {
    ParsedSql sql = read("select a from t where c in (?" + ", ?".repeat(99_999) + ") and d = ?");
    assertThat(sql.inListLength()).isEqualTo(100_000);
    assertThat(sql.bindCount()).isEqualTo(100_001);
    assertThat(sql.slotOfBind(100_000)).isZero();
    assertThat(sql.slotOfBind(100_001)).isEqualTo(1);
    assertThat(sql.shape()).isEqualTo(Sql.shape("select a from t where c in (1) and d = 2"));
  }

  @Test
  void mixedListsKeepEachMember() {
    assertThat(slotsOfBinds(read("select a from t where c in (?, ?, d)"))).containsExactly(0, 1);
  }

  @Test
  void literalsKeepTheirHashes() {
    ParsedSql sql =
        read("select a from t where b = -5 and c = 'it''s' and d = ? and e = 7.0 and f = null");
    assertThat(sql.literalCount()).isEqualTo(4);
    assertThat(sql.literalHash(0)).isEqualTo(ValueHash.of(-5L));
    assertThat(sql.literalHash(1)).isEqualTo(ValueHash.of("it's"));
    assertThat(sql.literalHash(2)).isEqualTo(ValueHash.of(7L));
    assertThat(sql.literalHash(3)).isZero();
    assertThat(sql.literalSlot(2)).isEqualTo(3);
    assertThat(sql.slotOfBind(1)).isEqualTo(2);
  }

  @Test
  void numberedAndNamedPlaceholdersAreBindsWhereTheDriverSaysSo() {
    assertThat(slotsOfBinds(read("select a from t where b = ?2 and c = ?1"))).containsExactly(1, 0);
    assertThat(read("select a from t where b = :x").bindCount()).isZero();
    assertThat(
            SqlReader.read("select a from t where b = :x and c = :x", Dialect.ORACLE).bindCount())
        .isEqualTo(2);
    assertThat(
            SqlReader.read("select a from t where b = :x and c = :x", Dialect.SQLITE).bindCount())
        .isEqualTo(1);
  }

  @Test
  void operatorsWithQuestionMarksAreNoBinds() {
    ParsedSql sql =
        SqlReader.read(
            "select a from t where b ?? 'x' and b ??| ? and b ?| ? and c = ?||'x'",
            Dialect.POSTGRESQL);
    assertThat(sql.bindCount()).isEqualTo(3);
  }

  @Test
  void rowsAreCounted() {
    assertThat(read("insert into t values (1), (2), (3)").valuesRows()).isEqualTo(3);
    assertThat(read("select 1").valuesRows()).isZero();
    assertThat(read("select a from t where b in (values (1), (2))").inListLength()).isEqualTo(2);
    assertThat(read("select a from t where b in (select 1, 2, 3 from u)").inListLength()).isZero();
  }

  @Test
  void theFirstOrdinaryCommentIsKept() {
    assertThat(read("/* Author.books */ select 1 -- later").comment()).isEqualTo("Author.books");
    assertThat(read("select 1").comment()).isNull();
    assertThat(read("/*" + "x".repeat(500) + "*/ select 1").comment()).hasSize(200);
    assertThat(read("select 'a -- b'").comment()).isNull();
  }

  private static ParsedSql read(String sql) {
    return SqlReader.read(sql, Dialect.GENERIC);
  }

  private static int[] slotsOfBinds(ParsedSql sql) {
    int[] slots = new int[sql.bindCount()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = sql.slotOfBind(i + 1);
    }
    return slots;
  }
}
