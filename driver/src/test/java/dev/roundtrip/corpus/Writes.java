package dev.roundtrip.corpus;

import static dev.roundtrip.finding.FindingKind.WRITE_IN_LOOP;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Rows that are written one by one. Each scenario leaves the tables as it found them. */
@HeldOut
final class Writes {

  private Writes() {}

  private record Event(long id, String message) {}

  private static List<Event> events(int n) {
    return IntStream.rangeClosed(1, n).mapToObj(i -> new Event(i, "event " + i)).toList();
  }

  @Expect(value = WRITE_IN_LOOP, from = 3, site = "saved events")
  static void eventsSavedOneByOne(Db db, int n) throws SQLException {
    db.connection().setAutoCommit(false);
    for (Event event : events(n)) {
      save(db.connection(), event);
    }
    db.connection().rollback();
    db.connection().setAutoCommit(true);
  }

  private static void save(Connection connection, Event event) throws SQLException {
    String sql = "insert into audit (id, message) values (?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setLong(1, event.id());
      insert.setString(2, event.message());
      insert.executeUpdate(); // site: saved events
    }
  }

  @Expect(value = WRITE_IN_LOOP, from = 3, site = "generated keys")
  static void insertsThatNeedTheirKeys(Db db, int n) throws SQLException {
    List<Long> keys = new ArrayList<>();
    String sql = "insert into tag (name) values (?)";
    try (PreparedStatement insert =
        db.connection().prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
      for (Event event : events(n)) {
        insert.setString(1, event.message());
        insert.executeUpdate(); // site: generated keys
        try (ResultSet key = insert.getGeneratedKeys()) {
          key.next();
          keys.add(key.getLong(1));
        }
      }
    }
    show(keys);
    db.jdbc().update("delete from tag");
  }

  @Expect(value = WRITE_IN_LOOP, from = 3, site = "key holder")
  static void aKeyHolderForEachRow(Db db, int n) {
    for (int i = 0; i < n; i++) {
      String name = "holder " + i;
      GeneratedKeyHolder holder = new GeneratedKeyHolder();
      // Once a lambda inside of the call, whose semicolons hid the marker from the line.
      PreparedStatementCreator creator =
          connection -> {
            String sql = "insert into tag (name) values (?)";
            PreparedStatement insert = connection.prepareStatement(sql, new String[] {"id"});
            insert.setString(1, name);
            return insert;
          };
      db.jdbc().update(creator, holder); // site: key holder
      show(Objects.requireNonNull(holder.getKey()));
    }
    db.jdbc().update("delete from tag");
  }

  @Expect(value = WRITE_IN_LOOP, from = 3, site = "simple insert")
  static void simpleJdbcInserts(Db db, int n) {
    SimpleJdbcInsert insert =
        new SimpleJdbcInsert(db.jdbc())
            .withoutTableColumnMetaDataAccess()
            .withTableName("audit")
            .usingColumns("id", "message");
    for (Event event : events(n)) {
      var row = new MapSqlParameterSource("id", event.id()).addValue("message", event.message());
      insert.execute(row); // site: simple insert
    }
    db.jdbc().update("delete from audit");
  }

  @Expect(value = WRITE_IN_LOOP, from = 3, site = "prices")
  static void anUpdateForEachKeyOfARequest(Db db, int n) {
    IntStream.rangeClosed(1, n)
        .forEach(
            i -> {
              String sql = "update stock set quantity = ? where product_id = ?";
              db.jdbc().update(sql, 100 + i, i); // site: prices
            });
  }

  @Expect(value = WRITE_IN_LOOP, from = 3, site = "updated rows")
  static void anUpdateForEachRowThatWasRead(Db db, int n) {
    // One statement reads, and then each row is written: set quantity = quantity would do.
    String sql = "select product_id, quantity from stock where product_id <= ?";
    for (Map<String, Object> row : db.jdbc().queryForList(sql, n)) {
      Number quantity = (Number) Objects.requireNonNull(row.get("quantity"));
      String update = "update stock set quantity = ? where product_id = ?";
      db.jdbc().update(update, quantity, row.get("product_id")); // site: updated rows
    }
  }

  @Expect(value = WRITE_IN_LOOP, from = 3, site = "deleted")
  static void deletedOneByOne(Db db, int n) throws SQLException {
    db.connection().setAutoCommit(false);
    try (PreparedStatement delete =
        db.connection().prepareStatement("delete from visit where id = ?")) {
      for (int id = n; id > 0; id--) {
        delete.setInt(1, id);
        delete.executeUpdate(); // site: deleted
      }
    }
    db.connection().rollback();
    db.connection().setAutoCommit(true);
  }

  @Expect(value = WRITE_IN_LOOP, from = 3, site = "literals")
  static void insertsWithLiterals(Db db, int n) throws SQLException {
    try (Statement statement = db.connection().createStatement()) {
      for (Event event : events(n)) {
        statement.executeUpdate(text(event)); // site: literals
      }
    }
    db.jdbc().update("delete from audit");
  }

  private static String text(Event event) {
    return "insert into audit (id, message) values (" + event.id() + ", '" + event.message() + "')";
  }

  /** Writes by a mapper. */
  interface Mapper {
    @Insert("insert into audit (id, message) values (#{id}, #{message})")
    int add(@Param("id") long id, @Param("message") String message);

    @Insert("insert into tag (name) values (#{name})")
    @Options(useGeneratedKeys = true, keyProperty = "id", keyColumn = "id")
    int tag(Map<String, Object> tag);

    @Update("update task set attempts = #{attempts} where id = #{id}")
    int attempts(@Param("id") long id, @Param("attempts") int attempts);

    @Delete("delete from audit where id = #{id}")
    int remove(long id);
  }

  @Expect(value = WRITE_IN_LOOP, from = 3, site = "mapper inserts")
  static void insertsByMyBatis(Db db, int n) {
    try (SqlSession session = Clients.mybatis(db, ExecutorType.SIMPLE, Mapper.class)) {
      Mapper mapper = session.getMapper(Mapper.class);
      events(n).forEach(e -> mapper.add(e.id(), e.message())); // site: mapper inserts
    }
    db.jdbc().update("delete from audit");
  }

  @Expect(value = WRITE_IN_LOOP, from = 3, site = "mapper keys")
  static void insertsByMyBatisWithGeneratedKeys(Db db, int n) {
    try (SqlSession session = Clients.mybatis(db, ExecutorType.REUSE, Mapper.class)) {
      Mapper mapper = session.getMapper(Mapper.class);
      for (Event event : events(n)) {
        mapper.tag(new java.util.HashMap<>(Map.of("name", event.message()))); // site: mapper keys
      }
    }
    db.jdbc().update("delete from tag");
  }

  @Expect(value = WRITE_IN_LOOP, from = 3, site = "mapper updates")
  static void updatesByMyBatis(Db db, int n) {
    try (SqlSession session = Clients.mybatis(db, ExecutorType.SIMPLE, Mapper.class)) {
      Mapper mapper = session.getMapper(Mapper.class);
      for (int id = 1; id <= n; id++) {
        mapper.attempts(id, 0); // site: mapper updates
      }
    }
  }

  @Expect(value = WRITE_IN_LOOP, from = 3, site = "jooq inserts")
  static void insertsByJooq(Db db, int n) {
    DSLContext jooq = Clients.jooq(db);
    var id = DSL.field("id", Long.class);
    var message = DSL.field("message", String.class);
    for (Event event : events(n)) {
      var insert = jooq.insertInto(DSL.table("audit"), id, message);
      insert.values(event.id(), event.message()).execute(); // site: jooq inserts
    }
    db.jdbc().update("delete from audit");
  }

  @Expect(value = WRITE_IN_LOOP, from = 3, site = "jooq updates")
  static void updatesByJooq(Db db, int n) {
    DSLContext jooq = Clients.jooq(db);
    var id = DSL.field("id", Long.class);
    var attempts = DSL.field("attempts", Integer.class);
    for (Event event : events(n)) {
      var update = jooq.update(DSL.table("task")).set(attempts, 0);
      update.where(id.eq(event.id())).execute(); // site: jooq updates
    }
  }

  @Expect(value = WRITE_IN_LOOP, from = 3, site = "jdbi deletes")
  static void deletesByJdbi(Db db, int n) {
    Clients.jdbi(db)
        .useTransaction(
            handle -> {
              for (Event event : events(n)) {
                String sql = "delete from visit where id = :id";
                handle.createUpdate(sql).bind("id", event.id()).execute(); // site: jdbi deletes
              }
              handle.rollback();
            });
  }

  private static void show(Object shown) {
    Objects.requireNonNull(shown);
  }
}
