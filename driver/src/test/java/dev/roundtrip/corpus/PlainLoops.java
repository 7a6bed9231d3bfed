package dev.roundtrip.corpus;

import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.NPlusOneVariant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Loops as they are written over plain JDBC. */
final class PlainLoops {

  private PlainLoops() {}

  @Expect(source = "customer.id")
  static void inline(Db db, int n) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (Statement statement = db.connection().createStatement();
        ResultSet rows = statement.executeQuery("select id, name from customer order by id")) {
      while (ids.size() < n && rows.next()) {
        ids.add(rows.getLong("id"));
      }
    }
    for (long id : ids) {
      try (PreparedStatement statement =
          db.connection().prepareStatement("select status from purchase where customer_id = ?")) {
        statement.setLong(1, id);
        readAll(statement.executeQuery()); // site: inline
      }
    }
  }

  @Expect(source = "customer.id")
  static void oneStatementReusedInAWhileLoop(Db db, int n) throws SQLException {
    List<Long> ids = customers(db.connection(), n);
    try (PreparedStatement statement =
        db.connection().prepareStatement("select status from purchase where ? = customer_id")) {
      int i = 0;
      while (i < ids.size()) {
        statement.setLong(1, ids.get(i++));
        readAll(statement.executeQuery()); // site: oneStatementReusedInAWhileLoop
      }
    }
  }

  @Expect(source = "customer.id")
  static void childrenFetchedWhileTheParentsAreStillRead(Db db, int n) throws SQLException {
    try (Connection second = db.dataSource().getConnection();
        Statement parents = db.connection().createStatement();
        ResultSet rows = parents.executeQuery("select * from customer where id <= " + n);
        PreparedStatement children =
            second.prepareStatement("select count(*) from purchase where customer_id = ?")) {
      while (rows.next()) {
        children.setLong(1, rows.getLong("id"));
        readAll(children.executeQuery()); // site: childrenFetchedWhileTheParentsAreStillRead
      }
    }
  }

  @Expect(source = "customer.id")
  static void starReadByIndexWithGetObject(Db db, int n) throws SQLException {
    List<Object> ids = new ArrayList<>();
    try (Statement statement = db.connection().createStatement();
        ResultSet rows = statement.executeQuery("select c.id, c.* from customer c order by 1")) {
      while (ids.size() < n && rows.next()) {
        ids.add(rows.getObject(1));
      }
    }
    for (Object id : ids) {
      try (PreparedStatement statement =
          db.connection().prepareStatement("select status from purchase where customer_id = ?")) {
        statement.setObject(1, id);
        readAll(statement.executeQuery()); // site: starReadByIndexWithGetObject
      }
    }
  }

  @Expect(source = "column 1", site = "purchasesOf")
  static void nothingButAStarReadByIndex(Db db, int n) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (Statement statement = db.connection().createStatement();
        ResultSet rows = statement.executeQuery("select * from customer where id <= " + n)) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    for (long id : ids) {
      purchasesOf(db.connection(), id);
    }
  }

  @Expect(source = "customer.id")
  static void literalsInTheText(Db db, int n) throws SQLException {
    for (long id : customers(db.connection(), n)) {
      try (Statement statement = db.connection().createStatement()) {
        String sql = "select status from purchase where customer_id = " + id;
        readAll(statement.executeQuery(sql)); // site: literalsInTheText
      }
    }
  }

  @Expect(source = "customer.id")
  static void throughAHashMap(Db db, int n) throws SQLException {
    Map<String, Long> byName = new HashMap<>();
    for (long id : customers(db.connection(), n)) {
      byName.put("key of " + id, id);
    }
    for (long id : byName.values()) {
      purchasesInline(db, id);
    }
  }

  private static void purchasesInline(Db db, long id) throws SQLException {
    try (PreparedStatement statement =
        db.connection().prepareStatement("select placed from purchase where customer_id = ?")) {
      statement.setLong(1, id);
      readAll(statement.executeQuery()); // site: throughAHashMap
    }
  }

  @Expect(source = "customer.id", site = "backwards")
  static void sortedInAnotherOrder(Db db, int n) throws SQLException {
    List<Long> ids = customers(db.connection(), n);
    Collections.reverse(ids);
    backwards(db, ids);
  }

  private static void backwards(Db db, List<Long> ids) throws SQLException {
    for (long id : ids) {
      try (PreparedStatement statement =
          db.connection().prepareStatement("select quantity from purchase where customer_id = ?")) {
        statement.setLong(1, id);
        readAll(statement.executeQuery()); // site: backwards
      }
    }
  }

  @Expect(source = "customer.id", site = "backwards")
  @Sizes(400)
  static void moreParentsThanRowsAreRememberedInAnotherOrder(Db db, int n) throws SQLException {
    List<Long> ids = customers(db.connection(), n);
    Collections.reverse(ids);
    backwards(db, ids);
  }

  @Expect(source = "customer.id", site = "inAStream")
  @Sizes({2, 5, 20, 400})
  static void inAStream(Db db, int n) throws SQLException {
    customers(db.connection(), n).stream()
        .map(
            id ->
                db.jdbc()
                    .queryForList(
                        "select id from purchase where customer_id = ?", id)) // site: inAStream
        .forEach(Objects::requireNonNull);
  }

  @Expect(source = "customer.id")
  static void inAParallelStream(Db db, int n) throws SQLException {
    customers(db.connection(), n).parallelStream()
        .forEach(id -> db.scope().wrap(() -> load(db, id)).run());
  }

  private static void load(Db db, long id) {
    db.jdbc()
        .queryForList(
            "select id from purchase where customer_id = ?", id); // site: inAParallelStream
  }

  @Expect(source = "customer.id", site = "twoLinesOfOneMethod")
  @Sizes({5, 20})
  static void twoLinesOfOneMethod(Db db, int n) throws SQLException {
    // At n = 2 each line is passed once: that is no loop that anybody could see.
    String sql = "select name from customer c where c.referrer_id = ?";
    for (long id : customers(db.connection(), n)) {
      if (id % 3 == 0) {
        db.jdbc().queryForList(sql, id);
      } else {
        db.jdbc().queryForList(sql, String.class, id); // site: twoLinesOfOneMethod
      }
    }
  }

  @Limit("each line is passed once, as in straight-line code: only the third row shows the loop")
  @Sizes(2)
  static void twoLinesThatArePassedOnceEach(Db db, int n) throws SQLException {
    String sql = "select name from customer c where c.referrer_id = ?";
    for (long id : customers(db.connection(), n)) {
      if (id == 1) {
        db.jdbc().queryForList(sql, id);
      } else {
        db.jdbc().queryForList(sql, String.class, id);
      }
    }
  }

  @Expect(source = "customer.id")
  static void onlyEveryThirdParentHasChildren(Db db, int n) throws SQLException {
    for (long id : customers(db.connection(), 3 * n)) {
      if (id % 3 == 0) {
        db.jdbc()
            .queryForList(
                "select * from purchase where customer_id = ?",
                id); // site: onlyEveryThirdParentHasChildren
      }
    }
  }

  @Expect(source = "purchase_line.purchase_id", nested = true, site = "innermost")
  static void threeLevels(Db db, int n) throws SQLException {
    for (long customer : customers(db.connection(), n)) {
      List<Long> purchases =
          db.jdbc()
              .queryForList("select id from purchase where customer_id = ?", Long.class, customer);
      for (long purchase : purchases) {
        String lines = "select purchase_id, line_no from purchase_line where purchase_id = ?";
        for (Map<String, Object> line : db.jdbc().queryForList(lines, purchase)) {
          deliveries(db, line);
        }
      }
    }
  }

  private static void deliveries(Db db, Map<String, Object> line) {
    String sql = "select carrier from delivery where purchase_id = ? and line_no = ?";
    db.jdbc().queryForList(sql, line.get("purchase_id"), line.get("line_no")); // site: innermost
  }

  @Expect(source = "customer.id", site = "page")
  @Sizes({5, 20})
  static void parentsThatAreFetchedPageByPage(Db db, int n) throws SQLException {
    for (int offset = 0; offset < n; offset += 3) {
      String page = "select id from customer where id <= ? order by id limit 3 offset ?";
      for (long id : db.jdbc().queryForList(page, Long.class, n, offset)) {
        db.jdbc().queryForList("select * from purchase where customer_id = ?", id); // site: page
      }
    }
  }

  // The label was a lookup in a loop, and was wrong once the walk had a name: each key is read from
  // the rows that the key before it had found.
  @Expect(source = "category.id", from = 3, site = "walk", variant = NPlusOneVariant.RECURSIVE_WALK)
  static void recursionOverATree(Db db, int n) {
    walk(db, 1, new ArrayList<>(), n);
  }

  private static void walk(Db db, long id, List<Long> visited, int n) {
    if (visited.size() == n) {
      return;
    }
    visited.add(id);
    String sql = "select id from category where parent_id = ?";
    List<Long> children = db.jdbc().queryForList(sql, Long.class, id); // site: walk
    for (long child : children) {
      walk(db, child, visited, n);
    }
  }

  @Expect(value = FindingKind.LOOKUP_IN_LOOP, from = 3)
  static void keysFromTheRequest(Db db, int n) {
    for (int i = 0; i < n; i++) {
      db.jdbc()
          .queryForList(
              "select name from product where id = ?", 40 - i); // site: keysFromTheRequest
    }
  }

  @Expect(value = FindingKind.DUPLICATE)
  static void theSameRowAgainAndAgain(Db db, int n) {
    for (int i = 0; i < n; i++) {
      db.jdbc()
          .queryForList("select name from region where id = ?", 3); // site: theSameRowAgainAndAgain
    }
  }

  @Expect(source = "customer.id", site = "loop before a read elsewhere")
  static void aLoopAndASingleReadOfTheSameShape(Db db, int n) throws SQLException {
    String sql = "select id from purchase where customer_id = ?";
    for (long id : customers(db.connection(), n)) {
      db.jdbc().queryForList(sql, id); // site: loop before a read elsewhere
    }
    new Footer().render(db, sql);
  }

  private static final class Footer {
    void render(Db db, String sql) {
      db.jdbc().queryForList(sql, 77);
    }
  }

  @Expect(source = "customer.id", site = "fed loop")
  @Expect(value = FindingKind.LOOKUP_IN_LOOP, from = 3, site = "loop of its own")
  static void oneShapeInTwoLoopsOfWhichOneIsNotFed(Db db, int n) throws SQLException {
    String sql = "select id from purchase where customer_id = ?";
    for (long id : customers(db.connection(), n)) {
      db.jdbc().queryForList(sql, id); // site: fed loop
    }
    new Basket().show(db, sql, n);
  }

  private static final class Basket {
    void show(Db db, String sql, int n) {
      for (int i = 0; i < n; i++) {
        db.jdbc().queryForList(sql, 300 + i); // site: loop of its own
      }
    }
  }

  // The label said two findings, and was wrong once there was a flavour that names all children:
  // one
  // cause and one remedy, which is to fetch all of them at once, is one finding.
  @Expect(
      source = "customer.id",
      site = "children of one source",
      variant = NPlusOneVariant.SEVERAL_PER_ROW)
  static void twoChildrenOfOneSource(Db db, int n) throws SQLException {
    for (long id : customers(db.connection(), n)) {
      db.jdbc()
          .queryForList(
              "select id from purchase where customer_id = ?", id); // site: children of one source
      db.jdbc()
          .queryForList(
              "select id from customer where referrer_id = ?", id); // site: children of one source
    }
  }

  private static List<Long> customers(Connection connection, int n) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement("select id, name from customer where id <= ? order by id")) {
      statement.setInt(1, n);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getLong("id"));
        }
      }
    }
    return ids;
  }

  private static void purchasesOf(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select status from purchase where customer_id = ?")) {
      statement.setLong(1, id);
      readAll(statement.executeQuery()); // site: purchasesOf
    }
  }

  private static void readAll(ResultSet rows) throws SQLException {
    try (rows) {
      while (rows.next()) {
        rows.getObject(1);
      }
    }
  }
}
