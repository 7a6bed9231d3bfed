package dev.roundtrip.corpus;

import dev.roundtrip.AllowQueries;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Jobs, queues, retries, batches, sequences: repetition that is meant, or already in bulk. */
@HeldOut
final class Workers {

  private Workers() {}

  @Silent("a queue: each task is taken, worked on and committed on its own, and must be")
  static void aQueueWithACommitForEachTask(Db db, int n) throws SQLException {
    db.connection().setAutoCommit(false);
    JdbcTemplate jdbc = Clients.inTransaction(db);
    String next =
        "select id from task where status = 'READY' order by id limit 1 for update skip locked";
    for (int i = 0; i < n; i++) {
      List<Long> task = jdbc.queryForList(next, Long.class);
      jdbc.update("update task set status = 'DONE' where id = ?", task.get(0));
      db.connection().commit();
    }
    db.connection().setAutoCommit(true);
    db.jdbc().update("update task set status = 'READY'");
  }

  @Silent("polling with the same values, and nothing found")
  static void pollingAnEmptyQueue(Db db, int n) {
    for (int i = 0; i < n; i++) {
      String sql = "select id from task where status = ? and attempts < ? order by id";
      db.jdbc().queryForList(sql, "FAILED", 3).forEach(Workers::show);
    }
  }

  @Silent("accounts are locked in the order of their ids, so that no deadlock happens")
  static void locksInOrder(Db db, int n) throws SQLException {
    db.connection().setAutoCommit(false);
    String sql = "select quantity from stock where product_id = ? for update";
    try (PreparedStatement lock = db.connection().prepareStatement(sql)) {
      for (int id = 1; id <= n; id++) {
        lock.setInt(1, id);
        try (ResultSet row = lock.executeQuery()) {
          show(row.next());
        }
      }
    }
    db.connection().rollback();
    db.connection().setAutoCommit(true);
  }

  @Silent("names are tried until one is free: each attempt but the last one failed")
  static void aNameThatIsTaken(Db db, int n) {
    List<Object[]> taken = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      taken.add(new Object[] {"slug-" + i});
    }
    db.jdbc().batchUpdate("insert into tag (name) values (?)", taken);
    int attempt = 0;
    while (!isFree(db, "slug-" + attempt)) {
      attempt++;
    }
    db.jdbc().update("delete from tag");
  }

  private static boolean isFree(Db db, String name) {
    try {
      return db.jdbc().update("insert into tag (name) values (?)", name) == 1;
    } catch (DataIntegrityViolationException taken) {
      return false;
    }
  }

  @Silent("a transaction that is tried again after an error")
  static void aRetryAfterAnError(Db db, int n) throws SQLException {
    db.connection().setAutoCommit(false);
    for (int attempt = 1; attempt <= n; attempt++) {
      try (Statement statement = db.connection().createStatement()) {
        statement.executeQuery("select quantity from stock where product_id = 12").close();
        statement.executeUpdate("insert into product (id) values (" + (attempt < n ? 1 : 77) + ")");
      } catch (SQLException duplicate) {
        show(duplicate);
      }
      db.connection().rollback();
    }
    db.connection().setAutoCommit(true);
  }

  @Silent("connections that are validated when they are borrowed")
  static void validations(Db db, int n) throws SQLException {
    for (int i = 0; i < n; i++) {
      try (Connection connection = db.dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        show(connection.isValid(1));
        statement.executeQuery("select 1").close();
      }
    }
  }

  @Silent("identifiers from a sequence, and one batch of rows")
  static void identifiersFromASequence(Db db, int n) {
    String next =
        switch (db.engine()) {
          case H2 -> "select next value for corpus_seq";
          case POSTGRESQL -> "select nextval('corpus_seq')";
          case MARIADB -> "select nextval(corpus_seq)";
        };
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      rows.add(new Object[] {db.jdbc().queryForObject(next, Long.class), "row " + i});
    }
    show(db.jdbc().batchUpdate("insert into audit (id, message) values (?, ?)", rows));
    db.jdbc().update("delete from audit");
  }

  @Silent("batches of 50")
  static void batchesOfFifty(Db db, int n) throws SQLException {
    String sql = "insert into audit (id, message) values (?, ?)";
    try (PreparedStatement insert = db.connection().prepareStatement(sql)) {
      for (int i = 1; i <= 50 * n - 20; i++) {
        insert.setInt(1, i);
        insert.setString(2, "row " + i);
        insert.addBatch();
        if (i % 50 == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    db.jdbc().update("delete from audit");
  }

  @Silent("rows of VALUES, thirty at a time")
  static void rowsOfValues(Db db, int n) {
    for (int chunk = 0; chunk < n; chunk++) {
      List<Object> binds = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        binds.add(30 * chunk + i);
        binds.add("row");
      }
      String sql = "insert into audit (id, message) values (?, ?)" + ", (?, ?)".repeat(29);
      db.jdbc().update(sql, binds.toArray());
    }
    db.jdbc().update("delete from audit");
  }

  @Silent("a batch by jOOQ, and another one by Jdbi")
  static void batchesByLibraries(Db db, int n) {
    DSLContext jooq = Clients.jooq(db);
    var id = DSL.field("id", Integer.class);
    var insert = jooq.insertInto(DSL.table("audit"), id).values((Integer) null);
    var batch = jooq.batch(insert);
    for (int i = 0; i < n; i++) {
      batch = batch.bind(i);
    }
    show(batch.execute());
    Clients.jdbi(db)
        .useHandle(
            handle -> {
              PreparedBatch delete = handle.prepareBatch("delete from audit where id = :id");
              for (int i = 0; i < n; i++) {
                delete.bind("id", i).add();
              }
              show(delete.execute());
            });
  }

  /** Inserts that MyBatis collects. */
  interface BatchMapper {
    @Insert("insert into audit (id, message) values (#{id}, #{message})")
    int add(@Param("id") long id, @Param("message") String message);
  }

  @Silent("MyBatis collects the inserts of a loop in one batch")
  static void aBatchByMyBatis(Db db, int n) {
    try (SqlSession session = Clients.mybatis(db, ExecutorType.BATCH, BatchMapper.class)) {
      BatchMapper mapper = session.getMapper(BatchMapper.class);
      for (int i = 0; i < n; i++) {
        show(mapper.add(i, "row"));
      }
      show(session.flushStatements());
    }
    db.jdbc().update("delete from audit");
  }

  @Silent("rows are streamed, and others written in batches meanwhile")
  static void aStreamAndBatches(Db db, int n) throws SQLException {
    String sql = "update stock set quantity = ? where product_id = ?";
    try (Connection writing = db.dataSource().getConnection();
        PreparedStatement update = writing.prepareStatement(sql);
        Statement reading = db.connection().createStatement()) {
      reading.setFetchSize(10);
      int pending = 0;
      String rows = "select id, quantity from purchase order by id";
      try (ResultSet row = reading.executeQuery(rows)) {
        while (pending < 12 * n && row.next()) {
          update.setInt(1, row.getInt(2));
          update.setLong(2, row.getLong(1));
          update.addBatch();
          if (++pending % 12 == 0) {
            show(update.executeBatch());
          }
        }
      }
    }
  }

  @Silent("a hand-written migration: each note belongs to a change of the schema")
  static void migrationsByHand(Db db, int n) {
    for (int version = 1; version <= n; version++) {
      db.jdbc().execute("create table migrated_" + version + " (id int primary key)");
      db.jdbc().update("insert into schema_log values (?, ?)", version, "V" + version);
    }
    for (int version = 1; version <= n; version++) {
      db.jdbc().execute("drop table migrated_" + version);
    }
    db.jdbc().update("delete from schema_log");
  }

  @Silent("one statement for each tenant, which is marked as meant")
  static void allTenants(Db db, int n) {
    show(forEachTenant(db, n));
  }

  @AllowQueries(reason = "each tenant may move to a database of its own")
  private static Map<Long, Object> forEachTenant(Db db, int n) {
    Map<Long, Object> totals = new HashMap<>();
    String tenants = "select id from region where id <= ?";
    for (Long tenant : db.jdbc().queryForList(tenants, Long.class, n)) {
      String sql = "select sum(quantity) from purchase where tenant_id = ?";
      totals.put(tenant, db.jdbc().queryForList(sql, tenant));
    }
    return totals;
  }

  /** Warmed before the first request. */
  @AllowQueries(reason = "at the start, before anybody waits")
  private static final class ProductCache {
    private final Map<Integer, Object> byId = new HashMap<>();

    void warm(Db db, int n) {
      for (int id = 1; id <= n; id++) {
        byId.put(id, db.jdbc().queryForList("select name from product where id = ?", id));
      }
    }
  }

  @Silent("a cache is warmed, which is marked as meant")
  static void aCacheIsWarmed(Db db, int n) {
    ProductCache cache = new ProductCache();
    cache.warm(db, n);
    show(cache.byId);
  }

  private static void show(Object shown) {
    Objects.requireNonNull(shown);
  }
}
