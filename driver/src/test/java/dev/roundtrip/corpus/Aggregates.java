package dev.roundtrip.corpus;

import static dev.roundtrip.finding.NPlusOneVariant.AGGREGATE_PER_ROW;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** One number, one answer or one extreme row, asked for each row of a list. */
@HeldOut
final class Aggregates {

  private static final String CUSTOMERS = "select id, name from customer where id <= ? order by id";

  private Aggregates() {}

  private record Named(long id, String name) {}

  private record Summary(String name, long purchases) {}

  @Expect(source = "customer.id", site = "count in a view", variant = AGGREGATE_PER_ROW)
  static void aCountInAView(Db db, int n) {
    List<Summary> summaries =
        db
            .jdbc()
            .query(CUSTOMERS, (row, i) -> new Named(row.getLong("id"), row.getString("name")), n)
            .stream()
            .map(named -> new Summary(named.name(), purchases(db, named.id())))
            .toList();
    show(summaries);
  }

  private static long purchases(Db db, long customer) {
    String sql = "select count(*) from purchase where customer_id = ? and status in ('NEW', 'X')";
    Long count = db.jdbc().queryForObject(sql, Long.class, customer); // site: count in a view
    return count == null ? 0 : count;
  }

  @Expect(source = "customer.id", site = "exists", variant = AGGREGATE_PER_ROW)
  static void existsForABadge(Db db, int n) throws SQLException {
    try (Connection second = db.dataSource().getConnection();
        PreparedStatement parents = db.connection().prepareStatement(CUSTOMERS)) {
      parents.setInt(1, n);
      try (ResultSet rows = parents.executeQuery()) {
        while (rows.next()) {
          show(hasOpenPurchase(second, rows.getLong("id")));
        }
      }
    }
  }

  private static boolean hasOpenPurchase(Connection connection, long customer) throws SQLException {
    String sql =
        "select case when exists (select 1 from purchase p where p.customer_id = ?"
            + " and p.status = 'NEW') then 1 else 0 end from region where id = 1";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, customer);
      try (ResultSet rows = statement.executeQuery()) { // site: exists
        return rows.next() && rows.getInt(1) == 1;
      }
    }
  }

  @Expect(source = "customer.id", site = "latest", variant = AGGREGATE_PER_ROW)
  static void theLatestPurchaseOfEach(Db db, int n) {
    Map<Object, Object> latest = new LinkedHashMap<>();
    for (Map<String, Object> row : db.jdbc().queryForList(CUSTOMERS, n)) {
      String sql = "select * from purchase where customer_id = ? order by placed desc limit 1";
      latest.put(row.get("id"), db.jdbc().queryForList(sql, row.get("id"))); // site: latest
    }
    show(latest);
  }

  @Expect(source = "customer.id", site = "fetch first", variant = AGGREGATE_PER_ROW)
  static void theFirstRowOnly(Db db, int n) {
    for (Map<String, Object> row : db.jdbc().queryForList(CUSTOMERS, n)) {
      String sql =
          "select id from purchase where payer_id = ? order by placed fetch first 1 rows only";
      show(db.jdbc().queryForList(sql, row.get("id"))); // site: fetch first
    }
  }

  @Expect(source = "purchase.id", site = "max", variant = AGGREGATE_PER_ROW)
  static void theHighestLineNumberByJooq(Db db, int n) {
    DSLContext jooq = Clients.jooq(db);
    Field<Long> id = DSL.field(DSL.name("purchase", "id"), Long.class);
    Field<Integer> line = DSL.field(DSL.name("purchase_line", "line_no"), Integer.class);
    Field<Long> parent = DSL.field(DSL.name("purchase_line", "purchase_id"), Long.class);
    for (Long key : jooq.select(id).from("purchase").where(id.le((long) n)).fetch(id)) {
      var highest = jooq.select(DSL.max(line)).from("purchase_line").where(parent.eq(key));
      show(highest.fetchOne()); // site: max
    }
  }

  @Expect(source = "customer.region_id", site = "known", variant = AGGREGATE_PER_ROW)
  static void existenceByJooq(Db db, int n) {
    DSLContext jooq = Clients.jooq(db);
    Field<Long> region = DSL.field(DSL.name("customer", "region_id"), Long.class);
    Field<Long> own = DSL.field(DSL.name("region", "id"), Long.class);
    var parents = DSL.field(DSL.name("customer", "id"), Long.class).le((long) n);
    jooq.selectDistinct(region)
        .from("customer")
        .where(parents)
        .fetch(region)
        .forEach(key -> show(jooq.fetchExists(DSL.table("region"), own.eq(key)))); // site: known
  }

  @Expect(source = "customer.id", site = "jdbi sum", variant = AGGREGATE_PER_ROW)
  static void aSumByJdbi(Db db, int n) {
    Clients.jdbi(db)
        .useHandle(
            handle -> {
              var ids = handle.createQuery(CUSTOMERS).bind(0, n).mapToMap().list();
              for (Map<String, Object> row : ids) {
                String sql = "select sum(quantity) from purchase where customer_id = :id";
                var sum = handle.createQuery(sql).bind("id", row.get("id")).mapTo(Long.class);
                show(sum.one()); // site: jdbi sum
              }
            });
  }

  /** Counts by a mapper. */
  interface Counts {
    @Select("select id from customer where id <= #{n}")
    List<Long> customers(int n);

    @Select("select count(*) from purchase where payer_id = #{id}")
    long paid(long id);

    @Select("select min(placed) from purchase where customer_id = #{id}")
    java.util.Date first(long id);
  }

  @Expect(source = "customer.id", site = "mapper count", variant = AGGREGATE_PER_ROW)
  static void aCountByMyBatis(Db db, int n) {
    try (SqlSession session = Clients.mybatis(db, ExecutorType.SIMPLE, Counts.class)) {
      Counts counts = session.getMapper(Counts.class);
      show(counts.customers(n).stream().mapToLong(counts::paid).sum()); // site: mapper count
    }
  }

  @Expect(source = "customer.id", site = "mapper min", variant = AGGREGATE_PER_ROW)
  static void aMinimumByMyBatisWithReusedStatements(Db db, int n) {
    try (SqlSession session = Clients.mybatis(db, ExecutorType.REUSE, Counts.class)) {
      Counts counts = session.getMapper(Counts.class);
      for (Long id : counts.customers(n)) {
        show(counts.first(id)); // site: mapper min
      }
    }
  }

  @Silent("one statement with GROUP BY")
  static void allCountsAtOnce(Db db, int n) {
    String sql =
        "select customer_id, count(*) from purchase where customer_id <= ? group by customer_id";
    show(db.jdbc().queryForList(sql, n));
  }

  private static void show(Object shown) {
    Objects.requireNonNull(shown);
  }
}
