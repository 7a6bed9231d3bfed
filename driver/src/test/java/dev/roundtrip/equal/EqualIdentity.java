package dev.roundtrip.equal;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ways from one object to another: to its parents, and to what lies beneath. */
interface EqualIdentity extends Comparison {

  @Test
  default void parentsAreReached() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          for (Statement statement :
              new Statement[] {
                connection.createStatement(),
                connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY),
                connection.prepareStatement("select id from item"),
                connection.prepareStatement(
                    "select id from item", ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY),
                connection.prepareCall("select id from item"),
              }) {
            statement.getConnection();
            statement.executeQuery("select id from item").getStatement().getConnection();
            statement.execute("select id from item");
            statement.getResultSet().getStatement();
            statement.getGeneratedKeys().getStatement();
            if (statement instanceof PreparedStatement prepared) {
              prepared.executeQuery().getStatement();
              prepared.execute();
              prepared.getResultSet().getStatement();
            }
          }
          DatabaseMetaData metaData = connection.getMetaData();
          metaData.getConnection();
          metaData.getCatalogs().getStatement().getConnection();
          metaData.getTypeInfo().getStatement().getConnection();
          connection.getMetaData().getConnection();
        });
  }

  @Test
  default void driversClassesAreReached() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          PreparedStatement prepared = connection.prepareStatement("select id from item");
          List<Wrapper> wrappers =
              List.of(
                  connection,
                  connection.createStatement(),
                  prepared,
                  prepared.executeQuery(),
                  connection.getMetaData());
          List<Class<?>> drivers = driversClasses(session.db());
          for (int i = 0; i < drivers.size(); i++) {
            wrappers.get(i).isWrapperFor(drivers.get(i));
            wrappers.get(i).unwrap(drivers.get(i));
            wrappers.get(i).isWrapperFor(Runnable.class);
            wrappers.get(i).unwrap(Runnable.class);
          }
        });
  }

  private static List<Class<?>> driversClasses(Fixture db) throws SQLException {
    try (Connection connection = db.dataSource().getConnection();
        Statement statement = connection.createStatement();
        PreparedStatement prepared = connection.prepareStatement("select id from item");
        ResultSet rows = prepared.executeQuery()) {
      return List.of(
          connection.getClass(),
          statement.getClass(),
          prepared.getClass(),
          rows.getClass(),
          connection.getMetaData().getClass());
    }
  }

  @Test
  default void callsAreNoPreparedStatementsOfAnotherSort() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          CallableStatement call = connection.prepareCall(session.db().function());
          call.isWrapperFor(Runnable.class);
          call.getParameterMetaData();
          call.getMetaData();
          call.clearParameters();
          call.close();
        });
  }
}
