package dev.roundtrip.corpus;

import static dev.roundtrip.finding.FindingKind.BATCH_TOO_SMALL;
import static dev.roundtrip.finding.FindingKind.LITERALS_INSTEAD_OF_BINDS;
import static dev.roundtrip.finding.FindingKind.VARYING_IN_LENGTH;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Lists and batches that are too small, of ever different lengths, or spelled out. */
@HeldOut
final class Lists {

  private Lists() {}

  @Enabled(BATCH_TOO_SMALL)
  @Expect(value = BATCH_TOO_SMALL, from = 5, site = "pairs")
  static void listsOfTwo(Db db, int n) {
    for (int i = 0; i < n; i++) {
      String sql = "select id, name from customer where id in (?, ?)";
      show(db.jdbc().queryForList(sql, 2 * i + 1, 2 * i + 2)); // site: pairs
    }
  }

  @Enabled(BATCH_TOO_SMALL)
  @Expect(value = BATCH_TOO_SMALL, from = 5, site = "small batch")
  static void batchesOfThree(Db db, int n) throws SQLException {
    String sql = "insert into audit (id, message) values (?, 'x')";
    try (PreparedStatement insert = db.connection().prepareStatement(sql)) {
      for (int i = 0; i < 3 * n; i++) {
        insert.setInt(1, i);
        insert.addBatch();
        if (i % 3 == 2) {
          show(insert.executeBatch()); // site: small batch
        }
      }
    }
    db.jdbc().update("delete from audit");
  }

  @Enabled(BATCH_TOO_SMALL)
  @Expect(value = BATCH_TOO_SMALL, from = 5, site = "jdbi pairs")
  static void listsOfThreeByJdbi(Db db, int n) {
    Clients.jdbi(db)
        .useHandle(
            handle -> {
              for (int i = 0; i < n; i++) {
                List<Integer> ids = List.of(3 * i, 3 * i + 1, 3 * i + 2);
                var query = handle.createQuery("select name from customer where id in (<ids>)");
                show(query.bindList("ids", ids).mapTo(String.class).list()); // site: jdbi pairs
              }
            });
  }

  @Silent("lists of 25, the last one shorter; and nothing is opted in for")
  static void listsOfTwentyFive(Db db, int n) {
    inChunks(db, 25 * n - 7, 25);
  }

  @Enabled(BATCH_TOO_SMALL)
  @Silent("lists of 20, of which the last one has three members")
  static void listsOfTwentyWithAShortLastOne(Db db, int n) {
    inChunks(db, 20 * n - 17, 20);
  }

  private static void inChunks(Db db, int keys, int size) {
    List<Integer> ids = IntStream.rangeClosed(1, keys).boxed().toList();
    for (int from = 0; from < keys; from += size) {
      List<Integer> chunk = ids.subList(from, Math.min(keys, from + size));
      String sql = "select id, status from purchase where customer_id in (" + marks(chunk) + ")";
      show(db.jdbc().queryForList(sql, chunk.toArray()));
    }
  }

  private static String marks(List<?> values) {
    return String.join(", ", Collections.nCopies(values.size(), "?"));
  }

  @Enabled(VARYING_IN_LENGTH)
  @Expect(value = VARYING_IN_LENGTH, from = 5, site = "growing")
  static void listsThatGrow(Db db, int n) {
    for (int i = 1; i <= n; i++) {
      List<Integer> ids = IntStream.rangeClosed(1, 10 + i).boxed().toList();
      String sql = "select name from customer where id in (" + marks(ids) + ")";
      show(db.jdbc().queryForList(sql, String.class, ids.toArray())); // site: growing
    }
  }

  @Enabled(VARYING_IN_LENGTH)
  @Expect(value = VARYING_IN_LENGTH, from = 5, site = "growing by jooq")
  static void listsThatGrowByJooq(Db db, int n) {
    DSLContext jooq = Clients.jooq(db);
    var id = DSL.field("id", Integer.class);
    for (int i = 1; i <= n; i++) {
      List<Integer> ids = IntStream.rangeClosed(1, 12 + 2 * i).boxed().toList();
      show(jooq.select(id).from("product").where(id.in(ids)).fetch()); // site: growing by jooq
    }
  }

  @Enabled(VARYING_IN_LENGTH)
  @Silent("lists that are padded to powers of two")
  static void paddedLists(Db db, int n) {
    for (int i = 1; i <= n; i++) {
      int keys = 16 + i;
      int length = Integer.highestOneBit(2 * keys - 1);
      int last = keys;
      List<Integer> ids =
          IntStream.rangeClosed(1, length).map(k -> Math.min(k, last)).boxed().toList();
      String sql = "select name from customer where id in (" + marks(ids) + ")";
      show(db.jdbc().queryForList(sql, String.class, ids.toArray()));
    }
  }

  @Enabled(LITERALS_INSTEAD_OF_BINDS)
  @Expect(value = LITERALS_INSTEAD_OF_BINDS, from = 5, site = "report")
  static void aReportWithLiterals(Db db, int n) throws SQLException {
    // A range, so that it is no lookup.
    for (int i = 0; i < n; i++) {
      String sql = "select count(*) from visit where quantity between " + i + " and " + (i + 30);
      try (Statement statement = db.connection().createStatement();
          ResultSet rows = statement.executeQuery(sql)) { // site: report
        rows.next();
        show(rows.getInt(1));
      }
    }
  }

  @Enabled(LITERALS_INSTEAD_OF_BINDS)
  @Expect(value = LITERALS_INSTEAD_OF_BINDS, from = 5, site = "search")
  static void aSearchWithLiterals(Db db, int n) {
    for (int i = 0; i < n; i++) {
      String sql = "select id from customer where name like 'Customer " + i + "%' and id > " + i;
      show(db.jdbc().queryForList(sql)); // site: search
    }
  }

  @Enabled(LITERALS_INSTEAD_OF_BINDS)
  @Silent("one text with literals, and a bind that varies in a range")
  static void literalsThatStayTheSame(Db db, int n) {
    for (int i = 0; i < n; i++) {
      String sql = "select id from purchase where status = 'NEW' and quantity between ? and ?";
      show(db.jdbc().queryForList(sql, i, i + 5));
    }
  }

  private static void show(Object shown) {
    Objects.requireNonNull(shown);
  }
}
