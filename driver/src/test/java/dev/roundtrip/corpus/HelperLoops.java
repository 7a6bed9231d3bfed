package dev.roundtrip.corpus;

import dev.roundtrip.finding.FindingKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Loops whose SQL stands elsewhere: in data access objects, generic helpers and templates. */
final class HelperLoops {

  private HelperLoops() {}

  /** Carries everybody's SQL. */
  static final class Sql {

    private Sql() {}

    static List<Long> list(Connection connection, String sql, Object... args) {
      return query(connection, sql, args);
    }

    static Long one(Connection connection, String sql, Object... args) {
      List<Long> found = query(connection, sql, args);
      return found.isEmpty() ? 0L : found.get(0);
    }

    private static List<Long> query(Connection connection, String sql, Object... args) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < args.length; i++) {
          statement.setObject(i + 1, args[i]);
        }
        try (ResultSet rows = statement.executeQuery()) {
          List<Long> result = new ArrayList<>();
          while (rows.next()) {
            result.add(rows.getLong(1));
          }
          return result;
        }
      } catch (SQLException failure) {
        throw new IllegalStateException(failure);
      }
    }
  }

  /** An ordinary data access object. */
  private record CustomerDao(Db db) {

    List<Long> first(int n) {
      return db.jdbc()
          .queryForList("select id from customer where id <= ? order by id", Long.class, n);
    }

    List<Long> purchases(long customer) {
      String sql = "select id from purchase where customer_id = ?";
      return db.jdbc().queryForList(sql, Long.class, customer); // site: CustomerDao.purchases
    }
  }

  @Expect(source = "customer.id", site = "CustomerDao.purchases")
  static void aDataAccessObject(Db db, int n) {
    CustomerDao dao = new CustomerDao(db);
    for (long id : dao.first(n)) {
      dao.purchases(id);
    }
  }

  @Expect(source = "customer.id")
  static void aHelperThatCarriesAllSql(Db db, int n) {
    Connection connection = db.connection();
    Sql.one(connection, "select count(*) from region");
    for (long id : Sql.list(connection, "select id from customer where id <= ?", n)) {
      Sql.one(
          connection,
          "select id from purchase where customer_id = ?",
          id); // site: aHelperThatCarriesAllSql
    }
  }

  @Silent("a helper carries all SQL, and its callers have nothing to do with each other")
  @Sizes(2)
  static void unrelatedCallersOfAHelper(Db db, int n) {
    Connection connection = db.connection();
    List<Long> ids = Sql.list(connection, "select id from customer where id <= ?", n);
    new Header().render(connection, ids.get(0));
    new Sidebar().render(connection, ids.get(1));
  }

  private static final class Header {
    void render(Connection connection, long id) {
      Sql.one(connection, "select count(*) from purchase where customer_id = ?", id);
    }
  }

  private static final class Sidebar {
    void render(Connection connection, long id) {
      Sql.one(connection, "select count(*) from purchase where customer_id = ?", id);
    }
  }

  @Expect(source = "customer.id")
  static void aTemplateWithRowMappers(Db db, int n) {
    String parents = "select id, name from customer where id <= ?";
    List<Long> ids = db.jdbc().query(parents, (row, i) -> row.getLong("id"), n);
    ids.forEach(
        id -> {
          String children = "select status from purchase where customer_id = ?";
          db.jdbc()
              .query(children, (row, i) -> row.getString(1), id); // site: aTemplateWithRowMappers
        });
  }

  @Expect(source = "customer.id")
  static void aQueryInsideOfARowMapper(Db db, int n) {
    String parents = "select id, name from customer where id <= ?";
    db.jdbc()
        .query(
            parents,
            row -> {
              count(db, row.getLong(1));
            },
            n);
  }

  private static @Nullable Long count(Db db, long id) {
    String sql = "select count(*) from purchase where customer_id = ?";
    return db.jdbc().queryForObject(sql, Long.class, id); // site: aQueryInsideOfARowMapper
  }

  @Expect(source = "customer.id", site = "through functions")
  static void aPipelineOfFunctions(Db db, int n) {
    Function<Long, List<Map<String, Object>>> children =
        id ->
            db.jdbc()
                .queryForList(
                    "select * from purchase where customer_id = ?", id); // site: through functions
    Function<Long, Integer> size = children.andThen(List::size);
    new CustomerDao(db).first(n).stream().map(size).forEach(HelperLoops::show);
  }

  private static void show(Object shown) {
    Objects.requireNonNull(shown);
  }

  @Expect(source = "purchase.customer_id", site = "Cell.name")
  static void aFormatterForEachCell(Db db, int n) {
    String sql = "select id, customer_id, quantity from purchase where id <= ? order by id desc";
    for (Map<String, Object> row : db.jdbc().queryForList(sql, n)) {
      new Cell(db, row.get("customer_id")).name();
    }
  }

  private record Cell(Db db, @Nullable Object customer) {
    @Nullable String name() {
      String sql = "select name from customer where id = ?";
      return db.jdbc().queryForObject(sql, String.class, customer); // site: Cell.name
    }
  }

  @Expect(value = FindingKind.LOOKUP_IN_LOOP, from = 3, site = "Access.allowed")
  static void aCheckForEachItemOfARequest(Db db, int n) {
    List<Integer> items = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      items.add(200 + 3 * i);
    }
    items.stream().filter(new Access(db)::allowed).forEach(HelperLoops::show);
  }

  private record Access(Db db) {
    boolean allowed(int item) {
      String sql = "select 1 where exists (select 1 from purchase where id = ? and status = 'NEW')";
      return !db.jdbc().queryForList(sql, item).isEmpty(); // site: Access.allowed
    }
  }

  @Expect(source = "purchase.customer_id", site = "Visitor.visit")
  static void objectsThatLoadThemselves(Db db, int n) {
    String sql = "select customer_id from purchase where id <= ?";
    db.jdbc().queryForList(sql, Long.class, n).stream()
        .map(id -> (Runnable) () -> new Visitor(db, id).visit())
        .forEach(Runnable::run);
  }

  private record Visitor(Db db, long id) {
    void visit() {
      db.jdbc().queryForMap("select * from customer where ? = id", id); // site: Visitor.visit
    }
  }
}
