package dev.roundtrip.corpus;

import static dev.roundtrip.finding.FindingKind.BATCH_TOO_SMALL;
import static dev.roundtrip.finding.FindingKind.DUPLICATE;
import static dev.roundtrip.finding.FindingKind.READ_MODIFY_WRITE;
import static dev.roundtrip.finding.FindingKind.WRITE_IN_LOOP;
import static dev.roundtrip.finding.NPlusOneVariant.AGGREGATE_PER_ROW;
import static dev.roundtrip.finding.NPlusOneVariant.SAME_VALUE;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Imports, recalculations and clean-ups that send a statement for each row they write. */
@HeldOut
final class ClinicJobs {

  private ClinicJobs() {}

  private static String upsert(Db db) {
    return switch (db.engine()) {
      case H2 -> "merge into setting (name, content) key (name) values (?, ?)";
      case POSTGRESQL ->
          "insert into setting (name, content) values (?, ?)"
              + " on conflict (name) do update set content = excluded.content";
      case MARIADB ->
          "insert into setting (name, content) values (?, ?)"
              + " on duplicate key update content = values(content)";
    };
  }

  @Expect(value = WRITE_IN_LOOP, from = 3, site = "upserted")
  static void anUpsertForEachLine(Db db, int n) {
    String sql = upsert(db);
    Map<String, String> file = new TreeMap<>();
    IntStream.rangeClosed(1, n).forEach(i -> file.put("setting." + (25 + i), "v" + i));
    file.forEach((name, content) -> db.jdbc().update(sql, name, content)); // site: upserted
    db.jdbc().update("delete from setting where content like 'v%'");
  }

  /** Notes what was done, as audits do. */
  private record Journal(JdbcTemplate jdbc) {
    void note(String what) {
      jdbc.update("insert into journal (entry) values (?)", what); // site: noted
    }
  }

  private record Billing(JdbcTemplate jdbc, Journal journal) {
    void markPaid(int invoice) {
      jdbc.update("update invoice set paid = 1 where invoice_no = ?", invoice); // site: paid
      journal.note("paid " + invoice);
    }
  }

  @Expect(value = WRITE_IN_LOOP, from = 3, site = "paid")
  @Expect(value = WRITE_IN_LOOP, from = 3, site = "noted")
  static void aJournalBesideEachUpdate(Db db, int n) {
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(db.dataSource()));
    Billing billing = new Billing(db.jdbc(), new Journal(db.jdbc()));
    transaction.executeWithoutResult(
        status -> {
          for (int i = 1; i <= n; i++) {
            billing.markPaid(2 * i);
          }
          status.setRollbackOnly();
        });
  }

  @Expect(value = WRITE_IN_LOOP, from = 3, site = "with a savepoint")
  static void aSavepointForEachRow(Db db, int n) throws SQLException {
    Connection connection = db.connection();
    connection.setAutoCommit(false);
    String sql = "insert into outbox (id, topic, payload, sent) values (?, 'import', ?, 0)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int i = 1; i <= n; i++) {
        Savepoint before = connection.setSavepoint();
        try {
          insert.setLong(1, i);
          insert.setString(2, "line " + i);
          show(insert.executeUpdate()); // site: with a savepoint
          connection.releaseSavepoint(before);
        } catch (SQLException unreadable) {
          connection.rollback(before);
        }
      }
    }
    connection.rollback();
    connection.setAutoCommit(true);
  }

  @Expect(source = "patient.id", site = "sum of a patient", variant = AGGREGATE_PER_ROW)
  @Expect(value = WRITE_IN_LOOP, from = 3, site = "balance")
  static void balancesThatAreCalculatedAgain(Db db, int n) {
    List<Object> patients =
        db.jdbc()
            .query(
                "select id from patient order by mrn limit ?", (row, i) -> row.getObject("id"), n);
    for (Object patient : patients) {
      BigDecimal sum = unpaid(db, patient);
      db.jdbc()
          .update("update patient set balance = ? where id = ?", sum, patient); // site: balance
    }
    db.jdbc().update("update patient set balance = 0");
  }

  private static BigDecimal unpaid(Db db, Object patient) {
    String sql = "select coalesce(sum(total), 0) from invoice where patient_id = ? and paid = 0";
    return Objects.requireNonNull(
        db.jdbc().queryForObject(sql, BigDecimal.class, patient)); // site: sum of a patient
  }

  @Expect(value = WRITE_IN_LOOP, from = 3, site = "deleted one by one")
  static void readingsThatAreDeletedOneByOne(Db db, int n) throws SQLException {
    db.connection().setAutoCommit(false);
    JdbcTemplate jdbc = Clients.inTransaction(db);
    String old = "select id from reading where device_id = 7 order by taken limit ?";
    jdbc.queryForList(old, Long.class, n)
        .forEach(
            id -> jdbc.update("delete from reading where id = ?", id)); // site: deleted one by one
    db.connection().rollback();
    db.connection().setAutoCommit(true);
  }

  /** A service that gives the number of a topic, and makes it if it has none. */
  private record Topics(JdbcTemplate jdbc) {
    String of(String name) {
      String sql = "select content from setting where name = ?";
      List<String> known = jdbc.queryForList(sql, String.class, name); // site: get or create
      if (known.isEmpty()) {
        jdbc.update(
            "insert into setting (name, content) values (?, 'new')", name); // site: get or create
        return "new";
      }
      return known.get(0);
    }
  }

  @Expect(value = READ_MODIFY_WRITE, from = 3, site = "get or create")
  static void topicsThatAreMadeWhenTheyAreMissing(Db db, int n) {
    Topics topics = new Topics(db.jdbc());
    List<String> made = IntStream.rangeClosed(1, n).mapToObj(i -> topics.of("topic." + i)).toList();
    check(made.size() == n);
    db.jdbc().update("delete from setting where name like 'topic.%'");
  }

  @Expect(value = READ_MODIFY_WRITE, from = 3, site = "versioned")
  static void optimisticallyLockedRowsInALoop(Db db, int n) {
    for (int id = 1; id <= n; id++) {
      rename(db, id, "Dr. No. " + id);
    }
    db.jdbc().update("update doctor set version = 0");
  }

  private static void rename(Db db, int id, String name) {
    String read = "select version from doctor where id = ?";
    Integer version = db.jdbc().queryForObject(read, Integer.class, id); // site: versioned
    int changed =
        db.jdbc()
            .update(
                "update doctor set name = ?, version = version + 1 where id = ? and version = ?",
                name,
                id,
                version); // site: versioned
    check(changed == 1);
  }

  @Expect(value = WRITE_IN_LOOP, from = 3, site = "entry with a key")
  static void parentsWithKeysAndABatchOfChildren(Db db, int n) throws SQLException {
    // The children of each are one batch; the parents are not.
    db.connection().setAutoCommit(false);
    String parent = "insert into journal (entry) values (?)";
    String child = "insert into outbox (id, topic, payload, sent) values (?, 'journal', ?, 0)";
    try (PreparedStatement entry =
            db.connection().prepareStatement(parent, Statement.RETURN_GENERATED_KEYS);
        PreparedStatement message = db.connection().prepareStatement(child)) {
      for (int i = 1; i <= n; i++) {
        entry.setString(1, "entry " + i);
        show(entry.executeUpdate()); // site: entry with a key
        try (ResultSet keys = entry.getGeneratedKeys()) {
          check(keys.next());
          long id = keys.getLong(1);
          for (int part = 0; part < 12; part++) {
            message.setLong(1, 100 * id + part);
            message.setString(2, "part " + part);
            message.addBatch();
          }
        }
        show(message.executeBatch());
      }
    }
    db.connection().rollback();
    db.connection().setAutoCommit(true);
  }

  @Expect(value = BATCH_TOO_SMALL, from = 5, site = "batches of three")
  @Enabled(BATCH_TOO_SMALL)
  static void batchesOfThreeRows(Db db, int n) {
    for (int batch = 0; batch < n; batch++) {
      List<Object[]> rows = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        rows.add(new Object[] {3 * batch + i, "in batches"});
      }
      String sql = "insert into outbox (id, topic, sent) values (?, ?, 0)";
      show(db.jdbc().batchUpdate(sql, rows)); // site: batches of three
    }
    db.jdbc().update("delete from outbox");
  }

  /** Who sends the request, asked for wherever it is needed. */
  private record CurrentUser(JdbcTemplate jdbc, long id) {
    String name() {
      String sql = "select name from doctor where id = ?";
      return Objects.requireNonNull(
          jdbc.queryForObject(sql, String.class, id)); // site: current user
    }
  }

  // The label said that it is a duplicate at any size, and was wrong: one value once per row, from
  // wherever it comes, is an N+1 of the same value from 3 on.
  @Expect(value = DUPLICATE, to = 2, site = "current user")
  @Expect(source = "ward.name", from = 3, site = "current user", variant = SAME_VALUE)
  static void theSignedInUserForEachRow(Db db, int n) {
    CurrentUser user = new CurrentUser(db.jdbc(), 33);
    String wards = "select name from ward where id <= ? order by name";
    List<String> lines =
        db.jdbc().queryForList(wards, String.class, n).stream()
            .map(ward -> ward + " seen by " + user.name())
            .toList();
    check(lines.size() == n);
  }

  @Expect(value = WRITE_IN_LOOP, from = 3, site = "text built by hand")
  static void updatesWithLiterals(Db db, int n) throws SQLException {
    try (Statement statement = db.connection().createStatement()) {
      for (int i = 1; i <= n; i++) {
        String sql = "UPDATE bed SET label = 'B" + i + "' WHERE id = " + i;
        show(statement.executeUpdate(sql)); // site: text built by hand
      }
    }
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("The scenario does not do what it says.");
    }
  }

  private static void show(Object shown) {
    Objects.requireNonNull(shown);
  }
}
