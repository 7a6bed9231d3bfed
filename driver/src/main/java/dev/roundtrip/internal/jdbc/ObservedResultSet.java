package dev.roundtrip.internal.jdbc;

import dev.roundtrip.internal.probe.ResultSetProbe;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows on their way to the application: the probe counts them and sees what is read of them. */
class ObservedResultSet extends ObservedReadsByName {

  @Nullable ObservedStatement statement;

  /** Rows that a statement of ours made; null for those of {@link ObservedForeignRows}. */
  ObservedResultSet(ResultSet raw, @Nullable ObservedStatement statement, ResultSetProbe probe) {
    super(raw, probe);
    this.statement = statement;
  }

  @Override
  ObservedConnection connection() {
    return Objects.requireNonNull(statement, "rows without a statement").connection;
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    Statement raw = rawResultSet.getStatement();
    if (raw == null) {
      return null;
    }
    if (statement == null) {
      statement = connection().observeForeign(raw);
    }
    return statement;
  }

  @Override
  public final int findColumn(String label) throws SQLException {
    int index = rawResultSet.findColumn(label);
    probe.found(index, label);
    return index;
  }

  @Override
  public boolean next() throws SQLException {
    long start = probe.beforeNext();
    boolean hasRow;
    try {
      hasRow = rawResultSet.next();
    } catch (Throwable failure) {
      probe.nextFailed(failure);
      throw failure;
    }
    probe.afterNext(start, hasRow);
    return hasRow;
  }

  @Override
  public void beforeFirst() throws SQLException {
    rawResultSet.beforeFirst();
    probe.moved();
  }

  @Override
  public void afterLast() throws SQLException {
    rawResultSet.afterLast();
    probe.moved();
  }

  @Override
  public boolean first() throws SQLException {
    return moved(rawResultSet.first());
  }

  @Override
  public boolean last() throws SQLException {
    return moved(rawResultSet.last());
  }

  @Override
  public boolean previous() throws SQLException {
    return moved(rawResultSet.previous());
  }

  @Override
  public boolean absolute(int row) throws SQLException {
    return moved(rawResultSet.absolute(row));
  }

  @Override
  public boolean relative(int rows) throws SQLException {
    return moved(rawResultSet.relative(rows));
  }

  @Override
  public void updateRow() throws SQLException {
    rawResultSet.updateRow();
    probe.rowUsed();
  }

  @Override
  public void deleteRow() throws SQLException {
    rawResultSet.deleteRow();
    probe.rowUsed();
  }

  @Override
  void handedOut() {
    probe.handedOut();
  }

  @Override
  public void close() throws SQLException {
    try {
      rawResultSet.close();
    } finally {
      probe.closed();
    }
  }

  private boolean moved(boolean onRow) {
    probe.moved();
    return onRow;
  }
}
