package dev.roundtrip.equal;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.Types;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Procedures and functions: parameters that come out, by position and by name, and cursors. */
interface EqualCalls extends Comparison {

  @Test
  default void functionsReturnValues() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          CallableStatement call = connection.prepareCall(session.db().function());
          call.registerOutParameter(1, Types.INTEGER);
          call.setInt(2, 21);
          call.execute();
          call.getInt(1);
          call.wasNull();
          call.getObject(1);
          call.getObject(1, Long.class);
          call.getObject(1, Map.of());
          call.getString(1);
          call.getBigDecimal(1);
          call.getDate(1);
          call.getInt(2);
          call.setObject(2, 22);
          call.executeUpdate();
          call.getLong(1);
          call.executeQuery();
          call.getParameterMetaData().getParameterCount();
          call.close();
          call.getInt(1);
        });
  }

  @Test
  default void proceduresFillParameters() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          CallableStatement call =
              connection.prepareCall(
                  session.db().procedure(),
                  ResultSet.TYPE_FORWARD_ONLY,
                  ResultSet.CONCUR_READ_ONLY);
          call.setInt(1, 21);
          call.registerOutParameter(2, Types.INTEGER);
          call.execute();
          call.getInt(2);
          call.getShort(2);
          call.wasNull();
          call.registerOutParameter(2, JDBCType.INTEGER);
          call.setInt(1, 4);
          call.executeLargeUpdate();
          call.getLong(2);
          call.addBatch();
          call.executeBatch();
        });
  }

  @Test
  default void parametersHaveNames() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          CallableStatement call = connection.prepareCall(session.db().procedure());
          String n = session.db().stored("n");
          String m = session.db().stored("m");
          call.setInt(n, 21);
          call.registerOutParameter(m, Types.INTEGER);
          call.execute();
          call.getInt(m);
          call.getObject(m);
          call.getObject(m, Integer.class);
          call.getObject(m, Map.of());
          call.setObject(n, 3);
          call.setObject(n, "4", Types.INTEGER);
          call.setString(n, "5");
          call.execute();
          call.getString(m);
          call.setNull(n, Types.INTEGER);
          call.execute();
          call.getInt(m);
          call.wasNull();
          call.setInt("missing", 1);
          call.getInt("missing");
        });
  }

  @Test
  default void cursorsComeAsValues() throws Exception {
    same(
        session -> {
          for (int type : new int[] {Types.REF_CURSOR, Types.OTHER}) {
            Connection connection = session.connect();
            connection.setAutoCommit(false);
            CallableStatement call = connection.prepareCall(session.db().cursor());
            call.registerOutParameter(1, type);
            call.execute();
            Object cursor = call.getObject(1);
            if (cursor instanceof ResultSet rows) {
              session.drain(rows);
              rows.getStatement();
              rows.getStatement().getConnection();
            }
            call.getObject(1);
            call.getObject(1, ResultSet.class);
            call.getObject(1, Object.class);
            connection.rollback();
            connection.close();
          }
        });
  }
}
