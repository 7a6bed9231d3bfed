package dev.roundtrip.recording;

import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.StatementShape;
import java.time.Duration;
import java.util.Objects;

/**
 * One statement that was sent.
 *
 * @param shape what was sent
 * @param dataSource the name of the data source; empty if it has none
 * @param callSite the application's line; {@link CallSite#unknown()} if there was none
 * @param start when it was sent, in nanoseconds of {@link System#nanoTime()}'s clock
 * @param time until the driver had returned and the first row had arrived
 * @param rows rows that the application read, if the result is closed or exhausted
 * @param affectedRows rows that were changed, as far as the driver told
 * @param batchSize entries of the batch; 0 if it was none
 * @param failed whether the driver threw
 * @param migration whether a migration or schema tool sent it
 */
public record RecordedExecution(
    StatementShape shape,
    String dataSource,
    CallSite callSite,
    long start,
    Duration time,
    long rows,
    long affectedRows,
    int batchSize,
    boolean failed,
    boolean migration) {

  public RecordedExecution {
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(dataSource, "dataSource");
    Objects.requireNonNull(callSite, "callSite");
    Objects.requireNonNull(time, "time");
  }
}
