package dev.roundtrip.corpus;

import static dev.roundtrip.finding.NPlusOneVariant.PROVED;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.impl.DSL;

/** Keys of several columns, of other types, from subqueries and views; in all libraries. */
@HeldOut
final class OddKeys {

  private OddKeys() {}

  private record LineKey(long purchaseId, int lineNo) {}

  @Expect(source = "purchase_line.purchase_id", site = "backwards pair", variant = PROVED)
  static void aCompositeKeyWrittenBackwards(Db db, int n) throws SQLException {
    List<LineKey> keys = new ArrayList<>();
    try (PreparedStatement statement =
        db.connection()
            .prepareStatement(
                "select purchase_id, line_no from purchase_line where purchase_id <= ?")) {
      statement.setInt(1, n);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          keys.add(new LineKey(rows.getLong(1), rows.getInt(2)));
        }
      }
    }
    String sql = "select carrier from delivery where ? = purchase_id and ? = line_no";
    try (PreparedStatement statement = db.connection().prepareStatement(sql)) {
      for (LineKey key : keys) {
        statement.setLong(1, key.purchaseId());
        statement.setInt(2, key.lineNo());
        statement.executeQuery().close(); // site: backwards pair
      }
    }
  }

  @Expect(source = "purchase_line.purchase_id", site = "pair by jooq", variant = PROVED)
  static void aCompositeKeyByJooq(Db db, int n) {
    DSLContext jooq = Clients.jooq(db);
    Field<Long> purchase = DSL.field(DSL.name("purchase_id"), Long.class);
    Field<Integer> line = DSL.field(DSL.name("line_no"), Integer.class);
    var keys = jooq.select(purchase, line).from("purchase_line").where(purchase.le((long) n));
    for (Record2<Long, Integer> key : keys.fetch()) {
      var delivery = jooq.select(DSL.field("carrier")).from("delivery");
      var row = DSL.row(purchase, line).eq(key.value1(), key.value2());
      show(delivery.where(row).fetch()); // site: pair by jooq
    }
  }

  @Expect(source = "customer.ref", site = "uuid by jdbi", variant = PROVED)
  static void uuidsByJdbi(Db db, int n) {
    Clients.jdbi(db)
        .useHandle(
            handle -> {
              String sql = "select ref from customer where id <= ?";
              var refs = handle.createQuery(sql).bind(0, n).mapTo(UUID.class).list();
              for (UUID ref : refs) {
                String child = "select city from address where customer_uuid = ?";
                show(handle.select(child, ref).mapTo(String.class).list()); // site: uuid by jdbi
              }
            });
  }

  /** Made by Jdbi from a row. */
  public record Ticket(long id, String assignee) {}

  @Expect(source = "ticket.assignee", site = "mapped records", variant = PROVED)
  static void recordsThatJdbiMakes(Db db, int n) {
    Clients.jdbi(db)
        .useHandle(
            handle -> {
              handle.registerRowMapper(ConstructorMapper.factory(Ticket.class));
              String sql = "select id, assignee from ticket where id <= ?";
              var tickets = handle.createQuery(sql).bind(0, n).mapTo(Ticket.class).list();
              for (Ticket ticket : tickets) {
                String child = "select id from employee where login = :login";
                var query = handle.createQuery(child).bind("login", ticket.assignee());
                show(query.mapTo(Long.class).list()); // site: mapped records
              }
            });
  }

  @Expect(source = "visit.visited_on", site = "days read", variant = PROVED)
  @Sizes({5, 20})
  static void daysThatWereRead(Db db, int n) {
    // Two dates are too little, as the columns' names have nothing in common.
    String sql = "select distinct visited_on from visit where id <= ?";
    for (LocalDate day : db.jdbc().queryForList(sql, LocalDate.class, n)) {
      String child = "select id from purchase where placed = ?";
      show(db.jdbc().queryForList(child, day)); // site: days read
    }
  }

  /** A mapper that finds by whatever it is given. */
  interface Finder {
    @Select("select customer_no as key_no, name from active_customer where customer_no <= #{n}")
    List<Map<String, Object>> active(int n);

    @Select("select status from purchase where customer_id = #{id} and status = 'NEW'")
    List<String> open(long id);
  }

  @Expect(source = "active_customer.customer_no", site = "view by mapper", variant = PROVED)
  static void aViewByMyBatis(Db db, int n) {
    try (SqlSession session = Clients.mybatis(db, ExecutorType.SIMPLE, Finder.class)) {
      Finder finder = session.getMapper(Finder.class);
      for (Map<String, Object> row : finder.active(n)) {
        Object key = row.containsKey("key_no") ? row.get("key_no") : row.get("KEY_NO");
        long id = ((Number) Objects.requireNonNull(key)).longValue();
        show(finder.open(id)); // site: view by mapper
      }
    }
  }

  // Columns of a derived table are named as those of a common table expression: by themselves.
  @Expect(source = "id", site = "derived", variant = PROVED)
  static void aDerivedTable(Db db, int n) {
    String sql =
        "select t.id from (select id from customer where id <= ? union select id from customer"
            + " where id = 1) t order by t.id";
    for (Long id : db.jdbc().queryForList(sql, Long.class, n)) {
      String child = "select id from purchase where payer_id = ?";
      show(db.jdbc().queryForList(child, id)); // site: derived
    }
  }

  @Expect(source = "customer.id", site = "cte child", variant = PROVED)
  static void aChildThatIsACommonTableExpression(Db db, int n) {
    String sql = "select c.id from customer as c where c.id <= ?";
    String child =
        "with own as (select id, quantity from purchase where customer_id = ?)"
            + " select id, quantity from own where quantity > 0";
    for (Long id : db.jdbc().queryForList(sql, Long.class, n)) {
      show(db.jdbc().queryForList(child, id)); // site: cte child
    }
  }

  @Expect(source = "customer.id", site = "subquery child", variant = PROVED)
  static void aKeyInsideOfASubquery(Db db, int n) {
    String child =
        "select d.carrier from delivery d where d.purchase_id in"
            + " (select p.id from purchase p where p.customer_id = ?)";
    db.jdbc()
        .queryForList("select id from customer where id <= ?", Long.class, n)
        .forEach(id -> show(db.jdbc().queryForList(child, id))); // site: subquery child
  }

  @Expect(source = "customer.id", site = "joined child", variant = PROVED)
  static void aKeyInAJoinCondition(Db db, int n) {
    String child =
        "select p.id, l.line_no from purchase p left join purchase_line l on l.purchase_id = p.id"
            + " join customer c on c.id = p.customer_id and c.id = ? where p.status is not null";
    for (Long id : db.jdbc().queryForList("select id from customer where id <= ?", Long.class, n)) {
      show(db.jdbc().queryForList(child, id)); // site: joined child
    }
  }

  @Expect(source = "product.sku", site = "trimmed", variant = PROVED)
  static void aColumnInsideOfAFunction(Db db, int n) {
    String sql = "select p.sku from product p where p.id <= ?";
    for (String sku : db.jdbc().queryForList(sql, String.class, n)) {
      String child = "select category_id from product where upper(trim(sku)) = ?";
      show(db.jdbc().queryForList(child, sku)); // site: trimmed
    }
  }

  private static void show(Object shown) {
    Objects.requireNonNull(shown);
  }
}
