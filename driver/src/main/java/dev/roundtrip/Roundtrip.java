package dev.roundtrip;

import dev.roundtrip.finding.Allowance;
import dev.roundtrip.internal.config.Configuration;
import dev.roundtrip.internal.config.Source;
import dev.roundtrip.internal.door.AgentDoor;
import dev.roundtrip.internal.jdbc.DriverConnections;
import dev.roundtrip.internal.jdbc.ObservedDataSource;
import dev.roundtrip.internal.jdbc.ObservedPoolDataSource;
import dev.roundtrip.internal.jdbc.ObservedXaDataSource;
import dev.roundtrip.internal.probe.DataSourceProbe;
import dev.roundtrip.internal.scope.OpenScope;
import dev.roundtrip.internal.scope.RowThinning;
import dev.roundtrip.internal.scope.ScopeRecording;
import dev.roundtrip.internal.scope.SimulatedDistance;
import dev.roundtrip.recording.RecordingOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import javax.sql.CommonDataSource;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the round trips of an application to its databases and reports what is wasteful, with the
 * line of code that caused it. One instance serves any number of data sources. Thread-safe.
 *
 * <p>Findings go to the listeners and, as text, to the log {@code dev.roundtrip} at level WARN; a
 * line for each explicit scope goes there at level INFO.
 */
public final class Roundtrip implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("dev.roundtrip");

  private final Engine engine;
  private final boolean enabled;

  private Roundtrip(Builder builder) {
    this.engine = new Engine(builder);
    this.enabled = builder.enabled;
  }

  /** A builder with the defaults; reads no configuration. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * A builder with what is configured: {@code roundtrip.properties} on the class path, the file
   * that the system property {@code roundtrip.config} names, environment variables such as {@code
   * ROUNDTRIP_SLOW_THRESHOLD}, system properties such as {@code roundtrip.slow-threshold}. Later
   * ones win, and what is called on the builder wins over all of them.
   *
   * @throws IllegalArgumentException if a key is not known or a value malformed; the message names
   *     the key, where it stands, and what was probably meant
   */
  public static Builder fromConfiguration() {
    return Configured.builder(Configuration.ofProcess().orThrow());
  }

  /**
   * A builder with what a framework has read: nothing else is looked at. For production mistakes
   * are logged, and the default of each option that is not right holds.
   *
   * @param sources texts by key, such as {@code roundtrip.slow-threshold}, by the place where they
   *     stand, as people know it; later ones win
   * @throws IllegalArgumentException if a key is not known or a value malformed, unless {@code
   *     roundtrip.environment} is {@code production}; the message names key, place, and what was
   *     probably meant
   */
  public static Builder fromProperties(Map<String, Map<String, String>> sources) {
    return SharedRoundtrip.builder(
        Configuration.of(
            sources.entrySet().stream()
                .map(source -> Source.of(source.getKey(), source.getValue()))
                .toList()));
  }

  /**
   * Gives a data source that behaves as {@code dataSource} does and is observed. Where there is a
   * pool, wrap the pool, so that a lease of a connection is seen as what it is.
   *
   * @param dataSource not null; returned as it is if it, or what it delegates to, is observed by
   *     this Roundtrip already
   */
  public DataSource wrap(DataSource dataSource) {
    Objects.requireNonNull(dataSource, "dataSource: there is nothing to observe");
    return wrap(dataSource, nameOf(dataSource));
  }

  /**
   * The same, with a name by which its statements can be told from those of other data sources.
   *
   * @param dataSource as above
   * @param name not null; a number is added if another data source of this Roundtrip has it
   */
  public DataSource wrap(DataSource dataSource, String name) {
    Objects.requireNonNull(dataSource, "dataSource: there is nothing to observe");
    Objects.requireNonNull(name, "name: leave it out to have one chosen");
    if (!enabled) {
      return dataSource;
    }
    DataSourceProbe probe = new DataSourceProbe(engine.recorder(), dataSource);
    if (isObserved(dataSource, probe)) {
      LOG.debug("{} is observed already and was not wrapped again.", dataSource);
      return dataSource;
    }
    DataSourceProbe named = probe.named(name);
    return AgentDoor.observes(dataSource, named)
        ? dataSource
        : new ObservedDataSource(dataSource, named);
  }

  /**
   * Gives a data source for transaction managers that behaves as {@code dataSource} does, whose
   * logical connections are observed. A name of its own, because drivers' data sources implement
   * several interfaces at once.
   *
   * @param dataSource not null; returned as it is if it is observed already
   */
  public XADataSource wrapXa(XADataSource dataSource) {
    Objects.requireNonNull(dataSource, "dataSource: there is nothing to observe");
    if (!enabled || dataSource instanceof ObservedXaDataSource) {
      return dataSource;
    }
    DataSourceProbe probe = newProbe(dataSource);
    return AgentDoor.observes(dataSource, probe)
        ? dataSource
        : new ObservedXaDataSource(dataSource, probe);
  }

  /**
   * Gives a data source for pools that behaves as {@code dataSource} does, whose logical
   * connections are observed. A name of its own, because drivers' data sources implement several
   * interfaces at once.
   *
   * @param dataSource not null; returned as it is if it is observed already
   */
  public ConnectionPoolDataSource wrapPooled(ConnectionPoolDataSource dataSource) {
    Objects.requireNonNull(dataSource, "dataSource: there is nothing to observe");
    if (!enabled || dataSource instanceof ObservedPoolDataSource) {
      return dataSource;
    }
    DataSourceProbe probe = newProbe(dataSource);
    return AgentDoor.observes(dataSource, probe)
        ? dataSource
        : new ObservedPoolDataSource(dataSource, probe);
  }

  /** A connection of a driver, observed. */
  @Nullable Connection connect(
      DriverConnections.Connector connector, String url, Properties properties, DataSource another)
      throws SQLException {
    return enabled
        ? DriverConnections.observed(
            engine.urls().of(url),
            connector,
            url,
            properties,
            engine.urls().same(another),
            AgentDoor::adopts)
        : connector.connect(url, properties);
  }

  /** What another library's listener reports to, or null if nothing is observed. */
  @Nullable DataSourceProbe newProbe() {
    return enabled && !AgentDoor.isOpen()
        ? new DataSourceProbe(engine.recorder(), this).named("datasource-proxy")
        : null;
  }

  private DataSourceProbe newProbe(CommonDataSource dataSource) {
    return new DataSourceProbe(engine.recorder(), dataSource).named(nameOf(dataSource));
  }

  private static String nameOf(CommonDataSource dataSource) {
    return dataSource.getClass().getSimpleName();
  }

  /**
   * Asks a database how it runs a statement: with EXPLAIN, which executes nothing, on a connection
   * of our own from {@code dataSource}, in a transaction that is rolled back. Waits for the answer,
   * at most eight seconds. It works in every environment, whether or not plans of findings are
   * asked for, and for INSERT, UPDATE, DELETE and MERGE too.
   *
   * @param dataSource where the statement is sent; observed or not
   * @param sql one statement, as JDBC takes it
   * @param binds the values of its placeholders, bound by {@code setObject}; none for the plan that
   *     the database would make for any values, which only PostgreSQL tells, from 12 on
   * @return the plan, or one line why there is none; never throws what the database throws
   */
  public Explanation explain(DataSource dataSource, String sql, @Nullable Object... binds) {
    Objects.requireNonNull(dataSource, "dataSource: there is nobody to be asked");
    Objects.requireNonNull(sql, "sql: there is nothing to explain");
    Objects.requireNonNull(binds, "binds: leave them out if there are none");
    return engine.explain(
        dataSource instanceof ObservedDataSource observed ? observed.delegate() : dataSource,
        sql,
        Arrays.asList(binds));
  }

  boolean isClosed() {
    return engine.isClosed();
  }

  /**
   * Whether what is sent through this data source is observed by this Roundtrip, as far as it tells
   * by {@link DataSource#isWrapperFor}, or by the agent of this JVM. Takes no connection.
   */
  public boolean isObserved(DataSource dataSource) {
    Objects.requireNonNull(dataSource, "dataSource: which one?");
    return isObserved(dataSource, new DataSourceProbe(engine.recorder(), dataSource))
        || AgentDoor.tellsOf(dataSource);
  }

  /** For the agent, which tells it what it sees. */
  Engine engine() {
    return engine;
  }

  /** Whether this Roundtrip observes it; another one, closed perhaps, counts for itself. */
  private static boolean isObserved(DataSource dataSource, DataSourceProbe probe) {
    try {
      // Asked to unwrap, because some data sources say that they are a wrapper for everything.
      return dataSource.isWrapperFor(ObservedDataSource.class)
          && dataSource.unwrap(ObservedDataSource.class).isObservedBeside(probe);
    } catch (SQLException | RuntimeException | Error cannotTell) {
      return false; // Closed, lazy, or no wrapper by the book: not one of ours.
    }
  }

  /**
   * Opens a scope on this thread, to be closed with try-with-resources.
   *
   * @param name what people call the unit of work, such as {@code GET /authors}; not null
   */
  public Scope openScope(String name) {
    Objects.requireNonNull(name, "name: a scope needs a name to be found in the log");
    return new Scope(engine, engine.scopes().open(name));
  }

  /**
   * Opens a scope that no thread is in: {@link Scope#wrap(Runnable)} and {@link
   * Scope#enterOnThisThread} bring it to threads. For units of work that move between them, such as
   * asynchronous requests. If nothing is sent in it, nothing is said of it: a framework opens it
   * for whatever may come.
   *
   * @param name as above
   */
  public Scope openDetachedScope(String name) {
    Objects.requireNonNull(name, "name: a scope needs a name to be found in the log");
    return new Scope(engine, engine.scopes().openDetached(name));
  }

  /** Whether a scope is open on this thread, so that what it sends is counted there. */
  public Optional<Scope> currentScope() {
    OpenScope current = engine.scopes().current();
    return current == null || current.muted()
        ? Optional.empty()
        : Optional.of(new Scope(engine, current));
  }

  /**
   * The allowances that have matched no finding since this was built: the code that they were for
   * may be gone. Meaningless before statements were sent.
   */
  public List<Allowance> staleAllowances() {
    return engine.staleAllowances();
  }

  /**
   * Opens a scope on this thread, as {@link #openScope} does, of which everything is kept: for
   * tests, which want to look at each statement. It costs a walk of the stack for each of them.
   *
   * @throws IllegalStateException if this is closed: what was wrong would not be found
   */
  public Recording startRecording(String name) {
    return startRecording(name, RecordingOptions.none());
  }

  /** The same with a database that behaves in another way: see {@link RecordingOptions}. */
  public Recording startRecording(String name, RecordingOptions options) {
    Objects.requireNonNull(name, "name: a scope needs a name to be found in the log");
    Objects.requireNonNull(options, "options: RecordingOptions.none() changes nothing");
    if (isClosed()) {
      throw new IllegalStateException(
          "Roundtrip was closed before the recording "
              + name
              + ", and judges nothing any more: close it after the last one");
    }
    SimulatedDistance distance =
        options.latency().isZero() ? null : new SimulatedDistance(options.latency());
    RowThinning thinning =
        options.thinnedShape() == null
            ? null
            : new RowThinning(options.thinnedShape(), options.thinnedRows());
    return new Recording(engine, name, new ScopeRecording(distance, thinning));
  }

  /**
   * The names of the data sources that were given to be observed, and of the databases that were
   * reached by URL: empty as long as there are none, and if Roundtrip is not enabled.
   */
  public List<String> dataSources() {
    return engine.recorder().dataSources().all();
  }

  /** Statements that belong to no scope: theirs had ended when they were sent. */
  public long unattributedStatements() {
    return engine.scopes().unattributed().statements();
  }

  /**
   * How long the application has waited in all while scopes were judged and findings told: most of
   * what Roundtrip costs beyond the statements.
   */
  public Duration judgingTime() {
    return Duration.ofNanos(engine.judgingNanos());
  }

  /** How often something of ours failed; each kind is in the log once, with its stack. */
  public long ownFailures() {
    return engine.failures().count();
  }

  /**
   * Stops reporting and ends the thread, after a last look at what was dropped without being
   * closed. Wrapped data sources work on. A line in the log says what could not be attributed and
   * what failed of ours, if anything did.
   */
  @Override
  public void close() {
    engine.close();
  }

  /** Settings; each method checks its argument at once. Not thread-safe. */
  public static final class Builder extends Settings<Builder> {

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /** Starts to observe with these settings. */
    public Roundtrip build() {
      return new Roundtrip(this);
    }
  }
}
