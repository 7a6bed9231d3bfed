package dev.roundtrip.internal.jdbc;

import dev.roundtrip.internal.probe.StatementProbe;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;

/**
 * The part of {@link ObservedCallableStatement} that binds by name. Such binds are only counted:
 * where a name stands in the text is known to the database alone.
 */
abstract class ObservedNamedBinds extends ForwardingCallableStatement {

  ObservedNamedBinds(CallableStatement raw, ObservedConnection connection, StatementProbe probe) {
    super(raw, connection, probe);
  }

  @Override
  public void setByte(String name, byte value) throws SQLException {
    rawCallableStatement.setByte(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setShort(String name, short value) throws SQLException {
    rawCallableStatement.setShort(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setInt(String name, int value) throws SQLException {
    rawCallableStatement.setInt(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setLong(String name, long value) throws SQLException {
    rawCallableStatement.setLong(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setBoolean(String name, boolean value) throws SQLException {
    rawCallableStatement.setBoolean(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setFloat(String name, float value) throws SQLException {
    rawCallableStatement.setFloat(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setDouble(String name, double value) throws SQLException {
    rawCallableStatement.setDouble(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setString(String name, String value) throws SQLException {
    rawCallableStatement.setString(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setNString(String name, String value) throws SQLException {
    rawCallableStatement.setNString(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setBytes(String name, byte[] value) throws SQLException {
    rawCallableStatement.setBytes(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setBigDecimal(String name, BigDecimal value) throws SQLException {
    rawCallableStatement.setBigDecimal(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setDate(String name, Date value) throws SQLException {
    rawCallableStatement.setDate(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setDate(String name, Date value, Calendar calendar) throws SQLException {
    rawCallableStatement.setDate(name, value, calendar);
    probe.bindNamed(name);
  }

  @Override
  public void setTime(String name, Time value) throws SQLException {
    rawCallableStatement.setTime(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setTime(String name, Time value, Calendar calendar) throws SQLException {
    rawCallableStatement.setTime(name, value, calendar);
    probe.bindNamed(name);
  }

  @Override
  public void setTimestamp(String name, Timestamp value) throws SQLException {
    rawCallableStatement.setTimestamp(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setTimestamp(String name, Timestamp value, Calendar calendar) throws SQLException {
    rawCallableStatement.setTimestamp(name, value, calendar);
    probe.bindNamed(name);
  }

  @Override
  public void setNull(String name, int type) throws SQLException {
    rawCallableStatement.setNull(name, type);
    probe.bindNamed(name);
  }

  @Override
  public void setNull(String name, int type, String typeName) throws SQLException {
    rawCallableStatement.setNull(name, type, typeName);
    probe.bindNamed(name);
  }

  @Override
  public void setRowId(String name, RowId value) throws SQLException {
    rawCallableStatement.setRowId(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setSQLXML(String name, SQLXML value) throws SQLException {
    rawCallableStatement.setSQLXML(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setURL(String name, URL value) throws SQLException {
    rawCallableStatement.setURL(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setBlob(String name, Blob value) throws SQLException {
    rawCallableStatement.setBlob(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setClob(String name, Clob value) throws SQLException {
    rawCallableStatement.setClob(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setNClob(String name, NClob value) throws SQLException {
    rawCallableStatement.setNClob(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setBlob(String name, InputStream value) throws SQLException {
    rawCallableStatement.setBlob(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setBlob(String name, InputStream value, long length) throws SQLException {
    rawCallableStatement.setBlob(name, value, length);
    probe.bindNamed(name);
  }

  @Override
  public void setClob(String name, Reader value) throws SQLException {
    rawCallableStatement.setClob(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setClob(String name, Reader value, long length) throws SQLException {
    rawCallableStatement.setClob(name, value, length);
    probe.bindNamed(name);
  }

  @Override
  public void setNClob(String name, Reader value) throws SQLException {
    rawCallableStatement.setNClob(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setNClob(String name, Reader value, long length) throws SQLException {
    rawCallableStatement.setNClob(name, value, length);
    probe.bindNamed(name);
  }

  @Override
  public void setAsciiStream(String name, InputStream value) throws SQLException {
    rawCallableStatement.setAsciiStream(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setAsciiStream(String name, InputStream value, int length) throws SQLException {
    rawCallableStatement.setAsciiStream(name, value, length);
    probe.bindNamed(name);
  }

  @Override
  public void setAsciiStream(String name, InputStream value, long length) throws SQLException {
    rawCallableStatement.setAsciiStream(name, value, length);
    probe.bindNamed(name);
  }

  @Override
  public void setBinaryStream(String name, InputStream value) throws SQLException {
    rawCallableStatement.setBinaryStream(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setBinaryStream(String name, InputStream value, int length) throws SQLException {
    rawCallableStatement.setBinaryStream(name, value, length);
    probe.bindNamed(name);
  }

  @Override
  public void setBinaryStream(String name, InputStream value, long length) throws SQLException {
    rawCallableStatement.setBinaryStream(name, value, length);
    probe.bindNamed(name);
  }

  @Override
  public void setCharacterStream(String name, Reader value) throws SQLException {
    rawCallableStatement.setCharacterStream(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setCharacterStream(String name, Reader value, int length) throws SQLException {
    rawCallableStatement.setCharacterStream(name, value, length);
    probe.bindNamed(name);
  }

  @Override
  public void setCharacterStream(String name, Reader value, long length) throws SQLException {
    rawCallableStatement.setCharacterStream(name, value, length);
    probe.bindNamed(name);
  }

  @Override
  public void setNCharacterStream(String name, Reader value) throws SQLException {
    rawCallableStatement.setNCharacterStream(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setNCharacterStream(String name, Reader value, long length) throws SQLException {
    rawCallableStatement.setNCharacterStream(name, value, length);
    probe.bindNamed(name);
  }
}
