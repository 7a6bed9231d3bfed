package dev.roundtrip.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.contract.Engine;
import dev.roundtrip.finding.SlowStatementFinding;
import java.sql.Date;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Statements as applications send them, on a schema where nothing is to be done: no advice. */
class TwinTests {

  private record Sent(String sql, List<Object> values) {
    Sent(String sql, Object... values) {
      this(sql, List.of(values));
    }
  }

  private static final Date DAY = Date.valueOf("2025-03-01");

  /** As the document on accuracy counts them. */
  static final List<Sent> FINE =
      List.of(
          new Sent("select * from twin_buyer where id = ?", 17L),
          new Sent("select * from twin_buyer where email = ?", "Buyer17@shop.example"),
          new Sent("select id, name from twin_buyer where country = ?", "fr"),
          new Sent("select id, name from twin_buyer where name like ?", "%99%"),
          new Sent("select count(*) from twin_buyer where old_code is null"),
          new Sent("select * from twin_purchase where id = ?", 4711L),
          new Sent("select * from twin_purchase where buyer_id = ?", 17L),
          new Sent("select * from twin_purchase where buyer_id = ? and state = ?", 17L, "done"),
          new Sent("select * from twin_purchase where state = ? and buyer_id = ?", "done", 17L),
          new Sent("select * from twin_purchase where buyer_id in (?, ?, ?)", 1L, 2L, 3L),
          new Sent("select * from twin_purchase where code = ?", "P17"),
          new Sent("select * from twin_purchase where code = ? and total > ?", "P17", 5),
          new Sent("select * from twin_purchase where code like ?", "P4999%"),
          new Sent("select id from twin_purchase where placed = ?", DAY),
          new Sent("select id from twin_purchase where state = ? and placed = ?", "open", DAY),
          new Sent("select id from twin_purchase where state = ?", "open"),
          new Sent("select count(*) from twin_purchase where state = ?", "done"),
          new Sent("select count(*) from twin_purchase"),
          new Sent("select state, count(*) from twin_purchase group by state"),
          new Sent("select max(placed) from twin_purchase"),
          new Sent("select sum(total) from twin_purchase where total > ?", 10),
          new Sent("select id, placed from twin_purchase order by placed, id limit ?", 20),
          new Sent(
              "select id, placed from twin_purchase order by placed desc, id desc limit ?", 20),
          new Sent("select id from twin_purchase order by id desc limit ? offset ?", 20, 40),
          new Sent(
              "select id from twin_purchase where state = ? order by placed limit ?", "open", 20),
          new Sent("select * from twin_line where purchase_id = ?", 17L),
          new Sent("select l.* from twin_line l where l.code = ? and l.quantity = ?", "L17", 2),
          new Sent(
              "select p.id, l.quantity from twin_purchase p join twin_line l on l.purchase_id = p.id where p.id = ?",
              17L),
          new Sent(
              "select p.id, l.quantity from twin_purchase p join twin_line l on l.purchase_id = p.id where p.buyer_id = ?",
              17L),
          new Sent(
              "select b.name, p.code from twin_buyer b join twin_purchase p on p.buyer_id = b.id where b.email = ?",
              "Buyer17@shop.example"),
          new Sent(
              "select b.name, count(p.id) from twin_buyer b left join twin_purchase p on p.buyer_id = b.id where b.id = ? group by b.name",
              17L),
          new Sent(
              "select b.country, sum(p.total) from twin_buyer b join twin_purchase p on p.buyer_id = b.id group by b.country"),
          new Sent(
              "select id from twin_buyer b where not exists (select 1 from twin_purchase p where p.buyer_id = b.id)"),
          new Sent(
              "select id from twin_buyer b where exists (select 1 from twin_purchase p where p.buyer_id = b.id and p.state = ?)",
              "open"),
          new Sent(
              "select id from twin_purchase where buyer_id in (select id from twin_buyer where email = ?)",
              "Buyer17@shop.example"),
          new Sent(
              "select b.id, (select count(*) from twin_purchase p where p.buyer_id = b.id) from twin_buyer b where b.country = ?",
              "fr"),
          new Sent("select distinct state from twin_purchase where buyer_id = ?", 17L),
          new Sent("select id from twin_purchase where code = ? or code = ?", "P17", "P18"),
          new Sent("select id from twin_purchase where total between ? and ?", 17, 19),
          new Sent(
              "select id from twin_purchase where buyer_id = ? union select purchase_id from twin_line where code = ?",
              17L,
              "L17"));

  @ParameterizedTest
  @EnumSource(Engine.class)
  void whereEverythingIsIndexedNothingIsProposed(Engine engine) throws SQLException {
    List<String> wrong = new ArrayList<>();
    int planned = 0;
    for (Sent sent : FINE) {
      SlowStatementFinding finding = Shop.slow(engine, sent.sql(), sent.values().toArray());
      planned += finding.plan() == null ? 0 : 1;
      finding.recommendations().forEach(found -> wrong.add(sent.sql() + ": " + found));
    }
    assertThat(wrong).isEmpty();
    assertThat(planned).isEqualTo(FINE.size());
  }
}
