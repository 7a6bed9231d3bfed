package dev.roundtrip.corpus;

import dev.roundtrip.finding.FindingKind;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keys of every kind, and predicates of every form. */
final class Keys {

  private Keys() {}

  @Expect(source = "customer.id")
  static void readAsTextAndBoundAsANumber(Db db, int n) {
    String sql = "select id, name from customer where id <= ?";
    for (String id : db.jdbc().query(sql, (row, i) -> row.getString("id"), n)) {
      long key = Long.parseLong(id);
      db.jdbc()
          .queryForList(
              "select id from purchase where customer_id = ?",
              key); // site: readAsTextAndBoundAsANumber
    }
  }

  @Expect(source = "customer.external_ref")
  static void uuidsAsText(Db db, int n) {
    String sql = "select external_ref from customer where id <= ?";
    for (String ref : db.jdbc().queryForList(sql, String.class, n)) {
      db.jdbc()
          .queryForList(
              "select city from address where customer_ref = ?", ref); // site: uuidsAsText
    }
  }

  @Expect(source = "customer.ref")
  static void uuidsAsObjects(Db db, int n) {
    String sql = "select ref, name from customer where id <= ?";
    for (UUID ref : db.jdbc().query(sql, (row, i) -> row.getObject("ref", UUID.class), n)) {
      db.jdbc()
          .queryForList(
              "select city from address where customer_uuid = ?", ref); // site: uuidsAsObjects
    }
  }

  @Expect(source = "customer.raw")
  static void uuidsAsBytes(Db db, int n) {
    String sql = "select id, raw from customer where id <= ?";
    for (byte[] raw : db.jdbc().query(sql, (row, i) -> row.getBytes(2), n)) {
      String child = "select city from address where customer_raw = ?";
      db.jdbc()
          .query(
              child, s -> s.setBytes(1, raw), (row, i) -> row.getString(1)); // site: uuidsAsBytes
    }
  }

  @Expect(source = "customer.ref")
  static void uuidsReadAsTextAndBoundAsObjects(Db db, int n) {
    String sql = "select ref from customer where id <= ?";
    for (String ref : db.jdbc().query(sql, (row, i) -> row.getString(1), n)) {
      UUID key = UUID.fromString(ref);
      db.jdbc()
          .queryForList(
              "select id from address where customer_uuid = ?",
              key); // site: uuidsReadAsTextAndBoundAsObjects
    }
  }

  @Expect(source = "purchase_line.purchase_id")
  static void compositeKeys(Db db, int n) {
    String sql = "select purchase_id, line_no from purchase_line where purchase_id <= ?";
    for (Map<String, Object> row : db.jdbc().queryForList(sql, n)) {
      Object purchase = row.get("purchase_id");
      Object line = row.get("line_no");
      String child = "select carrier from delivery where purchase_id = ? and line_no = ?";
      db.jdbc().queryForList(child, purchase, line); // site: compositeKeys
    }
  }

  @Expect(source = "purchase_line.purchase_id")
  static void compositeKeysAsRows(Db db, int n) {
    String sql = "select line_no, purchase_id from purchase_line where purchase_id <= ?";
    for (Map<String, Object> row : db.jdbc().queryForList(sql, n)) {
      Object[] key = {row.get("purchase_id"), row.get("line_no")};
      String child = "select carrier from delivery where (purchase_id, line_no) = (?, ?)";
      db.jdbc().queryForList(child, key); // site: compositeKeysAsRows
    }
  }

  @Expect(source = "purchase.placed", site = "days")
  @Sizes({5, 20})
  static void dates(Db db, int n) {
    // Two dates are too little: the names of the columns have nothing to do with each other.
    String sql = "select distinct placed from purchase where id <= ? order by placed";
    for (LocalDate day : db.jdbc().query(sql, (row, i) -> row.getDate(1).toLocalDate(), n)) {
      Date key = Date.valueOf(day);
      db.jdbc().queryForList("select id from visit where visited_on = ?", key); // site: days
    }
  }

  @Limit("two rows prove nothing where the names of both columns say nothing of each other")
  @Sizes(2)
  static void twoDates(Db db, int n) {
    String sql = "select distinct placed from purchase where id <= ? order by placed";
    for (LocalDate day : db.jdbc().query(sql, (row, i) -> row.getDate(1).toLocalDate(), n)) {
      db.jdbc().queryForList("select id from visit where visited_on = ?", Date.valueOf(day));
    }
  }

  @Expect(source = "customer.id")
  static void castKeys(Db db, int n) {
    String type = db.engine().name().equals("MARIADB") ? "signed" : "bigint";
    String child = "select id from purchase where customer_id = cast(? as " + type + ")";
    for (long id : ids(db, n)) {
      db.jdbc().queryForList(child, id); // site: castKeys
    }
  }

  @Expect(source = "customer.id")
  static void aKeyAndConstants(Db db, int n) {
    String child =
        "select id from purchase where tenant_id = ? and customer_id = ? and status in (?, ?)";
    for (long id : ids(db, n)) {
      db.jdbc().queryForList(child, 1, id, "NEW", "PAID"); // site: aKeyAndConstants
    }
  }

  @Expect(source = "customer.email", site = "mails")
  @Sizes({2, 5, 20})
  static void textComparedInLowerCase(Db db, int n) {
    String sql = "select email from customer where id <= ?";
    for (String email : db.jdbc().queryForList(sql, String.class, n)) {
      String child = "select id from customer where lower(email) = lower(?)";
      db.jdbc().queryForList(child, email); // site: mails
    }
  }

  @Expect(source = "customer.id")
  static void aListWithOneMember(Db db, int n) {
    for (long id : ids(db, n)) {
      db.jdbc()
          .queryForList(
              "select id from purchase where customer_id in (?)", id); // site: aListWithOneMember
    }
  }

  @Expect(source = "customer.id")
  static void existenceForEachRow(Db db, int n) {
    String sql =
        "select 1 from region where exists (select 1 from purchase p where p.customer_id = ?)";
    for (long id : ids(db, n)) {
      db.jdbc().queryForList(sql, id); // site: existenceForEachRow
    }
  }

  @Expect(source = "customer.id")
  static void theNewestForEachRow(Db db, int n) {
    String sql = "select id from purchase where customer_id = ? order by placed desc limit 1";
    for (long id : ids(db, n)) {
      db.jdbc().queryForList(sql, id); // site: theNewestForEachRow
    }
  }

  @Expect(source = "customer.id")
  static void theKeyTwice(Db db, int n) {
    String sql = "select id from purchase where customer_id = ? or payer_id = ?";
    for (long id : ids(db, n)) {
      db.jdbc().queryForList(sql, id, id); // site: theKeyTwice
    }
  }

  @Expect(source = "customer.id")
  static void aKeyAndALowerBoundOfTheSameRow(Db db, int n) {
    String parents = "select id, referrer_id from customer where id <= ?";
    String sql = "select id, quantity from purchase where customer_id = ? and quantity > ?";
    for (Map<String, Object> row : db.jdbc().queryForList(parents, n)) {
      db.jdbc()
          .queryForList(
              sql, row.get("id"), row.get("referrer_id")); // site: aKeyAndALowerBoundOfTheSameRow
    }
  }

  @Expect(source = "customer.id")
  static void aKeyAndAMonthOfEachRow(Db db, int n) {
    String sql = "select sum(quantity) from purchase where customer_id = ? and tenant_id = ?";
    for (long id : ids(db, n)) {
      for (int tenant = 1; tenant <= 3; tenant++) {
        db.jdbc().queryForList(sql, id, tenant); // site: aKeyAndAMonthOfEachRow
      }
    }
  }

  @Expect(value = FindingKind.LOOKUP_IN_LOOP, from = 3)
  static void keysThatAreComputed(Db db, int n) {
    for (int i = 1; i <= n; i++) {
      db.jdbc()
          .queryForList(
              "select id from product where sku = ?", "SKU-" + i); // site: keysThatAreComputed
    }
  }

  private static List<Long> ids(Db db, int n) {
    return db.jdbc().queryForList("select id from customer where id <= ?", Long.class, n);
  }
}
