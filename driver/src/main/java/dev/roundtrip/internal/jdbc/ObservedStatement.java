package dev.roundtrip.internal.jdbc;

import dev.roundtrip.internal.probe.ResultSetProbe;
import dev.roundtrip.internal.probe.StatementProbe;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement that tells its probe what was executed, how long it took and what came back. */
class ObservedStatement extends ForwardingStatement {

  /** For calls that take no argument beside the text; never read. */
  static final Object NONE = new Object();

  final ObservedConnection connection;
  final StatementProbe probe;
  private @Nullable ObservedResultSet current;
  private @Nullable ObservedResultSet keys;

  ObservedStatement(Statement raw, ObservedConnection connection, StatementProbe probe) {
    super(raw);
    this.connection = connection;
    this.probe = probe;
  }

  @Override
  public final @Nullable Connection getConnection() throws SQLException {
    return rawStatement.getConnection() == null ? null : connection;
  }

  @Override
  public @Nullable ResultSet executeQuery(String sql) throws SQLException {
    return query(probe.begin(sql), rawStatement, sql, (s, text, none) -> s.executeQuery(text));
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    return run(probe.begin(sql), rawStatement, sql, NONE, (s, text, none) -> s.execute(text));
  }

  @Override
  public boolean execute(String sql, int keys) throws SQLException {
    return run(probe.begin(sql), rawStatement, sql, keys, (s, text, k) -> s.execute(text, k));
  }

  @Override
  public boolean execute(String sql, int[] keys) throws SQLException {
    return run(probe.begin(sql), rawStatement, sql, keys, (s, text, k) -> s.execute(text, k));
  }

  @Override
  public boolean execute(String sql, String[] keys) throws SQLException {
    return run(probe.begin(sql), rawStatement, sql, keys, (s, text, k) -> s.execute(text, k));
  }

  @Override
  public int executeUpdate(String sql) throws SQLException {
    return (int)
        update(probe.begin(sql), rawStatement, sql, NONE, (s, text, none) -> s.executeUpdate(text));
  }

  @Override
  public int executeUpdate(String sql, int keys) throws SQLException {
    return (int)
        update(probe.begin(sql), rawStatement, sql, keys, (s, text, k) -> s.executeUpdate(text, k));
  }

  @Override
  public int executeUpdate(String sql, int[] keys) throws SQLException {
    return (int)
        update(probe.begin(sql), rawStatement, sql, keys, (s, text, k) -> s.executeUpdate(text, k));
  }

  @Override
  public int executeUpdate(String sql, String[] keys) throws SQLException {
    return (int)
        update(probe.begin(sql), rawStatement, sql, keys, (s, text, k) -> s.executeUpdate(text, k));
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    return update(
        probe.begin(sql), rawStatement, sql, NONE, (s, text, none) -> s.executeLargeUpdate(text));
  }

  @Override
  public long executeLargeUpdate(String sql, int keys) throws SQLException {
    return update(
        probe.begin(sql), rawStatement, sql, keys, (s, text, k) -> s.executeLargeUpdate(text, k));
  }

  @Override
  public long executeLargeUpdate(String sql, int[] keys) throws SQLException {
    return update(
        probe.begin(sql), rawStatement, sql, keys, (s, text, k) -> s.executeLargeUpdate(text, k));
  }

  @Override
  public long executeLargeUpdate(String sql, String[] keys) throws SQLException {
    return update(
        probe.begin(sql), rawStatement, sql, keys, (s, text, k) -> s.executeLargeUpdate(text, k));
  }

  @Override
  public int[] executeBatch() throws SQLException {
    long start = probe.beginBatch();
    int[] counts = attempt(start, rawStatement, null, NONE, (s, text, none) -> s.executeBatch());
    current = null;
    probe.batched(start, counts);
    return counts;
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    long start = probe.beginBatch();
    long[] counts =
        attempt(start, rawStatement, null, NONE, (s, text, none) -> s.executeLargeBatch());
    current = null;
    probe.batched(start, counts);
    return counts;
  }

  @Override
  public void addBatch(String sql) throws SQLException {
    rawStatement.addBatch(sql);
    probe.batchAdded(sql);
  }

  @Override
  public void clearBatch() throws SQLException {
    rawStatement.clearBatch();
    probe.batchCleared();
  }

  /** The same wrapper for the same rows, however often it is asked for. */
  @Override
  public @Nullable ResultSet getResultSet() throws SQLException {
    ResultSet rows = rawStatement.getResultSet();
    ObservedResultSet known = current;
    if (rows != null && known != null && known.rawResultSet == rows) {
      return known;
    }
    return rows == null ? null : observe(rows, probe.resultSet());
  }

  /** The same wrapper for the same keys, as with the rows. */
  @Override
  public @Nullable ResultSet getGeneratedKeys() throws SQLException {
    ResultSet rows = rawStatement.getGeneratedKeys();
    ObservedResultSet known = keys;
    if (rows != null && (known == null || known.rawResultSet != rows)) {
      known = new ObservedResultSet(rows, this, probe.generatedKeys());
      keys = known;
    }
    return rows == null ? null : known;
  }

  @Override
  public int getUpdateCount() throws SQLException {
    int count = rawStatement.getUpdateCount();
    probe.updateCount(count);
    return count;
  }

  @Override
  public long getLargeUpdateCount() throws SQLException {
    long count = rawStatement.getLargeUpdateCount();
    probe.updateCount(count);
    return count;
  }

  @Override
  public boolean getMoreResults() throws SQLException {
    return moreResults(rawStatement.getMoreResults());
  }

  @Override
  public boolean getMoreResults(int currentResults) throws SQLException {
    return moreResults(rawStatement.getMoreResults(currentResults));
  }

  @Override
  public void closeOnCompletion() throws SQLException {
    rawStatement.closeOnCompletion();
    probe.closesItself();
  }

  @Override
  public void close() throws SQLException {
    current = null;
    keys = null;
    try {
      rawStatement.close();
    } finally {
      probe.closed();
    }
  }

  final <S> @Nullable ResultSet query(
      long start, S raw, @Nullable String sql, Call<S, Object, ResultSet> call)
      throws SQLException {
    ResultSet rows = attempt(start, raw, sql, NONE, call);
    ResultSetProbe rowsProbe = probe.queried(start);
    return rows == null ? null : observe(rows, rowsProbe);
  }

  final <S, A> boolean run(
      long start, S raw, @Nullable String sql, A argument, Call<S, A, Boolean> call)
      throws SQLException {
    boolean hasResultSet = attempt(start, raw, sql, argument, call);
    current = null;
    probe.executed(start, hasResultSet);
    return hasResultSet;
  }

  /** {@link #attempt} once more, because a count that passed through it would be boxed. */
  final <S, A> long update(
      long start, S raw, @Nullable String sql, A argument, CountCall<S, A> call)
      throws SQLException {
    long count;
    try {
      count = call.on(raw, sql, argument);
    } catch (Throwable failure) {
      probe.failed(start, failure);
      throw failure;
    }
    current = null;
    probe.updated(start, count);
    return count;
  }

  private <S, A, R> R attempt(
      long start, S raw, @Nullable String sql, A argument, Call<S, A, R> call) throws SQLException {
    try {
      return call.on(raw, sql, argument);
    } catch (Throwable failure) {
      probe.failed(start, failure);
      throw failure;
    }
  }

  private ResultSet observe(ResultSet rows, ResultSetProbe rowsProbe) {
    int limit = probe.rowLimit();
    ObservedResultSet observed =
        limit == StatementProbe.ALL_ROWS
            ? new ObservedResultSet(rows, this, rowsProbe)
            : new ThinnedResultSet(rows, this, rowsProbe, limit);
    current = observed;
    return observed;
  }

  private boolean moreResults(boolean hasResultSet) {
    current = null;
    probe.moreResults(hasResultSet);
    return hasResultSet;
  }
}
