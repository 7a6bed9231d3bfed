package dev.roundtrip.contract;

import static dev.roundtrip.contract.Engine.authorId;
import static dev.roundtrip.contract.LoopTables.nodeId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtrip.contract.WriteEntities.Note;
import dev.roundtrip.contract.WriteEntities.Tag;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes that no loop sent, or that no batch could have sent, with every kind switched on. */
abstract class WriteSilenceContract {

  private static final int MANY = 12;

  private final Engine engine;
  private final Judge judge;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  WriteSilenceContract(Engine engine) {
    this.engine = engine;
    this.judge = new Judge(engine.dataSource(), Judge.OF_LOOPS);
    this.jdbc = new JdbcTemplate(judge.dataSource());
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(judge.dataSource()));
  }

  @BeforeEach
  void createTables() throws Exception {
    LoopTables.recreate(engine);
  }

  private void silent(Judge.Work work) throws Exception {
    assertThat(judge.findings(work)).isEmpty();
  }

  @Test
  void rowsInsertedInChunks() throws Exception {
    silent(
        () -> {
          for (int chunk = 0; chunk < 6; chunk++) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
              values.add(chunk * 100 + i);
              values.add("tag");
            }
            String rows = "(?, ?)" + ", (?, ?)".repeat(24);
            jdbc.update("insert into tag (id, name) values " + rows, values.toArray());
          }
        });
  }

  @Test
  void batchesOfManyRows() throws Exception {
    silent(
        () -> {
          for (int batch = 0; batch < 6; batch++) {
            List<Object[]> rows = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
              rows.add(new Object[] {batch * 100 + i, "tag"});
            }
            jdbc.batchUpdate("insert into tag (id, name) values (?, ?)", rows);
          }
        });
  }

  @Test
  void entitiesThatHibernateBatches() throws Exception {
    try (SessionFactory hibernate = WriteEntities.hibernate(engine, judge.dataSource(), 30)) {
      silent(
          () ->
              hibernate.inTransaction(
                  session -> {
                    for (int i = 0; i < 100; i++) {
                      session.persist(Tag.of(i));
                    }
                  }));
    }
  }

  @Test
  void oneSaveOnEachLine() throws Exception {
    silent(
        () -> {
          tag(1, "red");
          tag(2, "green");
          tag(3, "blue");
          tag(4, "white");
        });
  }

  private void tag(int id, String name) {
    jdbc.update("insert into tag (id, name) values (?, ?)", id, name);
  }

  @Test
  void oneEntityPersistedOnEachLineAndFlushedTogether() throws Exception {
    try (SessionFactory hibernate = WriteEntities.hibernate(engine, judge.dataSource(), 0)) {
      silent(
          () ->
              hibernate.inTransaction(
                  session -> {
                    session.persist(Tag.of(1));
                    session.persist(Tag.of(2));
                    session.persist(Tag.of(3));
                    session.persist(new Note());
                    session.persist(new Note());
                    session.persist(new Note());
                  }));
    }
  }

  @Test
  void anAuditRowFromEachOfManyPlaces() throws Exception {
    silent(
        () -> {
          new Order().place();
          new Payment().take();
          new Shipment().send();
          audit("done");
        });
  }

  private void audit(String what) {
    jdbc.update("insert into note (content) values (?)", what);
  }

  private final class Order {
    void place() {
      audit("placed");
    }
  }

  private final class Payment {
    void take() {
      audit("taken");
    }
  }

  private final class Shipment {
    void send() {
      audit("sent");
    }
  }

  @Test
  void aRowForEachOfManyRequests() throws Exception {
    for (int request = 0; request < MANY; request++) {
      int id = request;
      silent(() -> tag(id, "request"));
    }
  }

  @Test
  void aWorkerThatWritesTheStatusOfEachJobInItsOwnTransaction() throws Exception {
    silent(
        () -> {
          for (int i = 0; i < MANY; i++) {
            long job = nodeId(i);
            transaction.executeWithoutResult(
                status -> jdbc.update("update job set status = 'DONE' where id = ?", job));
          }
        });
  }

  @Test
  void aWorkerThatReadsAndWritesEachJobInItsOwnTransaction() throws Exception {
    silent(
        () -> {
          for (int i = 0; i < MANY; i++) {
            long job = nodeId(i);
            transaction.executeWithoutResult(
                status -> {
                  jdbc.queryForList("select status from job where id = ?", job);
                  jdbc.update("update job set status = 'DONE' where id = ?", job);
                });
          }
        });
  }

  @Test
  void aQueueThatIsAskedForItsNextJobAgainAndAgain() throws Exception {
    silent(
        () -> {
          for (int i = 0; i < MANY; i++) {
            String next = "select id from job where status = 'NEW' order by id limit 1";
            Long job = jdbc.queryForObject(next, Long.class);
            jdbc.update("update job set status = 'DONE' where id = ?", job);
          }
        });
  }

  @Test
  void aQueueWhoseJobsAreLocked() throws Exception {
    String next =
        "select id from job where status = 'NEW' order by id limit 1 for update"
            + (engine == Engine.MARIADB ? "" : " skip locked");
    silent(
        () ->
            transaction.executeWithoutResult(
                status -> {
                  for (int i = 0; i < MANY; i++) {
                    Long job = jdbc.queryForObject(next, Long.class);
                    jdbc.update("update job set status = 'DONE' where id = ?", job);
                  }
                }));
  }

  @Test
  void aLockThatIsTriedUntilItIsFree() throws Exception {
    jdbc.update("update job set locked = 1 where id = ?", nodeId(3));
    silent(
        () -> {
          for (int attempt = 0; attempt < MANY; attempt++) {
            String lock = "update job set locked = 1, owner = ? where id = ? and locked = 0";
            assertThat(jdbc.update(lock, "worker " + attempt, nodeId(3))).isZero();
          }
        });
  }

  @Test
  void jobsThatAreTriedUntilOneIsFree() throws Exception {
    jdbc.update("update job set owner = 'other' where id < ?", nodeId(8));
    silent(
        () -> {
          int claimed = 0;
          for (int i = 0; claimed == 0; i++) {
            String claim = "update job set owner = 'me' where id = ? and owner is null";
            claimed = jdbc.update(claim, nodeId(i));
          }
        });
  }

  @Test
  void anOptimisticLockThatIsTriedAgain() throws Exception {
    jdbc.update("insert into tag values (1, 'tag', 8)");
    silent(
        () -> {
          int changed = 0;
          for (int version = 1; changed == 0; version++) {
            jdbc.queryForList("select name from tag where id = 1");
            String update = "update tag set name = 'new', version = ? where id = ? and version = ?";
            changed = jdbc.update(update, version + 1, 1, version);
          }
        });
  }

  @Test
  void aCounterThatGoesUp() throws Exception {
    jdbc.update("insert into tag values (1, 'progress', 0)");
    silent(
        () -> {
          for (int i = 0; i < MANY; i++) {
            jdbc.update("update tag set version = ? where id = 1 and version = ?", i + 1, i);
          }
        });
  }

  @Test
  void aTableOfGeneratedNumbers() throws Exception {
    jdbc.update("insert into setting values ('next', 0)");
    silent(
        () -> {
          for (int i = 0; i < MANY; i++) {
            int value = i;
            transaction.executeWithoutResult(
                status -> {
                  jdbc.queryForList("select content from setting where name = 'next' for update");
                  String next = "update setting set content = ? where content = ? and name = ?";
                  jdbc.update(next, value + 1, value, "next");
                });
          }
        });
  }

  @Test
  void anotherAttemptAfterAnError() throws Exception {
    tag(1, "taken");
    silent(
        () -> {
          for (int attempt = 0; attempt < 4; attempt++) {
            assertThatThrownBy(() -> tag(1, "again")).isInstanceOf(DataAccessException.class);
          }
          tag(2, "other");
        });
  }

  @Test
  void anotherAttemptAfterADeadlockThatEndedInARollback() throws Exception {
    silent(
        () -> {
          for (int attempt = 0; attempt < 4; attempt++) {
            transaction.executeWithoutResult(
                status -> {
                  tag(7, "attempt");
                  jdbc.update("update author set name = 'x' where id = ?", authorId(1));
                  status.setRollbackOnly();
                });
          }
        });
  }

  @Test
  void oldRowsDeletedInPortions() throws Exception {
    silent(
        () -> {
          for (int from = 0; from < MANY; from++) {
            jdbc.update("delete from sale where sold_month < ? and amount > 5", 2);
          }
        });
  }

  @Test
  void rowsUpdatedPageByPage() throws Exception {
    silent(
        () -> {
          for (int page = 0; page < MANY; page++) {
            String update = "update author set country = 'fr' where id between ? and ?";
            jdbc.update(update, authorId(page * 3), authorId(page * 3 + 2));
          }
        });
  }

  @Test
  void rowsDeletedByListsOfKeys() throws Exception {
    silent(
        () -> {
          for (int list = 0; list < 3; list++) {
            List<Object> keys = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
              keys.add(authorId(list * 12 + i));
            }
            String marks = "?" + ", ?".repeat(11);
            jdbc.update("delete from book where author_id in (" + marks + ")", keys.toArray());
          }
        });
  }

  @Test
  void oneStatementForAllRows() throws Exception {
    silent(
        () -> {
          jdbc.update("insert into tag (id, name) select id, name from author");
          jdbc.update("update tag set version = 1");
          jdbc.update("delete from tag where version = 1");
        });
  }

  @Test
  void severalStatementsInOneBatch() throws Exception {
    silent(
        () -> {
          try (Connection connection = judge.dataSource().getConnection();
              PreparedStatement insert =
                  connection.prepareStatement("insert into tag (id, name) values (?, 'tag')")) {
            for (int i = 0; i < 45; i++) {
              insert.setInt(1, i);
              insert.addBatch();
              if (i % 20 == 19) {
                insert.executeBatch();
              }
            }
            insert.executeBatch();
          }
        });
  }
}
