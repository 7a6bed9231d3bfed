package dev.roundtrip.corpus;

import dev.roundtrip.finding.FindingKind;
import java.util.List;
import java.util.Map;

/** Values that equal keys, and have nothing to do with them. */
final class Coincidences {

  private Coincidences() {}

  @Silent("two keys from outside; that quantities equal them is chance")
  @Sizes(2)
  static void quantitiesThatEqualKeys(Db db, int n) {
    db.jdbc().queryForList("select quantity from purchase where id <= ?", n);
    for (int id = 1; id <= n; id++) {
      db.jdbc().queryForList("select name from customer where id = ?", id);
    }
  }

  @Expect(value = FindingKind.LOOKUP_IN_LOOP, from = 3)
  static void quantitiesThatEqualTheKeysOfALoop(Db db, int n) {
    db.jdbc().queryForList("select quantity from purchase where id <= ?", n);
    for (int id = 1; id <= n; id++) {
      db.jdbc()
          .queryForList(
              "select name from customer where id = ?",
              id); // site: quantitiesThatEqualTheKeysOfALoop
    }
  }

  @Silent("two keys from outside; all tables number their rows from one")
  @Sizes(2)
  static void idsOfAnUnrelatedTable(Db db, int n) {
    db.jdbc().queryForList("select id, name from region");
    for (int id = 1; id <= n; id++) {
      db.jdbc().queryForList("select status from purchase where customer_id = ?", id);
    }
  }

  @Silent("two keys from outside, equal to a count")
  @Sizes(2)
  static void countsThatEqualKeys(Db db, int n) {
    db.jdbc()
        .queryForList("select count(*), region_id from customer where id <= 40 group by region_id");
    for (int id = 1; id <= n; id++) {
      db.jdbc().queryForList("select status from purchase where customer_id = ?", id);
    }
  }

  @Expect(source = "purchase.customer_id")
  static void theRightOneOfManyThatFit(Db db, int n) {
    db.jdbc().queryForList("select id, name from region");
    db.jdbc().queryForList("select id, parent_id from category");
    String sql = "select id, quantity, customer_id, tenant_id from purchase where id <= ?";
    for (Map<String, Object> row : db.jdbc().queryForList(sql, n)) {
      Object customer = row.get("customer_id");
      db.jdbc()
          .queryForList(
              "select name from customer where id = ?", customer); // site: theRightOneOfManyThatFit
    }
  }

  @Expect(source = "customer.id")
  static void aRowThatHappensToHoldTwoKeys(Db db, int n) {
    List<Long> ids = db.jdbc().queryForList("select id from customer where id <= ?", Long.class, n);
    db.jdbc().queryForList("select quantity, tenant_id from purchase where id = 2");
    for (long id : ids) {
      db.jdbc()
          .queryForList(
              "select status from purchase where customer_id = ?",
              id); // site: aRowThatHappensToHoldTwoKeys
    }
  }

  @Expect(source = "customer.id", site = "pairs")
  static void aSecondKeyThatMatchesSomethingElse(Db db, int n) {
    String sql = "select id, region_id from customer where id <= ?";
    int position = 0;
    for (Map<String, Object> row : db.jdbc().queryForList(sql, n)) {
      position++;
      String lines = "select id from purchase where customer_id = ? and tenant_id = ?";
      db.jdbc().queryForList(lines, row.get("id"), n + 1 - position); // site: pairs
    }
  }

  @Silent("two chunks of work that read different rows of one table on different lines")
  @Sizes(2)
  static void differentLinesOverRelatedRows(Db db, int n) {
    List<Map<String, Object>> rows =
        db.jdbc().queryForList("select id, referrer_id from customer where id <= ?", n);
    String sql = "select name from customer where id = ?";
    db.jdbc().queryForMap(sql, rows.get(0).get("referrer_id"));
    db.jdbc().queryForMap(sql, rows.get(1).get("referrer_id"));
  }
}
