package dev.roundtrip.internal.jdbc;

import dev.roundtrip.internal.probe.StatementProbe;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** A prepared statement: what was bound is told after the driver took it. */
class ObservedPreparedStatement extends ObservedOpaqueBinds {

  ObservedPreparedStatement(
      PreparedStatement raw, ObservedConnection connection, StatementProbe probe) {
    super(raw, connection, probe);
  }

  @Override
  public @Nullable ResultSet executeQuery() throws SQLException {
    return query(probe.begin(), rawPreparedStatement, null, (s, text, none) -> s.executeQuery());
  }

  @Override
  public boolean execute() throws SQLException {
    return run(probe.begin(), rawPreparedStatement, null, NONE, (s, text, none) -> s.execute());
  }

  @Override
  public int executeUpdate() throws SQLException {
    return (int)
        update(
            probe.begin(), rawPreparedStatement, null, NONE, (s, text, none) -> s.executeUpdate());
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    return update(
        probe.begin(), rawPreparedStatement, null, NONE, (s, text, none) -> s.executeLargeUpdate());
  }

  @Override
  public void addBatch() throws SQLException {
    rawPreparedStatement.addBatch();
    probe.batchAdded();
  }

  @Override
  public void clearParameters() throws SQLException {
    rawPreparedStatement.clearParameters();
    probe.parametersCleared();
  }

  @Override
  public void setByte(int index, byte value) throws SQLException {
    rawPreparedStatement.setByte(index, value);
    probe.bind(index, value);
  }

  @Override
  public void setShort(int index, short value) throws SQLException {
    rawPreparedStatement.setShort(index, value);
    probe.bind(index, value);
  }

  @Override
  public void setInt(int index, int value) throws SQLException {
    rawPreparedStatement.setInt(index, value);
    probe.bind(index, value);
  }

  @Override
  public void setLong(int index, long value) throws SQLException {
    rawPreparedStatement.setLong(index, value);
    probe.bind(index, value);
  }

  @Override
  public void setBoolean(int index, boolean value) throws SQLException {
    rawPreparedStatement.setBoolean(index, value);
    probe.bind(index, value);
  }

  @Override
  public void setFloat(int index, float value) throws SQLException {
    rawPreparedStatement.setFloat(index, value);
    probe.bind(index, value);
  }

  @Override
  public void setDouble(int index, double value) throws SQLException {
    rawPreparedStatement.setDouble(index, value);
    probe.bind(index, value);
  }

  @Override
  public void setString(int index, String value) throws SQLException {
    rawPreparedStatement.setString(index, value);
    probe.bind(index, value);
  }

  @Override
  public void setNString(int index, String value) throws SQLException {
    rawPreparedStatement.setNString(index, value);
    probe.bindNational(index, value);
  }

  @Override
  public void setBytes(int index, byte[] value) throws SQLException {
    rawPreparedStatement.setBytes(index, value);
    probe.bind(index, value);
  }

  @Override
  public void setBigDecimal(int index, BigDecimal value) throws SQLException {
    rawPreparedStatement.setBigDecimal(index, value);
    probe.bind(index, value);
  }

  @Override
  public void setDate(int index, Date value) throws SQLException {
    rawPreparedStatement.setDate(index, value);
    probe.bind(index, value, null);
  }

  @Override
  public void setDate(int index, Date value, Calendar calendar) throws SQLException {
    rawPreparedStatement.setDate(index, value, calendar);
    probe.bind(index, value, calendar);
  }

  @Override
  public void setTime(int index, Time value) throws SQLException {
    rawPreparedStatement.setTime(index, value);
    probe.bind(index, value, null);
  }

  @Override
  public void setTime(int index, Time value, Calendar calendar) throws SQLException {
    rawPreparedStatement.setTime(index, value, calendar);
    probe.bind(index, value, calendar);
  }

  @Override
  public void setTimestamp(int index, Timestamp value) throws SQLException {
    rawPreparedStatement.setTimestamp(index, value);
    probe.bind(index, value, null);
  }

  @Override
  public void setTimestamp(int index, Timestamp value, Calendar calendar) throws SQLException {
    rawPreparedStatement.setTimestamp(index, value, calendar);
    probe.bind(index, value, calendar);
  }

  @Override
  public void setObject(int index, Object value) throws SQLException {
    rawPreparedStatement.setObject(index, value);
    probe.bindObject(index, value);
  }

  @Override
  public void setObject(int index, Object value, int type) throws SQLException {
    rawPreparedStatement.setObject(index, value, type);
    probe.bindObject(index, value, type);
  }

  @Override
  public void setObject(int index, Object value, int type, int scale) throws SQLException {
    rawPreparedStatement.setObject(index, value, type, scale);
    probe.bindObject(index, value, type, scale);
  }

  @Override
  public void setObject(int index, Object value, SQLType type) throws SQLException {
    rawPreparedStatement.setObject(index, value, type);
    probe.bindObject(index, value, type);
  }

  @Override
  public void setObject(int index, Object value, SQLType type, int scale) throws SQLException {
    rawPreparedStatement.setObject(index, value, type, scale);
    probe.bindObject(index, value, type, scale);
  }

  @Override
  public void setNull(int index, int type) throws SQLException {
    rawPreparedStatement.setNull(index, type);
    probe.bindNull(index, type);
  }

  @Override
  public void setNull(int index, int type, String typeName) throws SQLException {
    rawPreparedStatement.setNull(index, type, typeName);
    probe.bindNull(index, type, typeName);
  }
}
