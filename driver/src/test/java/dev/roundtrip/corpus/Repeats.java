package dev.roundtrip.corpus;

import static dev.roundtrip.finding.FindingKind.DUPLICATE;
import static dev.roundtrip.finding.FindingKind.LOOKUP_IN_LOOP;
import static dev.roundtrip.finding.NPlusOneVariant.SAME_VALUE;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The same value again, for each row or on several lines; and keys that no statement supplied. */
@HeldOut
final class Repeats {

  private Repeats() {}

  @Expect(value = DUPLICATE, to = 2, site = "tenant")
  @Expect(source = "purchase.tenant_id", from = 3, site = "tenant", variant = SAME_VALUE)
  static void theTenantOfEachRow(Db db, int n) {
    // All rows have tenant 1. Two statements are a duplicate; from three on the rows are the cause.
    String sql = "select id, tenant_id, quantity from purchase where id <= ?";
    for (Map<String, Object> row : db.jdbc().queryForList(sql, n)) {
      String child = "select name from region where id = ?";
      show(db.jdbc().queryForList(child, row.get("tenant_id"))); // site: tenant
    }
  }

  /** Tickets of one author. */
  interface Tickets {
    @Select(
        "select c.name, p.customer_id from purchase p join customer c on c.id = 9 "
            + "where p.id <= #{n}")
    List<Map<String, Object>> rows(int n);

    @Select("select email from customer where name = #{name}")
    String mail(String name);
  }

  @Expect(value = DUPLICATE, to = 2, site = "mail")
  @Expect(source = "customer.name", from = 3, site = "mail", variant = SAME_VALUE)
  static void theMailOfOnePersonOnEachRow(Db db, int n) {
    try (SqlSession session = Clients.mybatis(db, ExecutorType.SIMPLE, Tickets.class)) {
      Tickets tickets = session.getMapper(Tickets.class);
      for (Map<String, Object> row : tickets.rows(n)) {
        Object name =
            Objects.requireNonNull(row.containsKey("name") ? row.get("name") : row.get("NAME"));
        String mail = tickets.mail(name.toString()); // site: mail
        show(mail);
      }
    }
  }

  @Expect(value = DUPLICATE, site = "flag")
  static void aFlagReadForEachItem(Db db, int n) {
    Flags flags = new Flags(db);
    long enabled = IntStream.range(0, n).filter(i -> flags.isOn("flag 1")).count();
    show(enabled);
  }

  private record Flags(Db db) {
    boolean isOn(String name) {
      String sql = "select enabled from flag where name = ?";
      Integer on = db.jdbc().queryForObject(sql, Integer.class, name); // site: flag
      return on != null && on == 1;
    }
  }

  @Expect(value = DUPLICATE, site = "flag")
  static void aFlagReadBetweenWritesToOtherTables(Db db, int n) {
    // Two rows of audit are written with each batch, and the table of the flag by nobody.
    Flags flags = new Flags(db);
    for (int i = 0; i < n; i++) {
      if (flags.isOn("flag 3")) {
        List<Object[]> rows = List.of(new Object[] {2 * i, "a"}, new Object[] {2 * i + 1, "b"});
        show(db.jdbc().batchUpdate("insert into audit (id, message) values (?, ?)", rows));
      }
    }
    db.jdbc().update("delete from audit");
  }

  @Expect(value = DUPLICATE, site = "count by jooq")
  static void aCountForEachPage(Db db, int n) {
    DSLContext jooq = Clients.jooq(db);
    for (int page = 0; page < n; page++) {
      show(jooq.selectCount().from("customer").fetch()); // site: count by jooq
      var rows = DSL.field("id", Long.class);
      show(jooq.select(rows).from("customer").orderBy(rows).limit(10).offset(10 * page).fetch());
    }
  }

  // The label lacked from = 1, and was wrong: the three places are there at the one size there is.
  @Expect(value = DUPLICATE, from = 1, site = "header")
  @Sizes(1)
  static void theUserInThreePlaces(Db db, int n) {
    new Header(db).show();
    new Menu(db).show();
    new Basket(db).show();
  }

  @Silent("the same row in two places, which may well be meant")
  @Sizes(1)
  static void theUserInTwoPlaces(Db db, int n) {
    new Header(db).show();
    new Basket(db).show();
  }

  private static final String USER = "select id, name, email from customer where id = ?";

  private record Header(Db db) {
    void show() {
      db.jdbc().queryForMap(USER, 42); // site: header
    }
  }

  private record Menu(Db db) {
    void show() {
      db.jdbc().queryForMap(USER, 42); // site: header
    }
  }

  private record Basket(Db db) {
    void show() {
      db.jdbc().queryForMap(USER, 42); // site: header
    }
  }

  @Expect(value = LOOKUP_IN_LOOP, from = 3, site = "import")
  static void skusOfAFile(Db db, int n) {
    List<String> file = IntStream.rangeClosed(1, n).mapToObj(i -> "SKU-" + (2 * i)).toList();
    List<Long> ids = file.stream().map(sku -> productId(db, sku)).toList();
    show(ids);
  }

  private static Long productId(Db db, String sku) {
    String sql = "select id from product where sku = ?";
    return Objects.requireNonNull(db.jdbc().queryForObject(sql, Long.class, sku)); // site: import
  }

  @Expect(value = LOOKUP_IN_LOOP, from = 3, site = "keys of a message")
  static void keysOfAMessageByJdbi(Db db, int n) {
    Clients.jdbi(db)
        .useHandle(
            handle -> {
              for (int key = 450; key < 450 + n; key++) {
                String sql = "select name from customer where ? = id";
                show(handle.select(sql, key).mapTo(String.class).list()); // site: keys of a message
              }
            });
  }

  @Expect(value = LOOKUP_IN_LOOP, from = 3, site = "form")
  static void validationOfAFormByJooq(Db db, int n) {
    DSLContext jooq = Clients.jooq(db);
    var login = DSL.field(DSL.name("employee", "login"), String.class);
    for (int i = 0; i < n; i++) {
      var taken = login.eq("login" + (3 * i + 1));
      show(jooq.select(login).from("employee").where(taken).fetch()); // site: form
    }
  }

  @Expect(value = LOOKUP_IN_LOOP, from = 3, site = "pairs of a request")
  static void pairsOfARequest(Db db, int n) {
    for (int i = 0; i < n; i++) {
      String sql = "select carrier from delivery where purchase_id = ? and line_no = ?";
      show(db.jdbc().queryForList(sql, 150 + i, i % 2 + 1)); // site: pairs of a request
    }
  }

  private static void show(Object shown) {
    Objects.requireNonNull(shown);
  }
}
