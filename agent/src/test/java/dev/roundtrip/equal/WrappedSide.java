package dev.roundtrip.equal;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import javax.sql.DataSource;

/** The same data source behind wrappers: what they count of a script is in the log. */
final class WrappedSide {

  /** Runs a script. */
  @FunctionalInterface
  interface Run {

    void on(DataSource dataSource) throws Exception;
  }

  private final Roundtrip roundtrip =
      Roundtrip.builder().environment(dev.roundtrip.Environment.PRODUCTION).build();
  private final DataSource dataSource;

  WrappedSide(RawSide raw) {
    this.dataSource =
        switch (raw.door()) {
          case "xa" -> new LogicalConnections(roundtrip.wrapXa(raw.db().xaDataSource()));
          case "pooled" -> new LogicalConnections(roundtrip.wrapPooled(raw.db().poolDataSource()));
          default -> roundtrip.wrap(raw.dataSource());
        };
  }

  void run(String name, Run run) throws Exception {
    try (Scope scope = roundtrip.openScope(ScriptRequest.METHOD + " " + name)) {
      run.on(dataSource);
    }
  }
}
