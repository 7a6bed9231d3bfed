package dev.roundtrip.internal.jdbc;

import dev.roundtrip.internal.probe.ResultSetProbe;
import java.sql.ResultSet;

/** Rows that no statement of ours made: of the metadata, or a cursor that came as a value. */
final class ObservedForeignRows extends ObservedResultSet {

  private final ObservedConnection connection;

  ObservedForeignRows(ResultSet raw, ObservedConnection connection, ResultSetProbe probe) {
    super(raw, null, probe);
    this.connection = connection;
  }

  @Override
  ObservedConnection connection() {
    return connection;
  }
}
