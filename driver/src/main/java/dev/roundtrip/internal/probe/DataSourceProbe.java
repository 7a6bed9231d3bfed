package dev.roundtrip.internal.probe;

import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.scope.OpenScope;
import dev.roundtrip.internal.sql.Dialect;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What is known of one data source. Thread-safe. */
public final class DataSourceProbe {

  /** Not to be timed. */
  private static final long UNTIMED = 0;

  final Recorder recorder;
  private final Acquisitions acquisitions;
  private final @Nullable Object replaySource;

  /** Of all leases that no scope and no walk of the stack tells apart. */
  private final LeaseOrigin anywhere;

  private volatile @Nullable Dialect dialect;
  private volatile String name = "";

  /** A connection was dropped without being closed: from now on it is known who acquires them. */
  private volatile boolean leaked;

  /**
   * A data source is observed.
   *
   * @param dataSource who hands out the connections; asked for a pool's gauges when an acquisition
   *     was slow, if it is one
   */
  public DataSourceProbe(Recorder recorder, Object dataSource) {
    this.recorder = recorder;
    this.acquisitions = new Acquisitions(recorder, dataSource);
    this.replaySource =
        recorder.settings.explains() && dataSource instanceof DataSource ? dataSource : null;
    this.anywhere = new LeaseOrigin(this, Recorder.NO_SCOPE, CallPath.unknown());
  }

  /**
   * Gives it a name, once, before it hands out connections.
   *
   * @param wanted followed by a number if another one has that name
   */
  public DataSourceProbe named(String wanted) {
    name = recorder.dataSources.unused(wanted);
    return this;
  }

  /** Whom to ask for plans; null if nobody is to be asked. */
  @Nullable Object replaySource() {
    return replaySource;
  }

  String name() {
    return name;
  }

  /** Whether both tell the same Roundtrip, which must count an execution only once. */
  public boolean isBeside(DataSourceProbe other) {
    return recorder == other.recorder;
  }

  /** Whether this lease, of a data source beneath, tells the same Roundtrip. */
  public boolean isBeside(ConnectionProbe other) {
    return recorder == other.recorder;
  }

  /** A connection is about to be asked for; 0 if nobody needs to know when. */
  public long begin() {
    OpenScope scope = recorder.scopes.current();
    if (scope == null || !scope.muted()) {
      recorder.leases.noticeDropped();
    }
    return acquisitions.areWatched() || scope != null ? System.nanoTime() : UNTIMED;
  }

  /**
   * A connection was handed out.
   *
   * @param start what {@link #begin} gave
   * @param connection asked once, when it is the first of this data source, for the product's name
   */
  public ConnectionProbe acquired(long start, Connection connection) {
    OpenScope scope = recorder.scopes.current();
    long now = timed(start, scope, false);
    if (dialect == null) {
      dialect = learnDialect(connection);
    }
    CallPath path = acquiredBy(scope);
    if (scope == null) {
      LeaseOrigin origin =
          path.walked() ? new LeaseOrigin(this, Recorder.NO_SCOPE, path) : anywhere;
      return new ConnectionProbe(origin, null, now);
    }
    return new ConnectionProbe(new LeaseOrigin(this, scope.ledger().scope(), path), scope, now);
  }

  /** No connection was handed out. */
  public void acquisitionFailed(long start, Throwable error) {
    timed(start, recorder.scopes.current(), true);
  }

  /** How its SQL is read. */
  Dialect dialect() {
    Dialect known = dialect;
    return known == null ? Dialect.GENERIC : known;
  }

  /** A connection of this data source was dropped without being closed. */
  void leaked() {
    leaked = true;
  }

  /** When the acquisition ended, or 0 if it was not timed. */
  private long timed(long start, @Nullable OpenScope scope, boolean failed) {
    if (start == UNTIMED) {
      return UNTIMED;
    }
    long now = System.nanoTime();
    try {
      acquisitions.ended(scope, now - start, failed);
    } catch (Throwable failure) {
      recorder.failures.note("The acquisition of a connection could not be counted.", failure);
    }
    return now;
  }

  private CallPath acquiredBy(@Nullable OpenScope scope) {
    return recorder.settings.detects()
            && (leaked || (scope != null && recorder.settings.walkFirst()))
        ? recorder.stack()
        : CallPath.unknown();
  }

  /**
   * A door could not tell what it saw.
   *
   * @param what what failed and what is lost by it, one sentence
   */
  public void failed(String what, Throwable failure) {
    recorder.failures.note(what, failure);
  }

  private Dialect learnDialect(Connection connection) {
    try {
      DatabaseMetaData metaData = connection.getMetaData();
      return Dialect.ofProductName(metaData == null ? null : metaData.getDatabaseProductName());
    } catch (Throwable failure) {
      recorder.failures.note(
          "The database did not tell its name, so its SQL is read as standard SQL.", failure);
      return Dialect.GENERIC;
    }
  }
}
