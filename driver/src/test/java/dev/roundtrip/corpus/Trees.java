package dev.roundtrip.corpus;

import static dev.roundtrip.finding.NPlusOneVariant.NESTED;
import static dev.roundtrip.finding.NPlusOneVariant.RECURSIVE_WALK;
import static dev.roundtrip.finding.NPlusOneVariant.SEVERAL_PER_ROW;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Trees and lists that are walked, and rows of rows. */
@HeldOut
final class Trees {

  private Trees() {}

  @Expect(source = "category.id", from = 3, site = "depth first", variant = RECURSIVE_WALK)
  static void depthFirst(Db db, int n) {
    List<Long> seen = new ArrayList<>();
    visit(db, 1, seen, n);
    show(seen);
  }

  private static void visit(Db db, long id, List<Long> seen, int n) {
    String sql = "select id, name from category where parent_id = ? order by id";
    if (seen.size() < n) {
      seen.add(id);
      RowMapper<Long> ids = (row, i) -> row.getLong("id");
      List<Long> children = db.jdbc().query(sql, ids, id); // site: depth first
      children.forEach(child -> visit(db, child, seen, n));
    }
  }

  @Expect(source = "category.id", from = 3, site = "breadth first", variant = RECURSIVE_WALK)
  static void breadthFirst(Db db, int n) {
    Deque<Long> queue = new ArrayDeque<>(List.of(1L));
    for (int i = 0; i < n; i++) {
      String sql = "select id from category where parent_id = ?";
      queue.addAll(db.jdbc().queryForList(sql, Long.class, queue.remove())); // site: breadth first
    }
  }

  @Expect(source = "employee.manager_id", from = 3, site = "chain", variant = RECURSIVE_WALK)
  static void upTheChainOfManagers(Db db, int n) throws SQLException {
    long id = 50;
    for (int i = 0; i < n; i++) {
      id = managerOf(db, id);
    }
  }

  private static long managerOf(Db db, long id) throws SQLException {
    try (PreparedStatement statement =
        db.connection().prepareStatement("select manager_id, login from employee where id = ?")) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) { // site: chain
        return row.next() ? row.getLong("manager_id") : 0;
      }
    }
  }

  /** A node that loads its parent when it is asked for its path. */
  private record Category(Handle handle, long id, @Nullable Long parent) {
    String path() {
      return parent == null ? "/" : load(handle, parent).path() + "/" + id;
    }

    static Category load(Handle handle, long id) {
      String sql = "select id, parent_id from category where id = :id";
      var query = handle.createQuery(sql).bind("id", id);
      return query
          .map(
              (row, context) ->
                  new Category(handle, row.getLong(1), (Long) row.getObject("parent_id")))
          .one(); // site: breadcrumb
    }
  }

  @Expect(source = "category.parent_id", site = "breadcrumb", variant = RECURSIVE_WALK)
  @Sizes({3, 5})
  static void aBreadcrumb(Db db, int n) {
    // The path of node 2^n - 1 has n nodes.
    show(Clients.jdbi(db).withHandle(handle -> Category.load(handle, (1L << n) - 1).path()));
  }

  @Silent("two levels of a tree are two statements")
  @Sizes(2)
  static void twoLevelsOfABreadcrumb(Db db, int n) {
    show(Clients.jdbi(db).withHandle(handle -> Category.load(handle, (1L << n) - 1).path()));
  }

  @Silent("the tree is loaded once, level by level with one list each")
  @Sizes({2, 5})
  static void oneStatementForEachLevel(Db db, int n) {
    List<Long> level = List.of(1L);
    for (int i = 0; i < n; i++) {
      String marks = "?" + ", ?".repeat(level.size() - 1);
      String sql = "select id from category where parent_id in (" + marks + ")";
      level = db.jdbc().queryForList(sql, Long.class, level.toArray());
    }
  }

  @Silent("a recursive statement")
  static void aRecursiveStatement(Db db, int n) {
    String sql =
        "with recursive tree(id, depth) as (select id, 0 from category where id = 1 union all"
            + " select c.id, t.depth + 1 from category c join tree t on c.parent_id = t.id"
            + " where t.depth < ?) select id from tree";
    show(db.jdbc().queryForList(sql, Long.class, Math.min(n, 5)));
  }

  @Expect(source = "purchase.id", nested = true, site = "inner", variant = NESTED)
  static void linesOfPurchasesOfCustomers(Db db, int n) {
    String customers = "select id from customer where id <= ?";
    for (Long customer : db.jdbc().queryForList(customers, Long.class, n)) {
      String purchases = "select id from purchase where customer_id = ? and id <= 500";
      for (Long purchase : db.jdbc().queryForList(purchases, Long.class, customer)) {
        String lines = "select product_id from purchase_line where purchase_id = ?";
        show(db.jdbc().queryForList(lines, Long.class, purchase)); // site: inner
      }
    }
  }

  /** Three levels by a mapper. */
  interface Levels {
    @Select("select id from region where id <= #{n}")
    List<Long> regions(int n);

    @Select("select id from customer where region_id = #{region} and id <= #{max}")
    List<Long> customers(@Param("region") long region, @Param("max") int max);

    @Select("select name, email from customer where referrer_id = #{customer}")
    List<Map<String, Object>> referred(long customer);
  }

  @Expect(source = "customer.id", nested = true, site = "referred", variant = NESTED)
  static void threeLevelsByMyBatis(Db db, int n) {
    try (SqlSession session = Clients.mybatis(db, ExecutorType.SIMPLE, Levels.class)) {
      Levels levels = session.getMapper(Levels.class);
      for (Long region : levels.regions(n)) {
        for (Long customer : levels.customers(region, 60)) {
          show(levels.referred(customer)); // site: referred
        }
      }
    }
  }

  @Expect(source = "purchase.id", site = "sheet", variant = SEVERAL_PER_ROW)
  static void linesAndDeliveriesOfEach(Db db, int n) {
    for (Long id : db.jdbc().queryForList("select id from purchase where id <= ?", Long.class, n)) {
      Sheet.of(db, id);
    }
  }

  private record Sheet(List<Long> products, List<String> carriers, int others) {
    static Sheet of(Db db, long id) {
      String lines = "select product_id from purchase_line where purchase_id = ?";
      String deliveries = "select carrier from delivery where purchase_id = ?";
      String others = "select line_no from purchase_line where purchase_id = ? and quantity > 3";
      List<Long> products = db.jdbc().queryForList(lines, Long.class, id); // site: sheet
      List<String> carriers = db.jdbc().queryForList(deliveries, String.class, id); // site: sheet
      int rest = db.jdbc().queryForList(others, id).size(); // site: sheet
      return new Sheet(products, carriers, rest);
    }
  }

  @Expect(source = "customer.id", site = "two by jdbi", variant = SEVERAL_PER_ROW)
  static void twoChildrenByJdbi(Db db, int n) {
    Clients.jdbi(db)
        .useHandle(
            handle -> {
              String sql = "select id from customer where id <= ?";
              for (long id : handle.createQuery(sql).bind(0, n).mapTo(Long.class).list()) {
                show(handle.select(PURCHASES, id).mapToMap().list()); // site: two by jdbi
                show(handle.select(REFERRED, id).mapToMap().list()); // site: two by jdbi
              }
            });
  }

  private static final String PURCHASES = "select id, status from purchase where customer_id = ?";
  private static final String REFERRED = "select id, name from customer where referrer_id = ?";

  private static void show(Object shown) {
    Objects.requireNonNull(shown);
  }
}
