package dev.roundtrip.internal.jdbc;

import dev.roundtrip.internal.probe.ResultSetProbe;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Rows that end early, in a recording that asked for it. A class of its own: others pay nothing.
 */
final class ThinnedResultSet extends ObservedResultSet {

  private final int limit;
  private int rows;
  private boolean cut;

  ThinnedResultSet(ResultSet raw, ObservedStatement statement, ResultSetProbe probe, int limit) {
    super(raw, statement, probe);
    this.limit = limit;
  }

  @Override
  public boolean next() throws SQLException {
    if (rows >= limit) {
      cut = true;
      probe.cut();
      return false;
    }
    boolean hasRow = super.next();
    if (hasRow) {
      rows++;
    }
    return hasRow;
  }

  @Override
  public boolean isLast() throws SQLException {
    return (rows == limit && !cut) || super.isLast();
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    return cut || super.isAfterLast();
  }
}
