package dev.roundtrip.corpus;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Straight-line code that sends one shape several times. */
final class QuietCode {

  private QuietCode() {}

  private record Dao(Db db) {

    Map<String, Object> customer(@Nullable Object id) {
      return db.jdbc().queryForMap("select * from customer where id = ?", id);
    }

    List<Map<String, Object>> purchases(long id) {
      return db.jdbc().queryForList("select * from purchase where customer_id = ?", id);
    }

    List<Long> ids(int n) {
      return db.jdbc().queryForList("select id from customer where id <= ?", Long.class, n);
    }
  }

  @Silent("two calls on two lines, with keys from a list")
  @Sizes(2)
  static void twoLinesWithKeysFromAList(Db db, int n) {
    List<Long> ids = new Dao(db).ids(n);
    db.jdbc().queryForList("select * from purchase where customer_id = ?", ids.get(0));
    db.jdbc().queryForList("select * from purchase where customer_id = ?", ids.get(1));
  }

  @Silent("two calls on one line, with keys from a list")
  @Sizes(2)
  static void oneLineWithKeysFromAList(Db db, int n) {
    Dao dao = new Dao(db);
    List<Long> ids = dao.ids(n);
    compare(dao.purchases(ids.get(0)), dao.purchases(ids.get(1)));
  }

  private static void compare(List<?> a, List<?> b) {
    if (a.isEmpty() && b.isEmpty()) {
      throw new IllegalStateException("nothing to compare");
    }
  }

  @Silent("one service method, called on two lines")
  @Sizes(2)
  static void theSameServiceOnTwoLines(Db db, int n) {
    Dao dao = new Dao(db);
    dao.customer(4);
    dao.purchases(1);
    dao.customer(4);
  }

  /** A page made of widgets that do not know each other. */
  private interface Widget {
    void render(Dao dao);
  }

  private record Owner(long id) implements Widget {
    @Override
    public void render(Dao dao) {
      dao.customer(id);
    }
  }

  private record Payer(long id) implements Widget {
    @Override
    public void render(Dao dao) {
      dao.customer(id);
    }
  }

  private record Contact(long id) implements Widget {
    @Override
    public void render(Dao dao) {
      dao.customer(id);
    }
  }

  private record Seller(long id) implements Widget {
    @Override
    public void render(Dao dao) {
      dao.customer(id);
    }
  }

  private record Approver(long id) implements Widget {
    @Override
    public void render(Dao dao) {
      dao.customer(id);
    }
  }

  @Silent("five different widgets of one page load a row each")
  @Sizes(5)
  static void aPageOfWidgets(Db db, int n) {
    Dao dao = new Dao(db);
    List<Long> ids = dao.ids(n);
    List<Widget> widgets =
        List.of(
            new Owner(ids.get(0)),
            new Payer(ids.get(1)),
            new Contact(ids.get(2)),
            new Seller(ids.get(3)),
            new Approver(ids.get(4)));
    for (Widget widget : widgets) {
      widget.render(dao);
    }
  }

  @Silent("five lambdas of one page load a row each")
  @Sizes(5)
  static void aPageOfLambdas(Db db, int n) {
    Dao dao = new Dao(db);
    List<Long> ids = dao.ids(n);
    List<Runnable> parts =
        List.of(
            () -> dao.customer(ids.get(0)),
            () -> dao.customer(ids.get(1)),
            () -> dao.customer(ids.get(2)),
            () -> dao.customer(ids.get(3)),
            () -> dao.customer(ids.get(4)));
    parts.forEach(Runnable::run);
  }

  @Silent("owner and payer of one purchase, on one line")
  @Sizes(1)
  static void twoAssociationsOfOneRow(Db db, int n) {
    Dao dao = new Dao(db);
    String sql = "select id, customer_id, payer_id from purchase where id = ?";
    Map<String, Object> row = db.jdbc().queryForMap(sql, 17);
    for (String column : List.of("customer_id", "payer_id")) {
      dao.customer(row.get(column));
    }
  }

  @Silent("a detail page: one row and what belongs to it")
  @Sizes(1)
  static void aDetailPage(Db db, int n) {
    Dao dao = new Dao(db);
    Map<String, Object> customer = dao.customer(8);
    dao.purchases(8);
    db.jdbc().queryForMap("select * from region where id = ?", customer.get("region_id"));
    dao.customer(customer.get("referrer_id"));
  }

  @Silent("read, changed, and read again to show it")
  @Sizes(1)
  static void readWriteRead(Db db, int n) {
    Dao dao = new Dao(db);
    for (int i = 0; i < 2; i++) {
      dao.customer(12);
      db.jdbc().update("update customer set region_id = region_id where id = ?", 12);
    }
  }

  @Silent("settings by name, each where it is needed")
  @Sizes(1)
  static void settings(Db db, int n) {
    Settings settings = new Settings(db);
    settings.get("region 1");
    settings.get("region 2");
    settings.get("region 3");
    settings.get("region 4");
  }

  private record Settings(Db db) {
    void get(String name) {
      db.jdbc().queryForList("select id from region where name = ?", name);
    }
  }

  @Silent("everything with one statement")
  static void aJoinInsteadOfALoop(Db db, int n) {
    String sql =
        "select c.id, p.id from customer c left join purchase p on p.customer_id = c.id"
            + " where c.id <= ?";
    db.jdbc().queryForList(sql, n);
  }

  @Silent("a loop over rows that sends nothing for most of them")
  static void aLookupForOneOfManyRows(Db db, int n) {
    Dao dao = new Dao(db);
    for (long id : dao.ids(n)) {
      if (id == n) {
        dao.purchases(id);
      }
    }
  }

  @Silent("only one row came back, and nothing can be said")
  @Sizes(1)
  static void oneParent(Db db, int n) {
    Dao dao = new Dao(db);
    for (long id : dao.ids(n)) {
      dao.purchases(id);
    }
  }
}
