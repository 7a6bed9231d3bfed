package dev.roundtrip.benchmarks;

import com.p6spy.engine.spy.P6DataSource;
import dev.roundtrip.Roundtrip;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** Who watches the data source; the counting ones do no more than count executions. */
public enum Observer {
  RAW("raw") {
    @Override
    Observation observe(DataSource dataSource) {
      return () -> dataSource;
    }
  },
  ROUNDTRIP("Roundtrip") {
    @Override
    Observation observe(DataSource dataSource) {
      return new RoundtripObservation(Roundtrip.builder().build(), dataSource);
    }
  },
  DATASOURCE_PROXY("datasource-proxy, counting") {
    @Override
    Observation observe(DataSource dataSource) {
      DataSource proxy = ProxyDataSourceBuilder.create(dataSource).countQuery().build();
      return () -> proxy;
    }
  },
  DATASOURCE_PROXY_RESULT_SETS("datasource-proxy, counting, result sets") {
    @Override
    Observation observe(DataSource dataSource) {
      DataSource proxy =
          ProxyDataSourceBuilder.create(dataSource).countQuery().proxyResultSet().build();
      return () -> proxy;
    }
  },
  P6SPY("p6spy, counting") {
    @Override
    Observation observe(DataSource dataSource) {
      P6DataSource spy = new P6DataSource(dataSource);
      CountingListener listener = new CountingListener();
      spy.setJdbcEventListenerFactory(() -> listener);
      return () -> spy;
    }
  },
  /** As it comes, but see spy.properties: it builds what it would log, and writes nothing. */
  P6SPY_LOG("p6spy, silent log") {
    @Override
    Observation observe(DataSource dataSource) {
      DataSource spy = new P6DataSource(dataSource);
      return () -> spy;
    }
  };

  final String label;

  Observer(String label) {
    this.label = label;
  }

  abstract Observation observe(DataSource dataSource);
}
