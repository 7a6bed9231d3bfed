package dev.roundtrip.internal.jdbc;

import dev.roundtrip.internal.probe.ConnectionProbe;
import dev.roundtrip.internal.probe.DataSourceProbe;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A connection, from the moment it was acquired until it is closed. */
public final class ObservedConnection extends ForwardingConnection {

  private final ConnectionProbe probe;
  private @Nullable ObservedDatabaseMetaData metaData;

  /** Wraps one lease of a connection; its probe must belong to this lease alone. */
  public ObservedConnection(Connection raw, ConnectionProbe probe) {
    super(raw);
    this.probe = probe;
  }

  boolean isObservedBeside(DataSourceProbe other) {
    return other.isBeside(probe);
  }

  @Override
  public @Nullable Statement createStatement() throws SQLException {
    return observe(rawConnection.createStatement());
  }

  @Override
  public @Nullable Statement createStatement(int type, int concurrency) throws SQLException {
    return observe(rawConnection.createStatement(type, concurrency));
  }

  @Override
  public @Nullable Statement createStatement(int type, int concurrency, int holdability)
      throws SQLException {
    return observe(rawConnection.createStatement(type, concurrency, holdability));
  }

  @Override
  public @Nullable PreparedStatement prepareStatement(String sql) throws SQLException {
    return observe(rawConnection.prepareStatement(sql), sql);
  }

  @Override
  public @Nullable PreparedStatement prepareStatement(String sql, int type, int concurrency)
      throws SQLException {
    return observe(rawConnection.prepareStatement(sql, type, concurrency), sql);
  }

  @Override
  public @Nullable PreparedStatement prepareStatement(
      String sql, int type, int concurrency, int holdability) throws SQLException {
    return observe(rawConnection.prepareStatement(sql, type, concurrency, holdability), sql);
  }

  @Override
  public @Nullable PreparedStatement prepareStatement(String sql, int keys) throws SQLException {
    return observe(rawConnection.prepareStatement(sql, keys), sql);
  }

  @Override
  public @Nullable PreparedStatement prepareStatement(String sql, int[] keys) throws SQLException {
    return observe(rawConnection.prepareStatement(sql, keys), sql);
  }

  @Override
  public @Nullable PreparedStatement prepareStatement(String sql, String[] keys)
      throws SQLException {
    return observe(rawConnection.prepareStatement(sql, keys), sql);
  }

  @Override
  public @Nullable CallableStatement prepareCall(String sql) throws SQLException {
    return observe(rawConnection.prepareCall(sql), sql);
  }

  @Override
  public @Nullable CallableStatement prepareCall(String sql, int type, int concurrency)
      throws SQLException {
    return observe(rawConnection.prepareCall(sql, type, concurrency), sql);
  }

  @Override
  public @Nullable CallableStatement prepareCall(
      String sql, int type, int concurrency, int holdability) throws SQLException {
    return observe(rawConnection.prepareCall(sql, type, concurrency, holdability), sql);
  }

  /** The same wrapper for the same metadata: many drivers have one object for each connection. */
  @Override
  public @Nullable DatabaseMetaData getMetaData() throws SQLException {
    DatabaseMetaData raw = rawConnection.getMetaData();
    ObservedDatabaseMetaData known = metaData;
    if (raw != null && (known == null || known.rawDatabaseMetaData != raw)) {
      known = new ObservedDatabaseMetaData(raw, this);
      metaData = known;
    }
    return raw == null ? null : known;
  }

  @Override
  public void setAutoCommit(boolean autoCommit) throws SQLException {
    rawConnection.setAutoCommit(autoCommit);
    probe.autoCommitSet(autoCommit);
  }

  @Override
  public void setSchema(String schema) throws SQLException {
    rawConnection.setSchema(schema);
    probe.sessionChanged();
  }

  @Override
  public void setCatalog(String catalog) throws SQLException {
    rawConnection.setCatalog(catalog);
    probe.sessionChanged();
  }

  @Override
  public void setTransactionIsolation(int level) throws SQLException {
    rawConnection.setTransactionIsolation(level);
    probe.isolationSet(level);
  }

  @Override
  public void commit() throws SQLException {
    probe.committed(end(Connection::commit));
  }

  @Override
  public void rollback() throws SQLException {
    probe.rolledBack(end(Connection::rollback));
  }

  @Override
  public void rollback(Savepoint savepoint) throws SQLException {
    long start = probe.begin();
    try {
      rawConnection.rollback(savepoint);
    } catch (Throwable failure) {
      probe.failed(start, failure);
      throw failure;
    }
    probe.rolledBackToSavepoint(start);
  }

  @Override
  public boolean isValid(int timeout) throws SQLException {
    boolean valid = rawConnection.isValid(timeout);
    probe.changedHands();
    return valid;
  }

  @Override
  public void clearWarnings() throws SQLException {
    rawConnection.clearWarnings();
    probe.changedHands();
  }

  @Override
  public void close() throws SQLException {
    try {
      rawConnection.close();
    } finally {
      probe.closed();
    }
  }

  @Override
  public void abort(Executor executor) throws SQLException {
    try {
      rawConnection.abort(executor);
    } finally {
      probe.aborted();
    }
  }

  @Override
  void handedOut() {
    probe.handedOut();
  }

  /** Rows that the application did not query: of the metadata, or a cursor that came as a value. */
  @Nullable ResultSet observeRows(@Nullable ResultSet raw) {
    return raw == null ? null : new ObservedForeignRows(raw, this, probe.unobserved());
  }

  /** Drivers hand a cursor out as an object: wrapped, while every other value stays as it is. */
  @Nullable Object observeCursor(@Nullable Object value) {
    return value instanceof ResultSet cursor ? observeRows(cursor) : value;
  }

  /** As above; a cursor that was asked for as the driver's own class must remain of that class. */
  <T> @Nullable T observeCursor(@Nullable T value, Class<T> type) {
    return value instanceof ResultSet cursor && type.isAssignableFrom(ResultSet.class)
        ? type.cast(observeRows(cursor))
        : value;
  }

  /**
   * A statement that the driver made for itself and lets out through the rows that belong to it.
   */
  ObservedStatement observeForeign(Statement raw) {
    if (raw instanceof CallableStatement call) {
      return new ObservedCallableStatement(call, this, probe.unobservedStatement());
    }
    return raw instanceof PreparedStatement prepared
        ? new ObservedPreparedStatement(prepared, this, probe.unobservedStatement())
        : new ObservedStatement(raw, this, probe.unobservedStatement());
  }

  private @Nullable Statement observe(@Nullable Statement raw) {
    return raw == null ? null : new ObservedStatement(raw, this, probe.created(raw));
  }

  private @Nullable PreparedStatement observe(@Nullable PreparedStatement raw, String sql) {
    return raw == null ? null : new ObservedPreparedStatement(raw, this, probe.prepared(raw, sql));
  }

  private @Nullable CallableStatement observe(@Nullable CallableStatement raw, String sql) {
    return raw == null ? null : new ObservedCallableStatement(raw, this, probe.prepared(raw, sql));
  }

  private long end(TransactionEnd call) throws SQLException {
    long start = probe.begin();
    try {
      call.on(rawConnection);
    } catch (Throwable failure) {
      probe.failed(start, failure);
      throw failure;
    }
    return start;
  }

  @FunctionalInterface
  private interface TransactionEnd {

    void on(Connection raw) throws SQLException;
  }
}
