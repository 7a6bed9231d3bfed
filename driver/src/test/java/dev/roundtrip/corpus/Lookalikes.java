package dev.roundtrip.corpus;

import dev.roundtrip.finding.FindingKind;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Repetition that is right: pages, windows, chunks, polling, read-check-write. */
final class Lookalikes {

  private Lookalikes() {}

  @Silent("pages by offset")
  static void pagesByOffset(Db db, int n) {
    for (int page = 0; page < n; page++) {
      String sql = "select id from customer where region_id = ? order by id limit ? offset ?";
      db.jdbc().queryForList(sql, 3, 2, page * 2);
    }
  }

  @Silent("pages by key")
  static void pagesByKey(Db db, int n) {
    long last = 0;
    for (int page = 0; page < n; page++) {
      String sql = "select id, name from customer where id > ? order by id limit 3";
      List<Long> ids = db.jdbc().query(sql, (row, i) -> row.getLong(1), last);
      last = ids.get(ids.size() - 1);
    }
  }

  @Silent("pages by a key of two columns, spelled out")
  static void pagesByTwoKeys(Db db, int n) {
    Object[] last = {0, 0};
    for (int page = 0; page < n; page++) {
      String sql =
          "select purchase_id, line_no from purchase_line where purchase_id > ?"
              + " or (purchase_id = ? and line_no > ?) order by purchase_id, line_no limit 3";
      List<Map<String, Object>> rows = db.jdbc().queryForList(sql, last[0], last[0], last[1]);
      Map<String, Object> end = rows.get(rows.size() - 1);
      last = new Object[] {end.get("purchase_id"), end.get("line_no")};
    }
  }

  @Silent("pages by a comparison of rows")
  static void pagesByRowValues(Db db, int n) {
    Object[] last = {0, 0};
    for (int page = 0; page < n; page++) {
      String sql =
          "select purchase_id, line_no from purchase_line where (purchase_id, line_no) > (?, ?)"
              + " order by purchase_id, line_no limit 3";
      List<Map<String, Object>> rows = db.jdbc().queryForList(sql, last);
      Map<String, Object> end = rows.get(rows.size() - 1);
      last = new Object[] {end.get("purchase_id"), end.get("line_no")};
    }
  }

  @Silent("chunks, of which the last one has one member")
  @Sizes({5, 9, 21})
  static void chunksWithALastOneOfOne(Db db, int n) {
    List<Long> ids = db.jdbc().queryForList("select id from customer where id <= ?", Long.class, n);
    for (int from = 0; from < n; from += 4) {
      List<Long> chunk = ids.subList(from, Math.min(n, from + 4));
      String marks = String.join(", ", Collections.nCopies(chunk.size(), "?"));
      String sql = "select id from purchase where customer_id in (" + marks + ")";
      db.jdbc().queryForList(sql, chunk.toArray());
    }
  }

  @Silent("windows of a range, for one tenant")
  static void windowsForATenant(Db db, int n) {
    LocalDate start = LocalDate.of(2026, 1, 1);
    for (int i = 0; i < n; i++) {
      String sql =
          "select count(*) from purchase where tenant_id = ? and placed >= ? and placed < ?";
      db.jdbc().queryForList(sql, 1, start.plusDays(i), start.plusDays(i + 1));
    }
  }

  @Silent("windows of a BETWEEN")
  static void windowsOfBetween(Db db, int n) {
    for (int i = 0; i < n; i++) {
      String sql = "select sum(quantity) from visit where id between ? and ?";
      db.jdbc().queryForList(sql, i * 3, i * 3 + 2);
    }
  }

  @Silent("polling, until somebody is done")
  @Sizes(4)
  static void polling(Db db, int n) throws InterruptedException {
    for (int i = 0; i < n; i++) {
      db.jdbc().queryForList("select status from purchase where id = ?", 5);
      Thread.sleep(60);
    }
  }

  @Silent("the same transaction again after a rollback")
  static void retryAfterARollback(Db db, int n) throws SQLException {
    db.connection().setAutoCommit(false);
    JdbcTemplate jdbc = onOneConnection(db);
    for (int attempt = 0; attempt < n; attempt++) {
      jdbc.queryForList("select quantity from purchase where id = ?", 9);
      jdbc.update("update audit set message = 'x' where id = ?", 1);
      db.connection().rollback();
    }
    db.connection().setAutoCommit(true);
  }

  // The label was silence, and was wrong once there was a kind for it: it is no lookup, but a loop.
  @Expect(value = FindingKind.READ_MODIFY_WRITE, from = 3)
  static void readCheckWrite(Db db, int n) {
    List<Long> ids = db.jdbc().queryForList("select id from purchase where id <= ?", Long.class, n);
    for (long id : ids) {
      String sql = "select quantity from purchase where id = ?";
      Integer quantity = db.jdbc().queryForObject(sql, Integer.class, id); // site: readCheckWrite
      if (quantity != null) {
        String update = "update purchase set quantity = ? where id = ?";
        db.jdbc().update(update, quantity, id); // site: readCheckWrite
      }
    }
  }

  // The label was silence, and was wrong once there was a kind whose remedy is an upsert.
  @Expect(value = FindingKind.READ_MODIFY_WRITE, from = 3)
  static void getOrCreate(Db db, int n) {
    for (long id : db.jdbc().queryForList("select id from customer where id <= ?", Long.class, n)) {
      String sql = "select message from audit where id = ?";
      if (db.jdbc().queryForList(sql, id).isEmpty()) { // site: getOrCreate
        String insert = "insert into audit (id, message) values (?, 'seen')";
        db.jdbc().update(insert, id); // site: getOrCreate
      }
    }
    db.jdbc().update("delete from audit");
  }

  @Silent("arms of one UNION")
  static void armsOfAUnion(Db db, int n) {
    StringBuilder sql = new StringBuilder("select id from product where id = 1");
    for (int i = 2; i <= n; i++) {
      sql.append(" union all select id from product where id = ").append(i);
    }
    db.jdbc().queryForList(sql.toString());
  }

  @Silent("each table is read once")
  @Sizes(1)
  static void eachLookupTableOnce(Db db, int n) {
    for (String table : List.of("region", "category", "product")) {
      db.jdbc().queryForList("select * from " + table);
    }
  }

  @Silent(value = "one lookup in each request of a test", scopes = true)
  static void requestsInATest(Db db, int n) {
    for (long id : db.jdbc().queryForList("select id from customer where id <= ?", Long.class, n)) {
      try (var request = db.roundtrip().openScope("GET /purchases")) {
        db.jdbc().queryForList("select id from purchase where customer_id = ?", id);
      }
    }
  }

  @Silent("rows are locked one by one, in order")
  static void locks(Db db, int n) throws SQLException {
    db.connection().setAutoCommit(false);
    JdbcTemplate jdbc = onOneConnection(db);
    for (long id : jdbc.queryForList("select id from customer where id <= ?", Long.class, n)) {
      jdbc.queryForList("select name from customer where id = ? for update", id);
    }
    db.connection().commit();
    db.connection().setAutoCommit(true);
  }

  private static JdbcTemplate onOneConnection(Db db) {
    return new JdbcTemplate(new SingleConnectionDataSource(db.connection(), true));
  }
}
