package dev.roundtrip.equal;

import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Statements that take too long; for databases only, because each of these tests takes seconds. */
interface EqualTimeouts extends Comparison {

  @Test
  default void statementsTimeOut() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          Statement statement = connection.prepareStatement("select id from item");
          statement.setQueryTimeout(1);
          session.drain(statement.executeQuery("select id from item"));
          Statement slow = connection.createStatement();
          slow.setQueryTimeout(1);
          slow.executeQuery(session.db().slowQuery()).next();
          slow.isClosed();
          slow.getWarnings();
          connection.isClosed();
        });
  }
}
