package dev.roundtrip.equal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Batches: their counts, their keys, and where they stop when they fail. */
interface EqualBatches extends Comparison {

  @Test
  default void textsAreBatched() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          Statement statement = connection.createStatement();
          statement.executeBatch();
          statement.addBatch("update item set amount = 5 where id < 4");
          statement.addBatch("insert into item (name) values ('a')");
          statement.addBatch("delete from item where id < 0");
          statement.executeBatch();
          statement.executeBatch();
          statement.addBatch("insert into item (name) values ('b')");
          statement.executeLargeBatch();
          statement.addBatch("insert into item (name) values ('c')");
          statement.clearBatch();
          statement.executeBatch();
          statement.addBatch("select id from item");
          statement.executeBatch();
          statement.addBatch(null);
          statement.executeBatch();
        });
  }

  @Test
  default void bindsAreBatched() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          PreparedStatement statement =
              connection.prepareStatement(
                  "insert into item (name, amount) values (?, ?)", Statement.RETURN_GENERATED_KEYS);
          for (int i = 0; i < 4; i++) {
            statement.setString(1, "batch " + i);
            statement.setInt(2, i);
            statement.addBatch();
          }
          statement.executeBatch();
          session.drain(statement.getGeneratedKeys());
          statement.getUpdateCount();
          statement.setString(1, "large");
          statement.addBatch();
          statement.clearParameters();
          statement.addBatch();
          statement.executeLargeBatch();
          statement.clearBatch();
          statement.executeLargeBatch();
          session.drain(connection.createStatement().executeQuery("select count(*) from item"));
        });
  }

  @Test
  default void failingBatchesSayHowFarTheyCame() throws Exception {
    same(
        session -> {
          for (boolean autoCommit : new boolean[] {true, false}) {
            Connection connection = session.connect();
            connection.setAutoCommit(autoCommit);
            PreparedStatement statement =
                connection.prepareStatement("insert into item (name) values (?)");
            String name = "new " + autoCommit;
            for (String value : new String[] {name + 1, name + 2, "item 1", name + 3}) {
              statement.setString(1, value);
              statement.addBatch();
            }
            statement.executeBatch();
            statement.executeBatch();
            statement.setString(1, "item 2");
            statement.addBatch();
            statement.executeLargeBatch();
            connection.rollback();
            Statement texts = connection.createStatement();
            texts.addBatch("update item set amount = 1");
            texts.addBatch("insert into item (name) values ('item 1')");
            texts.addBatch("update missing set amount = 1");
            texts.executeBatch();
            texts.addBatch("update missing set amount = 1");
            texts.executeLargeBatch();
            connection.rollback();
            session.drain(
                connection.createStatement().executeQuery("select name from item order by id"));
            connection.rollback();
            connection.close();
          }
        });
  }
}
