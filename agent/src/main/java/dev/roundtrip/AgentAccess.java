package dev.roundtrip;

import dev.roundtrip.internal.config.Configuration;
import dev.roundtrip.internal.probe.DataSourceProbe;
import javax.sql.CommonDataSource;

/** What the agent needs of its own copy of the driver, and nobody else: it is in no other jar. */
public final class AgentAccess {

  private AgentAccess() {}

  /** A builder with the values of a configuration, whether it has problems or not. */
  public static Roundtrip.Builder builder(Configuration configuration) {
    return Configured.builder(configuration);
  }

  /** The probe of a data source, named after its class. */
  public static DataSourceProbe probe(Roundtrip roundtrip, Object dataSource) {
    return new DataSourceProbe(roundtrip.engine().recorder(), (CommonDataSource) dataSource)
        .named(dataSource.getClass().getSimpleName());
  }

  /** The probe of connections that a driver makes for a URL. */
  public static DataSourceProbe probe(Roundtrip roundtrip, String url) {
    return roundtrip.engine().urls().of(url);
  }
}
