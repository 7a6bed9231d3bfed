package dev.roundtrip;

import dev.roundtrip.finding.Allowance;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.FindingListener;
import dev.roundtrip.internal.config.AllowListFile;
import dev.roundtrip.internal.config.Configuration;
import dev.roundtrip.internal.door.AgentDoor;
import dev.roundtrip.internal.jdbc.DriverConnections;
import dev.roundtrip.internal.jdbc.ObservedDataSource;
import dev.roundtrip.internal.jdbc.ObservedPoolDataSource;
import dev.roundtrip.internal.jdbc.ObservedXaDataSource;
import dev.roundtrip.internal.probe.DataSourceProbe;
import dev.roundtrip.internal.scope.ScopeRecording;
import dev.roundtrip.internal.scope.SimulatedDistance;
import dev.roundtrip.recording.SimulatedLatency;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
      DriverConnections.Connector connector, String url, Properties properties)
      throws SQLException {
    return enabled
        ? DriverConnections.observed(
            engine.urls().of(url), connector, url, properties, AgentDoor::adopts)
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

  boolean isClosed() {
    return engine.isClosed();
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
   * The allowances that have matched no finding since this was built: the code that they were for
   * may be gone. Meaningless before statements were sent.
   */
  public List<Allowance> staleAllowances() {
    return engine.staleAllowances();
  }

  /**
   * Opens a scope on this thread, as {@link #openScope} does, of which everything is kept: for
   * tests, which want to look at each statement. It costs a walk of the stack for each of them.
   */
  public Recording startRecording(String name) {
    Objects.requireNonNull(name, "name: a scope needs a name to be found in the log");
    return new Recording(engine, name, new ScopeRecording());
  }

  /**
   * The same, with a database that seems to be farther away: each round trip of the scope takes
   * longer by {@code latency}, because a database on the same machine hides what many of them cost.
   * What counts as one is said in {@link SimulatedLatency}. The thread that sends it waits; one
   * that is interrupted does not. Of recordings inside of each other, the innermost one that
   * simulates anything does.
   *
   * @param latency not negative; zero simulates nothing
   */
  public Recording startRecording(String name, Duration latency) {
    Objects.requireNonNull(name, "name: a scope needs a name to be found in the log");
    Objects.requireNonNull(latency, "latency: how much longer is a round trip?");
    if (latency.isNegative()) {
      throw new IllegalArgumentException("latency must not be negative, was " + latency);
    }
    SimulatedDistance distance = latency.isZero() ? null : new SimulatedDistance(latency);
    return new Recording(engine, name, new ScopeRecording(distance));
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
  public static final class Builder {

    static final Duration DEFAULT_SLOW_THRESHOLD = Duration.ofMillis(200);

    Duration slowThreshold = DEFAULT_SLOW_THRESHOLD;
    @Nullable Duration acquisitionThreshold;
    boolean stillRunning = true;

    /** What ends sooner is reported as slow when it ends, and need not be reported twice. */
    Duration stillRunningMinimum = Duration.ofSeconds(5);

    /** How often statements in flight are looked at. */
    Duration tick = Duration.ofMillis(250);

    Environment environment = Environment.TEST;
    final Judging judging = new Judging();
    boolean showValues;

    /** Null for what the environment has. */
    @Nullable Boolean explain;

    boolean enabled = true;
    boolean detection = true;
    final List<String> applicationPackages = new ArrayList<>();
    final List<FindingListener> listeners = new ArrayList<>();

    private Builder() {}

    /**
     * From how long on a statement is slow, up to its first row.
     *
     * @param threshold not negative; 200 ms by default; zero reports every statement
     */
    public Builder slowThreshold(Duration threshold) {
      Objects.requireNonNull(threshold, "slowThreshold must not be null");
      if (threshold.isNegative()) {
        throw new IllegalArgumentException("slowThreshold must not be negative, was " + threshold);
      }
      slowThreshold = threshold;
      return this;
    }

    /**
     * From how long on getting a connection is slow; also says that such acquisitions are to be
     * reported, which they are not by default, as the first connections of a pool may well be slow.
     *
     * @param threshold not negative; 50 ms is a good value to begin with; zero reports each
     *     acquisition
     */
    public Builder acquisitionThreshold(Duration threshold) {
      Objects.requireNonNull(threshold, "acquisitionThreshold must not be null");
      if (threshold.isNegative()) {
        throw new IllegalArgumentException(
            "acquisitionThreshold must not be negative, was " + threshold.toMillis() + " ms");
      }
      acquisitionThreshold = threshold;
      return this;
    }

    /**
     * Whether statements that have not returned yet are reported, past the slow threshold and at
     * least five seconds. On by default. It takes one daemon thread, from the first statement on
     * until {@link Roundtrip#close()}.
     */
    public Builder stillRunning(boolean report) {
      stillRunning = report;
      return this;
    }

    @Nullable Duration stillRunningThreshold() {
      if (!stillRunning || !judging.isEnabled(FindingKind.STILL_RUNNING)) {
        return null;
      }
      return slowThreshold.compareTo(stillRunningMinimum) > 0 ? slowThreshold : stillRunningMinimum;
    }

    /** Which kinds of findings are reported; {@link Profile#DEFAULT} by default. */
    public Builder profile(Profile value) {
      judging.profile = Objects.requireNonNull(value, "profile must not be null");
      return this;
    }

    /** Whether one kind of finding is reported, whatever the profile says. */
    public Builder finding(FindingKind kind, boolean report) {
      judging.switches.put(
          Objects.requireNonNull(kind, "finding: the kind must not be null"), report);
      return this;
    }

    /**
     * From how many on a kind is reported, in place of what the environment has; its page in the
     * guide says what is counted. For kinds that are measured in time it is milliseconds.
     *
     * @param count at least 2
     * @throws IllegalArgumentException if it is less, or if the kind goes by no number
     */
    public Builder threshold(FindingKind kind, int count) {
      judging.count(kind, count);
      return this;
    }

    /**
     * Another slow threshold for some statements; of several that match, the first one holds.
     *
     * @param statements the fingerprint of a shape, {@code table:} and a name, or a normalized text
     *     in which {@code *} stands for any characters; case and the amount of white space do not
     *     count
     * @param threshold not negative
     */
    public Builder slowThresholdFor(String statements, Duration threshold) {
      judging.slow(statements, threshold);
      return this;
    }

    /**
     * What repetitions have to cost before they are reported, in place of what the environment has:
     * nothing in {@code TEST}, 50 ms or a fifth of the scope in {@code PRODUCTION}. Either is
     * enough.
     *
     * @param total time in the database in all, not negative; zero reports everything
     * @param share of the scope's duration, 0 to 1; more than 1 to go by the time alone
     */
    public Builder costGate(Duration total, double share) {
      judging.gate(total, share);
      return this;
    }

    /** What is found and meant, in addition to what was allowed before. */
    public Builder allow(Allowance... entries) {
      judging.allow(entries);
      return this;
    }

    /**
     * The same from a file: one entry for each line, such as {@code code:com.acme.CacheWarmer
     * because it runs once at start}; empty lines, and those that begin with {@code #}, are
     * skipped.
     *
     * @param location a path, or the name of a resource on the class path
     * @throws IllegalArgumentException if there is no such file, or naming each line that is wrong
     */
    public Builder allowList(String location) {
      Objects.requireNonNull(location, "allowList must not be null");
      try {
        AllowListFile.read(location).forEach(judging::allow);
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            "allowList is '" + location + "', " + wrong.getMessage(), wrong);
      }
      return this;
    }

    /** Where the application runs; {@link Environment#TEST} by default. */
    public Builder environment(Environment value) {
      environment = Objects.requireNonNull(value, "environment must not be null");
      return this;
    }

    /**
     * What counts as the application's own code when a call site is named; replaces the built-in
     * list of frameworks.
     *
     * @param packages such as {@code com.acme}, subpackages included; none to go by that list
     */
    public Builder applicationPackages(String... packages) {
      Objects.requireNonNull(packages, "applicationPackages must not be null");
      for (int i = 0; i < packages.length; i++) {
        if (packages[i] == null || packages[i].isBlank()) {
          throw new IllegalArgumentException(
              "applicationPackages must be names such as com.acme, but number %d of %d is %s"
                  .formatted(i + 1, packages.length, packages[i] == null ? "null" : "blank"));
        }
      }
      for (String name : packages) {
        applicationPackages.add(name.strip());
      }
      return this;
    }

    /** Who receives the findings, in addition to those given before. */
    public Builder onFinding(FindingListener listener) {
      listeners.add(Objects.requireNonNull(listener, "onFinding: the listener must not be null"));
      return this;
    }

    /**
     * Whether reports show an example of the statement with the values that the application sent.
     * Off by default: values may be personal data.
     */
    public Builder showValues(boolean show) {
      showValues = show;
      return this;
    }

    /**
     * Whether the database is asked how it runs a statement that was slow: with EXPLAIN, which
     * executes nothing, for single SELECTs, on a connection of our own from the same data source,
     * with the values that were sent. By default it is in {@code TEST}, where the scope waits for
     * the answer, and not in {@code PRODUCTION}, where a thread of its own asks.
     */
    public Builder explain(boolean ask) {
      explain = ask;
      return this;
    }

    boolean explains() {
      return explain == null ? environment == Environment.TEST : explain;
    }

    /**
     * Whether anything is observed; true by default. With false, data sources are handed back as
     * they came, and scopes count nothing.
     */
    public Builder enabled(boolean observe) {
      enabled = observe;
      return this;
    }

    /**
     * Whether what is observed is judged; true by default. With false, statements are counted and
     * scopes logged as ever, but there are no findings: no stack is walked and no value remembered.
     */
    public Builder detection(boolean judge) {
      detection = judge;
      return this;
    }

    /** Starts to observe with these settings. */
    public Roundtrip build() {
      return new Roundtrip(this);
    }
  }
}
