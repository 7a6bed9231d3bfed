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

/**
 * The half of {@link ObservedResultSet} that reads a column by its position. Streams and locators
 * are passed on untouched, because looking at them would consume them.
 */
abstract class ObservedReadsByIndex extends ForwardingResultSet {

  final ResultSetProbe probe;

  ObservedReadsByIndex(ResultSet raw, ResultSetProbe probe) {
    super(raw);
    this.probe = probe;
  }

  /** The wrapper of the connection that these rows come from. */
  abstract ObservedConnection connection();

  @Override
  public byte getByte(int index) throws SQLException {
    byte value = rawResultSet.getByte(index);
    probe.read(index, value);
    return value;
  }

  @Override
  public short getShort(int index) throws SQLException {
    short value = rawResultSet.getShort(index);
    probe.read(index, value);
    return value;
  }

  @Override
  public int getInt(int index) throws SQLException {
    int value = rawResultSet.getInt(index);
    probe.read(index, value);
    return value;
  }

  @Override
  public long getLong(int index) throws SQLException {
    long value = rawResultSet.getLong(index);
    probe.read(index, value);
    return value;
  }

  @Override
  public float getFloat(int index) throws SQLException {
    float value = rawResultSet.getFloat(index);
    probe.read(index, value);
    return value;
  }

  @Override
  public double getDouble(int index) throws SQLException {
    double value = rawResultSet.getDouble(index);
    probe.read(index, value);
    return value;
  }

  @Override
  public @Nullable String getString(int index) throws SQLException {
    String value = rawResultSet.getString(index);
    probe.read(index, value);
    return value;
  }

  @Override
  public @Nullable String getNString(int index) throws SQLException {
    String value = rawResultSet.getNString(index);
    probe.read(index, value);
    return value;
  }

  @Override
  public byte @Nullable [] getBytes(int index) throws SQLException {
    byte[] value = rawResultSet.getBytes(index);
    probe.read(index, value);
    return value;
  }

  @Override
  public boolean getBoolean(int index) throws SQLException {
    boolean value = rawResultSet.getBoolean(index);
    probe.readOpaque(index);
    return value;
  }

  @Override
  public @Nullable BigDecimal getBigDecimal(int index) throws SQLException {
    return told(index, rawResultSet.getBigDecimal(index));
  }

  @Deprecated
  @Override
  public @Nullable BigDecimal getBigDecimal(int index, int scale) throws SQLException {
    return told(index, rawResultSet.getBigDecimal(index, scale));
  }

  @Override
  public @Nullable Date getDate(int index) throws SQLException {
    return told(index, rawResultSet.getDate(index));
  }

  @Override
  public @Nullable Date getDate(int index, Calendar calendar) throws SQLException {
    return told(index, rawResultSet.getDate(index, calendar));
  }

  @Override
  public @Nullable Time getTime(int index) throws SQLException {
    return told(index, rawResultSet.getTime(index));
  }

  @Override
  public @Nullable Time getTime(int index, Calendar calendar) throws SQLException {
    return told(index, rawResultSet.getTime(index, calendar));
  }

  @Override
  public @Nullable Timestamp getTimestamp(int index) throws SQLException {
    return told(index, rawResultSet.getTimestamp(index));
  }

  @Override
  public @Nullable Timestamp getTimestamp(int index, Calendar calendar) throws SQLException {
    return told(index, rawResultSet.getTimestamp(index, calendar));
  }

  @Override
  public @Nullable Object getObject(int index) throws SQLException {
    return toldObject(index, rawResultSet.getObject(index));
  }

  @Override
  public @Nullable Object getObject(int index, Map<String, Class<?>> types) throws SQLException {
    return toldObject(index, rawResultSet.getObject(index, types));
  }

  @Override
  public <T> @Nullable T getObject(int index, Class<T> type) throws SQLException {
    T value = rawResultSet.getObject(index, type);
    if (value instanceof ResultSet) {
      probe.readOpaque(index);
      return connection().observeCursor(value, type);
    }
    return told(index, value);
  }

  @Override
  public @Nullable Array getArray(int index) throws SQLException {
    return toldOpaque(index, rawResultSet.getArray(index));
  }

  @Override
  public @Nullable Ref getRef(int index) throws SQLException {
    return toldOpaque(index, rawResultSet.getRef(index));
  }

  @Override
  public @Nullable RowId getRowId(int index) throws SQLException {
    return toldOpaque(index, rawResultSet.getRowId(index));
  }

  @Override
  public @Nullable SQLXML getSQLXML(int index) throws SQLException {
    return toldOpaque(index, rawResultSet.getSQLXML(index));
  }

  @Override
  public @Nullable URL getURL(int index) throws SQLException {
    return toldOpaque(index, rawResultSet.getURL(index));
  }

  @Override
  public @Nullable Blob getBlob(int index) throws SQLException {
    return toldOpaque(index, rawResultSet.getBlob(index));
  }

  @Override
  public @Nullable Clob getClob(int index) throws SQLException {
    return toldOpaque(index, rawResultSet.getClob(index));
  }

  @Override
  public @Nullable NClob getNClob(int index) throws SQLException {
    return toldOpaque(index, rawResultSet.getNClob(index));
  }

  @Override
  public @Nullable InputStream getAsciiStream(int index) throws SQLException {
    return toldOpaque(index, rawResultSet.getAsciiStream(index));
  }

  @Deprecated
  @Override
  public @Nullable InputStream getUnicodeStream(int index) throws SQLException {
    return toldOpaque(index, rawResultSet.getUnicodeStream(index));
  }

  @Override
  public @Nullable InputStream getBinaryStream(int index) throws SQLException {
    return toldOpaque(index, rawResultSet.getBinaryStream(index));
  }

  @Override
  public @Nullable Reader getCharacterStream(int index) throws SQLException {
    return toldOpaque(index, rawResultSet.getCharacterStream(index));
  }

  @Override
  public @Nullable Reader getNCharacterStream(int index) throws SQLException {
    return toldOpaque(index, rawResultSet.getNCharacterStream(index));
  }

  private <T> @Nullable T told(int index, @Nullable T value) {
    probe.readObject(index, value);
    return value;
  }

  private <T> @Nullable T toldOpaque(int index, @Nullable T value) {
    probe.readOpaque(index);
    return value;
  }

  private @Nullable Object toldObject(int index, @Nullable Object value) {
    if (value instanceof ResultSet) {
      probe.readOpaque(index);
      return connection().observeCursor(value);
    }
    return told(index, value);
  }
}
