package dev.roundtrip.internal.jdbc;

import dev.roundtrip.internal.probe.StatementProbe;
import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of a procedure. Values that come out are passed through; a cursor among them is wrapped.
 */
final class ObservedCallableStatement extends ObservedNamedBinds {

  private @Nullable ObservedResultSet cursor;

  ObservedCallableStatement(
      CallableStatement raw, ObservedConnection connection, StatementProbe probe) {
    super(raw, connection, probe);
  }

  @Override
  public @Nullable Object getObject(int index) throws SQLException {
    return observe(rawCallableStatement.getObject(index));
  }

  @Override
  public @Nullable Object getObject(int index, Map<String, Class<?>> types) throws SQLException {
    return observe(rawCallableStatement.getObject(index, types));
  }

  @Override
  public <T> @Nullable T getObject(int index, Class<T> type) throws SQLException {
    return observe(rawCallableStatement.getObject(index, type), type);
  }

  @Override
  public @Nullable Object getObject(String name) throws SQLException {
    return observe(rawCallableStatement.getObject(name));
  }

  @Override
  public @Nullable Object getObject(String name, Map<String, Class<?>> types) throws SQLException {
    return observe(rawCallableStatement.getObject(name, types));
  }

  @Override
  public <T> @Nullable T getObject(String name, Class<T> type) throws SQLException {
    return observe(rawCallableStatement.getObject(name, type), type);
  }

  @Override
  public void setObject(String name, Object value) throws SQLException {
    rawCallableStatement.setObject(name, value);
    probe.bindNamed(name);
  }

  @Override
  public void setObject(String name, Object value, int type) throws SQLException {
    rawCallableStatement.setObject(name, value, type);
    probe.bindNamed(name);
  }

  @Override
  public void setObject(String name, Object value, int type, int scale) throws SQLException {
    rawCallableStatement.setObject(name, value, type, scale);
    probe.bindNamed(name);
  }

  @Override
  public void setObject(String name, Object value, SQLType type) throws SQLException {
    rawCallableStatement.setObject(name, value, type);
    probe.bindNamed(name);
  }

  @Override
  public void setObject(String name, Object value, SQLType type, int scale) throws SQLException {
    rawCallableStatement.setObject(name, value, type, scale);
    probe.bindNamed(name);
  }

  @Override
  public void close() throws SQLException {
    cursor = null;
    super.close();
  }

  /** The same wrapper for the same cursor, as with the rows of a query. */
  private @Nullable Object observe(@Nullable Object value) {
    ObservedResultSet known = cursor;
    if (known != null && known.rawResultSet == value) {
      return known;
    }
    Object observed = connection.observeCursor(value);
    if (observed instanceof ObservedResultSet rows) {
      cursor = rows;
    }
    return observed;
  }

  /** As above; a cursor that was asked for as the driver's own class must remain of that class. */
  private <T> @Nullable T observe(@Nullable T value, Class<T> type) {
    return type.isAssignableFrom(ResultSet.class) ? type.cast(observe(value)) : value;
  }
}
