package dev.roundtrip.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SelectListTests {
  @Test
  void columnsCarryLabelNameAndTable() {
    Shape shape =
        Sql.shape(
            "select A1.Id as Author_Id, a1.name, count(*) c, upper(x), b.t \"L\" from Author a1"
                + " join b on 1 = 1");
    assertThat(shape.selectItems())
        .containsExactly(
            new SelectItem("author_id", "id", "author"),
            new SelectItem("name", "name", "author"),
            new SelectItem("c", null, null),
            new SelectItem(null, null, null),
            new SelectItem("L", "t", "b"));
    assertThat(shape.selectStar()).isFalse();
  }

  @Test
  void starEndsTheList() {
    Shape shape = Sql.shape("select id, a.*, name from a");
    assertThat(shape.selectItems()).containsExactly(new SelectItem("id", "id", "a"));
    assertThat(shape.selectStar()).isTrue();
    assertThat(Sql.shape("select count(*), 2 * 3 from a").selectStar()).isFalse();
  }

  @Test
  void quantifiersAreNoColumns() {
    SelectItem id = new SelectItem("id", "id", "a");
    assertThat(Sql.shape("select distinct id from a").selectItems()).containsExactly(id);
    assertThat(Sql.shape("select distinct on (x, y) id from a").selectItems()).containsExactly(id);
    assertThat(Sql.shape("select top (5) id from a").selectItems()).containsExactly(id);
    assertThat(Sql.shape("select top 5 id from a").selectItems()).containsExactly(id);
    assertThat(Sql.shape("with c as (select x from b) select id from a").selectItems())
        .containsExactly(id);
    assertThat(Sql.shape("(select id from a) union (select x from b)").selectItems())
        .containsExactly(id);
  }

  @Test
  void expressionsHaveOnlyTheirAlias() {
    assertThat(
            Sql.shape(
                    "select case when a = 1 then b end as c, (select x from u) y, a + b, cast(a as"
                        + " int) from t")
                .selectItems())
        .extracting(SelectItem::label)
        .containsExactly("c", "y", null, null);
    assertThat(Sql.shape(Dialect.POSTGRESQL, "select a::text, b::int as c from t").selectItems())
        .extracting(SelectItem::label)
        .containsExactly(null, "c");
  }

  @Test
  void onlyQueriesHaveOne() {
    assertThat(Sql.shape("insert into t select a from u").selectItems()).isEmpty();
    assertThat(Sql.shape("update t set a = (select b from u)").selectItems()).isEmpty();
  }
}
