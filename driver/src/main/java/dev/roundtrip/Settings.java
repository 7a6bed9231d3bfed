package dev.roundtrip;

import dev.roundtrip.finding.Allowance;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.FindingListener;
import dev.roundtrip.internal.config.AllowListFile;
import dev.roundtrip.spi.RoundtripExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What can be set, apart from the one class that can be built from it: so that neither file is too
 * long to read. Each method checks its argument at once. Not thread-safe.
 *
 * @param <B> the builder
 */
abstract class Settings<B extends Settings<B>> {

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

  /** As above. */
  @Nullable Boolean explainWrites;

  boolean advice = true;

  /** Null for what the environment has. */
  @Nullable Proving proving;

  boolean enabled = true;
  boolean detection = true;
  final List<String> applicationPackages = new ArrayList<>();
  final List<FindingListener> listeners = new ArrayList<>();
  final List<RoundtripExtension> extensions = new ArrayList<>();
  Logging log = Logging.ALL;
  Duration logInterval = Duration.ZERO;

  /**
   * From how long on a statement is slow, up to its first row.
   *
   * @param threshold not negative; 200 ms by default; zero reports every statement
   */
  public B slowThreshold(Duration threshold) {
    Objects.requireNonNull(threshold, "slowThreshold must not be null");
    if (threshold.isNegative()) {
      throw new IllegalArgumentException("slowThreshold must not be negative, was " + threshold);
    }
    slowThreshold = threshold;
    return self();
  }

  /**
   * From how long on getting a connection is slow; also says that such acquisitions are to be
   * reported, which they are not by default, as the first connections of a pool may well be slow.
   *
   * @param threshold not negative; 50 ms is a good value to begin with; zero reports each
   *     acquisition
   */
  public B acquisitionThreshold(Duration threshold) {
    Objects.requireNonNull(threshold, "acquisitionThreshold must not be null");
    if (threshold.isNegative()) {
      throw new IllegalArgumentException(
          "acquisitionThreshold must not be negative, was " + threshold.toMillis() + " ms");
    }
    acquisitionThreshold = threshold;
    return self();
  }

  /**
   * Whether statements that have not returned yet are reported, past the slow threshold and at
   * least five seconds. On by default. It takes one daemon thread, from the first statement on
   * until {@link Roundtrip#close()}.
   */
  public B stillRunning(boolean report) {
    stillRunning = report;
    return self();
  }

  @Nullable Duration stillRunningThreshold() {
    if (!stillRunning || !judging.isEnabled(FindingKind.STILL_RUNNING)) {
      return null;
    }
    return slowThreshold.compareTo(stillRunningMinimum) > 0 ? slowThreshold : stillRunningMinimum;
  }

  /** Which kinds of findings are reported; {@link Profile#DEFAULT} by default. */
  public B profile(Profile value) {
    judging.profile = Objects.requireNonNull(value, "profile must not be null");
    return self();
  }

  /** Whether one kind of finding is reported, whatever the profile says. */
  public B finding(FindingKind kind, boolean report) {
    judging.switches.put(
        Objects.requireNonNull(kind, "finding: the kind must not be null"), report);
    return self();
  }

  /**
   * From how many on a kind is reported, in place of what the environment has; its page in the
   * guide says what is counted. For kinds that are measured in time it is milliseconds.
   *
   * @param count at least 2
   * @throws IllegalArgumentException if it is less, or if the kind goes by no number
   */
  public B threshold(FindingKind kind, int count) {
    judging.count(kind, count);
    return self();
  }

  /**
   * Another slow threshold for some statements; of several that match, the first one holds.
   *
   * @param statements the fingerprint of a shape, {@code table:} and a name, or a normalized text
   *     in which {@code *} stands for any characters; case and the amount of white space do not
   *     count
   * @param threshold not negative
   */
  public B slowThresholdFor(String statements, Duration threshold) {
    judging.slow(statements, threshold);
    return self();
  }

  /**
   * What repetitions have to cost before they are reported, in place of what the environment has:
   * nothing in {@code TEST}, 50 ms or a fifth of the scope in {@code PRODUCTION}. Either is enough.
   *
   * @param total time in the database in all, not negative; zero reports everything
   * @param share of the scope's duration, 0 to 1; more than 1 to go by the time alone
   */
  public B costGate(Duration total, double share) {
    judging.gate(total, share);
    return self();
  }

  /** What is found and meant, in addition to what was allowed before. */
  public B allow(Allowance... entries) {
    judging.allow(entries);
    return self();
  }

  /**
   * The same from a file: one entry for each line, such as {@code code:com.acme.CacheWarmer because
   * it runs once at start}; empty lines, and those that begin with {@code #}, are skipped.
   *
   * @param location a path, or the name of a resource on the class path
   * @throws IllegalArgumentException if there is no such file, or naming each line that is wrong
   */
  public B allowList(String location) {
    Objects.requireNonNull(location, "allowList must not be null");
    try {
      AllowListFile.read(location).forEach(judging::allow);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "allowList is '" + location + "', " + wrong.getMessage(), wrong);
    }
    return self();
  }

  /** Where the application runs; {@link Environment#TEST} by default. */
  public B environment(Environment value) {
    environment = Objects.requireNonNull(value, "environment must not be null");
    return self();
  }

  /**
   * What counts as the application's own code when a call site is named; replaces the built-in list
   * of frameworks.
   *
   * @param packages such as {@code com.acme}, subpackages included; none to go by that list
   */
  public B applicationPackages(String... packages) {
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
    return self();
  }

  /** Who receives the findings, in addition to those given before. */
  public B onFinding(FindingListener listener) {
    listeners.add(Objects.requireNonNull(listener, "onFinding: the listener must not be null"));
    return self();
  }

  /**
   * Whether reports show an example of the statement with the values that the application sent. Off
   * by default: values may be personal data.
   */
  public B showValues(boolean show) {
    showValues = show;
    return self();
  }

  /**
   * Whether the database is asked how it runs a statement that was slow, or is repeated in an N+1
   * or a loop: with EXPLAIN, which executes nothing, on a connection of our own from the same data
   * source, with the values that were sent. By default it is in {@code TEST}, where the scope waits
   * for the answer, and not in {@code PRODUCTION}, where a thread of its own asks.
   */
  public B explain(boolean ask) {
    explain = ask;
    return self();
  }

  /**
   * Whether findings with a plan say what to change, for which the tables of the statement are
   * looked at too: columns, keys, indexes, how many rows and, where the database keeps no
   * statistics, how different the values of the first 10,000 rows are. On by default; without
   * effect where no plans are asked for, see {@link #explain}.
   */
  public B advice(boolean give) {
    advice = give;
    return self();
  }

  /**
   * Whether plans are also asked for statements that write: EXPLAIN executes them as little, but
   * needs locks that stand in the way of changes of the schema. By default it is in {@code TEST},
   * and not in {@code PRODUCTION}. It has no meaning where {@link #explain} is off.
   */
  public B explainWrites(boolean ask) {
    explainWrites = ask;
    return self();
  }

  /**
   * What is tried out of the advice that is given. By default {@link Proving#REWRITES} in {@code
   * TEST} and {@link Proving#OFF} in {@code PRODUCTION}, where a sandbox is never opened: {@link
   * Proving#SANDBOX} means {@link Proving#REWRITES} there.
   */
  public B proof(Proving what) {
    proving = Objects.requireNonNull(what, "proof: nothing is Proving.OFF");
    return self();
  }

  Proving proving() {
    boolean test = environment == Environment.TEST;
    if (proving == null) {
      return test ? Proving.REWRITES : Proving.OFF;
    }
    return proving == Proving.SANDBOX && !test ? Proving.REWRITES : proving;
  }

  boolean explains() {
    return explain == null ? environment == Environment.TEST : explain;
  }

  boolean explainsWrites() {
    return explainWrites == null ? environment == Environment.TEST : explainWrites;
  }

  /**
   * Whether anything is observed; true by default. With false, data sources are handed back as they
   * came, and scopes count nothing.
   */
  public B enabled(boolean observe) {
    enabled = observe;
    return self();
  }

  /**
   * Whether what is observed is judged; true by default. With false, statements are counted and
   * scopes logged as ever, but there are no findings: no stack is walked and no value remembered.
   */
  public B detection(boolean judge) {
    detection = judge;
    return self();
  }

  /** What is written to the log; {@link Logging#ALL} by default. */
  public B log(Logging value) {
    log = Objects.requireNonNull(value, "log must not be null");
    return self();
  }

  /**
   * For how long a finding is only counted once it was logged, by its fingerprint; the line after
   * that says how often it came. Without it, each is logged.
   *
   * @param interval not negative
   */
  public B logInterval(Duration interval) {
    Objects.requireNonNull(interval, "logInterval must not be null");
    if (interval.isNegative()) {
      throw new IllegalArgumentException("logInterval must not be negative, was " + interval);
    }
    logInterval = interval;
    return self();
  }

  /** Who knows more of the application, or wants to count; in addition to those before. */
  public B extendedBy(RoundtripExtension extension) {
    extensions.add(Objects.requireNonNull(extension, "extendedBy: the extension must not be null"));
    return self();
  }

  /** The builder, so that calls can be chained. */
  abstract B self();
}
