package dev.roundtrip.benchmarks;

import dev.roundtrip.Roundtrip;
import javax.sql.DataSource;

record RoundtripObservation(Roundtrip roundtrip, DataSource dataSource) implements Observation {

  RoundtripObservation {
    dataSource = roundtrip.wrap(dataSource);
  }

  @Override
  public AutoCloseable openScope(String name) {
    return roundtrip.openScope(name);
  }

  @Override
  public void close() {
    roundtrip.close();
  }
}
