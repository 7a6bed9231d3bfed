package dev.roundtrip.recording;

import dev.roundtrip.finding.CallSite;
import java.util.Objects;

/**
 * A connection that was acquired and not closed yet.
 *
 * @param dataSource the name of the data source; empty if it has none
 * @param acquiredAt the application's line that asked for it; {@link CallSite#unknown()} if there
 *     was none, and in production
 */
public record RecordedConnection(String dataSource, CallSite acquiredAt) {

  public RecordedConnection {
    Objects.requireNonNull(dataSource, "dataSource");
    Objects.requireNonNull(acquiredAt, "acquiredAt");
  }
}
