package dev.roundtrip.internal.jdbc;

import dev.roundtrip.internal.probe.StatementProbe;
import java.io.InputStream;
import java.io.Reader;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;

/**
 * The part of {@link ObservedPreparedStatement} that binds streams and locators: that one was bound
 * is told, and what is in it is never looked at, because looking would consume it.
 */
abstract class ObservedOpaqueBinds extends ForwardingPreparedStatement {

  ObservedOpaqueBinds(PreparedStatement raw, ObservedConnection connection, StatementProbe probe) {
    super(raw, connection, probe);
  }

  @Override
  public void setArray(int index, Array value) throws SQLException {
    rawPreparedStatement.setArray(index, value);
    probe.bindOpaque(index);
  }

  @Override
  public void setRef(int index, Ref value) throws SQLException {
    rawPreparedStatement.setRef(index, value);
    probe.bindOpaque(index);
  }

  @Override
  public void setRowId(int index, RowId value) throws SQLException {
    rawPreparedStatement.setRowId(index, value);
    probe.bindOpaque(index);
  }

  @Override
  public void setSQLXML(int index, SQLXML value) throws SQLException {
    rawPreparedStatement.setSQLXML(index, value);
    probe.bindOpaque(index);
  }

  @Override
  public void setURL(int index, URL value) throws SQLException {
    rawPreparedStatement.setURL(index, value);
    probe.bindOpaque(index);
  }

  @Override
  public void setBlob(int index, Blob value) throws SQLException {
    rawPreparedStatement.setBlob(index, value);
    probe.bindOpaque(index);
  }

  @Override
  public void setClob(int index, Clob value) throws SQLException {
    rawPreparedStatement.setClob(index, value);
    probe.bindOpaque(index);
  }

  @Override
  public void setNClob(int index, NClob value) throws SQLException {
    rawPreparedStatement.setNClob(index, value);
    probe.bindOpaque(index);
  }

  @Override
  public void setBlob(int index, InputStream value) throws SQLException {
    rawPreparedStatement.setBlob(index, value);
    probe.bindOpaque(index);
  }

  @Override
  public void setBlob(int index, InputStream value, long length) throws SQLException {
    rawPreparedStatement.setBlob(index, value, length);
    probe.bindOpaque(index);
  }

  @Override
  public void setClob(int index, Reader value) throws SQLException {
    rawPreparedStatement.setClob(index, value);
    probe.bindOpaque(index);
  }

  @Override
  public void setClob(int index, Reader value, long length) throws SQLException {
    rawPreparedStatement.setClob(index, value, length);
    probe.bindOpaque(index);
  }

  @Override
  public void setNClob(int index, Reader value) throws SQLException {
    rawPreparedStatement.setNClob(index, value);
    probe.bindOpaque(index);
  }

  @Override
  public void setNClob(int index, Reader value, long length) throws SQLException {
    rawPreparedStatement.setNClob(index, value, length);
    probe.bindOpaque(index);
  }

  @Override
  public void setAsciiStream(int index, InputStream value) throws SQLException {
    rawPreparedStatement.setAsciiStream(index, value);
    probe.bindOpaque(index);
  }

  @Override
  public void setAsciiStream(int index, InputStream value, int length) throws SQLException {
    rawPreparedStatement.setAsciiStream(index, value, length);
    probe.bindOpaque(index);
  }

  @Override
  public void setAsciiStream(int index, InputStream value, long length) throws SQLException {
    rawPreparedStatement.setAsciiStream(index, value, length);
    probe.bindOpaque(index);
  }

  @Override
  public void setBinaryStream(int index, InputStream value) throws SQLException {
    rawPreparedStatement.setBinaryStream(index, value);
    probe.bindOpaque(index);
  }

  @Override
  public void setBinaryStream(int index, InputStream value, int length) throws SQLException {
    rawPreparedStatement.setBinaryStream(index, value, length);
    probe.bindOpaque(index);
  }

  @Override
  public void setBinaryStream(int index, InputStream value, long length) throws SQLException {
    rawPreparedStatement.setBinaryStream(index, value, length);
    probe.bindOpaque(index);
  }

  @Override
  public void setCharacterStream(int index, Reader value) throws SQLException {
    rawPreparedStatement.setCharacterStream(index, value);
    probe.bindOpaque(index);
  }

  @Override
  public void setCharacterStream(int index, Reader value, int length) throws SQLException {
    rawPreparedStatement.setCharacterStream(index, value, length);
    probe.bindOpaque(index);
  }

  @Override
  public void setCharacterStream(int index, Reader value, long length) throws SQLException {
    rawPreparedStatement.setCharacterStream(index, value, length);
    probe.bindOpaque(index);
  }

  @Override
  public void setNCharacterStream(int index, Reader value) throws SQLException {
    rawPreparedStatement.setNCharacterStream(index, value);
    probe.bindOpaque(index);
  }

  @Override
  public void setNCharacterStream(int index, Reader value, long length) throws SQLException {
    rawPreparedStatement.setNCharacterStream(index, value, length);
    probe.bindOpaque(index);
  }

  @Deprecated
  @Override
  public void setUnicodeStream(int index, InputStream value, int length) throws SQLException {
    rawPreparedStatement.setUnicodeStream(index, value, length);
    probe.bindOpaque(index);
  }
}
