package dev.roundtrip.internal.jdbc;

import dev.roundtrip.internal.callsite.FrameFilter;
import dev.roundtrip.internal.callsite.StackReader;
import dev.roundtrip.internal.callsite.ThreadStackReader;
import dev.roundtrip.internal.probe.ConnectionProbe;
import dev.roundtrip.internal.probe.DataSourceProbe;
import dev.roundtrip.internal.probe.OwnFailures;
import dev.roundtrip.internal.probe.ProbeSettings;
import dev.roundtrip.internal.probe.Recorder;
import dev.roundtrip.internal.scope.LedgerLimits;
import dev.roundtrip.internal.scope.Scopes;
import dev.roundtrip.internal.sql.ShapeCache;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;

/** Real probes for tests of the wrappers, which look at what the wrappers return. */
final class Probes {

  private Probes() {}

  static DataSourceProbe dataSource() {
    return new DataSourceProbe(
        new Recorder(
            new ProbeSettings(
                true,
                Long.MAX_VALUE,
                true,
                true,
                false,
                false,
                ProbeSettings.NEVER,
                ProbeSettings.NEVER,
                1),
            new ShapeCache(1 << 20),
            new Scopes(LedgerLimits.DEFAULT, System::nanoTime, ledger -> {}),
            new StackReader(new FrameFilter(List.of()), element -> null),
            new ThreadStackReader(new FrameFilter(List.of())),
            incident -> {},
            new OwnFailures()),
        new JdbcDataSource());
  }

  static ConnectionProbe connection() {
    DataSourceProbe dataSource = dataSource();
    return dataSource.acquired(dataSource.begin(), nothingAnswering());
  }

  private static Connection nothingAnswering() {
    return (Connection)
        Proxy.newProxyInstance(
            Probes.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> null);
  }
}
