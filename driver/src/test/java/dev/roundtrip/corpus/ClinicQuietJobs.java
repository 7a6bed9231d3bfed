package dev.roundtrip.corpus;

import dev.roundtrip.AllowQueries;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Jobs that repeat statements for good reasons: queues, retries, locks, blocks of numbers. */
@HeldOut
final class ClinicQuietJobs {

  private ClinicQuietJobs() {}

  @Silent("an outbox is relayed in rounds: ten messages each, marked with one batch")
  static void anOutboxInRounds(Db db, int n) {
    List<Object[]> messages = new ArrayList<>();
    for (int i = 1; i <= 10 * n; i++) {
      messages.add(new Object[] {i, "patients", "message " + i});
    }
    String insert = "insert into outbox (id, topic, payload, sent) values (?, ?, ?, 0)";
    db.jdbc().batchUpdate(insert, messages);
    List<Map<String, Object>> round;
    int rounds = 0;
    do {
      round =
          db.jdbc()
              .queryForList("select id, payload from outbox where sent = 0 order by id limit 10");
      List<Object[]> ids = new ArrayList<>();
      round.forEach(message -> ids.add(new Object[] {message.get("id")}));
      db.jdbc().batchUpdate("update outbox set sent = 1 where id = ?", ids);
      rounds++;
    } while (!round.isEmpty());
    check(rounds == n + 1);
    db.jdbc().update("delete from outbox");
  }

  @Silent("an optimistic lock: tried again until the version is still the one that was read")
  static void anOptimisticLockThatIsLost(Db db, int n) {
    JdbcTemplate others = new JdbcTemplate(db.engine().dataSource());
    int attempt = 0;
    int changed = 0;
    while (changed == 0) {
      attempt++;
      Integer version =
          db.jdbc().queryForObject("select version from doctor where id = 8", Integer.class);
      if (attempt < n) {
        others.update("update doctor set version = version + 1 where id = 8");
      }
      changed =
          db.jdbc()
              .update(
                  "update doctor set version = version + 1, name = ? where id = 8 and version = ?",
                  "Dr. 8",
                  version);
    }
    check(attempt == n);
    others.update("update doctor set version = 0");
  }

  @Silent("blocks of numbers from a table, as a sequence would give them")
  static void blocksOfNumbersFromATable(Db db, int n) {
    DataSource dataSource = db.dataSource();
    TransactionTemplate ownTransaction =
        new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    List<Object[]> beds = new ArrayList<>();
    while (beds.size() < 20 * n) {
      Long first = ownTransaction.execute(status -> nextBlock(db.jdbc()));
      for (int i = 0; i < 20; i++) {
        beds.add(new Object[] {Objects.requireNonNull(first) + i, "new"});
      }
    }
    db.jdbc().batchUpdate("insert into bed (id, label) values (?, ?)", beds);
    db.jdbc().update("delete from bed where label = ?", "new");
  }

  private static Long nextBlock(JdbcTemplate jdbc) {
    String read = "select next_value from block_of_ids where name = ? for update";
    Long first = jdbc.queryForObject(read, Long.class, "bed");
    String raise = "update block_of_ids set next_value = ? where next_value = ? and name = ?";
    check(jdbc.update(raise, Objects.requireNonNull(first) + 20, first, "bed") == 1);
    return first;
  }

  @Silent("a purge in chunks, so that locks stay short")
  static void aPurgeInChunks(Db db, int n) {
    List<Object[]> old = new ArrayList<>();
    for (int i = 0; i < 15 * n; i++) {
      old.add(new Object[] {i, "old"});
    }
    db.jdbc().batchUpdate("insert into outbox (id, topic, sent) values (?, ?, 1)", old);
    String sql =
        "delete from outbox where id in (select id from (select id from outbox where topic = ?"
            + " order by id limit 15) chunk)";
    int rounds = 0;
    while (db.jdbc().update(sql, "old") > 0) {
      rounds++;
    }
    check(rounds == n);
  }

  @Silent("a lock is tried until it is free: nothing is changed by the attempts before")
  static void aLockOfATable(Db db, int n) {
    JdbcTemplate others = new JdbcTemplate(db.engine().dataSource());
    others.update("update setting set content = 'taken' where name = 'setting.1'");
    String take = "update setting set content = 'mine' where name = ? and content <> 'taken'";
    int attempts = 1;
    while (db.jdbc().update(take, "setting.1") == 0) {
      if (++attempts == n) {
        others.update("update setting set content = 'on' where name = 'setting.1'");
      }
    }
    check(attempts == n);
    others.update("update setting set content = 'on' where name = 'setting.1'");
  }

  @Silent("a job's state is asked for until it is done, with a pause in between")
  @Sizes({2, 5})
  static void theStateOfAJob(Db db, int n) {
    JdbcTemplate others = new JdbcTemplate(db.engine().dataSource());
    others.update("update appointment set status = 'RUNNING' where id = 5");
    int asked = 0;
    String state;
    do {
      LockSupport.parkNanos(120_000_000);
      state =
          db.jdbc().queryForObject("select status from appointment where id = ?", String.class, 5);
      if (++asked == n - 1) {
        others.update("update appointment set status = 'DONE' where id = 5");
      }
    } while ("RUNNING".equals(state));
    check(asked == n);
  }

  /** Runs something again while it fails. */
  private static int untilItWorks(Runnable transaction) {
    for (int attempt = 1; ; attempt++) {
      try {
        transaction.run();
        return attempt;
      } catch (DataAccessException failure) {
        check(attempt < 100);
      }
    }
  }

  @Silent("a transaction runs again after it has failed, with all that it reads")
  static void aTemplateThatRetries(Db db, int n) {
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(db.dataSource()));
    int[] failures = {n - 1};
    int attempts =
        untilItWorks(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      List<Long> free =
                          db.jdbc()
                              .queryForList("select id from bed where ward_id = ?", Long.class, 11);
                      Long bed = failures[0]-- > 0 ? Long.valueOf(1) : Long.valueOf(9000);
                      check(!free.isEmpty());
                      db.jdbc().update("insert into bed (id, ward_id) values (?, ?)", bed, 62);
                    }));
    check(attempts == n);
    db.jdbc().update("delete from bed where id = 9000");
  }

  @Silent("indexes that a migration makes, each noted")
  static void aMigrationOfIndexes(Db db, int n) throws SQLException {
    try (Connection connection = db.dataSource().getConnection();
        Statement statement = connection.createStatement();
        PreparedStatement note =
            connection.prepareStatement("insert into journal (entry) values (?)")) {
      for (int i = 1; i <= n; i++) {
        statement.execute("create index bed_label_" + i + " on bed (label, id)");
        note.setString(1, "index " + i);
        note.executeUpdate();
      }
    }
    JdbcTemplate others = new JdbcTemplate(db.engine().dataSource());
    String on = db.engine() == dev.roundtrip.contract.Engine.MARIADB ? " on bed" : "";
    IntStream.rangeClosed(1, n).forEach(i -> others.execute("drop index bed_label_" + i + on));
  }

  /** All settings, read when the application starts. */
  private static final class Settings {
    private final Db db;

    Settings(Db db) {
      this.db = db;
    }

    @AllowQueries(reason = "eight names, once after the start")
    List<String> preload(int n) {
      return IntStream.rangeClosed(1, n).mapToObj(i -> read("setting." + i)).toList();
    }

    private String read(String name) {
      String sql = "select content from setting where name = ?";
      return Objects.requireNonNull(db.jdbc().queryForObject(sql, String.class, name));
    }
  }

  @Silent("settings are preloaded, which is marked as meant")
  static void settingsArePreloaded(Db db, int n) {
    check(new Settings(db).preload(n).size() == n);
  }

  @Silent("a set-based update in place of a loop")
  static void oneUpdateForAll(Db db, int n) {
    String sql =
        "update patient set balance = (select coalesce(sum(i.total), 0) from invoice i"
            + " where i.patient_id = patient.id and i.paid = 0) where mrn <= ?";
    check(db.jdbc().update(sql, "MRN-" + (7000 + n)) == n);
    db.jdbc().update("update patient set balance = 0");
  }

  @Silent("rows of VALUES, in chunks of sixteen, by a builder of texts")
  static void rowsOfValuesWithLiterals(Db db, int n) {
    for (int chunk = 0; chunk < n; chunk++) {
      StringBuilder sql = new StringBuilder("INSERT INTO outbox (id, topic, sent) VALUES ");
      for (int i = 0; i < 16; i++) {
        sql.append(i == 0 ? "" : ", ").append('(').append(16 * chunk + i).append(", 'v', 0)");
      }
      db.jdbc().execute(sql.toString());
    }
    db.jdbc().update("delete from outbox");
  }

  @Silent("a transfer between two accounts: two rows are read and written")
  @Sizes(1)
  static void aTransferBetweenTwoPatients(Db db, int n) {
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(db.dataSource()));
    transaction.executeWithoutResult(
        status -> {
          change(db.jdbc(), ClinicTables.patient(3), -5);
          change(db.jdbc(), ClinicTables.patient(4), 5);
          status.setRollbackOnly();
        });
  }

  private static void change(JdbcTemplate jdbc, Object patient, int amount) {
    show(jdbc.queryForMap("select balance from patient where id = ?", patient));
    jdbc.update("update patient set balance = balance + ? where id = ?", amount, patient);
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
