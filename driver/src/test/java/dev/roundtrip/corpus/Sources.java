package dev.roundtrip.corpus;

import dev.roundtrip.finding.FindingKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parents that come from every kind of query. */
final class Sources {

  private Sources() {}

  @Expect(source = "customer.id")
  static void aliases(Db db, int n) {
    String sql = "select c.id as cid, c.name as label from customer c where c.id <= ?";
    for (long id : db.jdbc().query(sql, (row, i) -> row.getLong("cid"), n)) {
      db.jdbc()
          .queryForList("select id from purchase p where p.customer_id = ?", id); // site: aliases
    }
  }

  @Expect(source = "active_customer.customer_no")
  static void aView(Db db, int n) {
    String sql = "select customer_no, name from active_customer where customer_no <= ?";
    for (long id : db.jdbc().query(sql, (row, i) -> row.getLong(1), n)) {
      db.jdbc().queryForList("select id from purchase where customer_id = ?", id); // site: aView
    }
  }

  // The label said recent.id, and was wrong: a common table expression is no table, and the reader
  // of SQL names none for its columns.
  @Expect(source = "id")
  static void aCommonTableExpression(Db db, int n) {
    String sql =
        "with recent as (select id, name from customer where id <= ?) select id from recent";
    for (long id : db.jdbc().queryForList(sql, Long.class, n)) {
      db.jdbc()
          .queryForList(
              "select id from purchase where customer_id = ?", id); // site: aCommonTableExpression
    }
  }

  @Expect(source = "customer.id")
  static void aJoin(Db db, int n) {
    String sql =
        "select r.name, c.id, r.id from customer c join region r on r.id = c.region_id"
            + " where c.id <= ? order by c.id";
    for (long id : db.jdbc().query(sql, (row, i) -> row.getLong(2), n)) {
      db.jdbc().queryForList("select id from purchase where customer_id = ?", id); // site: aJoin
    }
  }

  @Expect(source = "customer.id")
  static void everyColumnIsRead(Db db, int n) {
    String sql = "select id, region_id, referrer_id, name from customer where id <= ?";
    for (Map<String, Object> row : db.jdbc().queryForList(sql, n)) {
      db.jdbc()
          .queryForList(
              "select id from purchase where customer_id = ?",
              row.get("id")); // site: everyColumnIsRead
    }
  }

  @Expect(source = "customer.referrer_id")
  static void rowsThatPointAtEachOther(Db db, int n) {
    String sql = "select id, referrer_id from customer where id <= ?";
    for (Map<String, Object> row : db.jdbc().queryForList(sql, n)) {
      String child = "select name from customer where id = ?";
      db.jdbc().queryForMap(child, row.get("referrer_id")); // site: rowsThatPointAtEachOther
    }
  }

  @Expect(source = "purchase.customer_id")
  static void twoAssociationsToOneTableForEachRow(Db db, int n) {
    // The shape is one and the line is one: the best of the two columns is named.
    String sql = "select id, customer_id, payer_id from purchase where id > 7 and id <= ?";
    for (Map<String, Object> row : db.jdbc().queryForList(sql, 7 + n)) {
      for (String column : List.of("customer_id", "payer_id")) {
        String child = "select name from customer where id = ?";
        db.jdbc().queryForMap(child, row.get(column)); // site: twoAssociationsToOneTableForEachRow
      }
    }
  }

  @Expect(source = "customer.region_id")
  static void keysWithoutRepetition(Db db, int n) {
    String sql = "select distinct region_id from customer where id <= ?";
    for (long id : db.jdbc().queryForList(sql, Long.class, n)) {
      db.jdbc()
          .queryForMap("select name from region where id = ?", id); // site: keysWithoutRepetition
    }
  }

  @Expect(source = "customer.region_id")
  static void keysThatACacheKeepsFromBeingRepeated(Db db, int n) {
    Map<Object, Object> cache = new LinkedHashMap<>();
    String sql = "select id, region_id from customer where id <= ?";
    for (Map<String, Object> row : db.jdbc().queryForList(sql, 2 * n)) {
      Object region = row.get("region_id");
      if (!cache.containsKey(region)) {
        String child = "select name from region where id = ?";
        cache.put(
            region,
            db.jdbc().queryForMap(child, region)); // site: keysThatACacheKeepsFromBeingRepeated
      }
    }
  }

  // Named only the lookup, as no kind was about writes; the deletes are a WRITE_IN_LOOP.
  @Expect(source = "customer.id")
  @Expect(value = FindingKind.WRITE_IN_LOOP, from = 3, site = "a write beside a lookup")
  static void aLoopWithAWriteToAnotherTable(Db db, int n) {
    String sql = "select id from customer where id <= ?";
    for (long id : db.jdbc().queryForList(sql, Long.class, n)) {
      db.jdbc()
          .queryForList(
              "select id from purchase where customer_id = ?",
              id); // site: aLoopWithAWriteToAnotherTable
      db.jdbc().update("delete from audit where id = ?", id); // site: a write beside a lookup
    }
  }

  @Expect(source = "customer.id")
  static void parentsReadLongBefore(Db db, int n) {
    List<Long> ids = new ArrayList<>();
    ids.addAll(db.jdbc().queryForList("select id from customer where id <= ?", Long.class, n));
    db.jdbc().queryForList("select id, name from region");
    db.jdbc().queryForList("select id, parent_id from category");
    db.jdbc().queryForList("select id, quantity from visit");
    for (long id : ids) {
      db.jdbc()
          .queryForList(
              "select id from purchase where customer_id = ?", id); // site: parentsReadLongBefore
    }
  }
}
