package dev.roundtrip.corpus;

import static dev.roundtrip.finding.FindingKind.LOOKUP_IN_LOOP;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a sceptic would try: chance, neighbours on a page, two associations to one table. */
@HeldOut
final class Chance {

  private Chance() {}

  private enum Status {
    NEW,
    PAID
  }

  @Silent("the states of an enum, although rows with these states were read before")
  @Sizes(2)
  static void theStatesOfAnEnum(Db db, int n) {
    show(db.jdbc().queryForList("select id, status from purchase where id <= 10"));
    for (Status status : Status.values()) {
      String sql = "select count(*) from purchase where status = ?";
      show(db.jdbc().queryForList(sql, status.name()));
    }
  }

  @Silent("a dashboard of four figures, each on its own line")
  @Sizes(1)
  static void aDashboard(Db db, int n) {
    show(db.jdbc().queryForList("select id, quantity from visit"));
    Dashboard dashboard = new Dashboard(db);
    int first = dashboard.figure(1);
    int second = dashboard.figure(2);
    int third = dashboard.figure(3);
    show(List.of(first, second, third, dashboard.figure(4)));
  }

  private record Dashboard(Db db) {
    int figure(int priority) {
      String sql = "select count(*) from ticket where priority = ?";
      Integer count = db.jdbc().queryForObject(sql, Integer.class, priority);
      return count == null ? 0 : count;
    }
  }

  @Silent("author and updater of one ticket")
  @Sizes(1)
  static void authorAndUpdater(Db db, int n) {
    String sql = "select id, author_id, updater_id from ticket where id = ?";
    Map<String, Object> ticket = db.jdbc().queryForMap(sql, 11);
    People people = new People(db);
    String author = people.login(ticket.get("author_id"));
    String updater = people.login(ticket.get("updater_id"));
    show(author + updater);
  }

  @Expect(source = "ticket.author_id", site = "person of a ticket")
  static void authorAndUpdaterOfEachTicket(Db db, int n) {
    // One line sends both, so that it is one finding; the first column of the row is named.
    String sql = "select id, author_id, updater_id from ticket where id <= ?";
    People people = new People(db);
    for (Map<String, Object> ticket : db.jdbc().queryForList(sql, n)) {
      show(people.login(ticket.get("author_id")) + people.login(ticket.get("updater_id")));
    }
  }

  private record People(Db db) {
    String login(@Nullable Object id) {
      String sql = "select login from employee where id = ?";
      return "" + db.jdbc().queryForObject(sql, String.class, id); // site: person of a ticket
    }
  }

  @Silent("numbers that equal the codes of an unrelated list; two calls of a request")
  @Sizes(2)
  static void codesOfAnotherList(Db db, int n) {
    show(db.jdbc().queryForList("select priority, id from ticket where id <= 9"));
    for (int id = 1; id <= n; id++) {
      show(db.jdbc().queryForList("select name from region where id = ?", id));
    }
  }

  @Expect(value = LOOKUP_IN_LOOP, from = 3, site = "seats")
  static void aLoopBesideAListOfUnrelatedRows(Db db, int n) {
    // The visits are shown beside; that their numbers equal the keys is chance.
    show(db.jdbc().queryForList("select v.id, v.quantity from visit v where v.id <= ?", n));
    for (int seat = 1; seat <= n; seat++) {
      String sql = "select sku from product where id = ?";
      show(db.jdbc().queryForList(sql, seat)); // site: seats
    }
  }

  @Silent("counts of an earlier statement that equal the keys of two requests")
  @Sizes(2)
  static void countsBesideKeys(Db db, int n) {
    String counts =
        "select category_id, count(*) as id from product where category_id < 6"
            + " group by category_id";
    show(db.jdbc().queryForList(counts));
    IntStream.rangeClosed(4, 5)
        .forEach(id -> show(db.jdbc().queryForList("select name from region where id = ?", id)));
  }

  @Silent(value = "each request looks at one product, in a scope of its own", scopes = true)
  static void oneProductInEachRequest(Db db, int n) {
    ProductPage page = new ProductPage(db);
    for (Long id : db.jdbc().queryForList("select id from product where id <= ?", Long.class, n)) {
      try (var request = db.roundtrip().openScope("GET /products")) {
        page.show(id);
      }
    }
  }

  private record ProductPage(Db db) {
    void show(Long id) {
      Map<String, Object> product =
          db.jdbc().queryForMap("select sku, category_id from product where id = ?", id);
      String sql = "select name from category where id = ?";
      db.jdbc().queryForMap(sql, product.get("category_id"));
    }
  }

  @Silent("a wizard of three steps that each load the same customer after it was changed")
  @Sizes(3)
  static void aWizard(Db db, int n) {
    Wizard wizard = new Wizard(db);
    wizard.name();
    wizard.mail();
  }

  private record Wizard(Db db) {
    void name() {
      show(db.jdbc().queryForMap("select * from customer where id = ?", 14));
      db.jdbc().update("update customer set name = name where id = ?", 14);
    }

    void mail() {
      show(db.jdbc().queryForMap("select * from customer where id = ?", 14));
      db.jdbc().update("update customer set email = email where id = ?", 14);
    }
  }

  @Expect(source = "ticket.assignee", site = "assignee")
  static void namesThatAreKeys(Db db, int n) {
    String sql = "select id, assignee, priority from ticket where id <= ? order by id";
    for (Map<String, Object> ticket : db.jdbc().queryForList(sql, n)) {
      String child = "select id, manager_id from employee where login = ?";
      show(db.jdbc().queryForList(child, ticket.get("assignee"))); // site: assignee
    }
  }

  private static void show(Object shown) {
    Objects.requireNonNull(shown);
  }
}
