package dev.roundtrip.testing;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.RoundtripDriver;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Records what a piece of work sends, in any test framework or in none:
 *
 * <pre>{@code
 * Queries queries = QueryRecorder.of(roundtrip).record(() -> service.listAuthors());
 * assertThat(queries).hasSelects(1);
 * }</pre>
 *
 * <p>Thread-safe: recordings of several threads do not see each other.
 */
public final class QueryRecorder {

  private final List<Roundtrip> roundtrips;
  private final Duration latency;

  private QueryRecorder(List<Roundtrip> roundtrips, Duration latency) {
    this.roundtrips = roundtrips;
    this.latency = latency;
  }

  /** Records what is sent over the data sources that this Roundtrip observes. */
  public static QueryRecorder of(Roundtrip roundtrip) {
    Objects.requireNonNull(roundtrip, "roundtrip: wrap the DataSource with one, and pass it here");
    return new QueryRecorder(List.of(roundtrip), Duration.ZERO);
  }

  /**
   * Records what is sent over {@code jdbc:roundtrip:} URLs, and over data sources wrapped by {@link
   * RoundtripDriver#roundtrip()}.
   */
  public static QueryRecorder shared() {
    return of(RoundtripDriver.roundtrip());
  }

  /**
   * The same with a database that seems farther away: each round trip takes longer by this.
   *
   * @param latency not negative; zero for none
   */
  public QueryRecorder withLatency(Duration latency) {
    if (latency.isNegative()) {
      throw new IllegalArgumentException("latency must not be negative, was " + latency);
    }
    return new QueryRecorder(roundtrips, latency);
  }

  /**
   * Does the work and gives what this thread sent meanwhile.
   *
   * @throws IllegalStateException if no data source is observed, or Roundtrip is closed: nothing
   *     could be seen
   * @throws RuntimeException what the work threw, wrapped if it is a checked exception
   */
  public Queries record(ThrowingRunnable work) {
    return record("recording", work);
  }

  /** The same, with a name that is shown in failures. */
  public Queries record(String name, ThrowingRunnable work) {
    Objects.requireNonNull(work, "work: there is nothing to record");
    QueryRecording recording = start(name);
    try (recording) {
      work.run();
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception checked) {
      throw new IllegalStateException("What was recorded threw " + checked, checked);
    }
    if (!Observed.any(roundtrips)) {
      throw new IllegalStateException(Observed.NOTHING);
    }
    return recording.queries();
  }

  /** Starts a recording on this thread, to be closed with try-with-resources. */
  public QueryRecording start(String name) {
    return QueryRecording.start(name, roundtrips, latency);
  }
}
