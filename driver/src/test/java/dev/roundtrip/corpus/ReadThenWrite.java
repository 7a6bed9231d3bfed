package dev.roundtrip.corpus;

import static dev.roundtrip.finding.FindingKind.READ_MODIFY_WRITE;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.jdbi.v3.core.Handle;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Rows that are read and written in turn. The label's line is that of the SELECT. */
@HeldOut
final class ReadThenWrite {

  private ReadThenWrite() {}

  private record StockService(Db db) {
    void take(long product, int quantity) {
      int left = quantityOf(product) - quantity;
      String sql = "update stock set quantity = ? where product_id = ?";
      db.jdbc().update(sql, left, product); // site: take
    }

    private int quantityOf(long product) {
      String sql = "select quantity from stock where product_id = ?";
      Integer found = db.jdbc().queryForObject(sql, Integer.class, product); // site: take
      return found == null ? 0 : found;
    }
  }

  @Expect(value = READ_MODIFY_WRITE, from = 3, site = "take")
  static void stockTakenItemByItem(Db db, int n) {
    StockService stock = new StockService(db);
    LongStream.rangeClosed(1, n).forEach(product -> stock.take(product, 0));
  }

  @Expect(value = READ_MODIFY_WRITE, from = 3, site = "counter")
  static void oneCounterRaisedAgainAndAgain(Db db, int n) throws SQLException {
    for (int i = 0; i < n; i++) {
      raise(db.connection(), 50);
    }
  }

  private static void raise(Connection connection, long task) throws SQLException {
    String read = "select attempts from task where id = ?";
    try (PreparedStatement select = connection.prepareStatement(read);
        PreparedStatement update =
            connection.prepareStatement("update task set attempts = ? where id = ?")) {
      select.setLong(1, task);
      try (ResultSet row = select.executeQuery()) { // site: counter
        row.next();
        update.setInt(1, row.getInt(1) % 3);
      }
      update.setLong(2, task);
      update.executeUpdate(); // site: counter
    }
  }

  @Expect(value = READ_MODIFY_WRITE, from = 3, site = "get or create")
  static void tagsThatAreLookedForAndCreated(Db db, int n) {
    for (int i = 0; i < n; i++) {
      show(tag(db, "tag " + i));
    }
    db.jdbc().update("delete from tag");
  }

  private static long tag(Db db, String name) {
    String select = "select id from tag where name = ?";
    List<Long> found = db.jdbc().queryForList(select, Long.class, name); // site: get or create
    if (found.isEmpty()) {
      db.jdbc().update("insert into tag (name) values (?)", name); // site: get or create
      return -1;
    }
    return found.get(0);
  }

  /** A save that asks first, as generic repositories do. */
  interface Repository {
    @Select("select id, message from audit where id = #{id}")
    @Nullable Map<String, Object> find(long id);

    @Insert("insert into audit (id, message) values (#{id}, #{message})")
    int insert(@Param("id") long id, @Param("message") String message);

    @Update("update audit set message = #{message} where id = #{id}")
    int update(@Param("id") long id, @Param("message") String message);
  }

  @Expect(value = READ_MODIFY_WRITE, from = 3, site = "save")
  static void aSaveThatAsksFirst(Db db, int n) {
    try (SqlSession session = Clients.mybatis(db, ExecutorType.SIMPLE, Repository.class)) {
      Repository repository = session.getMapper(Repository.class);
      for (int id = 1; id <= n; id++) {
        save(repository, id, "text");
      }
    }
    db.jdbc().update("delete from audit");
  }

  private static void save(Repository repository, long id, String message) {
    boolean known = repository.find(id) != null; // site: save
    if (known) {
      repository.update(id, message);
    } else {
      repository.insert(id, message); // site: save
    }
  }

  @Expect(value = READ_MODIFY_WRITE, from = 3, site = "merge by jooq")
  static void aMergeByHandInJooq(Db db, int n) {
    DSLContext jooq = Clients.jooq(db);
    Field<Long> product = DSL.field("product_id", Long.class);
    Field<Integer> quantity = DSL.field("quantity", Integer.class);
    for (long id = 1; id <= n; id++) {
      var stock = DSL.table("stock");
      var read = jooq.select(quantity).from(stock).where(product.eq(id));
      Integer old = read.fetchOne(quantity); // site: merge by jooq
      var write = jooq.update(stock).set(quantity, old).where(product.eq(id));
      write.execute(); // site: merge by jooq
    }
  }

  @Expect(value = READ_MODIFY_WRITE, from = 3, site = "status by jdbi")
  static void statusesAdvancedByJdbi(Db db, int n) {
    List<Long> ids = db.jdbc().queryForList("select id from task where id <= ?", Long.class, n);
    Clients.jdbi(db).useTransaction(handle -> ids.forEach(id -> advance(handle, id)));
  }

  private static void advance(Handle handle, long id) {
    String sql = "select status from task where id = ?";
    String status = handle.select(sql, id).mapTo(String.class).one(); // site: status by jdbi
    handle.execute("update task set status = ? where id = ?", status, id); // site: status by jdbi
  }

  @Silent("written with one statement each day, for one row: nothing is read in between")
  @Sizes(1)
  static void anUpsertOfOneRow(Db db, int n) {
    db.jdbc().update("update stock set quantity = quantity - 0 where product_id = ?", 3);
    db.jdbc().queryForList("select quantity from stock where product_id = ?", 3);
  }

  @Silent("a flag is switched on, read, switched off and read again: it may have changed")
  @Sizes(2)
  static void aFlagReadBetweenWritesToIt(Db db, int n) {
    for (int i = 0; i < n; i++) {
      db.jdbc().update("update flag set enabled = ? where name = ?", i, "flag 5");
      show(db.jdbc().queryForList("select enabled from flag where name = ?", "flag 5"));
    }
  }

  @Silent(
      value = "each message has its own scope: its key is looked for once, and noted",
      scopes = true)
  static void idempotencyKeys(Db db, int n) {
    for (int i = 0; i < n; i++) {
      try (var message = db.roundtrip().openScope("message")) {
        String key = "key " + i;
        if (db.jdbc().queryForList("select id from tag where name = ?", key).isEmpty()) {
          db.jdbc().update("insert into tag (name) values (?)", key);
        }
      }
    }
    db.jdbc().update("delete from tag");
  }

  @Silent("all rows are read, and written with one batch")
  static void readAllWriteAll(Db db, int n) {
    String sql = "select product_id, quantity from stock where product_id <= ?";
    List<Object[]> rows =
        db.jdbc().query(sql, (row, i) -> new Object[] {row.getInt(2), row.getLong(1)}, n);
    show(db.jdbc().batchUpdate("update stock set quantity = ? where product_id = ?", rows));
  }

  private static void show(Object shown) {
    Objects.requireNonNull(shown);
  }
}
