package dev.roundtrip.internal.jdbc;

import dev.roundtrip.internal.probe.ResultSetProbe;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The half of {@link ObservedResultSet} that reads a column by its label. */
abstract class ObservedReadsByName extends ObservedReadsByIndex {

  ObservedReadsByName(ResultSet raw, ResultSetProbe probe) {
    super(raw, probe);
  }

  @Override
  public byte getByte(String name) throws SQLException {
    byte value = rawResultSet.getByte(name);
    probe.read(name, value);
    return value;
  }

  @Override
  public short getShort(String name) throws SQLException {
    short value = rawResultSet.getShort(name);
    probe.read(name, value);
    return value;
  }

  @Override
  public int getInt(String name) throws SQLException {
    int value = rawResultSet.getInt(name);
    probe.read(name, value);
    return value;
  }

  @Override
  public long getLong(String name) throws SQLException {
    long value = rawResultSet.getLong(name);
    probe.read(name, value);
    return value;
  }

  @Override
  public float getFloat(String name) throws SQLException {
    float value = rawResultSet.getFloat(name);
    probe.read(name, value);
    return value;
  }

  @Override
  public double getDouble(String name) throws SQLException {
    double value = rawResultSet.getDouble(name);
    probe.read(name, value);
    return value;
  }

  @Override
  public @Nullable String getString(String name) throws SQLException {
    String value = rawResultSet.getString(name);
    probe.read(name, value);
    return value;
  }

  @Override
  public @Nullable String getNString(String name) throws SQLException {
    String value = rawResultSet.getNString(name);
    probe.read(name, value);
    return value;
  }

  @Override
  public byte @Nullable [] getBytes(String name) throws SQLException {
    byte[] value = rawResultSet.getBytes(name);
    probe.read(name, value);
    return value;
  }

  @Override
  public boolean getBoolean(String name) throws SQLException {
    boolean value = rawResultSet.getBoolean(name);
    probe.readOpaque(name);
    return value;
  }

  @Override
  public @Nullable BigDecimal getBigDecimal(String name) throws SQLException {
    return told(name, rawResultSet.getBigDecimal(name));
  }

  @Deprecated
  @Override
  public @Nullable BigDecimal getBigDecimal(String name, int scale) throws SQLException {
    return told(name, rawResultSet.getBigDecimal(name, scale));
  }

  @Override
  public @Nullable Date getDate(String name) throws SQLException {
    return told(name, rawResultSet.getDate(name));
  }

  @Override
  public @Nullable Date getDate(String name, Calendar calendar) throws SQLException {
    return told(name, rawResultSet.getDate(name, calendar));
  }

  @Override
  public @Nullable Time getTime(String name) throws SQLException {
    return told(name, rawResultSet.getTime(name));
  }

  @Override
  public @Nullable Time getTime(String name, Calendar calendar) throws SQLException {
    return told(name, rawResultSet.getTime(name, calendar));
  }

  @Override
  public @Nullable Timestamp getTimestamp(String name) throws SQLException {
    return told(name, rawResultSet.getTimestamp(name));
  }

  @Override
  public @Nullable Timestamp getTimestamp(String name, Calendar calendar) throws SQLException {
    return told(name, rawResultSet.getTimestamp(name, calendar));
  }

  @Override
  public @Nullable Object getObject(String name) throws SQLException {
    return toldObject(name, rawResultSet.getObject(name));
  }

  @Override
  public @Nullable Object getObject(String name, Map<String, Class<?>> types) throws SQLException {
    return toldObject(name, rawResultSet.getObject(name, types));
  }

  @Override
  public <T> @Nullable T getObject(String name, Class<T> type) throws SQLException {
    T value = rawResultSet.getObject(name, type);
    if (value instanceof ResultSet) {
      probe.readOpaque(name);
      return connection().observeCursor(value, type);
    }
    return told(name, value);
  }

  @Override
  public @Nullable Array getArray(String name) throws SQLException {
    return toldOpaque(name, rawResultSet.getArray(name));
  }

  @Override
  public @Nullable Ref getRef(String name) throws SQLException {
    return toldOpaque(name, rawResultSet.getRef(name));
  }

  @Override
  public @Nullable RowId getRowId(String name) throws SQLException {
    return toldOpaque(name, rawResultSet.getRowId(name));
  }

  @Override
  public @Nullable SQLXML getSQLXML(String name) throws SQLException {
    return toldOpaque(name, rawResultSet.getSQLXML(name));
  }

  @Override
  public @Nullable URL getURL(String name) throws SQLException {
    return toldOpaque(name, rawResultSet.getURL(name));
  }

  @Override
  public @Nullable Blob getBlob(String name) throws SQLException {
    return toldOpaque(name, rawResultSet.getBlob(name));
  }

  @Override
  public @Nullable Clob getClob(String name) throws SQLException {
    return toldOpaque(name, rawResultSet.getClob(name));
  }

  @Override
  public @Nullable NClob getNClob(String name) throws SQLException {
    return toldOpaque(name, rawResultSet.getNClob(name));
  }

  @Override
  public @Nullable InputStream getAsciiStream(String name) throws SQLException {
    return toldOpaque(name, rawResultSet.getAsciiStream(name));
  }

  @Deprecated
  @Override
  public @Nullable InputStream getUnicodeStream(String name) throws SQLException {
    return toldOpaque(name, rawResultSet.getUnicodeStream(name));
  }

  @Override
  public @Nullable InputStream getBinaryStream(String name) throws SQLException {
    return toldOpaque(name, rawResultSet.getBinaryStream(name));
  }

  @Override
  public @Nullable Reader getCharacterStream(String name) throws SQLException {
    return toldOpaque(name, rawResultSet.getCharacterStream(name));
  }

  @Override
  public @Nullable Reader getNCharacterStream(String name) throws SQLException {
    return toldOpaque(name, rawResultSet.getNCharacterStream(name));
  }

  private <T> @Nullable T told(String name, @Nullable T value) {
    probe.readObject(name, value);
    return value;
  }

  private <T> @Nullable T toldOpaque(String name, @Nullable T value) {
    probe.readOpaque(name);
    return value;
  }

  private @Nullable Object toldObject(String name, @Nullable Object value) {
    if (value instanceof ResultSet) {
      probe.readOpaque(name);
      return connection().observeCursor(value);
    }
    return told(name, value);
  }
}
