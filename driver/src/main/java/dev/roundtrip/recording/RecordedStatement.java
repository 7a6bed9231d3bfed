package dev.roundtrip.recording;

import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.StatementShape;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The executions of one shape from one line over one data source.
 *
 * @param shape what was sent
 * @param dataSource the name of the data source; empty if it has none
 * @param callSite the application's line; {@link CallSite#unknown()} if there was none
 * @param executions how often it was sent, failures included; at least 1. A batch is one
 * @param failures how often the driver threw
 * @param rows rows that the application read, of results that are closed or exhausted
 * @param affectedRows rows that were changed, as far as the driver told
 * @param batches how many of the executions were batches
 * @param batchEntries how many entries these had in all
 * @param time time in the database of all executions
 * @param migration whether a migration or schema tool sent it
 * @param allowedBecause the reason of the {@code @AllowQueries} that it was sent under, or null
 */
public record RecordedStatement(
    StatementShape shape,
    String dataSource,
    CallSite callSite,
    long executions,
    long failures,
    long rows,
    long affectedRows,
    long batches,
    long batchEntries,
    Duration time,
    boolean migration,
    @Nullable String allowedBecause) {

  public RecordedStatement {
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(dataSource, "dataSource");
    Objects.requireNonNull(callSite, "callSite");
    Objects.requireNonNull(time, "time");
    if (executions < 1) {
      throw new IllegalArgumentException("executions must be at least 1, was " + executions);
    }
  }

  /** Whether both are of the same shape, line and data source. */
  public boolean isSameAs(RecordedStatement other) {
    return shape.fingerprint().equals(other.shape.fingerprint())
        && dataSource.equals(other.dataSource)
        && callSite.equals(other.callSite)
        && migration == other.migration
        && Objects.equals(allowedBecause, other.allowedBecause);
  }

  /** Both counted as one; {@code other} is {@linkplain #isSameAs the same}. */
  public RecordedStatement plus(RecordedStatement other) {
    return new RecordedStatement(
        shape,
        dataSource,
        callSite,
        executions + other.executions,
        failures + other.failures,
        rows + other.rows,
        affectedRows + other.affectedRows,
        batches + other.batches,
        batchEntries + other.batchEntries,
        time.plus(other.time),
        migration,
        allowedBecause);
  }
}
